import Findings
import Foundation
import Git
import RuleEngine
import TestSupport
import Testing

@testable import History

/// What is charged to whom: a comparison of two trees, never blame of a line.
@Suite("Attribution")
struct AttributionTests {
  /// One rule that needs no name of anything that ships.
  static func rules() throws -> [Rule] {
    try RuleLoading.load(yaml: Array(MoveStories.rules.utf8), file: "test.yml").filter { $0.id == "test.eval" }
  }

  private func history(_ sandbox: GitSandbox) async throws -> RepositoryHistory {
    let rules = try Self.rules()
    let reader = HistoryReader(
      path: sandbox.path, id: "r", mainline: nil, identities: IdentityMap(confirmed: [:]),
      rules: try RuleSet(rules: rules), key: .unkeyed, jobs: 1)
    return try await reader.read(until: 4_000_000_000)
  }

  private func bins(_ change: Change) -> [AttributionBin] { change.files.flatMap { $0.findings.map(\.bin) } }

  @Test("a finding is introduced once; reformatting, renaming and moving charge nothing; removing it is a fix")
  func lives() async throws {
    let sandbox = try GitSandbox.withRepository()
    let body = "function a(x) {\n  eval(x);\n  return 1;\n}\n"
    try sandbox.commit(["a.js": body])
    try sandbox.commit(["a.js": "function a(x) {\n\n      eval(x);\n\n  return 1;\n}\n"])
    try sandbox.git(["mv", "a.js", "b.js"])
    try sandbox.commit([:])
    try sandbox.commit(["b.js": "// nothing left\n", "c.js": "function a(x) {\n  eval(x);\n  return 1;\n}\n"])
    try sandbox.commit(["c.js": "function a(x) {\n  return 1;\n}\n"])
    let changes = try await history(sandbox).changes
    #expect(bins(changes[0]) == [.introduced])
    #expect(bins(changes[1]).isEmpty)
    #expect(bins(changes[2]).isEmpty)
    #expect(bins(changes[3]).isEmpty)
    #expect(bins(changes[4]) == [.fixed])
    #expect(changes[0].files[0].findings[0].finding.inHead == false)
  }

  @Test("editing a line that had the finding before charges nobody")
  func inherited() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "eval(x + 1);\n"])
    try sandbox.commit(["a.js": "eval(x + 1 + y);\n"])
    let changes = try await history(sandbox).changes
    #expect(bins(changes[1]).isEmpty)
  }

  @Test("functions fall into their bins by health, and a moved one into none")
  func functions() async throws {
    let sandbox = try GitSandbox.withRepository()
    let simple = "function f(a) {\n  return a;\n}\n"
    let worse =
      "function f(a) {\n  if (a) {\n    for (const b of a) {\n      if (b) {\n        while (b.c) {\n          if (b.d && b.e || b.f) {\n            b.g();\n          }\n        }\n      }\n    }\n  }\n  return a;\n}\n"
    try sandbox.commit(["a.js": simple])
    try sandbox.commit(["a.js": worse])
    try sandbox.commit(["a.js": simple])
    try sandbox.commit(["a.js": "export {};\n", "b.js": simple])
    let changes = try await history(sandbox).changes
    let bins = changes.map { $0.files.flatMap { $0.functions.map(\.bin) } }
    #expect(bins == [[.introduced], [.worsened], [.improved], []])
  }

  @Test("a merge is charged with the lines that no parent has, and with nothing else")
  func merges() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "one();\ntwo();\nthree();\n"])
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["a.js": "one();\ntwo();\neval(x);\n"])
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["a.js": "zero();\ntwo();\nthree();\n"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "side"])
    try sandbox.commit(["a.js": "zero();\neval(y);\ntwo();\neval(x);\n"], message: "merge")
    let history = try await history(sandbox)
    let merge = try #require(history.changes.first { $0.isMerge })
    #expect(merge.files.map(\.added) == [1])
    #expect(bins(merge).count == 1)
  }

  @Test("the lines that a change replaced are told by the change that wrote them")
  func replaced() async throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "one();\ntwo();\n"])
    try sandbox.commit(["a.js": "one();\ntwo();\nthree();\n"])
    try sandbox.commit(["a.js": "other();\n"])
    let last = try #require(try await history(sandbox).changes.last)
    #expect(last.files[0].replaced == [ReplacedLines(origin: 0, lines: 2), ReplacedLines(origin: 1, lines: 1)])
  }
}
