internal import Findings

/// How risky a function is to change, from its measures alone.
///
/// Bands for cyclomatic complexity: SIG 2007 (Heitlager et al.), 10, 20 and 50. Lines: SIG v17's 30 and 60 and, at the
/// top, twice that. Parameters: SIG v17's 5 and 7. Nesting: CodeScene warns from 4, Qlty from 5. Cognitive complexity:
/// Sonar's limit of 15, with our steps above.
enum FunctionRisk {
  /// 0 for low risk, then 0.25, 0.6 and 1 for moderate, high and very high. The weights are our default.
  static let bands = [0, 0.25, 0.6, 1]

  /// By complexity: the worse of cyclomatic and cognitive.
  static func complexity(_ function: FunctionMeasure) -> Double {
    max(band(function.cyclomatic, [10, 20, 50]), band(function.cognitive, [15, 30, 60]))
  }

  /// By shape: the worst of size, nesting and parameters.
  static func shape(_ function: FunctionMeasure) -> Double {
    max(band(function.nloc, [30, 60, 120]), band(function.nesting, [3, 4, 6]), band(function.parameters, [4, 6, 9]))
  }

  private static func band(_ value: Int, _ limits: [Int]) -> Double { bands[limits.count { value > $0 }] }
}
