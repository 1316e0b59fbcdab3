internal import Findings
internal import Hiring

/// The smallest change of one signal that flips the decision, found by asking the decision again.
struct Flip {
  var signal: JudgedSignal
  /// As it is printed, rounded onwards: what is said flips the decision too.
  var value: Double
  /// What it was rounded to: a value nearer to the seen one by more than this does not flip. 0 where the signal can only
  /// be certain numbers, of which this is the nearest.
  var step: Double
  var outcome: Recommendation.Outcome
  /// Points of the signal's score between the value seen and this one.
  var distance: Double

  /// In words with the number.
  var sentence: String {
    let seen = signal.measurement?.value ?? 0
    let limit = value > seen ? "at least" : "at most"
    return "\(signal.title): \(limit) \(wanted) instead of \(found) (\(signal.unit)) would \(outcome.becoming)."
  }

  /// The value and the one seen, in words that differ.
  var wanted: String { words(value) }
  var found: String { words(signal.measurement?.value ?? 0) }

  private func words(_ value: Double) -> String {
    guard step > 0, step < Self.usualStep(at: self.value, share: isShare) * 0.99 else {
      return signal.words(for: value)
    }
    return isShare ? "\(Self.digits(value * 100, step * 100)) %" : Self.digits(value, step)
  }

  private var isShare: Bool { signal.unit.hasPrefix("share") }

  /// The flip of `signal` towards a better (or worse) outcome; nil where it alone cannot flip the decision.
  init?(of signal: JudgedSignal, in decision: Decision, better: Bool) {
    guard let measurement = signal.measurement, let rank = decision.rank else { return nil }
    func flips(_ value: Double) -> Recommendation.Outcome? {
      let varied = decision.varying(signal.id, to: value)
      guard let other = varied.rank, better ? other > rank : other < rank else { return nil }
      return varied.outcome
    }
    let reachable = better ? measurement.better : measurement.worse
    let end = better ? signal.ladder.best : signal.ladder.worst
    let found: (value: Double, step: Double)?
    if !reachable.isEmpty {
      found = reachable.first { flips($0) != nil }.map { ($0, 0) }
    } else {
      // Values beyond the ladder's end change nothing, and getting better must not mean getting worse.
      let isAhead = signal.ladder.isRising == better ? measurement.value < end : measurement.value > end
      found =
        isAhead && flips(end) != nil
        ? Self.search(from: measurement.value, to: end, share: signal.unit.hasPrefix("share")) { flips($0) != nil }
        : nil
    }
    guard let found, let outcome = flips(found.value) else { return nil }
    self.signal = signal
    self.value = found.value
    self.step = found.step
    self.outcome = outcome
    self.distance = abs(signal.ladder.score(found.value) - signal.ladder.score(measurement.value))
  }

  // MARK: Search

  /// Places between start and end that are asked before halving: a better number widens intervals now and then, so that
  /// what holds at one place may not hold a little further, and the first place is what is wanted.
  private static let places = 16

  /// The first value on the way that holds, rounded onwards to what is printed; `end` itself holds.
  static func search(
    from start: Double, to end: Double, share: Bool, holds: (Double) -> Bool
  ) -> (value: Double, step: Double) {
    var outside = start
    var inside = end
    for place in 1..<places {
      let value = start + (end - start) * Double(place) / Double(places)
      if holds(value) {
        inside = value
        break
      }
      outside = value
    }
    for _ in 0..<40 {
      let middle = (outside + inside) / 2
      if holds(middle) { inside = middle } else { outside = middle }
    }
    // As coarse as numbers are printed, finer where that would lead past the end or say the number seen again.
    for finer in [1.0, 10, 100, 1_000, 10_000] {
      let step = usualStep(at: inside, share: share) / finer
      let seen = (start / step).rounded() * step
      for value in onGrid(inside, step, up: end > start) {
        let isOnTheWay = end > start ? value <= end && value > start : value >= end && value < start
        if isOnTheWay, abs(value - seen) > step / 2, holds(value) { return (value, step) }
      }
    }
    return (end, abs(end - inside))
  }

  /// What `JudgedSignal.words` rounds a value to.
  private static func usualStep(at value: Double, share: Bool) -> Double {
    share ? (abs(value) < 0.1 ? 0.001 : 0.01) : 0.01
  }

  /// The places of the grid to be asked: the one that the value lies on but for its last bits, then the next onwards.
  private static func onGrid(_ value: Double, _ step: Double, up: Bool) -> [Double] {
    let scale = (1 / step).rounded()
    let scaled = value * scale
    let nearest = scaled.rounded()
    guard abs(scaled - nearest) < 1e-9 * max(1, abs(scaled)) else {
      return [scaled.rounded(up ? .up : .down) / scale]
    }
    return [nearest / scale, (nearest + (up ? 1 : -1)) / scale]
  }

  /// `value` with the decimals of `step`, without trailing zeros.
  private static func digits(_ value: Double, _ step: Double) -> String {
    var places = 0
    var scale = 1.0
    while scale * step < 0.999, places < 9 {
      scale *= 10
      places += 1
    }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    var rest = String(Int(scaled) % Int(scale))
    rest = places == 0 ? "" : String(repeating: "0", count: max(0, places - rest.count)) + rest
    while rest.hasSuffix("0") { rest.removeLast() }
    return (value < 0 && scaled > 0 ? "-" : "") + "\(Int(scaled) / Int(scale))" + (rest.isEmpty ? "" : ".\(rest)")
  }
}
