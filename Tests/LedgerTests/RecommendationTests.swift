internal import Findings
internal import Foundation
internal import Hiring
internal import Judgement
internal import Ledger
internal import TestSupport
internal import Testing

struct RecommendationTests {
  private static let later = testInstant.addingTimeInterval(86_400)

  private func recommendation(
    _ contractor: String, _ outcome: Recommendation.Outcome, week: String = "2026-W46", reason: String = "because"
  ) throws -> Recommendation {
    guard let week = ISOWeek(week) else { throw LedgerFixtureError() }
    return Recommendation(
      contractor: contractor, week: week, outcome: outcome, confidence: .medium,
      reasons: [
        .init(dimension: .hours, text: reason, evidence: [Evidence(text: reason, record: "upwork.csv:7")])
      ], wouldChange: [reason], decideBy: CivilDate(year: 2026, month: 11, day: 20), releaseCost: [], questions: [])
  }

  @Test("a recommendation is found by its card, whole, and the latest of a week is given")
  func stored() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let card = try scorecard("amir")
    let keep = try recommendation("amir", .keep, reason: "'; DROP TABLE decisions; --\u{202E}")
    try ledger.store(scorecards: [card], model: "1", at: testInstant)
    try ledger.store(recommendations: [(keep, card)], model: "1", at: testInstant)
    let digest = try #require(try ledger.scorecards(subject: "amir").first?.digest)
    let found = try #require(try ledger.recommendation(cardDigest: digest))
    #expect(found.recommendation == keep)
    #expect(found.cardDigest == digest)
    #expect(found.model == "1" && found.at == testInstant)
    #expect(try ledger.recommendation(cardDigest: "none") == nil)

    let coach = try recommendation("amir", .coach)
    try ledger.store(recommendations: [(coach, card)], model: "1", at: Self.later)
    #expect(try ledger.recommendation(cardDigest: digest)?.recommendation == coach)
    #expect(try ledger.recommendations().map(\.recommendation) == [coach])
  }

  @Test("the same recommendation with the same card is kept once, with another card again")
  func once() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let keep = try recommendation("amir", .keep)
    let (one, other) = (try scorecard("amir", score: 80), try scorecard("amir", score: 81))
    try ledger.store(scorecards: [one, other], model: "1", at: testInstant)
    for card in [one, one, other] {
      try ledger.store(recommendations: [(keep, card)], model: "1", at: testInstant)
    }
    let found = try ledger.recommendations()
    #expect(found.count == 1)
    #expect(found.first?.cardDigest == (try ledger.scorecards(subject: "amir").last?.digest))
  }

  @Test(
    "what a decision rests on and is not there any more is damage",
    arguments: [
      ("scorecards", "the card that decision 1 rests on is not there"),
      ("recommendations", "the recommendation that decision 1 was held against is not there"),
    ])
  func unfounded(_ table: String, _ problem: String) throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      let ledger = try openLedger(folder)
      let card = try scorecard("amir")
      try ledger.store(scorecards: [card], model: "4", at: testInstant)
      try ledger.store(recommendations: [(recommendation("amir", .keep), card)], model: "4", at: testInstant)
      var signed = try decision("amir")
      signed.cardDigest = try ledger.scorecards(subject: "amir").first?.digest
      try ledger.appendDecision(signed)
      #expect(try ledger.health().problems.isEmpty)
      try execute("DROP TRIGGER \(table)_no_delete; DELETE FROM \(table)", in: ledger.path)
      #expect(try ledger.health().problems.contains(problem))
    }
  }

  @Test("a card is found by the beginning of its digest, in either case")
  func prefix() throws {
    let ledger = try openLedger(try TemporaryFolder())
    try ledger.store(
      scorecards: [try scorecard("amir"), try scorecard("bea")], model: "1", at: testInstant)
    try ledger.store(scorecards: [try scorecard("amir")], model: "2", at: testInstant)
    let digest = try #require(try ledger.scorecards(subject: "bea").first?.digest)
    #expect(try ledger.scorecards(digestPrefix: String(digest.prefix(12))).map(\.card.id) == ["bea"])
    #expect(try ledger.scorecards(digestPrefix: digest.uppercased()).map(\.card.id) == ["bea"])
    #expect(try ledger.scorecards(digestPrefix: digest + "0").isEmpty)
    #expect(try ledger.scorecards(digestPrefix: "%").isEmpty)
  }

  @Test(
    "a stored recommendation can be neither changed nor taken away",
    arguments: ["UPDATE recommendations SET outcome = 'keep'", "DELETE FROM recommendations"])
  func appendOnly(_ statement: String) throws {
    let ledger = try openLedger(try TemporaryFolder())
    try ledger.store(
      recommendations: [(try recommendation("amir", .release), try scorecard("amir"))], model: "1", at: testInstant)
    #expect(throws: (any Error).self) { try execute(statement, in: ledger.path) }
    #expect(try ledger.recommendations().map(\.recommendation.outcome) == [.release])
  }

  @Test("a ledger of the version before opens, keeps its cards and decisions, and has no recommendation")
  func migration() throws {
    let folder = try TemporaryFolder()
    let ledger = try openLedger(folder)
    try ledger.store(scorecards: [try scorecard("amir")], model: "1", at: testInstant)
    try ledger.appendDecision(try decision("amir"))
    try execute(
      "DROP TABLE recommendations; DELETE FROM grdb_migrations WHERE identifier = '6 recommendations'", in: ledger.path)
    let again = try openLedger(folder)
    let card = try #require(try again.scorecards(subject: "amir").first)
    #expect(try again.recommendation(cardDigest: card.digest) == nil)
    #expect(try again.verifyDecisionChain() == .intact(decisions: 1))
    try again.store(recommendations: [(try recommendation("amir", .keep), card.card)], model: "1", at: testInstant)
    #expect(try again.recommendation(cardDigest: card.digest)?.recommendation.outcome == .keep)
  }
}
