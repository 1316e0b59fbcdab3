/// What happened and what it was out of.
struct Tally {
  var events = 0.0
  var exposure = 0.0

  static func + (left: Tally, right: Tally) -> Tally {
    Tally(events: left.events + right.events, exposure: left.exposure + right.exposure)
  }
}

extension JudgementPolicy {
  /// What is believed of a share before the person's own work is seen: the repository's own past, itself pulled to the
  /// neutral value, and never worse than neutral, so that a bad past is charged to nobody.
  func share(of trials: Double, past: Tally = Tally(), ladder: Ladder) -> Estimator {
    var belief = Belief(
      past: past, neutral: ladder.value(earning: neutralScore), strength: shareStrength, isRising: ladder.isRising)
    belief.mean = min(max(belief.mean, 0.01), 0.99)
    return .share(trials: trials, belief: belief)
  }

  /// The same for a count per `per` of exposure.
  func rate(
    of exposure: Double, per: Double, grain: Double = 1, past: Tally = Tally(), strength: Double? = nil, ladder: Ladder
  ) -> Estimator {
    var belief = Belief(
      past: past, per: per, neutral: ladder.value(earning: neutralScore), strength: strength ?? rateStrength,
      isRising: ladder.isRising)
    belief.mean = max(belief.mean, 0)
    return .rate(exposure: exposure, per: per, grain: grain, belief: belief)
  }
}
