internal import Findings
internal import Hiring

/// The smallest change of one signal that flips the decision, found by asking the decision again.
struct Flip {
  var signal: JudgedSignal
  var value: Double
  var outcome: Recommendation.Outcome
  /// Points of the signal's score between the value seen and this one.
  var distance: Double

  /// In words with the number.
  var sentence: String {
    let seen = signal.measurement?.value ?? 0
    let limit = value > seen ? "at least" : "at most"
    return
      "\(signal.title): \(limit) \(signal.words(for: value)) instead of \(signal.words(for: seen)) (\(signal.unit)) would "
      + "make it \(outcome.rawValue)."
  }

  /// The flip of `signal` towards a better (or worse) outcome; nil where it alone cannot flip the decision.
  init?(of signal: JudgedSignal, in decision: Decision, better: Bool) {
    guard let measurement = signal.measurement, let rank = decision.outcome.rank else { return nil }
    func flips(_ value: Double) -> Recommendation.Outcome? {
      let outcome = decision.varying(signal.id, to: value).outcome
      guard let other = outcome.rank, better ? other > rank : other < rank else { return nil }
      return outcome
    }
    let reachable = better ? measurement.better : measurement.worse
    let end = better ? signal.ladder.best : signal.ladder.worst
    let found: Double?
    if !reachable.isEmpty {
      found = reachable.first { flips($0) != nil }
    } else {
      // Values beyond the ladder's end change nothing, and getting better must not mean getting worse.
      let isAhead = signal.ladder.isRising == better ? measurement.value < end : measurement.value > end
      found = isAhead && flips(end) != nil ? Self.search(from: measurement.value, to: end) { flips($0) != nil } : nil
    }
    guard let found, let outcome = flips(found) else { return nil }
    self.signal = signal
    self.value = found
    self.outcome = outcome
    self.distance = abs(signal.ladder.score(found) - signal.ladder.score(measurement.value))
  }

  /// The first value on the way that holds, rounded onwards to what is printed; `end` itself holds.
  static func search(from start: Double, to end: Double, holds: (Double) -> Bool) -> Double {
    var outside = start
    var inside = end
    for _ in 0..<40 {
      let middle = (outside + inside) / 2
      if holds(middle) { inside = middle } else { outside = middle }
    }
    for step in [1.0, 10, 100, 1_000] {
      let scaled = inside * step
      let rounded = (end > start ? scaled.rounded(.up) : scaled.rounded(.down)) / step
      let isOnTheWay = end > start ? rounded <= end && rounded > start : rounded >= end && rounded < start
      // The coarsest number that still says nearly the same.
      if isOnTheWay, abs(rounded - inside) <= 0.1 * abs(end - start), holds(rounded) { return rounded }
    }
    return inside
  }
}
