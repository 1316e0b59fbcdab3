internal import Metrics

/// A power mean of scores, with both things that its interval is made of.
///
/// What is believed before pulls every score the same way. So beside the scores' scatter, which is carried through the
/// mean as such, the whole distance to what was seen belongs to the interval, on its side; or nobody much better or
/// worse than neutral would ever be inside of theirs.
package struct ScoreMean: Sendable, Hashable {
  /// With the interval that scatter alone makes.
  package var sampled: Score
  /// The mean, had nothing been believed before.
  package var seen: Double

  /// - Parameters:
  ///   - scores: each with its interval.
  ///   - seen: the same scores, had nothing been believed before.
  init?(
    _ scores: [(score: Score, weight: Double)], seen: [(value: Double, weight: Double)], policy: JudgementPolicy
  ) {
    guard
      let sampled = PowerMean.mean(scores, exponent: policy.exponent, dependence: policy.scoreDependence),
      let seen = PowerMean.mean(seen, exponent: policy.exponent)
    else { return nil }
    self.sampled = sampled
    self.seen = seen
  }

  /// With the whole interval.
  package var score: Score {
    Score(
      value: sampled.value, low: max(0, sampled.low - max(0, sampled.value - seen)),
      high: min(100, sampled.high + max(0, seen - sampled.value)))
  }
}
