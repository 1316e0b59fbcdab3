import Findings
import Foundation
import Git
import SourceText
import TestSupport
import Testing

@testable import History

/// What cannot be answered is refused or listed, and the work is bounded by what changed.
@Suite("Line ownership")
struct LineOwnershipTests {
  private static func read(
    _ path: String, paths: Set<RepositoryPath>? = nil, rules: LineOwnership.Rules = .init()
  ) async throws -> LineOwnership {
    let head: ObjectID
    do {
      let repository = try Repository(opening: path)
      head = try repository.resolve("HEAD")
    }
    return try await LineOwnership.read(repository: path, revision: head, paths: paths, rules: rules, jobs: 1)
  }

  @Test("a shallow clone is refused with the way to deepen it")
  func shallow() async throws {
    let sandbox = try GitSandbox.withRepository()
    for number in 0..<3 { try sandbox.commit(["a": "\(number)\n"]) }
    let clone = sandbox.root + "/clone"
    try sandbox.git(["clone", "--quiet", "--depth", "1", "file://\(sandbox.path)", clone])
    let error = try await #require(throws: HistoryError.self) { try await Self.read(clone) }
    #expect(error.message.contains("git fetch --unshallow"))
  }

  @Test("a file whose past was left on the server is skipped, the others are not")
  func partial() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["changed": "1\n2\n", "same": "a\n"])
    let old = try sandbox.id("HEAD:changed")
    try sandbox.commit(["changed": "1\n3\n"])
    try FileManager.default.removeItem(
      atPath: sandbox.path + "/.git/objects/\(old.hex.prefix(2))/\(old.hex.dropFirst(2))")
    let ownership = try await Self.read(sandbox.path)
    #expect(ownership.files.map(\.path.lossyString) == ["same"])
    #expect(ownership.skipped.map(\.path.lossyString) == ["changed"])
    #expect(ownership.skipped.allSatisfy { $0.isGap && $0.reason.contains(old.hex) })
  }

  @Test("a path the tree does not have is named with the nearest one")
  func unknownPath() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["src/main.c": "1\n"])
    let error = try await #require(throws: HistoryPathError.self) {
      try await Self.read(sandbox.path, paths: [RepositoryPath("src/main.h")])
    }
    #expect(error.message.contains("src/main.c"))
  }

  @Test("each blob on the way is read once, and only changed files are compared")
  func cost() async throws {
    let sandbox = try GitSandbox.withRepository()
    let lines = { (count: Int) in (0..<count).map { "line \($0)\n" }.joined() }
    try sandbox.commit(["a": lines(20), "b": lines(5), "still": lines(9)])
    for number in 1...10 { try sandbox.commit(["a": lines(20 + number)]) }
    try sandbox.commit(["a": nil, "moved": lines(30)])
    let ownership = try await Self.read(sandbox.path)
    // Ten changes of one file; the move changed nothing in it. Eleven versions of it, and the two others once.
    #expect(ownership.cost.diffs == 10)
    #expect(ownership.cost.blobReads == 13)
  }

  @Test("files without lines have none, a last line without its end is one, links are their target")
  func shapes() async throws {
    let sandbox = try GitSandbox.withRepository()
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.path + "/link", withDestinationPath: "some/where")
    try sandbox.commit(["empty": "", "open": "a\nb", "crlf": "a\r\nb\r\n", "nul": "a\0b\nc"])
    let ownership = try await Self.read(sandbox.path)
    let counts = ownership.files.map { "\($0.path.lossyString) \($0.lines.count)" }
    #expect(counts == ["crlf 2", "empty 0", "link 1", "nul 2", "open 2"])
    #expect(ownership.files.filter(\.isBinary).map(\.path.lossyString) == ["nul"])
  }

  @Test("a file's changes are followed through a rename and beyond its last surviving line")
  func changes() async throws {
    let sandbox = try GitSandbox.withRepository()
    let body = (0..<20).map { "line \($0)\n" }.joined()
    let made = try sandbox.commit(["old": body])
    let edited = try sandbox.commit(["old": body + "more\n"])
    let moved = try sandbox.commit(["old": nil, "new": body + "other\n"])
    let rewritten = try sandbox.commit(["new": "nothing is left\n"])
    let ownership = try await Self.read(sandbox.path, rules: .init(followsChanges: true))
    let file = try #require(ownership.files.first)
    #expect(file.changes.map { ownership.commits[Int($0)].id } == [rewritten, moved, edited, made])
    #expect(file.creations.map { ownership.commits[Int($0)].id } == [made])
    #expect(file.lines.map { ownership.commits[Int($0)].id } == [rewritten])
  }
}
