package import Metrics

extension PowerMean {
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
