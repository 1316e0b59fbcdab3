import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// What somebody who wants to pass could try with merges, clocks and what a clone lacks.
@Suite("Attacks on the history that the gate reads")
struct GateHistoryAttackTests {
  private static let key = GateSandbox.key

  @Test("criss-cross merges have a merge base, and unrelated histories none")
  func histories() throws {
    let gate = try GateSandbox()
    try gate.commit(["b.js": "f();\n"])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["m.js": "g();\n"])
    try gate.sandbox.git(["branch", "old-main"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-edit", "change"])
    try gate.sandbox.git(["checkout", "--quiet", "change"])
    try gate.sandbox.git(["merge", "--quiet", "--no-ff", "--no-edit", "old-main"])
    #expect(try gate.judge().code == Exit.passed)
    try gate.commit(["c.conf": "key = \(Self.key)\n"])
    try gate.expectFails()
    try gate.sandbox.git(["checkout", "--quiet", "--orphan", "alone"])
    try gate.commit(["x.js": "f();\n"])
    let unrelated = try gate.judge()
    #expect(unrelated.code == Exit.cannotJudge && unrelated.verdict == "cannot-judge")
    #expect(unrelated.errors.contains("no commit in common"))
  }

  @Test("a shallow clone is judged as far as it reaches, and never passed beyond")
  func shallow() throws {
    let origin = try GateSandbox()
    try origin.commit(["a.conf": "key = \(Self.key)\n"])
    try origin.commit(["a.conf": nil])
    for number in 0..<3 { try origin.commit(["b.js": "f(\(number));\n"]) }
    let sandbox = try GitSandbox()
    try sandbox.git(
      ["clone", "--quiet", "--depth", "2", "--no-single-branch", "file://" + origin.sandbox.path, sandbox.path],
      in: sandbox.root)
    let outcome = try AssayCommand.run(
      ["gate", ".", "--base", "origin/main", "--head", "origin/change"], in: sandbox.path)
    #expect(outcome.code == Exit.cannotJudge && outcome.errors.contains("git fetch --unshallow"))
  }

  @Test("no false clock ends the window of small changes")
  func windowClocks() throws {
    func lines(_ range: Range<Int>) -> String {
      range.map { "register(load(\($0), 'name\($0)') + offset.length);" }.joined(separator: "\n") + "\n"
    }
    let gate = try GateSandbox(["src/one.js": lines(0..<40)])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.commit(["src/copy.js": lines(0..<15)], time: 1_790_000_200)
    // From the year 2034, then from 2001.
    try gate.commit(["README.md": "words\n"], time: 2_030_000_000)
    try gate.commit(["README.md": "other words\n"], time: 1_000_000_000)
    try gate.sandbox.git(["checkout", "--quiet", "-B", "change", "main"])
    try gate.commit(["src/copy.js": lines(0..<30)], time: 1_790_000_300)
    let verdict = try AssayCommand.run(
      ["gate", ".", "--base", "main", "--format", "json", "--now", "2026-09-22T00:00:00Z"], in: gate.sandbox.path)
    #expect(verdict.code == Exit.failed && verdict.output.contains("\"duplication\""))
  }

  @Test("a merge that only looks like one has to say what it is for")
  func fakeMerge() throws {
    let gate = try GateSandbox()
    let policy = gate.sandbox.root + "/policy.yml"
    try "version: 1\ngate: { conditions: { task-reference: block } }\n"
      .write(toFile: policy, atomically: true, encoding: .utf8)
    try gate.commit(["src/a.js": "f();\n"], message: "No number")
    let tree = try gate.sandbox.id("HEAD^{tree}").hex
    let side = try gate.sandbox.text(["commit-tree", "main^{tree}", "-p", "main", "-m", "SHOP-1 Nothing"])
    let fake = try gate.sandbox.text(["commit-tree", tree, "-p", "main", "-p", side, "-m", "Merge"])
    #expect(try gate.judge(["--policy", policy], head: fake).conditions["task-reference"] == "fail")
    let real = try gate.sandbox.text(["commit-tree", "main^{tree}", "-p", "main", "-p", side, "-m", "Merge"])
    #expect(try gate.judge(["--policy", policy], head: real).conditions["task-reference"] == "pass")
  }

  @Test("a header that says signature is none")
  func emptySignature() throws {
    let gate = try GateSandbox()
    let policy = gate.sandbox.root + "/policy.yml"
    try "version: 1\ngate: { conditions: { signed-commits: block } }\n"
      .write(toFile: policy, atomically: true, encoding: .utf8)
    try gate.commit(["src/a.js": "f();\n"])
    let plain = try gate.sandbox.text(["cat-file", "commit", "HEAD"])
    let forged = plain.replacing("\n\n", with: "\ngpgsig x\n\n", maxReplacements: 1)
    let id = try gate.sandbox.text(
      ["hash-object", "-w", "-t", "commit", "--stdin"], stdin: Array((forged + "\n").utf8))
    #expect(try gate.judge(["--policy", policy], head: id).conditions["signed-commits"] == "fail")
  }
}
