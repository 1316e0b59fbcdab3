package import Metrics

extension PowerMean {
  /// The mean of scores with its interval.
  ///
  /// Each score's distance to its own end is carried through the mean alone. For errors that do not depend on each other
  /// the distances are added as squares, and where all are unlucky together as they are: first-order propagation with one
  /// correlation between every two of them.
  ///
  /// - Parameter dependence: that correlation, from 0 to 1.
  package static func mean(
    _ scores: [(score: Score, weight: Double)], exponent: Double, dependence: Double = 0
  ) -> Score? {
    let values = scores.map { (value: $0.score.value, weight: $0.weight) }
    guard let middle = mean(values, exponent: exponent) else { return nil }
    var below = (sum: 0.0, squares: 0.0)
    var above = (sum: 0.0, squares: 0.0)
    for (index, entry) in scores.enumerated() {
      var moved = values
      moved[index].value = entry.score.low
      let low = mean(moved, exponent: exponent) ?? middle
      moved[index].value = entry.score.high
      let high = mean(moved, exponent: exponent) ?? middle
      below = (below.sum + middle - low, below.squares + (middle - low) * (middle - low))
      above = (above.sum + high - middle, above.squares + (high - middle) * (high - middle))
    }
    func distance(_ parts: (sum: Double, squares: Double)) -> Double {
      (dependence * parts.sum * parts.sum + (1 - dependence) * parts.squares).squareRoot()
    }
    return Score(
      value: middle, low: max(0, middle - distance(below)), high: min(100, middle + distance(above)))
  }
}
