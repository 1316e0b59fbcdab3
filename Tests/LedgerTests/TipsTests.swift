internal import Foundation
internal import Ledger
internal import TestSupport
internal import Testing

struct TipsTests {
  private static let later = testInstant.addingTimeInterval(7 * 86_400)

  @Test("the tips of references are replaced as a whole")
  func tips() throws {
    let ledger = try openLedger(try TemporaryFolder())
    try ledger.store(tips: ["refs/heads/main": "a", "refs/heads/old": "b"], repository: "shop", at: testInstant)
    try ledger.store(tips: ["refs/heads/main": "c"], repository: "api", at: testInstant)
    try ledger.store(tips: ["refs/heads/main": "d"], repository: "shop", at: testInstant)
    #expect(try ledger.tips(repository: "shop") == ["refs/heads/main": "d"])
    #expect(try ledger.tips(repository: "api") == ["refs/heads/main": "c"])
  }

  @Test("a rewriting is kept once, with the time its branch stood where it was, and stays when the branch moves on")
  func rewrites() throws {
    let ledger = try openLedger(try TemporaryFolder())
    let main = (reference: "refs/heads/main", old: "a", new: String?.some("b"))
    let side = (reference: "refs/heads/side", old: "s", new: String?.none)
    try ledger.store(tips: ["refs/heads/main": "a", "refs/heads/side": "s"], repository: "shop", at: testInstant)
    try ledger.store(
      tips: ["refs/heads/main": "b"], rewrites: [main, side], repository: "shop", at: Self.later)
    try ledger.store(
      tips: ["refs/heads/main": "c"], rewrites: [main, side], repository: "shop",
      at: Self.later.addingTimeInterval(60))
    let kept = try ledger.rewrites(repository: "shop", before: .distantFuture)
    #expect(
      kept == [
        StoredRewrite(reference: "refs/heads/main", old: "a", new: "b", since: testInstant, at: Self.later),
        StoredRewrite(reference: "refs/heads/side", old: "s", new: nil, since: testInstant, at: Self.later),
      ])
    #expect(try ledger.rewrites(repository: "shop", before: Self.later).isEmpty)
    #expect(try ledger.rewrites(repository: "api", before: .distantFuture).isEmpty)
  }

  @Test(
    "a kept rewriting can be neither changed nor taken away",
    arguments: ["UPDATE rewrites SET new = 'x'", "DELETE FROM rewrites"])
  func appendOnly(_ statement: String) throws {
    let ledger = try openLedger(try TemporaryFolder())
    try ledger.store(
      tips: [:], rewrites: [(reference: "refs/heads/main", old: "a", new: "b")], repository: "shop", at: testInstant)
    #expect(throws: (any Error).self) { try execute(statement, in: ledger.path) }
    #expect(try ledger.rewrites(repository: "shop", before: .distantFuture).count == 1)
  }

  @Test("a ledger of the version before opens, keeps its tips, and has no rewriting")
  func migration() throws {
    let folder = try TemporaryFolder()
    let ledger = try openLedger(folder)
    try ledger.store(tips: ["refs/heads/main": "a"], repository: "shop", at: testInstant)
    try execute(
      "DROP TABLE rewrites; DELETE FROM grdb_migrations WHERE identifier = '4 rewritten history'", in: ledger.path)
    let again = try openLedger(folder)
    #expect(try again.tips(repository: "shop") == ["refs/heads/main": "a"])
    #expect(try again.rewrites(repository: "shop", before: .distantFuture).isEmpty)
    try again.store(
      tips: ["refs/heads/main": "b"], rewrites: [(reference: "refs/heads/main", old: "a", new: "b")],
      repository: "shop", at: Self.later)
    #expect(try again.rewrites(repository: "shop", before: .distantFuture).count == 1)
  }
}
