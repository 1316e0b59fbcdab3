import Git
import TestSupport
import Testing

@testable import History

@Suite("Rewritten history")
struct RewrittenHistoryTests {
  private func tips(_ sandbox: GitSandbox) throws -> [String: String] {
    try RewrittenHistory.tips(of: try Repository(opening: sandbox.path))
  }

  private func findings(_ old: [String: String], _ sandbox: GitSandbox) throws -> [RewrittenHistory] {
    try RewrittenHistory.findings(old: old, in: try Repository(opening: sandbox.path))
  }

  private func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.js": "one();\n"])
    try sandbox.commit(["a.js": "two();\n"])
    try sandbox.git(["branch", "side"])
    return sandbox
  }

  @Test("moving forward, new branches and merged branches that go are no findings")
  func forward() throws {
    let sandbox = try sandbox()
    let old = try tips(sandbox)
    #expect(old.keys.sorted() == ["refs/heads/main", "refs/heads/side"])
    #expect(try findings(old, sandbox).isEmpty)
    try sandbox.commit(["a.js": "three();\n"])
    try sandbox.git(["branch", "new"])
    try sandbox.git(["branch", "--quiet", "-D", "side"])
    #expect(try findings(old, sandbox).isEmpty)
    #expect(try findings([:], sandbox).isEmpty)
  }

  @Test("an amended commit, a reset and a rebased root are rewritten, also after a clean-up")
  func rewritten() throws {
    let sandbox = try sandbox()
    let old = try tips(sandbox)
    try sandbox.git(["commit", "--quiet", "--amend", "--message", "other"])
    let new = try sandbox.id("main").hex
    let expected = RewrittenHistory(
      kind: .rewritten, reference: "refs/heads/main", old: old["refs/heads/main"] ?? "", new: new)
    #expect(try findings(old, sandbox) == [expected])
    try sandbox.git(["reset", "--quiet", "--hard", "HEAD~1"])
    #expect(try findings(old, sandbox).map(\.kind) == [.rewritten])
    try sandbox.git(["checkout", "--quiet", "--orphan", "fresh"])
    try sandbox.commit(["a.js": "fresh();\n"])
    try sandbox.git(["branch", "--quiet", "-M", "fresh", "main"])
    try sandbox.git(["branch", "--quiet", "-D", "side"])
    try sandbox.git(["reflog", "expire", "--expire=now", "--all"])
    try sandbox.git(["gc", "--quiet", "--prune=now"])
    let found = try findings(old, sandbox)
    #expect(found.map(\.kind) == [.rewritten, .vanished])
    #expect(found == found.sorted())
  }

  @Test("a branch that goes with work that nothing else holds has vanished")
  func vanished() throws {
    let sandbox = try sandbox()
    try sandbox.git(["checkout", "--quiet", "side"])
    try sandbox.commit(["b.js": "side();\n"])
    try sandbox.git(["checkout", "--quiet", "main"])
    let old = try tips(sandbox)
    try sandbox.git(["branch", "--quiet", "-D", "side"])
    let found = try findings(old, sandbox)
    #expect(found.map(\.kind) == [.vanished] && found.map(\.reference) == ["refs/heads/side"] && found[0].new == nil)
    try sandbox.git(["branch", "other", old["refs/heads/side"] ?? ""])
    #expect(try findings(old, sandbox).isEmpty)
  }

  @Test("a stored tip that is no object id is an error, not a finding")
  func damaged() throws {
    let sandbox = try sandbox()
    #expect(throws: GitError.self) { try findings(["refs/heads/main": "x"], sandbox) }
  }
}
