import Git
import SourceText
import TestSupport
import Testing

/// What a caller may point the module at, and what must be refused.
@Suite("Opening")
struct OpeningTests {
  private static func error(
    opening path: String, _ options: Repository.OpenOptions = .init()
  ) -> GitError? {
    do throws(GitError) {
      _ = try Repository(opening: path, options: options)
      return nil
    } catch {
      return error
    }
  }

  private static func expect(
    _ path: String, _ kind: GitError.Kind, says words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = error(opening: path)
    #expect(found?.kind == kind, sourceLocation: sourceLocation)
    for word in words {
      #expect(found?.message.contains(word) == true, "\(found?.message ?? "")", sourceLocation: sourceLocation)
    }
  }

  @Test("a worktree, its .git folder and file, a bare repository with and without config all open")
  func opens() throws {
    let sandbox = try GitSandbox.withRepository()
    let tip = try sandbox.commit(["a": "1\n"])
    let worktree = try Repository(opening: sandbox.path)
    #expect(!worktree.isBare && !worktree.isShallow && !worktree.isPartial)
    #expect(worktree.workingDirectory == sandbox.path)
    #expect(worktree.gitDirectory == sandbox.path + "/.git")
    #expect(try worktree.head() == .commit(tip, branch: "main"))
    let inner = try Repository(opening: sandbox.path + "/.git/")
    #expect(inner.workingDirectory == sandbox.path && !inner.isBare)

    let bare = sandbox.root + "/bare.git"
    try sandbox.git(["clone", "--quiet", "--bare", sandbox.path, bare])
    let opened = try Repository(opening: bare)
    #expect(opened.isBare && opened.workingDirectory == nil)
    try remove(bare + "/config")
    let unconfigured = try Repository(opening: bare)
    #expect(unconfigured.isBare && unconfigured.workingDirectory == nil)
    #expect(try unconfigured.resolve("main") == tip)
  }

  @Test("a linked worktree opens; its refs are the main repository's")
  func linkedWorktree() throws {
    let sandbox = try GitSandbox.withRepository()
    let tip = try sandbox.commit(["a": "1\n"])
    let linked = sandbox.root + "/linked"
    try sandbox.git(["worktree", "add", "--quiet", "-b", "side", linked])
    for path in [linked, linked + "/.git", sandbox.path + "/.git/worktrees/linked"] {
      let repository = try Repository(opening: path)
      #expect(try repository.head() == .commit(tip, branch: "side"))
      #expect(try repository.resolve("main") == tip)
      #expect(repository.workingDirectory == linked && !repository.isBare)
    }
  }

  @Test("extensions that change nothing for a reader are accepted")
  func extensions() throws {
    let sandbox = try GitSandbox.withRepository()
    let tip = try sandbox.commit(["a": "1\n"])
    try sandbox.git(["config", "core.repositoryformatversion", "1"])
    try sandbox.git(["config", "extensions.worktreeConfig", "true"])
    #expect(try Repository(opening: sandbox.path).resolve("HEAD") == tip)
    try sandbox.git(["config", "extensions.partialClone", "origin"])
    let isPartial = try Repository(opening: sandbox.path).isPartial
    #expect(isPartial)
  }

  @Test("what is no repository says so, and nothing above it is searched")
  func notARepository() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["sub/a": "1\n"])
    Self.expect(sandbox.path + "/nowhere", .notARepository, says: "nowhere", "no such file or folder")
    Self.expect(sandbox.path + "/sub", .notARepository, says: "neither `.git` nor HEAD")
    Self.expect(sandbox.path + "/sub/a", .notARepository, says: "it is a file")
    Self.expect("", .notARepository, says: "no such file or folder")
    Self.expect(sandbox.path + "\0/x", .notARepository)
    try remove(sandbox.path + "/.git/HEAD")
    Self.expect(sandbox.path, .notARepository, says: "lacks HEAD, objects or refs")
  }

  @Test("an empty repository opens; its HEAD is unborn and resolving it says so")
  func empty() throws {
    let sandbox = try GitSandbox.withRepository(branch: "trunk")
    let repository = try Repository(opening: sandbox.path)
    #expect(try repository.head() == .unborn(branch: "trunk"))
    #expect(try repository.references() == [])
    #expect(try repository.walk(from: []) == [])
    let error = try #require(throws: GitError.self) { try repository.resolve("HEAD") }
    #expect(error.kind == .unknownRevision)
    #expect(error.message.contains("no commit yet") && error.message.contains("`trunk`"))
  }

  @Test("SHA-256 and other formats are named as unsupported")
  func unsupported() throws {
    let sandbox = try GitSandbox()
    try sandbox.git(["init", "--quiet", "--object-format=sha256", sandbox.path], in: sandbox.root)
    Self.expect(sandbox.path, .unsupported, says: "sha256", "only SHA-1")
    let other = try GitSandbox.withRepository()
    try other.git(["config", "core.repositoryformatversion", "1"])
    try other.git(["config", "extensions.somethingNew", "true"])
    Self.expect(other.path, .unsupported, says: "somethingnew")
  }

  @Test("a .git file that points into another repository is refused")
  func forgedGitFile() throws {
    let victim = try GitSandbox.withRepository()
    try victim.commit(["secret": "1\n"])
    let sandbox = try GitSandbox.withRepository()
    try remove(sandbox.path + "/.git")
    try sandbox.write(Array("gitdir: \(victim.path)/.git\n".utf8), to: ".git")
    Self.expect(sandbox.path, .notARepository, says: "leads out of the repository", "does not list it as a worktree")
    // Nor through a git folder of its own that borrows the other's objects and refs.
    for (file, text) in [
      ("own/HEAD", "ref: refs/heads/main\n"), ("own/commondir", "\(victim.path)/.git\n"),
      ("own/gitdir", "\(sandbox.path)/.git\n"), (".git", "gitdir: own\n"),
    ] {
      try sandbox.write(Array(text.utf8), to: file)
    }
    Self.expect(sandbox.path, .notARepository, says: "leads out of the repository")
    Self.expect(sandbox.path + "/own", .notARepository, says: "leads out of the repository")
    // Nor by claiming to be a worktree that belongs somewhere else.
    try victim.git(["worktree", "add", "--quiet", "-b", "side", victim.root + "/linked"])
    try sandbox.write(Array("gitdir: \(victim.path)/.git/worktrees/linked\n".utf8), to: ".git")
    Self.expect(sandbox.path, .notARepository, says: "leads out of the repository")
  }

  @Test("links and alternates that leave the repository are refused")
  func borrowedObjects() throws {
    let victim = try GitSandbox.withRepository()
    try victim.commit(["secret": "1\n"])
    let shared = victim.root + "/shared"
    try victim.git(["clone", "--quiet", "--shared", victim.path, shared])
    Self.expect(shared, .notARepository, says: "alternates", victim.path, "git repack -a -d")

    let linked = try GitSandbox.withRepository()
    try remove(linked.path + "/.git/objects")
    try link(linked.path + "/.git/objects", to: victim.path + "/.git/objects")
    Self.expect(linked.path, .notARepository, says: "leads out of the repository")

    let packs = try GitSandbox.withRepository()
    try remove(packs.path + "/.git/objects/pack")
    try link(packs.path + "/.git/objects/pack", to: victim.path + "/.git/objects/pack")
    Self.expect(packs.path, .notARepository, says: "is a link to")

    let whole = try GitSandbox.withRepository()
    try remove(whole.path + "/.git")
    try link(whole.path + "/.git", to: victim.path + "/.git")
    Self.expect(whole.path, .notARepository, says: "is a link to")
  }

  @Test("core.worktree is not obeyed")
  func movedWorktree() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "1\n"])
    try sandbox.git(["config", "core.worktree", "/"])
    #expect(try Repository(opening: sandbox.path).workingDirectory == sandbox.path)
  }

  @Test("a repository of another user is refused unless its place is named", .enabled(if: isRoot, "needs chown"))
  func owner() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "1\n"])
    try giveAway(sandbox.path)
    Self.expect(sandbox.path, .untrustedOwner, says: "another user", "--trust-owner \(sandbox.path)")
    #expect(Self.error(opening: sandbox.path, .init(trustedOwners: ["*", "/", sandbox.root]))?.kind == .untrustedOwner)
    #expect(Self.error(opening: sandbox.path, .init(trustedOwners: [sandbox.path])) == nil)
    // The exception was for one opening.
    Self.expect(sandbox.path, .untrustedOwner)
  }

  @Test("a quarantined push is read where the server says it lies")
  func quarantine() throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let objects = sandbox.path + "/objects/incoming"
    try sandbox.git(["init", "--quiet", "--bare", sandbox.root + "/other"])
    let blob = try sandbox.text(
      ["hash-object", "-w", "--stdin"], in: sandbox.root + "/other", stdin: Array("new\n".utf8))
    try copy(sandbox.root + "/other/objects", to: objects)
    let id = try #require(ObjectID(hex: blob))
    #expect(try Repository(opening: sandbox.path).contains(id) == false)
    let repository = try Repository(opening: sandbox.path, options: .init(objectDirectories: [objects]))
    #expect(try repository.blob(id) == Array("new\n".utf8))
  }

  @Test("many tasks open and read at once, each with a repository of its own")
  func concurrent() async throws {
    let sandbox = try GitSandbox.withRepository()
    let tip = try sandbox.commit(["a": "1\n"])
    let path = sandbox.path
    try await withThrowingTaskGroup(of: ObjectID.self) { group in
      for _ in 0..<32 {
        group.addTask { try Repository(opening: path).resolve("HEAD") }
      }
      for try await found in group { #expect(found == tip) }
    }
  }
}
