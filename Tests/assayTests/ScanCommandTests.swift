import Foundation
import Git
import TestSupport
import Testing

@testable import assay

@Suite("assay scan")
struct ScanCommandTests {
  private func run(_ sandbox: GitSandbox, _ arguments: [String]) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["scan", sandbox.path] + arguments, in: sandbox.root)
  }

  /// Without the line breaks that the width asks for.
  private static func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("tells on request since when each finding is there, and who wrote its line")
  func ages() throws {
    let sandbox = try GitSandbox.withRepository()
    let first = try sandbox.commit(["a.js": "// TODO one\n", "b.js": "f();\n"], time: 1_790_000_000)
    let second = try sandbox.commit(["a.js": "// TODO two\n\n// TODO one\n"], time: 1_790_000_000 + 40 * 86_400)
    let plain = try run(sandbox, ["--format", "json"])
    #expect(plain.code == Exit.passed && plain.output.contains("\"introduced_at\": null"))
    let dated = try run(sandbox, ["--format", "json", "--ages"])
    let report = try #require(JSONSerialization.jsonObject(with: Data(dated.output.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.map { $0["commit"] as? String } == [second.hex, first.hex])
    #expect(findings.map { $0["author"] as? String } == ["ada@example.com", "ada@example.com"])
    let text = Self.unwrapped(try run(sandbox, ["--ages"]).output)
    #expect(text.contains("since 2026-10-31 (0 days) in \(second.hex.prefix(10)) by ada@example.com"))
    #expect(text.contains("since 2026-09-21 (40 days) in \(first.hex.prefix(10)) by ada@example.com"))
  }

  @Test("finds in the past what the files no longer hold, and says who brought it")
  func history() throws {
    let sandbox = try GitSandbox.withRepository()
    let key = "AKIA" + "QYLPMN5HFIQR7XYA"
    let first = try sandbox.commit(["a.conf": "key = \(key)\n"])
    try sandbox.commit(["a.conf": "key = none\n"])
    let now = try run(sandbox, [])
    #expect(now.code == Exit.passed && now.output.contains("No findings."))
    let past = try run(sandbox, ["--history", "--fail-on", "high"])
    #expect(past.code == Exit.failed && past.output.contains("only in the past"))
    #expect(Self.unwrapped(past.output).contains("in \(first.hex.prefix(10)) by ada@example.com"))
    #expect(!past.output.contains(key))
    let json = try run(sandbox, ["--history", "--format", "json"])
    #expect(json.output.contains("\"in_head\": false") && !json.output.contains(key))
    #expect(try run(sandbox, ["--history", "--worktree"]).code == Exit.usage)
  }

  @Test("finds a key in a file's name, and shows it nowhere")
  func names() throws {
    let sandbox = try GitSandbox.withRepository()
    let key = "AKIA" + "QYLPMN5HFIQR7XYA"
    try sandbox.commit(["keys/\(key).txt": "// TODO\n", "a.js": "// TODO\n"])
    for arguments in [
      ["--format", "json"], ["--worktree", "--format", "json"], ["--history", "--format", "json"], [],
    ] {
      let outcome = try run(sandbox, arguments)
      #expect(outcome.code == Exit.passed)
      #expect(!outcome.output.contains(key) && !outcome.errors.contains(key), "\(arguments)")
      #expect(outcome.output.contains("secrets.aws-access-key"), "\(arguments)")
      #expect(outcome.output.contains("keys/AKIA"), "\(arguments)")
    }
    #expect(try run(sandbox, ["--history", "--format", "json"]).output.split(separator: "name of a file").count == 2)
  }

  private static let key = "AKIA" + "QYLPMN5HFIQR7XYA"

  private func findings(_ sandbox: GitSandbox, _ arguments: [String]) throws -> [String] {
    let outcome = try run(sandbox, arguments + ["--format", "json"])
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    #expect(!outcome.output.contains(Self.key))
    let report = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    return findings.map { "\($0["rule"] as? String ?? "") \($0["path"] as? String ?? "")" }
  }

  @Test("reads the index as the next commit would have it, not the files beside it")
  func staged() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "eval(name)\n", "b.js": "f();\n"])
    try sandbox.write(Array("key = \(Self.key)\n".utf8), to: "c.conf")
    try sandbox.write(Array("f();\n".utf8), to: "a.js")
    #expect(try findings(sandbox, ["--staged"]) == ["code.js-eval a.js"])
    try sandbox.git(["add", "c.conf"])
    try sandbox.write(Array("key = none\n".utf8), to: "c.conf")
    #expect(try findings(sandbox, ["--staged"]) == ["secrets.aws-access-key c.conf", "code.js-eval a.js"])
    // What git is told not to look at is committed all the same.
    try sandbox.git(["update-index", "--assume-unchanged", "a.js"])
    try sandbox.git(["update-index", "--skip-worktree", "c.conf"])
    try sandbox.write(Array("eval(name)\n".utf8), to: "announced.js")
    try sandbox.git(["add", "--intent-to-add", "announced.js"])
    #expect(try findings(sandbox, ["--staged"]) == ["secrets.aws-access-key c.conf", "code.js-eval a.js"])
    #expect(try run(sandbox, ["--staged", "--rev", "HEAD~1"]).code == Exit.usage)
  }

  @Test("cannot judge an index with conflicts, or an empty one")
  func conflicts() throws {
    let sandbox = try GitSandbox.withRepository()
    let empty = try run(sandbox, ["--staged"])
    #expect(empty.code == Exit.cannotJudge && empty.errors.contains("nothing is in the index"))
    try sandbox.commit(["a.js": "one\n"])
    try sandbox.git(["checkout", "--quiet", "-b", "side"])
    try sandbox.commit(["a.js": "two\n"])
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["a.js": "three\n"])
    #expect(throws: (any Error).self) { try sandbox.git(["merge", "--quiet", "side"]) }
    let outcome = try run(sandbox, ["--staged"])
    #expect(outcome.code == Exit.cannotJudge && Self.unwrapped(outcome.output).contains("a merge left it undecided"))
  }

  @Test("tells with a base only what is new since, and every credential of the commits between")
  func base() throws {
    let sandbox = try GitSandbox.withRepository()
    let old = "AKIA" + "ZQ3HRTW5YBNM4KXC"
    try sandbox.commit(["old.js": "// TODO old\neval(name)\n", "moved.conf": "key = \(old)\n", "same.js": "f();\n"])
    try sandbox.git(["checkout", "--quiet", "-b", "change"])
    try sandbox.commit(["gone.conf": "key = \(Self.key)\n"])
    try sandbox.commit(["gone.conf": nil, "moved.conf": nil, "to/here.conf": "key = \(old)\nport = 1\n"])
    try sandbox.commit(["old.js": "// a\n// TODO old\neval(name)\n", "new.js": "eval(other)\n"])
    // What the mainline brought meanwhile is no part of the change, merged or not.
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["main.js": "eval(main)\n"])
    let expected = ["secrets.aws-access-key gone.conf", "code.js-eval new.js"]
    #expect(try findings(sandbox, ["--base", "main", "--rev", "change"]) == expected)
    try sandbox.git(["checkout", "--quiet", "change"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "--no-edit", "main"])
    #expect(try findings(sandbox, ["--base", "main"]) == expected)
    // A line that only the merge has.
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["late.js": "f();\n"])
    try sandbox.git(["checkout", "--quiet", "change"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "--no-commit", "main"])
    try sandbox.commit(["late.js": "f();\neval(evil)\n"], message: "Merge")
    #expect(try findings(sandbox, ["--base", "main"]) == expected.prefix(1) + ["code.js-eval late.js", expected[1]])
    #expect(try run(sandbox, ["--base", "nowhere"]).code == Exit.usage)
    try sandbox.git(["checkout", "--quiet", "--orphan", "alone"])
    try sandbox.commit(["x.js": "f();\n"])
    let unrelated = try run(sandbox, ["--base", "main"])
    #expect(unrelated.code == Exit.cannotJudge && unrelated.errors.contains("no commit in common"))
  }

  @Test("has no ages without a history, and says what to do")
  func noAges() throws {
    let sandbox = try GitSandbox.withRepository()
    let outcome = try run(sandbox, ["--worktree", "--ages"])
    #expect(outcome.code == Exit.usage && outcome.errors.contains("leave --worktree out"))
  }
}
