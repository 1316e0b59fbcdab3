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

  @Test("has no ages without a history, and says what to do")
  func noAges() throws {
    let sandbox = try GitSandbox.withRepository()
    let outcome = try run(sandbox, ["--worktree", "--ages"])
    #expect(outcome.code == Exit.usage && outcome.errors.contains("leave --worktree out"))
  }
}
