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
    let neutral = ladder.value(earning: neutralScore)
    let mean = (past.events + neutral * shareStrength) / (past.exposure + shareStrength)
    let fair = min(max(better(mean, neutral, ladder), 0.01), 0.99)
    return .share(trials: trials, mean: fair, strength: shareStrength)
  }

  /// The same for a count per `per` of exposure.
  func rate(
    of exposure: Double, per: Double, grain: Double = 1, past: Tally = Tally(), strength: Double? = nil, ladder: Ladder
  ) -> Estimator {
    let strength = strength ?? rateStrength
    let neutral = ladder.value(earning: neutralScore)
    let mean = (past.events * per + neutral * strength) / (past.exposure + strength)
    return .rate(
      exposure: exposure, per: per, grain: grain, mean: max(better(mean, neutral, ladder), 0), strength: strength)
  }

  private func better(_ mean: Double, _ neutral: Double, _ ladder: Ladder) -> Double {
    ladder.isRising ? max(mean, neutral) : min(mean, neutral)
  }
}
