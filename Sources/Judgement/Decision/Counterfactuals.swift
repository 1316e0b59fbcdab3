internal import Findings
internal import Hiring

/// What would change a decision: one signal at a time, the nearest first; where none alone is enough, up to three
/// together; and the breaches, without which it would be another.
struct Counterfactuals {
  let decision: Decision

  /// How many are named.
  private static let limit = 3

  func sentences() -> [String] {
    switch decision.outcome {
    case .insufficientEvidence: return decision.floor.toGrade.map { "More evidence: \($0)" }
    case .keep: return worse()
    case .coach, .release: return breaches() + better() + decision.floor.toGrade.map { "More evidence: \($0)" }
    }
  }

  /// Single signals that lift the outcome; else a few together, the breaches out of the way.
  private func better() -> [String] {
    let flips = flips(better: true)
    if !flips.isEmpty { return flips.prefix(Self.limit).map(\.sentence) }
    if let joint = joint() { return [joint.sentence] }
    if let sentence = settled() { return [sentence] }
    let tried =
      "the three numbers that hold the most back would not change it together: too much is under the bar at once."
    guard !decision.breaches.isEmpty else { return [tried.prefix(1).uppercased() + tried.dropFirst()] }
    if let rank = decision.rank, let other = withoutBreaches.rank, other > rank { return [] }
    return ["Even without the breaches, \(tried)"]
  }

  /// Where nothing of theirs is in the way but a key that came in somebody else's commit.
  private func settled() -> String? {
    var settled = decision
    settled.hasContestedKey = false
    guard let rank = decision.rank, let other = settled.rank, other > rank else { return nil }
    return "Once the password or key in another contractor's commit is settled and replaced, it would "
      + "\(settled.outcome.being)."
  }

  private var withoutBreaches: Decision {
    var clean = decision
    clean.breaches = []
    return clean
  }

  private func worse() -> [String] {
    let found = flips(better: false).prefix(2).map(\.sentence)
    return found + ["A breach in the coming week, like hours billed and not tracked, would make it coach."]
  }

  /// Every signal that alone makes the outcome better (or worse), the nearest first.
  func flips(better: Bool) -> [Flip] {
    decision.card.signals.compactMap { Flip(of: $0, in: decision, better: better) }
      .sorted { ($0.distance, $0.signal.id) < ($1.distance, $1.signal.id) }
  }

  // MARK: Together

  /// Several signals, and perhaps the breaches, that together make the outcome better, and of which none can be left out.
  struct Joint {
    /// One signal, with the number it has to come to and the one seen, in words.
    struct Part {
      var signal: JudgedSignal
      var value: Double
      var wanted: String
      var found: String
    }

    var parts: [Part]
    /// Whether the breaches have to be out of the way too.
    var needsNoBreach: Bool
    var outcome: Recommendation.Outcome

    var sentence: String {
      let numbers = parts.map { "\($0.signal.title): \($0.wanted) instead of \($0.found)" }
      return "Together these would \(outcome.becoming): "
        + "\(Words.list((needsNoBreach ? ["no breach"] : []) + numbers))."
    }
  }

  /// The first that is found, with the breaches as they are, else without them.
  func joint() -> Joint? {
    if let joint = joint(in: decision, needsNoBreach: false) { return joint }
    guard !decision.breaches.isEmpty else { return nil }
    let clean = withoutBreaches
    // Where their end alone is enough, that is said by itself.
    guard clean.outcome == decision.outcome else { return nil }
    return joint(in: clean, needsNoBreach: true)
  }

  private func joint(in decision: Decision, needsNoBreach: Bool) -> Joint? {
    for order in orders(in: decision) {
      if let joint = joint(of: order, in: decision, needsNoBreach: needsNoBreach) { return joint }
    }
    return nil
  }

  /// The first signals of an order, each brought as far as it goes, until one more is enough; then without those that it
  /// takes nothing from to leave out.
  private func joint(of order: [JudgedSignal], in decision: Decision, needsNoBreach: Bool) -> Joint? {
    var varied = decision
    var parts: [Joint.Part] = []
    for signal in order.prefix(Self.limit) {
      if let flip = Flip(of: signal, in: varied, better: true) {
        parts.append(Joint.Part(signal: signal, value: flip.value, wanted: flip.wanted, found: flip.found))
        return needed(parts, in: decision, needsNoBreach: needsNoBreach)
      }
      let goal = Self.goal(of: signal)
      let found = signal.words(for: signal.measurement?.value ?? 0)
      parts.append(Joint.Part(signal: signal, value: goal, wanted: signal.words(for: goal), found: found))
      varied = varied.varying(signal.id, to: goal)
    }
    return nil
  }

  private func needed(
    _ parts: [Joint.Part], in decision: Decision,
    needsNoBreach: Bool
  ) -> Joint? {
    func outcome(_ parts: [Joint.Part])
      -> Recommendation.Outcome?
    {
      let varied = parts.reduce(decision) { $0.varying($1.signal.id, to: $1.value) }
      guard let rank = decision.rank, let other = varied.rank, other > rank else { return nil }
      return varied.outcome
    }
    var kept = parts
    var index = 0
    while index < kept.count {
      var fewer = kept
      fewer.remove(at: index)
      if outcome(fewer) != nil { kept = fewer } else { index += 1 }
    }
    return outcome(kept).map { Joint(parts: kept, needsNoBreach: needsNoBreach, outcome: $0) }
  }

  /// How far a signal can be brought.
  private static func goal(of signal: JudgedSignal) -> Double { signal.measurement?.better.last ?? signal.ladder.best }

  /// In which orders signals are tried: for a release by dimensions, those of each group under the bar by what they lift
  /// its upper end, because one group less may be enough; then all by what the overall score gains.
  private func orders(in decision: Decision) -> [[JudgedSignal]] {
    let policy = decision.policy
    let signals = decision.card.signals.filter { signal in
      guard let measurement = signal.measurement else { return false }
      return signal.ladder.score(Self.goal(of: signal)) > signal.ladder.score(measurement.value)
    }
    func ordered(_ signals: [JudgedSignal], by worth: (Decision) -> Double) -> [JudgedSignal] {
      let gains = signals.map { ($0, worth(decision.varying($0.id, to: Self.goal(of: $0)))) }
      return gains.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.map(\.0)
    }
    let groups = decision.outcome == .release ? decision.groupsUnderBar : []
    return groups.map { group in
      ordered(signals.filter { group.contains($0.dimension) }) { varied in
        group.reduce(0) { $0 + min(policy.bar, varied.card.score(of: $1, policy: policy)?.score.high ?? policy.bar) }
      }
    } + [ordered(signals) { $0.card.overall(policy: policy)?.value ?? 0 }]
  }

  /// Weeks whose breach alone makes the difference, and how long it takes otherwise.
  private func breaches() -> [String] {
    guard !decision.breaches.isEmpty else { return [] }
    var sentences: [String] = []
    let rank = decision.rank ?? 0
    for breach in decision.breaches {
      let without = decision.without(breach.kind, in: breach.week)
      guard let other = without.rank, other > rank else { continue }
      let what =
        switch breach.kind {
        case .overBilling: "If the hours billed and not tracked in \(breach.week) were explained and on record"
        case .liveCredential: "If the key had been gone by the end of \(breach.week)"
        case .pausedWork: "If the work in the pause in \(breach.week) had been asked for, and the pause corrected"
        case .undisclosedAuthor: "If the author of \(breach.week) were named and confirmed"
        }
      sentences.append("\(what), it would \(without.outcome.being).")
    }
    let clean = withoutBreaches
    if let other = clean.rank, other > rank, decision.outcome == .coach {
      let weeks = Words.count(decision.policy.cleanWeeks, "week")
      sentences.append("Without another breach for \(weeks), it would \(clean.outcome.being).")
    } else if sentences.isEmpty, let other = clean.rank, other > rank {
      sentences.append("Without these breaches, it would \(clean.outcome.being).")
    }
    return Array(sentences.prefix(Self.limit))
  }
}
