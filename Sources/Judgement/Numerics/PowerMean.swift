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

  /// The mean of scores with its interval.
  ///
  /// Each score's distance to its own end is carried through the mean alone, and the distances are added as squares:
  /// first-order propagation for errors that do not depend on each other. Taking every low end at once would be right
  /// only if all were unlucky together.
  package static func mean(_ scores: [(score: Score, weight: Double)], exponent: Double) -> Score? {
    let values = scores.map { (value: $0.score.value, weight: $0.weight) }
    guard let middle = mean(values, exponent: exponent) else { return nil }
    var below = 0.0
    var above = 0.0
    for (index, entry) in scores.enumerated() {
      var moved = values
      moved[index].value = entry.score.low
      let low = mean(moved, exponent: exponent) ?? middle
      moved[index].value = entry.score.high
      let high = mean(moved, exponent: exponent) ?? middle
      below += (middle - low) * (middle - low)
      above += (high - middle) * (high - middle)
    }
    return Score(
      value: middle, low: max(0, middle - below.squareRoot()), high: min(100, middle + above.squareRoot()))
  }
}
