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
    case .coach, .release: return breaches() + better()
    }
  }

  /// Single signals that lift the outcome; else a few together, the breaches out of the way.
  private func better() -> [String] {
    let flips = flips(of: decision, better: true)
    if !flips.isEmpty { return flips.prefix(Self.limit).map(\.sentence) }
    if let sentence = together(decision, condition: nil) { return [sentence] }
    guard !decision.breaches.isEmpty else {
      return ["No three numbers together would change it: too much is under the bar at once."]
    }
    var clean = decision
    clean.breaches = []
    if let rank = decision.outcome.rank, let other = clean.outcome.rank, other > rank { return [] }
    let sentence = together(clean, condition: "no breach")
    return [sentence ?? "Even without the breaches, no three numbers together would change it."]
  }

  private func worse() -> [String] {
    let found = flips(of: decision, better: false).prefix(2).map(\.sentence)
    return found + ["A breach in the coming week, like hours billed and not tracked, would make it coach."]
  }

  private func flips(of decision: Decision, better: Bool) -> [Flip] {
    decision.card.signals.compactMap { Flip(of: $0, in: decision, better: better) }
      .sorted { ($0.distance, $0.signal.id) < ($1.distance, $1.signal.id) }
  }

  /// The signals that hold the most back, each brought as far as it goes, until one more is enough.
  private func together(_ decision: Decision, condition: String?) -> String? {
    var varied = decision
    var parts = condition.map { [$0] } ?? []
    for signal in heaviest().prefix(Self.limit) {
      let start = signal.measurement?.value ?? 0
      let goal = signal.measurement?.better.first ?? signal.ladder.best
      let seen = "instead of \(signal.words(for: start))"
      if let flip = Flip(of: signal, in: varied, better: true) {
        parts.append("\(signal.title): \(signal.words(for: flip.value)) \(seen)")
        return "Together these would make it \(flip.outcome.rawValue): \(Words.list(parts))."
      }
      parts.append("\(signal.title): \(signal.words(for: goal)) \(seen)")
      varied = varied.varying(signal.id, to: goal)
    }
    return nil
  }

  /// Measured signals by how much their own dimension and the overall score would gain.
  private func heaviest() -> [JudgedSignal] {
    let policy = decision.policy
    let overall = decision.card.overall(policy: policy)?.value ?? 0
    return decision.card.signals.compactMap { signal -> (JudgedSignal, Double)? in
      guard let measurement = signal.measurement else { return nil }
      let goal = measurement.better.first ?? signal.ladder.best
      guard signal.ladder.score(goal) > signal.ladder.score(measurement.value) else { return nil }
      let gain = (decision.varying(signal.id, to: goal).card.overall(policy: policy)?.value ?? 0) - overall
      return (signal, gain)
    }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.map(\.0)
  }

  /// Weeks whose breach alone makes the difference, and how long it takes otherwise.
  private func breaches() -> [String] {
    guard !decision.breaches.isEmpty else { return [] }
    var sentences: [String] = []
    let rank = decision.outcome.rank ?? 0
    for breach in decision.breaches {
      let outcome = decision.without(breach.kind, in: breach.week).outcome
      guard let other = outcome.rank, other > rank else { continue }
      let what =
        switch breach.kind {
        case .overBilling: "If the hours billed and not tracked in \(breach.week) were explained and on record"
        case .liveCredential: "If the key had been gone by the end of \(breach.week)"
        case .pausedWork: "If the work in the pause in \(breach.week) had been asked for, and the pause corrected"
        case .undisclosedAuthor: "If the author of \(breach.week) were named and confirmed"
        }
      sentences.append("\(what), it would be \(outcome.rawValue).")
    }
    var clean = decision
    clean.breaches = []
    if let other = clean.outcome.rank, other > rank, decision.outcome == .coach {
      let weeks = Words.count(decision.policy.cleanWeeks, "week")
      sentences.append("Without another breach for \(weeks), it would be \(clean.outcome.rawValue).")
    } else if sentences.isEmpty, let other = clean.outcome.rank, other > rank {
      sentences.append("Without these breaches, it would be \(clean.outcome.rawValue).")
    }
    return Array(sentences.prefix(Self.limit))
  }
}
