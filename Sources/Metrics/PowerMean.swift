internal import Foundation

/// The weighted power mean: with an exponent below 1 one high value cannot hide a low one.
///
/// Source: SIG's 2026 quality model replaced the mean by a power mean for that reason.
package enum PowerMean {
  /// The mean of values that are 0 or more; nil without any weight. An exponent of 0 is the geometric mean.
  package static func mean(_ values: [(value: Double, weight: Double)], exponent: Double) -> Double? {
    let total = values.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    if exponent <= 0, values.contains(where: { $0.value <= 0 && $0.weight > 0 }) { return 0 }
    if exponent == 0 { return exp(values.reduce(0) { $0 + $1.weight * log($1.value) } / total) }
    let sum = values.reduce(0) { $0 + $1.weight * pow(max($1.value, 0), exponent) }
    return pow(sum / total, 1 / exponent)
  }
}
