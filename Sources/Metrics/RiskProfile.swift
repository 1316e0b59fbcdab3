package import Findings

/// How much of the code, by lines of functions, is in which band of risk.
///
/// Bands are low, moderate, high, very high. Cyclomatic bands are SIG's of 2007 (Heitlager, Kuipers, Visser: 1–10,
/// 11–20, 21–50, over 50). Size and parameters use the limits of SIG/TÜViT's guidance for producers (15, 30, 60 lines;
/// 3, 5, 7 parameters). Nesting uses CodeScene's warning of 4 as the start of high.
package struct RiskProfile: Sendable, Hashable {
  /// What a profile is about.
  package enum Property: String, Sendable, CaseIterable {
    case cyclomatic, size, nesting, parameters

    /// The first value of the moderate, high and very high band.
    package var limits: (moderate: Int, high: Int, veryHigh: Int) {
      switch self {
      case .cyclomatic: (11, 21, 51)
      case .size: (16, 31, 61)
      case .nesting: (3, 4, 6)
      case .parameters: (3, 5, 7)
      }
    }

    func value(of function: FunctionMeasure) -> Int {
      switch self {
      case .cyclomatic: function.cyclomatic
      case .size: function.nloc
      case .nesting: function.nesting
      case .parameters: function.parameters
      }
    }
  }

  package enum Band: Int, Sendable, CaseIterable {
    case low, moderate, high, veryHigh
  }

  /// Lines of code in each band, in the order of `Band`.
  package private(set) var lines = [0, 0, 0, 0]
  package let property: Property

  package init(_ property: Property, of functions: some Sequence<FunctionMeasure>) {
    self.property = property
    for function in functions { lines[band(of: function).rawValue] += function.nloc }
  }

  /// All lines of functions.
  package var total: Int { lines.reduce(0, +) }

  /// The share of lines in `band`, 0…1; 0 where there are no functions.
  package func share(of band: Band) -> Double {
    total == 0 ? 0 : Double(lines[band.rawValue]) / Double(total)
  }

  /// Where one function falls.
  package func band(of function: FunctionMeasure) -> Band {
    let value = property.value(of: function)
    let limits = property.limits
    if value >= limits.veryHigh { return .veryHigh }
    if value >= limits.high { return .high }
    return value >= limits.moderate ? .moderate : .low
  }
}
