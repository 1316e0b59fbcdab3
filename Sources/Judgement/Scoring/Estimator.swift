/// What is believed about a signal's number, and how sure that is, after so little or so much was seen.
///
/// A kept estimator can be asked about another value of the same exposure: that is how "what would change it" is found.
package enum Estimator: Sendable, Hashable {
  /// A fact, not a sample.
  case exact
  /// A share of `trials`: Beta.
  case share(trials: Double, belief: Belief)
  /// Events per `per` of exposure: Gamma. One event counts `grain` of the value's unit.
  case rate(exposure: Double, per: Double, grain: Double, belief: Belief)
  /// The mean of `count` numbers that scatter by `deviation`: normal.
  case mean(count: Double, deviation: Double, belief: Belief)

  /// A number between its 10 % and its 90 % quantile.
  package struct Estimate: Sendable, Hashable {
    package var value: Double
    package var low: Double
    package var high: Double
  }

  /// The quantiles that leave 80 % between them.
  static let tails = (low: 0.1, high: 0.9)
  /// The standard normal distribution's 90 % quantile.
  static let normalQuantile = 1.2815515655446004

  /// The estimate if `value` had been seen.
  package func estimate(of value: Double) -> Estimate {
    switch self {
    case .exact: return Estimate(value: value, low: value, high: value)
    case .share(let trials, let belief):
      let (mean, strength) = (belief.mean, belief.strength)
      let share = min(max(value, 0), 1)
      let a = mean * strength + share * trials
      let b = (1 - mean) * strength + (1 - share) * trials
      guard a + b > 0 else { return Estimate(value: share, low: 0, high: 1) }
      let middle = a / (a + b)
      // Belief and sight together of less than half an event say no more than half an event does: a distribution of a
      // smaller shape has nearly all its weight at nought, and 0 of 14 would mean under 1 of 1,000. Half an event is
      // Jeffreys' prior, as in the same paper.
      let (wideA, wideB) = (max(0.5, a / belief.spread), max(0.5, b / belief.spread))
      // Where it never happened, or always did, that may be the whole truth, which no quantile reaches: the interval
      // goes to the end, as in Brown, Cai and DasGupta, Interval Estimation for a Binomial Proportion, 2001.
      return Estimate(
        value: middle,
        low: trials > 0 && share == 0 ? 0 : min(middle, BetaDistribution.quantile(Self.tails.low, a: wideA, b: wideB)),
        high: trials > 0 && share == 1 ? 1 : max(middle, BetaDistribution.quantile(Self.tails.high, a: wideA, b: wideB))
      )
    case .rate(let exposure, let per, let grain, let belief):
      let (mean, strength) = (belief.mean, belief.strength)
      let unit = per * grain * belief.spread
      let shape = (mean * strength + max(0, value) * exposure) / unit
      let total = (strength + exposure) / unit
      guard total > 0 else { return Estimate(value: value, low: value, high: value) }
      let middle = shape / total
      let isNever = exposure > 0 && value <= 0
      // As above: where all that was seen, the past too, holds no more than half an event, half of one may be in it.
      let half = GammaDistribution.quantile(Self.tails.high, shape: 0.5) / (total + belief.pastExposure / unit)
      return Estimate(
        value: middle, low: isNever ? 0 : min(middle, GammaDistribution.quantile(Self.tails.low, shape: shape) / total),
        high: max(middle, GammaDistribution.quantile(Self.tails.high, shape: shape) / total, half))
    case .mean(let count, let deviation, let belief):
      let (mean, strength) = (belief.mean, belief.strength)
      let total = count + strength
      guard total > 0 else { return Estimate(value: value, low: value, high: value) }
      let middle = (mean * strength + value * count) / total
      let half = Self.normalQuantile * deviation * (belief.spread / total).squareRoot()
      return Estimate(value: middle, low: middle - half, high: middle + half)
    }
  }

  /// The same whose interval is as wide as `spread` times the variance makes it; see `Belief.spread`.
  func spread(by spread: Double) -> Estimator {
    func wide(_ belief: Belief) -> Belief {
      var belief = belief
      belief.spread = spread
      return belief
    }
    return switch self {
    case .exact: .exact
    case .share(let trials, let belief): .share(trials: trials, belief: wide(belief))
    case .rate(let exposure, let per, let grain, let belief):
      .rate(exposure: exposure, per: per, grain: grain, belief: wide(belief))
    case .mean(let count, let deviation, let belief): .mean(count: count, deviation: deviation, belief: wide(belief))
    }
  }

  /// What is believed before; nil for a fact.
  package var belief: Belief? {
    switch self {
    case .exact: nil
    case .share(_, let belief), .rate(_, _, _, let belief), .mean(_, _, let belief): belief
    }
  }

  /// The score of `value` on `ladder`, with its interval.
  package func score(of value: Double, on ladder: Ladder) -> Score {
    let estimate = estimate(of: value)
    let ends = [ladder.score(estimate.low), ladder.score(estimate.high)].sorted()
    return Score(value: ladder.score(estimate.value), low: ends[0], high: ends[1])
  }
}
