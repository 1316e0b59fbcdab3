internal import Findings
package import Hiring
internal import History
internal import Metrics

/// A card before it is written out: can be scored again with one signal varied.
package struct JudgedCard: Sendable {
  package var kind: Scorecard.SubjectKind
  package var id: String
  package var week: ISOWeek
  package var signals: [JudgedSignal]
  /// Why there is no overall score, whatever the signals say; empty where there may be one.
  package var withheld: String
  package var attributionCoverage: Double?

  /// A contractor's card.
  init(_ evidence: ContractorEvidence, floor: EvidenceFloor, policy: JudgementPolicy) {
    kind = .contractor
    id = evidence.contractor.id
    week = evidence.week
    attributionCoverage = evidence.attributionCoverage
    withheld = floor.toGrade.joined(separator: " ")
    signals = SignalRegistry.contractor.map { signal in
      let ladder = policy.ladder(of: signal.id, default: signal.ladder)
      return JudgedSignal(
        signal, ladder: ladder,
        reading: Self.refusal(signal.basis, evidence, floor)
          ?? signal.read(evidence, policy: policy, ladder: ladder).spread(by: policy.spreads[signal.id]))
    }
  }

  /// A repository's card.
  init(_ evidence: RepositoryEvidence, policy: JudgementPolicy) {
    kind = .repository
    id = evidence.history.id
    week = evidence.week
    withheld = ""
    signals = SignalRegistry.repository.map { signal in
      let ladder = policy.ladder(of: signal.id, default: signal.ladder)
      return JudgedSignal(
        signal, ladder: ladder,
        reading: signal.read(evidence, policy: policy, ladder: ladder).spread(by: policy.spreads[signal.id]))
    }
    attributionCoverage = nil
  }

  private static func refusal(
    _ basis: SignalBasis, _ evidence: ContractorEvidence, _ floor: EvidenceFloor
  ) -> Reading? {
    switch basis {
    case .code:
      if !evidence.expectsCode { return .notApplicable("Writing code is not part of this role.") }
      return floor.toShow.map { .notAssessed($0) }
    case .portfolio: return nil
    case .records:
      return evidence.hasTimeRecords ? nil : .notAssessed("No hours have been imported.")
    case .cards:
      return evidence.delivery.index.cards.isEmpty ? .notAssessed("No task card has been imported.") : nil
    case .attendance:
      return evidence.delivery.attendance.isEmpty ? .notAssessed("No attendance has been imported.") : nil
    }
  }

  /// This card, had one signal been another value.
  func varying(_ signal: String, to value: Double) -> JudgedCard {
    var card = self
    for index in card.signals.indices where card.signals[index].id == signal {
      card.signals[index] = card.signals[index].with(value: value)
    }
    return card
  }

  /// The score of one dimension, and what caps it.
  func score(of dimension: Dimension, policy: JudgementPolicy) -> (score: Score, cap: String?)? {
    guard let mean = mean(of: dimension, policy: policy)?.score else { return nil }
    guard let cap = cap(of: dimension) else { return (mean, nil) }
    return (mean.capped(at: policy.criticalCap), cap)
  }

  private func cap(of dimension: Dimension) -> String? {
    signals.lazy.filter { $0.dimension == dimension }.compactMap(\.cap).first
  }

  /// The power mean of one dimension's signals, before any cap.
  func mean(of dimension: Dimension, policy: JudgementPolicy) -> ScoreMean? {
    let signals = signals.filter { $0.dimension == dimension }
    return ScoreMean(
      signals.compactMap { signal in signal.score.map { ($0.raised(to: policy.scoreFloor), 1) } },
      seen: signals.compactMap { signal in signal.seen.map { (max($0, policy.scoreFloor), 1) } }, policy: policy)
  }

  /// The overall score, whether or not the floors let it be shown.
  func overall(policy: JudgementPolicy) -> Score? {
    guard let mean = uncapped(policy: policy)?.score else { return nil }
    let isCapped = Dimension.allCases.contains { score(of: $0, policy: policy)?.cap != nil }
    return isCapped ? mean.capped(at: policy.criticalOverallCap) : mean
  }

  /// The weighted power mean of the dimensions, capped ones as they are, before the overall cap.
  func uncapped(policy: JudgementPolicy) -> ScoreMean? {
    var scores: [(score: Score, weight: Double)] = []
    var seen: [(value: Double, weight: Double)] = []
    for dimension in Dimension.allCases {
      guard let mean = mean(of: dimension, policy: policy) else { continue }
      let limit = cap(of: dimension) == nil ? 100 : policy.criticalCap
      let weight = policy.weights[dimension] ?? 0
      scores.append((mean.sampled.capped(at: limit).raised(to: policy.scoreFloor), weight))
      seen.append((max(min(mean.seen, limit), policy.scoreFloor), weight))
    }
    return ScoreMean(scores, seen: seen, policy: policy)
  }

  /// The card as it is shown and kept.
  package func scorecard(policy: JudgementPolicy) -> Scorecard {
    let dimensions = Dimension.allCases.compactMap { dimension -> DimensionResult? in
      let signals = signals.filter { $0.dimension == dimension }.map(\.result)
      if let (score, cap) = score(of: dimension, policy: policy) {
        return DimensionResult(
          id: dimension, status: .measured, statusReason: "", score: score,
          cap: cap.map { "\($0) The score is held at \(Words.number(policy.criticalCap))." }, signals: signals)
      }
      if signals.isEmpty {
        return DimensionResult(
          id: dimension, status: .notApplicable, statusReason: "Is asked of people, not of repositories.", score: nil,
          cap: nil, signals: [])
      }
      let isApplicable = signals.contains { $0.status == .notAssessed }
      let reasons = signals.filter { $0.status == (isApplicable ? .notAssessed : .notApplicable) }.map(\.statusReason)
      return DimensionResult(
        id: dimension, status: isApplicable ? .notAssessed : .notApplicable, statusReason: reasons.first ?? "",
        score: nil, cap: nil, signals: signals)
    }
    let overall = withheld.isEmpty ? overall(policy: policy) : nil
    return Scorecard(
      kind: kind, id: id, week: week, overall: overall,
      overallReason: overall == nil ? (withheld.isEmpty ? "Nothing could be measured." : withheld) : "",
      dimensions: dimensions, attributionCoverage: attributionCoverage)
  }
}

extension Score {
  /// No part of it under `limit`.
  func raised(to limit: Double) -> Score {
    Score(value: max(value, limit), low: max(low, limit), high: max(high, limit))
  }

  /// No part of it over `limit`.
  func capped(at limit: Double) -> Score {
    Score(value: min(value, limit), low: min(low, limit), high: min(high, limit))
  }
}
