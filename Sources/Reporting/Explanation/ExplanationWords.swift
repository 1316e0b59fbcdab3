internal import Findings
internal import Judgement

/// The steps from a count to a score, as sums that can be done again.
enum ExplanationWords {
  /// A number with as many digits as a check of the sum needs: five that count, at most six behind the point.
  static func exact(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let magnitude = abs(value) < 1e-12 ? 0 : (abs(value).logarithm10).rounded(.down)
    let places = max(0, min(6, 4 - Int(magnitude)))
    let scale = Self.power(places)
    let rounded = (value * scale).rounded() / scale
    if rounded == rounded.rounded(), abs(rounded) < 1e15 { return Wording.grouped(Int(rounded)) }
    let sign = rounded < 0 ? "−" : ""
    let whole = Int(abs(rounded))
    var rest = String(Int(((abs(rounded) - Double(whole)) * scale).rounded()))
    while rest.count < places { rest = "0" + rest }
    while rest.hasSuffix("0") { rest.removeLast() }
    return "\(sign)\(Wording.grouped(whole)).\(rest)"
  }

  static func score(_ score: Score) -> String {
    "\(exact(score.value)), 80 % interval \(exact(score.low)) to \(exact(score.high))"
  }

  /// What was seen, in the exposure's own unit.
  static func counted(_ path: Explanation.SignalPath) -> String {
    let result = path.result
    let unit = result.unit.hasPrefix("share") ? "as a share" : result.unit
    return "\(exact(result.value ?? 0)) (\(unit)), out of \(exact(result.exposure)) \(result.exposureUnit)"
  }

  /// How it came to be believed what is believed; nil for a fact.
  static func belief(_ path: Explanation.SignalPath, neutralScore: Double) -> String? {
    guard let belief = path.estimator?.belief else { return nil }
    guard let neutral = belief.neutral else {
      return "\(exact(belief.mean)), weighing \(exact(belief.strength))"
    }
    var text = "\(exact(neutral)) earns the neutral score of \(exact(neutralScore))"
    if belief.pastExposure > 0 {
      text +=
        "; the repository's own past had \(exact(belief.pastEvents)) in \(exact(belief.pastExposure)), pulled to it: "
        + (belief.isHeldAtNeutral
          ? "worse than neutral, which is charged to nobody"
          : exact(belief.mean))
    }
    return text + "; believed: \(exact(belief.mean)), weighing \(exact(belief.strength))"
  }

  /// The sum that makes the estimate.
  static func estimate(_ path: Explanation.SignalPath) -> String? {
    guard let estimator = path.estimator, let estimate = path.estimate, let value = path.result.value else {
      return nil
    }
    let spread = estimator.belief?.spread ?? 1
    let interval =
      "; 80 % interval \(exact(estimate.low)) to \(exact(estimate.high))"
      + (spread == 1 ? "" : " at \(exact(spread)) times the variance")
    switch estimator {
    case .exact: return "a fact, not a sample: \(exact(value))"
    case .share(let trials, let belief):
      return "(\(exact(belief.mean)) × \(exact(belief.strength)) + \(exact(value)) × \(exact(trials))) ÷ "
        + "(\(exact(belief.strength)) + \(exact(trials))) = \(exact(estimate.value))\(interval) (Beta)"
    case .rate(let exposure, let per, let grain, let belief):
      let unit = per == 1 && grain == 1 ? "" : ", an event counts \(exact(per * grain))"
      return "(\(exact(belief.mean)) × \(exact(belief.strength)) + \(exact(value)) × \(exact(exposure))) ÷ "
        + "(\(exact(belief.strength)) + \(exact(exposure))) = \(exact(estimate.value))\(interval) (Gamma\(unit))"
    case .mean(let count, let deviation, let belief):
      return "(\(exact(belief.mean)) × \(exact(belief.strength)) + \(exact(value)) × \(exact(count))) ÷ "
        + "(\(exact(belief.strength)) + \(exact(count))) = \(exact(estimate.value))\(interval) "
        + "(normal, scatter \(exact(deviation)))"
    }
  }

  /// Where on the ladder the estimate stands.
  static func rung(_ path: Explanation.SignalPath) -> String? {
    guard let estimate = path.estimate, let score = path.result.score else { return nil }
    let rungs = path.ladder.rungs
    let above = rungs.firstIndex { estimate.value <= $0.value }
    let place: String
    switch above {
    case 0?: place = "at or before the first rung, \(exact(rungs[0].value))"
    case let index?:
      let (left, right) = (rungs[index - 1], rungs[index])
      place =
        "between \(exact(left.value)) → \(exact(left.score)) and \(exact(right.value)) → \(exact(right.score))"
    case nil: place = "beyond the last rung, \(exact(rungs.last?.value ?? 0))"
    }
    return "\(exact(estimate.value)) stands \(place): score \(self.score(score))"
  }

  /// `((74^-4 + 90^-4) ÷ 2)^(1 ÷ -4) = 80.3`; with a word on scores that count as more than they are.
  static func mean(
    of printed: [(value: Double, weight: Double)], in explanation: Explanation, result: Score
  ) -> String {
    let (exponent, floor) = (explanation.exponent, explanation.scoreFloor)
    let scores = printed.map { (value: max($0.value, floor), weight: $0.weight) }
    let raised = printed.contains { $0.value < floor } ? "; none counts as less than \(exact(floor))" : ""
    let equal = Set(scores.map(\.weight)).count <= 1
    let terms = scores.map { entry in
      let power = exponent == 0 ? "ln \(exact(entry.value))" : "\(exact(entry.value))^\(exact(exponent))"
      return equal ? power : "\(exact(entry.weight)) × \(power)"
    }.joined(separator: " + ")
    let sum = equal ? "((\(terms)) ÷ \(scores.count))" : "(\(terms))"
    let whole = exponent == 0 ? "exp \(sum)" : "\(sum)^(1 ÷ \(exact(exponent)))"
    return "\(whole) = \(self.score(result))\(raised)"
  }

  /// What the interval of a mean is made of.
  static func interval(_ mean: ScoreMean, in explanation: Explanation) -> String {
    let (sampled, whole) = (mean.sampled, mean.score)
    let carried =
      "the scores' own, carried through the mean with errors that go together at \(exact(explanation.scoreDependence)): "
      + "\(exact(sampled.low)) to \(exact(sampled.high))"
    guard whole != sampled else { return carried }
    return carried
      + "; had nothing been believed before, the mean would be \(exact(mean.seen)), and it reaches as much further: "
      + "\(exact(whole.low)) to \(exact(whole.high))"
  }

  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { value, _ in value * 10 } }
}

extension Double {
  /// The exponent of ten of a positive number, rounded down where it is whole.
  fileprivate var logarithm10: Double {
    var value = self
    var exponent = 0.0
    while value >= 10 { value /= 10; exponent += 1 }
    while value < 1 { value *= 10; exponent -= 1 }
    return exponent
  }
}
