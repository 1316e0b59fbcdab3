internal import Foundation
internal import Hiring
internal import Judgement
internal import Ledger
internal import TestSupport
internal import Testing

/// Files of every schema that was ever released open, and nothing in them is lost.
struct SchemaTests {
  /// A ledger as `version` wrote it: `Schemas/<version>.sql` is the dump of such a file.
  private func ledger(_ version: Int, in folder: TemporaryFolder) throws -> Ledger {
    let dump = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas/\(version).sql")
    let path = folder.path + "/assay.db"
    try execute(try String(contentsOf: dump, encoding: .utf8), in: path)
    return try Ledger(path: path, key: testKey)
  }

  @Test("a ledger of an earlier schema opens with all its records", arguments: 1...7)
  func records(_ version: Int) throws {
    let folder = try TemporaryFolder()
    let ledger = try ledger(version, in: folder)
    let entries = try ledger.timeEntries()
    #expect(entries.map(\.id) == ["4300000000829348951", "4300000001658697902"])
    #expect(entries.map(\.seconds) == [9_000, 7_200])
    #expect(entries.allSatisfy { $0.day == nil && $0.isManual == nil && $0.email == nil })
    let billed = try ledger.billedEntries()
    #expect(billed.map(\.seconds) == [16_800, 19_800])
    #expect(billed.map(\.source) == ["upwork-weekly", "upwork-weekly"])
    #expect(billed.map(\.record) == ["upwork-1.csv:2", "upwork-1.csv:3"])
    #expect(try ledger.applicants().map(\.name) == ["Bruno", "Amir K."])
    #expect(try ledger.importedFiles().map(\.exportedAt) == ledger.importedFiles().map(\.importedAt))
    let exports = try ledger.coverage().exports
    #expect(exports.flatMap(\.spans.keys).contains { $0.side == .tracked && $0.account == entries[0].user })
    #expect(exports.flatMap(\.spans.keys).contains { $0.side == .billed && $0.account == billed[0].contract })
    #expect(try ledger.payments().isEmpty && ledger.taskCards().isEmpty && ledger.accessGrants().isEmpty)
  }

  @Test("what was amended before keeps its old value and where it came from", arguments: 1...7)
  func amendments(_ version: Int) throws {
    let folder = try TemporaryFolder()
    let changes = try ledger(version, in: folder).amendments()
    #expect(changes.map(\.entry) == ["2026-10-06|34848691|", "4300000001658697902"])
    #expect(changes.map(\.oldRecord) == ["upwork-1.csv:3", "clickup-1.csv:3"])
    #expect(changes.map(\.newRecord) == ["upwork-1.csv:3", "clickup-2.csv:2"])
    #expect(changes[0].old.contains("\"seconds\":\"18600\""))
    #expect(changes[0].new?.contains("\"seconds\":\"19800\"") == true)
    #expect(changes[1].old.contains("\"seconds\":\"8100\""))
    #expect(changes[1].new?.contains("\"seconds\":\"7200\"") == true)
  }

  @Test("a ledger of an earlier schema is whole, also after the files were read again", arguments: 1...7)
  func health(_ version: Int) throws {
    let folder = try TemporaryFolder()
    try withExtendedLifetime(folder) {
      let ledger = try ledger(version, in: folder)
      #expect(try ledger.health().problems.isEmpty)
      let billed = try ledger.billedEntries()
      for (number, entry) in billed.enumerated() {
        _ = try ledger.importRecords(
          result([.billed(entry)], kind: "upwork-weekly", reading: "another"), file: "u.csv", digest: "\(number)",
          at: testInstant)
      }
      #expect(try ledger.health().problems.isEmpty)
      try ledger.backUp(to: folder.path + "/copy.db")
      #expect(
        try Ledger(path: folder.path + "/copy.db", key: testKey).billedEntries()
          == billed.map { entry in
            var entry = entry
            entry.record = "u.csv:2"
            return entry
          })
    }
  }

  @Test("decisions and cards of an earlier schema keep their digests", arguments: 2...7)
  func judgements(_ version: Int) throws {
    let folder = try TemporaryFolder()
    let ledger = try ledger(version, in: folder)
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 1))
    #expect(try ledger.decisions().map(\.decision.reason) == ["finishes what he starts"])
    let card = try #require(try ledger.scorecards(subject: "amir").first)
    #expect(try ledger.scorecard(digest: card.digest)?.card.id == "amir")
    #expect(try ledger.runs().map(\.command) == ["scorecard"])
    #expect(try ledger.recommendation(cardDigest: card.digest) == nil && ledger.recommendations().isEmpty)
  }

  @Test("an import into an earlier ledger goes on where it stood", arguments: 1...7)
  func goesOn(_ version: Int) throws {
    let folder = try TemporaryFolder()
    let ledger = try ledger(version, in: folder)
    let entry = try #require(try ledger.timeEntries().first)
    var changed = entry
    changed.seconds = 60
    #expect(
      try ledger.importRecords(times([entry]), file: "clickup-3.csv", digest: "3", at: testInstant).unchanged == 1)
    #expect(
      try ledger.importRecords(times([changed]), file: "clickup-4.csv", digest: "4", at: testInstant).amended == 1)
    #expect(try ledger.timeEntries().map(\.seconds) == [60, 7_200])
    #expect(try ledger.amendments().count == 3)
  }

  @Test("a person of an earlier schema can be removed, and the chain still verifies", arguments: 2...7)
  func forgets(_ version: Int) throws {
    let folder = try TemporaryFolder()
    let ledger = try ledger(version, in: folder)
    let summary = try ledger.forget(amir(), others: [], by: "owner", at: testInstant, isTrial: false)
    try ledger.scrub()
    #expect(summary.decisions == 1 && summary.unsealedDecisions == 1)
    #expect(try ledger.verifyDecisionChain() == .intact(decisions: 2))
    #expect(try ledger.timeEntries().isEmpty && ledger.billedEntries().isEmpty)
    #expect(try ledger.applicants().map(\.name) == ["Bruno"])
    #expect(try ledger.health().problems.isEmpty)
    for name in ["Amir", "81234567", "34848691", "finishes what he starts"] {
      #expect(try !bytes(of: ledger).contains(name), "\(name) is still in the file")
    }
    #expect(try ledger.keptTotals().filter { $0.side == "tracked" }.map(\.seconds) == [16_200])
    let first = try #require(try ledger.decisions().first)
    #expect(first.isErased && first.decision.contractor == "somebody-1" && first.decision.action == .keep)
  }
}
