internal import Findings
internal import Foundation
internal import Hiring
internal import History

/// Writes a decision out: reasons, what would change it, by when, what a release costs, what to ask.
struct RecommendationWriter {
  let decision: Decision
  let evidence: ContractorEvidence

  func recommendation() -> Recommendation {
    Recommendation(
      contractor: evidence.contractor.id, week: evidence.week, outcome: decision.outcome, confidence: confidence,
      reasons: Reasons(decision: decision, evidence: evidence).all(),
      wouldChange: Counterfactuals(decision: decision).sentences(), decideBy: decideBy,
      releaseCost: ReleaseCost(evidence: evidence, policy: decision.policy).sentences(), questions: questions)
  }

  /// High for facts in two weeks or a narrow interval, lower for a wide one, for a history with warnings and where
  /// little could be measured. The widths are our default.
  private var confidence: Recommendation.Confidence {
    guard decision.outcome != .insufficientEvidence, let overall = decision.card.overall(policy: decision.policy) else {
      return .low
    }
    if decision.outcome == .release, decision.breachWeeks.count >= 2 { return .high }
    var level = overall.high - overall.low <= 12 ? 2 : overall.high - overall.low <= 25 ? 1 : 0
    let measured = Dimension.allCases.count { decision.card.score(of: $0, policy: decision.policy) != nil }
    let isDoubtful = evidence.works.contains { !$0.own.isEmpty && !$0.facts.history.warnings.isEmpty }
    if isDoubtful || measured < 3 || !decision.floor.isMet { level = min(level, 1) }
    return [.low, .medium, .high][level]
  }

  /// The trial's end where one runs; a week from the card's last day where a breach of this week presses.
  private var decideBy: CivilDate? {
    let last = CivilDate(utc: evidence.week.end).daysSince1970 - 1
    let trial = evidence.contractor.engagements.compactMap(\.trialEnds).filter { $0.daysSince1970 >= last }.min()
    let isPressing = decision.breaches.contains { $0.week == evidence.week }
    let pressing = isPressing ? CivilDate(daysSince1970: last + 7) : nil
    return [trial, pressing].compactMap(\.self).min()
  }

  private var questions: [String] {
    var asked: [String] = []
    for kind in Breach.Kind.allCases where decision.breaches.contains(where: { $0.kind == kind }) {
      asked.append(kind.question)
    }
    let weak = decision.card.signals.compactMap { signal -> (JudgedSignal, Double)? in
      guard let score = signal.score, score.value < decision.policy.neutralScore, signal.question != nil else {
        return nil
      }
      return (signal, (decision.policy.weights[signal.dimension] ?? 0) * (100 - score.value))
    }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
    for (signal, _) in weak {
      if let question = signal.question, !asked.contains(question) { asked.append(question) }
    }
    if decision.outcome == .insufficientEvidence {
      asked.append("What are you working on now, and when can we see the first part of it merged?")
    }
    return Array(asked.prefix(5))
  }
}
