import Findings
import Foundation
import Hiring
import Testing

@testable import Judgement

@Suite("How past recommendations turned out")
struct PastRecommendationsTests {
  private static let week = ISOWeek(containing: Date(timeIntervalSince1970: 1_790_000_000))

  private func card(
    _ contractor: String, after weeks: Int, _ score: Double?, model: String = "2", keys: [String] = []
  ) -> ModelledCard {
    let signal = SignalResult(
      id: "security.credentials", title: "", dimension: .security, status: .measured, statusReason: "", value: 0,
      unit: "", exposure: 1, exposureUnit: "changes", threshold: "", score: nil, summary: "",
      evidence: keys.map { Evidence(text: "a key", repository: "shop", commit: $0, path: "config.js") })
    return ModelledCard(
      card: Scorecard(
        kind: .contractor, id: contractor, week: Self.week.advanced(by: weeks),
        overall: score.map { Score(value: $0, low: $0 - 3, high: $0 + 3) }, overallReason: "",
        dimensions: [
          DimensionResult(
            id: .security, status: .measured, statusReason: "", score: nil, cap: nil, signals: [signal])
        ], attributionCoverage: nil), model: model)
  }

  private func recommendation(
    _ contractor: String, after weeks: Int, _ outcome: Recommendation.Outcome
  ) -> Recommendation {
    Recommendation(
      contractor: contractor, week: Self.week.advanced(by: weeks), outcome: outcome, confidence: .high, reasons: [],
      wouldChange: [], decideBy: nil, releaseCost: [], questions: [])
  }

  private func decisions(
    _ all: (contractor: String, action: OwnerDecision.Action, recommendation: Recommendation.Outcome?)...
  ) -> [SignedDecision] {
    all.enumerated().map { index, entry in
      SignedDecision(
        sequence: index + 1,
        decision: OwnerDecision(
          contractor: entry.contractor, week: Self.week, action: entry.action, recommendation: entry.recommendation,
          signedBy: "owner", reason: "r", at: Self.week.end, cardDigest: entry.contractor),
        previous: "", digest: "\(index)")
    }
  }

  private func records(
    _ recommendations: [Recommendation] = [], cards: [ModelledCard] = [], decided: [ModelledCard] = [],
    contractors: [Contractor] = [], hours: [ReconciliationRow] = []
  ) -> DecisionRecords {
    DecisionRecords(
      recommendations: recommendations, cards: cards,
      decidedCards: Dictionary(uniqueKeysWithValues: decided.map { ($0.card.id, $0) }), contractors: contractors,
      hours: hours)
  }

  @Test(
    "a decision follows a recommendation or differs from it",
    arguments: [
      (OwnerDecision.Action.keep, [Recommendation.Outcome.keep]), (.release, [.release]),
      (.coach, [.coach, .insufficientEvidence]), (.extendTrial, [.coach, .insufficientEvidence]), (.pause, []),
    ])
  func follows(_ action: OwnerDecision.Action, _ outcomes: [Recommendation.Outcome]) {
    #expect(
      Recommendation.Outcome.allCases.filter { action.follows($0) }.sorted { $0.rawValue < $1.rawValue } == outcomes)
  }

  @Test("a score counts as changed only where the intervals lie apart, and within one model")
  func kept() throws {
    let past = PastRecommendations(
      decisions: decisions(("a", .keep, .keep), ("b", .keep, .keep), ("c", .keep, .keep), ("d", .keep, .keep)),
      records: records(
        cards: [
          card("a", after: 4, 90), card("b", after: 5, 82), card("c", after: 6, 60),
          card("d", after: 4, 95, model: "3"),
          card("a", after: 15, 90), card("b", after: 12, nil), card("b", after: 14, 70),
        ], decided: ["a", "b", "c", "d"].map { card($0, after: 0, 80) }))
    let horizons = try #require(past.tallies.first).kept.horizons
    #expect(
      horizons == [
        .init(weeks: 4, higher: 1, same: 1, lower: 1, unknown: 1),
        .init(weeks: 12, higher: 0, same: 0, lower: 1, unknown: 3),
      ])
    #expect(past.cases[1].aftermath.later[0].week == Self.week.advanced(by: 5))
  }

  @Test("who was coached came to what the first clear recommendation after it says")
  func coached() throws {
    let past = PastRecommendations(
      decisions: decisions(
        ("a", .coach, .coach), ("b", .coach, .coach), ("c", .extendTrial, .coach), ("d", .keep, .coach)),
      records: records([
        recommendation("a", after: 0, .coach), recommendation("a", after: 1, .coach),
        recommendation("a", after: 2, .keep), recommendation("a", after: 3, .release),
        recommendation("b", after: 3, .release), recommendation("c", after: 1, .insufficientEvidence),
      ]))
    let coach = try #require(past.tallies.first { $0.outcome == .coach })
    #expect(coach.issued == 2 && coach.decided == 4 && coach.followed == 3)
    #expect(coach.coached == .init(count: 3, becameKeep: 1, becameRelease: 1))
    #expect(coach.coached.open == 1)
    #expect(coach.actions.map(\.action) == [.keep, .coach, .extendTrial])
  }

  @Test("a release is followed by what was found after it and nobody knew, and by a new engagement")
  func released() throws {
    var hired = engineer("a")
    hired.engagements[0].started = CivilDate(utc: Self.week.end.addingTimeInterval(30 * 86_400))
    func row(_ contractor: String, after weeks: Int, _ verdict: ReconciliationRow.Verdict) -> ReconciliationRow {
      ReconciliationRow(
        contractor: contractor, contract: "1", week: Self.week.advanced(by: weeks), billedSeconds: 1, trackedSeconds: 0,
        differenceSeconds: 1, limitSeconds: nil, verdict: verdict, reasons: [], evidence: [])
    }
    let past = PastRecommendations(
      decisions: decisions(("a", .release, .release), ("b", .release, .release), ("c", .release, .keep)),
      records: records(
        cards: [card("a", after: 1, nil, keys: ["k1", "k2"]), card("b", after: 2, nil, keys: ["k1"])],
        decided: [card("a", after: 0, 40, keys: ["k1"]), card("b", after: 0, 40, keys: ["k1"])],
        contractors: [hired, engineer("b", started: "2026-08-03")],
        hours: [row("a", after: 0, .overBilled), row("b", after: 1, .overBilled), row("a", after: 1, .note)]))
    let release = try #require(past.tallies.first { $0.outcome == .release })
    #expect(
      release.released
        == .init(count: 2, rehired: 1, withLaterCard: 2, withLaterCredentials: 1, withLaterOverBilling: 1))
    let keep = try #require(past.tallies.first { $0.outcome == .keep })
    #expect(keep.followed == 0 && keep.released.count == 1 && keep.released.withLaterCard == 0)
  }

  @Test("of several decisions about one week the last counts, and a reply never")
  func corrected() {
    let past = PastRecommendations(
      decisions: decisions(("a", .keep, .release), ("a", .release, .release), ("a", .reply, nil), ("b", .pause, nil)),
      records: records())
    #expect(past.cases.map(\.isCounted) == [false, true, false, true])
    #expect(past.cases.filter(\.isCounted).map(\.signed) == past.cases.map(\.signed).standing)
    #expect(past.tallies.map(\.decided) == [1] && past.tallies.map(\.followed) == [1])
    #expect(past.withoutRecommendation == 1)
  }
}
