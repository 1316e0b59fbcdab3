internal import Foundation
internal import Judgement
internal import Ledger
internal import TestSupport
internal import Testing

struct ScorecardTests {
  @Test("the latest card of each week and model is given; a card that a decision rests on stays")
  func latest() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let provenance = Provenance(
      toolVersion: "1", modelVersion: "m1", policyDigest: "p", rulesDigest: "r", heads: ["shop": "abc", "api": "def"])
    let record = RunRecord(command: "scorecard", at: testInstant, provenance: provenance)
    let run = try ledger.record(run: record)
    #expect(try ledger.runs() == [record])
    let first = try scorecard("amir", week: "2026-W45")
    let old = try scorecard("amir", score: 60)
    let new = try scorecard("amir", score: 70)
    try ledger.store(scorecards: [old, first, try scorecard("bea")], model: "m1", run: run, at: testInstant)
    let digest = try #require(try ledger.scorecards(subject: "amir").last?.digest)
    try ledger.store(scorecards: [new], model: "m1", run: run, at: testInstant)
    try ledger.store(scorecards: [new], model: "m1", run: run, at: testInstant)
    try ledger.store(scorecards: [old], model: "m2", at: testInstant)
    #expect(try ledger.scorecards(subject: "amir").map(\.card) == [first, new, old])
    #expect(try ledger.scorecards(subject: "amir", kind: .contractor, model: "m1").map(\.card) == [first, new])
    #expect(try ledger.scorecards(subject: "amir", kind: .repository).isEmpty)
    #expect(try ledger.scorecard(digest: digest)?.card == old)
    #expect(try ledger.scorecard(digest: "none") == nil)
  }
}
