import Git
import TestSupport
import Testing

@Suite("Revisions")
struct RevisionTests {
  /// A merge, two tags, a remote branch, and a branch that shares its name with a tag.
  private static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "1\n"])
    try sandbox.commit(["a": "2\n"])
    try sandbox.git(["checkout", "--quiet", "-b", "feature/login"])
    try sandbox.commit(["b": "1\n"])
    try sandbox.git(["checkout", "--quiet", "main"])
    try sandbox.commit(["a": "3\n"])
    try sandbox.git(["merge", "--quiet", "--no-ff", "-m", "Merge", "feature/login"])
    try sandbox.git(["tag", "light", "HEAD~1"])
    try sandbox.git(["tag", "-a", "-m", "v1", "v1.0", "HEAD~2"])
    try sandbox.git(["tag", "-a", "-m", "v1 again", "nested", "v1.0"])
    try sandbox.git(["tag", "both", "HEAD~2"])
    try sandbox.git(["branch", "both", "HEAD"])
    try sandbox.git(["update-ref", "refs/remotes/origin/main", "HEAD~1"])
    try sandbox.git(["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"])
    try sandbox.git(["tag", "tree", "HEAD^{tree}"])
    return sandbox
  }

  @Test("names and steps mean what they mean to `git rev-parse`")
  func resolves() throws {
    let sandbox = try Self.sandbox()
    let repository = try Repository(opening: sandbox.path)
    let tip = try sandbox.id("HEAD").hex
    for revision in [
      "HEAD", "@", "main", "refs/heads/main", "heads/main", "feature/login", "light", "v1.0", "nested", "tags/v1.0",
      "both", "origin", "origin/main", "remotes/origin/main", "refs/remotes/origin/HEAD", tip, String(tip.prefix(7)),
      String(tip.prefix(39)), tip.uppercased(), "HEAD~1", "HEAD~", "HEAD^", "HEAD^1", "HEAD^2", "HEAD^2~1", "HEAD~2",
      "HEAD~1^", "HEAD^^", "HEAD~0", "HEAD^0", "v1.0^{}", "nested^{commit}~1", "\(tip)~2", "HEAD~1~1",
    ] {
      let expected = try sandbox.id(revision + "^{commit}")
      #expect(try repository.resolve(revision) == expected, "\(revision)")
    }
  }

  @Test(
    "what is unknown is named, with the nearest ref",
    arguments: [
      ("mian", "`main`"), ("feature/logn", "`feature/login`"), ("v1.1", "`v1.0`"),
      ("refs/heads/mian", "`refs/heads/main`"),
      ("zzzzzzzzzzzzzzzzzzz", "git branch -a"), ("HEAD~9", "too far"), ("HEAD^3", "too far"), ("", "not a revision"),
      ("~1", "not a revision"), ("main..HEAD", "no revision"), (":/Merge", "no revision"), ("main:a", "no revision"),
      ("HEAD@{1}", "no revision"), ("HEAD^{/x}", "not a revision"), ("HEAD~99999999999999999999", "not a revision"),
      ("^main", "not a revision"), ("config", "no revision"), ("../main", "no revision"), ("HEAD\0", "not a revision"),
      ("tree", "is a tree"), ("0000", "no revision"), (String(repeating: "0", count: 40), "no revision"),
      ("-x", "no revision"),
    ])
  func unknown(revision: String, words: String) throws {
    let sandbox = try Self.sandbox()
    let repository = try Repository(opening: sandbox.path)
    let error = try #require(throws: GitError.self) { try repository.resolve(revision) }
    #expect(error.kind == .unknownRevision)
    #expect(error.message.contains(words), "\(error.message)")
  }

  @Test("an id's start that fits several objects asks for more digits")
  func ambiguous() throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    // Of 2,000 ids, about thirty pairs share their first four digits.
    let stream = (0..<2000).map { "blob\ndata \("\($0)".utf8.count)\n\($0)\n" }.joined() + "done\n"
    try sandbox.git(["-c", "fastimport.unpackLimit=0", "fast-import", "--quiet", "--done"], stdin: Array(stream.utf8))
    let repository = try Repository(opening: sandbox.path)
    let starts = Dictionary(grouping: try repository.allObjects().map { $0.hex.prefix(4) }) { $0 }
    let start = try #require(starts.filter { $0.value.count > 1 }.keys.sorted().first)
    let error = try #require(throws: GitError.self) { try repository.resolve(String(start)) }
    #expect(error.kind == .unknownRevision)
    #expect(error.message.contains("more digits"))
  }

  @Test("refs are listed by name with the commit behind them")
  func references() throws {
    let sandbox = try Self.sandbox()
    try sandbox.git(["pack-refs", "--all"])
    let repository = try Repository(opening: sandbox.path)
    let references = try repository.references()
    let expected = try sandbox.text([
      "for-each-ref", "--format=%(refname) %(if)%(symref)%(then)%(symref)%(else)%(objectname)%(end)",
    ])
    let target = try sandbox.id("refs/remotes/origin/main")
    #expect(
      references.map { "\($0.nameText) \($0.target?.hex ?? "")" }
        == expected.replacing("origin/HEAD refs/remotes/origin/main", with: "origin/HEAD \(target)")
        .split(separator: "\n").map(String.init))
    for reference in references {
      let commit = reference.shortName == "tree" ? nil : try sandbox.id(reference.nameText + "^{commit}")
      #expect(reference.commit == commit)
    }
  }

  @Test("a detached HEAD is a commit without a branch")
  func detached() throws {
    let sandbox = try Self.sandbox()
    let id = try sandbox.id("HEAD~1")
    try sandbox.git(["checkout", "--quiet", "--detach", id.hex])
    #expect(try Repository(opening: sandbox.path).head() == .commit(id, branch: nil))
  }
}
