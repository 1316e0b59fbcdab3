package import Findings
internal import Foundation

/// How much of the code, by lines of functions, is in which band of risk, and how many stars that earns.
///
/// Each property has three limits and, for each, the share of lines that may stand over it at four stars. Those of size,
/// complexity and parameters are published: SIG/TÜViT, "Guidance for Producers" v17.0 (2025), as transcribed; shares
/// nest, so that a function of 70 lines counts against all three. Nobody publishes any for nesting: those are our default
/// (CodeScene warns at 4 levels).
///
/// The stars are ours, not SIG's: four where the worst share is just at its cap, one less each time it doubles, one more
/// where it is half.
package struct RiskProfile: Sendable, Hashable {
  /// What a profile is about.
  package enum Property: String, Sendable, CaseIterable {
    case complexity, size, nesting, parameters

    /// From low to high: what a function must be over, and the share of lines that four stars allow over it.
    package var limits: [(over: Int, cap: Double)] {
      switch self {
      case .complexity: [(5, 0.202), (10, 0.073), (25, 0.011)]
      case .size: [(15, 0.471), (30, 0.231), (60, 0.083)]
      case .nesting: [(2, 0.2), (3, 0.07), (5, 0.01)]
      case .parameters: [(2, 0.15), (4, 0.033), (6, 0.009)]
      }
    }

    func value(of function: FunctionMeasure) -> Int {
      switch self {
      case .complexity: function.cyclomatic
      case .size: function.nloc
      case .nesting: function.nesting
      case .parameters: function.parameters
      }
    }
  }

  package enum Band: Int, Sendable, CaseIterable {
    case low, moderate, high, veryHigh
  }

  package let property: Property
  /// Lines of code in each band, in the order of `Band`.
  package private(set) var lines = [0, 0, 0, 0]

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
    return Band(rawValue: property.limits.count { value > $0.over }) ?? .veryHigh
  }

  /// The share of lines over each limit beside what four stars allow.
  package var shares: [(over: Int, share: Double, cap: Double)] {
    property.limits.enumerated().map { index, limit in
      let over = lines[(index + 1)...].reduce(0, +)
      return (limit.over, total == 0 ? 0 : Double(over) / Double(total), limit.cap)
    }
  }

  /// 1…5; nil where there are no functions.
  package var stars: Double? {
    total == 0 ? nil : Stars.of(shares.map { $0.share / $0.cap }.max() ?? 0)
  }
}

/// Our stars.
enum Stars {
  /// - Parameter ratio: what there is by what four stars allow.
  static func of(_ ratio: Double) -> Double {
    ratio <= 0.5 ? 5 : max(1, 4 - log2(ratio))
  }
}
