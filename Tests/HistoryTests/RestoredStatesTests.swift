import Analysis
import Findings
import Foundation
import Git
import RuleEngine
import TestSupport
import Testing

@testable import History

/// What was there before and comes back, what is repaired and undone, and what only seems to go away.
@Suite("Restored states")
struct RestoredStatesTests {
  @Test("a revert and a second application charge nothing; who wrote it first stays charged, once")
  func reverts() async throws {
    let sandbox = try GitSandbox.withRepository()
    let ada = "Ada <ada@example.com>"
    let eve = "Eve <eve@example.com>"
    try sandbox.commit(["a.js": MoveStories.other], author: ada)
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price()], author: ada)
    try sandbox.commit(["a.js": MoveStories.other], message: "Revert \"Add price\"", author: eve)
    // A month later, so that it is no move of hers.
    try sandbox.commit(
      ["a.js": MoveStories.other + MoveStories.price()], message: "Revert \"Revert\"", author: eve, time: 1_792_600_000)
    let history = try await MoveStories.history(sandbox)
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1].sorted() == ["introduced eval", "introduced price"])
    // Eve took the sink away and brought it back: neither credit nor charge.
    #expect(bins[2] == [])
    #expect(bins[3] == ["inherited eval"])
    #expect(history.findings.map(\.author) == [history.changes[1].author.id])
    let lives = FindingLife.lives(in: history)
    #expect(lives.count == 1 && lives[0].fixedAt == nil && !lives[0].isGone)
    #expect(history.changes[1].files[0].findings.map(\.finding.inHead) == [true])
  }

  @Test(
    "somebody else's repair keeps its credit when the code comes back, and what is grave is charged to who brings it back"
  )
  func undoneRepair() async throws {
    let sandbox = try GitSandbox.withRepository()
    let bad = MoveStories.price()
    let good = bad.replacingOccurrences(of: "eval(basket.rule)", with: "rules[basket.rule]")
    try sandbox.commit(["a.js": MoveStories.other + bad], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": MoveStories.other + good], author: "Eve <eve@example.com>")
    try sandbox.commit(["a.js": MoveStories.other + bad], author: "Ben <ben@example.com>")
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1] == ["fixed eval"])
    #expect(bins[2] == ["introduced eval"])
    let lives = FindingLife.lives(in: try await MoveStories.history(sandbox))
    #expect(lives.map(\.origin) == [0, 2] && lives[0].fixedAt != nil && lives[1].fixedAt == nil)
  }

  @Test("introducing, removing and bringing back one's own finding costs what introducing it costs")
  func launder() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.other])
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price()])
    try sandbox.commit(["a.js": MoveStories.other])
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price()])
    let all = try await MoveStories.bins(sandbox).flatMap { $0 }
    #expect(all.filter { $0 == "introduced eval" }.count == 1)
    #expect(all.filter { $0 == "fixed eval" }.isEmpty)
  }

  @Test("a deleted file that comes back is nobody's anew, but for what is grave in it")
  func deletedFile() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.price(), "b.js": "export {};\n"], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": nil], author: "Eve <eve@example.com>")
    try sandbox.commit(["a.js": MoveStories.price()], author: "Ben <ben@example.com>")
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1].sorted() == ["fixed eval", "fixed price"])
    #expect(bins[2] == ["introduced eval"])
  }

  @Test("a state that only somebody unknown ever had, on a side branch, makes nothing harmless")
  func ghost() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.other], author: "Ada <ada@example.com>")
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price()], author: "Ghost <ghost@nowhere.example>")
    try sandbox.commit(["a.js": MoveStories.other], author: "Ghost <ghost@nowhere.example>")
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["b.js": "export {};\n"], author: "Ada <ada@example.com>")
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "Merge", "side"])
    try sandbox.commit(["a.js": MoveStories.other + MoveStories.price()], author: "Ada <ada@example.com>")
    #expect(try await MoveStories.bins(sandbox).last == ["introduced eval"])
  }

  @Test("the same repair on several branches is credited once")
  func repeatedRepair() async throws {
    let sandbox = try GitSandbox.withRepository()
    let bad = MoveStories.price()
    let good = bad.replacingOccurrences(of: "eval(basket.rule)", with: "rules[basket.rule]")
    try sandbox.commit(["a.js": MoveStories.other + bad], author: "Ada <ada@example.com>")
    for name in ["one", "two"] {
      try sandbox.git(["checkout", "--quiet", "-b", name, "main"])
      try sandbox.commit(
        ["a.js": MoveStories.other + good, "\(name).js": "export {};\n"], author: "Eve <eve@example.com>")
    }
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "Merge", "one", "two"])
    let all = try await MoveStories.bins(sandbox).flatMap { $0 }
    #expect(all.filter { $0 == "fixed eval" }.count == 1)
  }

  @Test(
    "making a file unreadable or calling it generated repairs nothing",
    arguments: ["\u{0}", "// @generated by a tool, do not edit\n"])
  func hidden(prefix: String) async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": MoveStories.price()], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": prefix + MoveStories.price()], author: "Eve <eve@example.com>")
    #expect(try await MoveStories.bins(sandbox)[1] == [])
  }

  @Test("a merge that edits the other parent's lines has not brought what was on them")
  func editedInMerge() async throws {
    let sandbox = try GitSandbox.withRepository()
    let price = MoveStories.price()
    try sandbox.commit(["a.js": MoveStories.other + price.replacingOccurrences(of: "eval(basket.rule)", with: "0")])
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["a.js": MoveStories.other + price], author: "Eve <eve@example.com>")
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["b.js": "export {};\n"], author: "Ada <ada@example.com>")
    try sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "side"])
    try sandbox.commit(
      ["a.js": MoveStories.other + price.replacingOccurrences(of: "eval(basket.rule)", with: "eval(basket.law)")],
      message: "Merge", author: "Ada <ada@example.com>")
    let history = try await MoveStories.history(sandbox)
    #expect(history.changes.last?.isMerge == true)
    #expect(try await MoveStories.bins(sandbox).last?.contains("introduced eval") == false)
  }

  @Test("names that nobody confirmed share nothing of a change")
  func claims() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(
      ["a.js": MoveStories.price()],
      message: "Add\n\nCo-authored-by: Eve <eve@example.com>\nCo-authored-by: Nobody <no@where.example>",
      author: "Ada <ada@example.com>")
    let reader = HistoryReader(
      path: sandbox.path, id: "r", mainline: nil,
      identities: IdentityMap(confirmed: ["ada": ["ada@example.com"], "eve": ["eve@example.com"]]),
      rules: try RuleSet(rules: []), key: .unkeyed, jobs: 1)
    let change = try #require(try await reader.read(until: 4_000_000_000).changes.first)
    #expect(change.coAuthors.count == 2 && change.weight == 0.5)
  }

  @Test(
    "what did not count where it was is charged to who wrote it and moves it to where it does, and to nobody else",
    arguments: ["vendor/a.js", "notes/a.txt"], [true, false])
  func smuggled(from: String, byWriter: Bool) async throws {
    let sandbox = try GitSandbox.withRepository()
    let text = MoveStories.other + MoveStories.price()
    try sandbox.commit([from: text], author: "Eve <eve@example.com>")
    try sandbox.git(["mv", from, "a.js"])
    // A blank more makes it a new layout of something that was not there.
    try sandbox.commit(
      ["a.js": text.replacing(") {", with: ")  {")],
      author: byWriter ? "Eve <eve@example.com>" : "Ada <ada@example.com>")
    try sandbox.git(["mv", "a.js", "b.js"])
    try sandbox.commit([:], author: "Ben <ben@example.com>")
    let file = try await MoveStories.history(sandbox).changes[1].files[0]
    let bins = try await MoveStories.bins(sandbox)
    #expect(file.status == .renamed && file.added == (byWriter ? 15 : 4))
    #expect(
      bins[1].sorted() == (byWriter ? ["introduced eval", "introduced load", "introduced price"] : ["inherited eval"]))
    #expect(bins[2] == [])
  }

  @Test("undoing a colleague's move into a vendor's folder brings nothing")
  func undoneMove() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["src/a.js": MoveStories.other + MoveStories.price()], author: "Ada <ada@example.com>")
    try sandbox.git(["mv", "src", "vendor"])
    try sandbox.commit([:], author: "Eve <eve@example.com>")
    try sandbox.git(["mv", "vendor", "src"])
    try sandbox.commit([:], author: "Ben <ben@example.com>")
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[2].allSatisfy { $0.hasPrefix("inherited") })
    #expect(try await MoveStories.history(sandbox).changes[2].changedLines == 0)
  }

  @Test(
    "taking away what made one's file count towards nobody charges what is in it",
    arguments: ["\u{0}\n", "// @generated by a tool, do not edit\n"])
  func unmasked(mask: String) async throws {
    for (author, expected) in [("Eve", true), ("Ada", false)] {
      let sandbox = try GitSandbox.withRepository()
      try sandbox.commit(["a.js": mask + MoveStories.price()], author: "Eve <eve@example.com>")
      try sandbox.commit(["a.js": MoveStories.price()], author: "\(author) <\(author.lowercased())@example.com>")
      let bins = try await MoveStories.bins(sandbox)
      #expect(bins[1].contains("introduced price") == expected)
      // Rules of no language look into what pretends to be binary, too.
      #expect(bins[0].contains("introduced eval") || bins[1].contains("introduced eval") == expected)
      #expect(expected || !bins[1].contains { $0.hasPrefix("introduced") })
    }
  }

  @Test("what came in a version that was too large to be read is charged to nobody, least of all to who shrinks it")
  func padded() async throws {
    let sandbox = try GitSandbox.withRepository()
    let padding = String(repeating: "// nothing\n", count: BlobAnalyzer.sizeLimit / 11 + 1)
    let smuggled = MoveStories.price() + "exec('rm', all);\n"
    try sandbox.commit(["a.js": MoveStories.price()], author: "Ada <ada@example.com>")
    try sandbox.commit(["a.js": smuggled + padding], author: "Eve <eve@example.com>")
    try sandbox.commit(["a.js": smuggled], author: "Ben <ben@example.com>")
    let history = try await MoveStories.history(sandbox)
    #expect(history.coverage.skipped.count == 2 && history.coverage.isIncomplete)
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1] == [] && bins[2].allSatisfy { $0.hasPrefix("inherited") })
    #expect(history.changes.map(\.changedLines) == [11, 0, 0])
    #expect(history.changes.map { $0.files[0].isUnread } == [false, true, false])
    #expect(history.ownership.first?.runs.map(\.lines) == [11, 1])
  }

  @Test("another's repair that is undone keeps its credit, is earned once, and the finding was away meanwhile")
  func undoneByWriter() async throws {
    let sandbox = try GitSandbox.withRepository()
    let (ada, eve) = ("Ada <ada@example.com>", "Eve <eve@example.com>")
    let bad = MoveStories.other + MoveStories.price()
    let good = bad.replacing("eval(basket.rule)", with: "rules[basket.rule]")
    for (turn, text) in [bad, good, bad, good].enumerated() {
      try sandbox.commit(
        ["a.js": text], author: turn.isMultiple(of: 2) ? ada : eve, time: 1_790_000_000 + Int64(turn) * 1_000_000)
    }
    let bins = try await MoveStories.bins(sandbox)
    #expect(bins[1] == ["fixed eval"] && bins[2] == ["inherited eval"] && bins[3] == [])
    let lives = FindingLife.lives(in: try await MoveStories.history(sandbox))
    #expect(lives.count == 1 && lives[0].gaps == [1_791_000_000..<1_792_000_000] && lives[0].fixedAt == 1_793_000_000)
  }

  @Test("between being taken out and being brought back a finding was not there")
  func gap() async throws {
    let sandbox = try GitSandbox.withRepository()
    let times: [Int64] = [1_790_000_000, 1_790_100_000, 1_792_600_000]
    for (time, text) in zip(times, [MoveStories.price(), "", MoveStories.price()]) {
      try sandbox.commit(["a.js": MoveStories.other + text], time: time)
    }
    let life = try #require(FindingLife.lives(in: try await MoveStories.history(sandbox)).first)
    #expect(life.gaps == [times[1]..<times[2]])
    let open = [0, 1, 50_000, 100_000, 100_001, 2_600_000, 2_600_001].map { life.isOpen(before: times[0] + $0) }
    #expect(open == [false, true, true, true, false, false, true])
  }
}
