import Git
import TestSupport
import Testing

/// What makes git show another history is counted, not obeyed.
@Suite("Replace refs and grafts")
struct HistoryOverridesTests {
  private static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    for number in 0..<3 { try sandbox.commit(["a": "\(number)\n"], message: "\(number)") }
    return sandbox
  }

  private func overrides(_ path: String) throws -> HistoryOverrides {
    try Repository(opening: path).historyOverrides()
  }

  @Test("a repository with neither has nothing to say")
  func none() throws {
    let sandbox = try Self.sandbox()
    try sandbox.git(["branch", "replace"])
    try sandbox.write(Array("\n# nothing here\n".utf8), to: ".git/info/grafts")
    #expect(try overrides(sandbox.path) == HistoryOverrides())
    #expect(try overrides(sandbox.path).sentence == nil)
  }

  @Test("replace refs are counted, loose and packed; git's own view of the commit is not taken")
  func replaced() throws {
    let sandbox = try Self.sandbox()
    let (head, root) = (try sandbox.id("HEAD"), try sandbox.id("HEAD~2"))
    let (old, new) = (try sandbox.text(["rev-parse", "HEAD~1:a"]), try sandbox.text(["rev-parse", "HEAD:a"]))
    try sandbox.git(["replace", head.hex, root.hex])
    try sandbox.git(["pack-refs", "--all"])
    try sandbox.git(["replace", old, new])
    // Not an id, so git passes over it with a warning.
    try sandbox.write(Array((root.hex + "\n").utf8), to: ".git/refs/replace/nonsense")
    #expect(try overrides(sandbox.path) == HistoryOverrides(replacedObjects: 2))
    #expect(try overrides(sandbox.path).sentence?.contains("2 objects (refs/replace)") == true)
    #expect(try sandbox.text(["log", "-1", "--format=%s"]) == "0")
    let commit = try Repository(opening: sandbox.path).commit(head)
    #expect(commit.subject == "2" && commit.parents.count == 1)
  }

  @Test("grafts are counted a commit, also from a linked worktree, and do not move parents")
  func grafted() throws {
    let sandbox = try Self.sandbox()
    let (head, root) = (try sandbox.id("HEAD"), try sandbox.id("HEAD~2"))
    try sandbox.write(Array("# old\n\(head) \(root)\r\n\n\(root)\nnonsense\n".utf8), to: ".git/info/grafts")
    try sandbox.git(["worktree", "add", "--quiet", "--detach", sandbox.root + "/linked", "HEAD"])
    #expect(try overrides(sandbox.path) == HistoryOverrides(graftedCommits: 2))
    #expect(try overrides(sandbox.root + "/linked") == HistoryOverrides(graftedCommits: 2))
    #expect(try overrides(sandbox.path).sentence?.contains("the parents of 2 commits (info/grafts)") == true)
    #expect(try Repository(opening: sandbox.path).walk(from: [head]).count == 3)
    #expect(try sandbox.text(["rev-list", "--count", "HEAD"]) == "2")
  }
}
