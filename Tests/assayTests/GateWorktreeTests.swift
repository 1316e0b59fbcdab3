import Foundation
import Git
import TestSupport
import Testing

@testable import assay

@Suite("What lies in the worktree")
struct GateWorktreeTests {
  private func write(_ gate: GateSandbox, _ name: String, _ text: String) throws {
    try gate.sandbox.write(Array(text.utf8), to: name)
  }

  @Test("what is new there is judged, added or not; what ignore files leave out is not")
  func untracked() throws {
    let gate = try GateSandbox(["src/app.js": "f();\n", ".gitignore": "node_modules/\n*.log\n!kept.log\n"])
    #expect(try gate.judge(["--worktree"]).code == Exit.passed)
    let objects = try gate.sandbox.text(["count-objects"])
    try write(gate, "node_modules/a/index.js", "eval(name)\n")
    try write(gate, "src/debug.log", "key = \(GateSandbox.key)\n")
    #expect(try gate.judge(["--worktree"]).findings.isEmpty)
    try write(gate, "src/new.js", "eval(name)\n")
    try write(gate, "src/app.js", "f();\nconst k = \"\(GateSandbox.key)\";\n")
    try write(gate, "kept.log", "key = \(GateSandbox.otherKey)\n")
    let verdict = try gate.judge(["--worktree"])
    #expect(verdict.code == Exit.failed)
    #expect(
      verdict.findings == [
        "code.js-eval src/new.js", "secrets.aws-access-key kept.log", "secrets.aws-access-key src/app.js",
      ])
    // The index has none of it, and nothing was written to the repository.
    #expect(try gate.judge(["--staged"]).code == Exit.passed)
    #expect(try gate.sandbox.text(["count-objects"]) == objects)
  }

  @Test("a file that is ignored but tracked is judged")
  func trackedAndIgnored() throws {
    let gate = try GateSandbox(["own/out.js": "f();\n"])
    try gate.commit([".gitignore": "own/\n"])
    try write(gate, "own/out.js", "f();\neval(name)\n")
    #expect(try gate.judge(["--worktree"]).findings == ["code.js-eval own/out.js"])
  }

  @Test("flags of the index hide nothing, and files of a sparse checkout are not deleted")
  func flags() throws {
    let gate = try GateSandbox([
      "src/app.js": "f();\n", "tests/app.test.js": "test('a', () => { expect(f()).toBe(1) })\n",
    ])
    try gate.sandbox.git(["update-index", "--assume-unchanged", "src/app.js"])
    try write(gate, "src/app.js", "f();\neval(name)\n")
    #expect(try gate.judge(["--worktree"]).findings == ["code.js-eval src/app.js"])
    try gate.sandbox.git(["update-index", "--skip-worktree", "tests/app.test.js"])
    try FileManager.default.removeItem(atPath: gate.sandbox.path + "/tests/app.test.js")
    #expect(try gate.judge(["--worktree"]).conditions["tests-deleted"] != "fail")
    try gate.sandbox.git(["update-index", "--no-skip-worktree", "tests/app.test.js"])
    #expect(try gate.judge(["--worktree"]).places("tests-deleted").count == 1)
  }

  @Test("a move, a link, and line ends are what they are")
  func moves() throws {
    let lines = (0..<30).map { "call(\($0));" }.joined(separator: "\n")
    let gate = try GateSandbox(["src/old.js": "eval(name)\n\(lines)\n", "a.txt": "one\ntwo\n"])
    try FileManager.default.moveItem(
      atPath: gate.sandbox.path + "/src/old.js", toPath: gate.sandbox.path + "/src/moved.js")
    try write(gate, "a.txt", "one\r\ntwo\r\n")
    let verdict = try gate.judge(["--worktree"])
    #expect(verdict.code == Exit.passed && verdict.findings.isEmpty)
    try FileManager.default.createSymbolicLink(
      atPath: gate.sandbox.path + "/link", withDestinationPath: "https://user:\(GateSandbox.key)@example.org/")
    #expect(try gate.judge(["--worktree"]).code == Exit.failed)
  }

  @Test("before the first commit everything is new")
  func first() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.write(Array("key = \(GateSandbox.key)\n".utf8), to: "src/a.conf")
    let refused = try AssayCommand.run(["gate", ".", "--worktree"], in: sandbox.path)
    #expect(refused.code == Exit.failed && refused.output.contains("src/a.conf"))
  }

  @Test("an undecided merge and a repository inside cannot be judged")
  func unjudged() throws {
    let gate = try GateSandbox(["a.txt": "one\n"])
    try gate.commit(["a.txt": "two\n"])
    try gate.sandbox.git(["checkout", "--quiet", "main"])
    try gate.sandbox.commit(["a.txt": "three\n"], message: "Other", time: 1_790_000_200)
    #expect(throws: GitSandbox.Failure.self) { try gate.sandbox.git(["merge", "change"]) }
    #expect(try gate.judge(["--worktree"]).code == Exit.cannotJudge)
    let outer = try GateSandbox()
    try outer.sandbox.git(["init", "--quiet", "inner"])
    #expect(try outer.judge(["--worktree"]).code == Exit.cannotJudge)
    let bare = try GitSandbox.withRepository(isBare: true)
    let id = try gate.sandbox.id("main").hex
    try gate.sandbox.git(["push", "--quiet", bare.path, "\(id):refs/heads/main"])
    let refused = try AssayCommand.run(["gate", ".", "--worktree"], in: bare.path)
    #expect(refused.code == Exit.usage && refused.errors.contains("worktree"))
    #expect(try gate.judge(["--worktree", "--staged"]).code == Exit.usage)
  }
}
