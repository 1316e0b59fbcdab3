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

  /// 100 for a function that is easy to change, down to 0: each measure loses points beyond its first band, steadily,
  /// so that every step of getting worse or better shows.
  static func health(_ function: FunctionMeasure) -> Double {
    let losses = [
      loss(function.cyclomatic, from: 5, to: 40), loss(function.cognitive, from: 8, to: 50),
      loss(function.nloc, from: 25, to: 150), loss(function.nesting, from: 2, to: 7),
      loss(function.parameters, from: 4, to: 10),
    ].sorted(by: >)
    // The worst measure counts in full, the others a quarter: they tend to say the same thing.
    return max(0, 100 - losses[0] - losses.dropFirst().reduce(0, +) / 4)
  }

  /// A file's health: its functions' by their lines; 100 without functions.
  static func health(_ file: FileMeasure) -> Double {
    let lines = file.functions.reduce(0) { $0 + max(1, $1.nloc) }
    guard lines > 0 else { return 100 }
    return file.functions.reduce(0.0) { $0 + health($1) * Double(max(1, $1.nloc)) } / Double(lines)
  }

  private static func band(_ value: Int, _ limits: [Int]) -> Double { bands[limits.count { value > $0 }] }

  private static func loss(_ value: Int, from low: Int, to high: Int) -> Double {
    min(max(Double(value - low) / Double(high - low), 0), 1) * 80
  }
}
