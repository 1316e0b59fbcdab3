import Foundation
import SourceText
import TestSupport
import Testing

@testable import Git

@Suite("Settings, tags and what git names to hooks")
struct ConfigurationTests {
  private func setting(_ path: String, _ files: [ConfigurationFile] = []) throws -> ConfigurationSetting? {
    try Repository(opening: path).setting("core.hooksPath", besides: files)
  }

  @Test("a setting comes from the file that git would take it from, and says whose it is")
  func scopes() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "1\n"])
    let folder = try TemporaryFolder()
    try folder.write("[core]\n\thookspath = included\n", to: "more")
    let files = [
      ConfigurationFile(scope: .system, path: folder.path + "/none"),
      ConfigurationFile(
        scope: .global, path: try folder.write("[core]\n\thooksPath = old\n[include]\n\tpath = more\n", to: "global")),
    ]
    #expect(try setting(sandbox.path) == nil)
    let global = try #require(try setting(sandbox.path, files))
    #expect(global.value == "included" && global.scope == .global)
    try sandbox.git(["config", "core.hooksPath", "own hooks"])
    let own = try #require(try setting(sandbox.path, files))
    #expect(own.value == "own hooks" && own.scope == .repository)
    let linked = sandbox.root + "/linked"
    try sandbox.git(["worktree", "add", "--quiet", linked])
    try sandbox.git(["config", "extensions.worktreeConfig", "true"])
    try sandbox.git(["config", "--worktree", "core.hooksPath", "its own"], in: linked)
    let worktree = try #require(try setting(linked, files))
    #expect(worktree.value == "its own" && worktree.scope == .worktree)
    #expect(try setting(sandbox.path, files)?.value == "own hooks")
  }

  @Test("a setting that cannot be read is an error, and not absent")
  func damage() throws {
    let sandbox = try GitSandbox.withRepository()
    let folder = try TemporaryFolder()
    let valueless = ConfigurationFile(scope: .global, path: try folder.write("[core]\n\thooksPath\n", to: "valueless"))
    let broken = ConfigurationFile(scope: .global, path: try folder.write("[core\n", to: "broken"))
    for file in [valueless, broken] {
      let error = #expect(throws: GitError.self) { try setting(sandbox.path, [file]) }
      #expect(error?.kind == .corrupt)
    }
  }

  @Test("whether a worktree has settings of its own is read as git does, and what is neither yes nor no is an error")
  func worktreeSettings() throws {
    let sandbox = try GitSandbox.withRepository()
    let file = sandbox.path + "/.git/config"
    let plain = try String(contentsOfFile: file, encoding: .utf8)
    try "[core]\n\thooksPath = worktree\n".write(
      toFile: sandbox.path + "/.git/config.worktree", atomically: true, encoding: .utf8)
    try "[extensions]\n\tworktreeConfig = maybe\n".write(
      toFile: sandbox.path + "/.git/included", atomically: true, encoding: .utf8)
    func read(_ lines: String, global: [ConfigurationFile] = []) throws -> String? {
      try (plain + "[core]\n\thooksPath = own\n\(lines)").write(toFile: file, atomically: true, encoding: .utf8)
      // git is the oracle, but for the global file, which it is not shown.
      let git = try sandbox.run(["config", "core.hooksPath"])
      do {
        let value = try setting(sandbox.path, global)?.value
        #expect(git.status == 0 && git.output == Array("\(value ?? "")\n".utf8), "\(lines)")
        return value
      } catch {
        #expect(git.status != 0 && git.errors.contains("bad boolean config value"), "\(lines)")
        throw error
      }
    }
    func extensions(_ value: String) -> String { "[extensions]\n\tworktreeConfig\(value)\n" }
    for yes in [" = true", " = YES", " = on", " = 2", ""] { #expect(try read(extensions(yes)) == "worktree") }
    for no in [" = false", " = off", " = 0", " ="] { #expect(try read(extensions(no)) == "own") }
    #expect(try read(extensions(" = false") + extensions(" = true")) == "worktree")
    for bad in [" = maybe", " = 3x", " = \" \""] {
      let error = #expect(throws: GitError.self) { _ = try read(extensions(bad)) }
      #expect(error?.kind == .corrupt && error?.message.contains("bad boolean config value") == true, "\(bad)")
    }
    #expect(throws: GitError.self) { _ = try read(extensions(" = maybe") + extensions(" = true")) }
    #expect(try read("[include]\n\tpath = included\n") == "own")
    let folder = try TemporaryFolder()
    for value in [" = true", " = maybe"] {
      let global = ConfigurationFile(scope: .global, path: try folder.write(extensions(value), to: "global"))
      #expect(try read("", global: [global]) == "own")
    }
  }

  @Test("annotated tags are opened, outermost first")
  func peeled() throws {
    let sandbox = try GitSandbox.withRepository()
    let commit = try sandbox.commit(["a": "1\n"])
    try sandbox.git(["tag", "--annotate", "--message", "one", "inner"])
    try sandbox.git(["tag", "--annotate", "--message", "two", "outer", "inner"])
    try sandbox.git(["tag", "--annotate", "--message", "three", "blob", "HEAD:a"])
    let repository = try Repository(opening: sandbox.path)
    let (inner, outer) = (try sandbox.id("inner"), try sandbox.id("outer"))
    #expect(try repository.peeled(outer) == PeeledObject(target: commit, kind: .commit, tags: [outer, inner]))
    #expect(try repository.peeled(commit) == PeeledObject(target: commit, kind: .commit, tags: []))
    let blob = try repository.peeled(try sandbox.id("blob"))
    let content = try sandbox.id("HEAD:a")
    #expect(blob.kind == .blob && blob.target == content)
    #expect(try repository.commit(ofRef: "refs/tags/outer") == commit)
    #expect(try repository.commit(ofRef: "refs/heads/none") == nil)
  }

  @Test("the index that is named is read in place of the repository's own")
  func indexFile() throws {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a": "1\n"])
    let other = sandbox.root + "/other index"
    try sandbox.write(Array("2\n".utf8), to: "b")
    try sandbox.git(["add", "b"], environment: ["GIT_INDEX_FILE": other])
    let own = try Repository(opening: sandbox.path).stagedFiles()
    #expect(own.files.map(\.path.lossyString) == ["a"])
    let named = try Repository(opening: sandbox.path, options: .init(indexFile: other)).stagedFiles()
    #expect(named.files.map(\.path.lossyString) == ["b"])
  }

  @Test("an object folder outside the repository's own is refused, and one that leads out of it")
  func quarantine() throws {
    let sandbox = try GitSandbox.withRepository(isBare: true)
    let folder = try TemporaryFolder()
    let inside = sandbox.path + "/objects/incoming"
    try folder.write("x", to: "objects/pack/x")
    try sandbox.write(Array((folder.path + "/objects\n").utf8), to: "objects/incoming/info/alternates")
    for named in [folder.path + "/objects", sandbox.path + "/objects/none", sandbox.path, inside] {
      #expect(throws: GitError.self) {
        _ = try Repository(opening: sandbox.path, options: .init(objectDirectories: [named]))
      }
    }
  }
}
