import Findings
import Foundation
import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// Histories that tools get wrong, each built on purpose. git is the judge of every row and every line, and the whole
/// reading that people are judged by must go through.
@Suite("Traps of a history")
struct TrapTests {
  @Test("rows are git log's, lines are git blame's, for any number of workers", arguments: Trap.allCases)
  func asGit(trap: Trap) async throws {
    let sandbox = try GitSandbox.withRepository()
    let rows = try trap.build(sandbox)
    let entries = try await HistoryLogTests.read(sandbox.path, HistoryQuery())
    let actual = HistoryLogTests.rows(entries)
    HistoryLogTests.expectEqual(
      actual, try HistoryLogTests.expected(["--no-merges", "HEAD"], in: sandbox), "\(trap)")
    // A trap that was not built proves nothing.
    #expect(actual.count == rows, "\(trap)")
    #expect(try await HistoryLogTests.read(sandbox.path, HistoryQuery(), jobs: 1) == entries, "\(trap)")
    let firstParent = try await HistoryLogTests.read(sandbox.path, HistoryQuery(firstParentOnly: true))
    HistoryLogTests.expectEqual(
      HistoryLogTests.rows(firstParent), try HistoryLogTests.expected(["--first-parent", "-m", "HEAD"], in: sandbox),
      "\(trap), first parent")
    try await LineOwnershipOracleTests.compare(sandbox, seed: 0)
    let history = try await HistoryOracleTests.read(sandbox.path, jobs: 1)
    #expect(
      history.changes.count
        == (try sandbox.git(
          ["rev-list", "HEAD"], environment: GitSandbox.plainHistory
        ).count { $0 == UInt8(ascii: "\n") }), "\(trap)")
    #expect("\(try await HistoryOracleTests.read(sandbox.path))" == "\(history)", "\(trap)")
  }

  @Test("replace refs and grafts warn whoever is judged by the history", arguments: [Trap.replaceRefs, .grafts])
  func warned(trap: Trap) async throws {
    let sandbox = try GitSandbox.withRepository()
    _ = try trap.build(sandbox)
    let warnings = try await HistoryOracleTests.read(sandbox.path).warnings
    #expect(warnings.contains { $0.contains("not obeyed") })
    for name in try sandbox.text(["for-each-ref", "--format=%(refname)", "refs/replace"]).split(separator: "\n") {
      try sandbox.git(["update-ref", "-d", String(name)])
    }
    try sandbox.write([], to: ".git/info/grafts")
    #expect(try await !HistoryOracleTests.read(sandbox.path).warnings.contains { $0.contains("not obeyed") })
  }

  @Test("a merge is charged with the lines that no parent has, of an octopus, too")
  func mergeLines() async throws {
    let sandbox = try GitSandbox.withRepository()
    _ = try Trap.octopus.build(sandbox)
    let merge = try #require(try await HistoryOracleTests.read(sandbox.path).changes.last)
    #expect(merge.isMerge && merge.parents.count == 4)
    let own = merge.files.filter { $0.added > 0 }.map { "\($0.path.lossyString) \($0.added)" }
    #expect(own == ["evil.js 2", "shared.js 1"])
  }

  @Test("what a submodule names is counted and never followed")
  func submodules() async throws {
    let sandbox = try GitSandbox.withRepository()
    _ = try Trap.submodules.build(sandbox)
    let ownership = try await LineOwnership.read(
      repository: sandbox.path, revision: try sandbox.id("HEAD"), jobs: 1)
    #expect(ownership.skipped.map(\.path.lossyString) == ["a.js", "moved"])
    #expect(ownership.skipped.allSatisfy { !$0.isGap })
    let rows = try await HistoryLogTests.read(sandbox.path, HistoryQuery()).flatMap(\.rows)
    let bump = try #require(rows.first { $0.path == RepositoryPath("m") && $0.status == .modified })
    #expect(bump.lines == .counted(added: 1, deleted: 1))
  }

  @Test("thousands of tiny commits cost one comparison each")
  func tinyCommits() async throws {
    let count = 3_000
    let sandbox = try GitSandbox.withRepository(isBare: true)
    var stream = ""
    for index in 0..<count {
      stream += "commit refs/heads/main\ncommitter C <c@x> \(1_500_000_000 + index) +0000\ndata 1\nm\n"
      stream += "M 100644 inline f\ndata 23\nfirst\n\(100_000 + index)\nthe last\n\n\n"
    }
    try sandbox.git(["fast-import", "--quiet", "--done"], stdin: Array((stream + "done\n").utf8))
    let head = try sandbox.id("main")
    let ownership = try await LineOwnership.read(repository: sandbox.path, revision: head, jobs: 2)
    let first = try sandbox.id("main~\(count - 1)")
    #expect(ownership.files.first?.lines.map { ownership.commits[Int($0)].id } == [first, head, first, first])
    #expect(ownership.cost.diffs == count - 1)
    #expect(ownership.cost.blobReads == count)
  }
}
