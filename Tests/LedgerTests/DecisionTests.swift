internal import Foundation
internal import Judgement
internal import Ledger
internal import TestSupport
internal import Testing

struct DecisionTests {
  private func chain(_ folder: TemporaryFolder) throws -> Ledger {
    let ledger = try openLedger(folder)
    for index in 1...4 { try ledger.appendDecision(try decision("c\(index)", reason: "reason; \(index)")) }
    return ledger
  }

  @Test("decisions come back in order, each with the digest of the one before")
  func order() throws {
    let ledger = try chain(try TemporaryFolder())
    let decisions = try ledger.decisions()
    #expect(decisions.map(\.sequence) == [1, 2, 3, 4])
    #expect(decisions.map(\.decision.contractor) == ["c1", "c2", "c3", "c4"])
    #expect(decisions[0].previous.isEmpty)
    #expect(zip(decisions, decisions.dropFirst()).allSatisfy { $0.digest == $1.previous })
    #expect(decisions[2].decision == (try decision("c3", reason: "reason; 3")))
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 4))
  }

  @Test("an empty chain is intact")
  func empty() throws {
    #expect(try openLedger(try TemporaryFolder()).verifyDecisionChain() == .intact(decisions: 0))
  }

  @Test(
    "the database itself refuses to change, remove or slip in a decision",
    arguments: [
      "UPDATE decisions SET reason = 'x' WHERE sequence = 2", "DELETE FROM decisions WHERE sequence = 4",
      "PRAGMA recursive_triggers = ON; INSERT OR REPLACE INTO decisions SELECT * FROM decisions WHERE sequence = 4",
      "INSERT INTO decisions SELECT 5, contractor, week, action, recommendation, signed_by, reason, at, card_digest, '', 'd' "
        + "FROM decisions WHERE sequence = 1",
      "UPDATE scorecards SET card = ''", "DELETE FROM scorecards",
    ])
  func refused(_ sql: String) throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(folder)
    try ledger.store(scorecards: [try scorecard("amir")], model: "1", at: testInstant)
    #expect(throws: (any Error).self) { try execute(sql, in: ledger.path) }
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 4))
  }

  @Test(
    "tampering past the triggers is detected at the first row that does not fit",
    arguments: [
      ("UPDATE decisions SET reason = 'x' WHERE sequence = 2", 2),
      ("UPDATE decisions SET action = 'release' WHERE sequence = 1", 1),
      ("UPDATE decisions SET recommendation = NULL WHERE sequence = 3", 3),
      ("UPDATE decisions SET at = at + 1 WHERE sequence = 4", 4),
      ("UPDATE decisions SET week = 'soon' WHERE sequence = 4", 4),
      ("UPDATE decisions SET digest = 'x' WHERE sequence = 2", 2),
      ("DELETE FROM decisions WHERE sequence = 2", 2), ("DELETE FROM decisions WHERE sequence = 4", 4),
      ("DELETE FROM decisions", 1),
      ("UPDATE decisions SET contractor = 'c1a', week = '2026-W46' WHERE sequence = 1", 1),
    ])
  func tampered(_ sql: String, _ sequence: Int) throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(folder)
    try execute("DROP TRIGGER decisions_no_update; DROP TRIGGER decisions_no_delete; " + sql, in: ledger.path)
    guard case .broken(sequence, _) = try ledger.verifyDecisionChain() else {
      Issue.record("\(try ledger.verifyDecisionChain())")
      return
    }
  }

  @Test("a chain that is broken takes no more decisions, and says at which row")
  func refusesToGoOn() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(folder)
    try execute(
      "DROP TRIGGER decisions_no_update; UPDATE decisions SET reason = 'x' WHERE sequence = 2", in: ledger.path)
    let next = try decision("c5")
    do throws(LedgerError) {
      try ledger.appendDecision(next)
      Issue.record("appended to a broken chain")
    } catch {
      #expect(error.kind == .corrupt)
      #expect(error.description.contains("decision 2 was changed"))
    }
    #expect(try ledger.decisions().count == 4)
  }

  @Test("of a broken chain, what can be read is still given, with the verdict")
  func asFound() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(folder)
    try execute("DROP TRIGGER decisions_no_update; UPDATE decisions SET week = 'x' WHERE sequence = 3", in: ledger.path)
    let found = try ledger.decisionsAsFound()
    #expect(found.verdict == .broken(sequence: 3, problem: "cannot be read"))
    #expect(found.decisions.map(\.sequence) == [1, 2, 4])
    #expect(throws: LedgerError.self) { try ledger.decisions() }
  }
}
