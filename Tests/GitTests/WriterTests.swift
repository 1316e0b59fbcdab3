import Git
import SourceText
import TestSupport
import Testing

@Suite("GitWriter")
struct WriterTests {
  private static func build(at path: String, isBare: Bool) throws -> [ObjectID] {
    let writer = try GitWriter(creating: path, isBare: isBare, initialBranch: "main")
    let ada = Signature(name: "Ada", email: "ada@example.com", time: 1_790_000_000, zoneMinutes: 420)
    let bob = Signature(name: "Bob", email: "bob@example.com", time: 1_790_000_100, zoneMinutes: -210)
    let text = try writer.writeBlob(Array("one\ntwo\n".utf8))
    let empty = try writer.writeBlob([])
    // `a-b`, `a/` and `a.c` sort differently as a folder and as a file.
    let first = try writer.writeTree([
      TreeFile(path: RepositoryPath("z"), blob: text), TreeFile(path: RepositoryPath("a/deep/x"), blob: text),
      TreeFile(path: RepositoryPath("a-b"), blob: empty, mode: .executable),
      TreeFile(path: RepositoryPath("a.c"), blob: text, mode: .symlink),
      TreeFile(path: RepositoryPath("a/y"), blob: empty),
    ])
    let root = try writer.writeCommit(
      tree: first, parents: [], author: ada, committer: ada, message: Array("Begin\n".utf8))
    let second = try writer.writeTree([TreeFile(path: RepositoryPath("z"), blob: text)])
    let tip = try writer.writeCommit(
      tree: second, parents: [root], author: bob, committer: ada, message: Array("Less\n\nBecause.\n".utf8))
    try writer.setBranch("main", to: tip)
    try writer.setBranch("old", to: root)
    try writer.setHead(toBranch: "main")
    if !isBare { try writer.checkOutHead() }
    return [root, tip]
  }

  @Test("git finds nothing wrong with what it writes, and the same calls make the same ids", arguments: [false, true])
  func writes(isBare: Bool) throws {
    let sandbox = try GitSandbox()
    let other = try GitSandbox()
    let ids = try Self.build(at: sandbox.path, isBare: isBare)
    #expect(try Self.build(at: other.path, isBare: isBare) == ids)
    #expect(try sandbox.text(["fsck", "--strict"]) == "")
    #expect(
      try sandbox.text(["log", "--format=%H %an %ad %cn %s", "--date=raw"]).split(separator: "\n").map(String.init) == [
        "\(ids[1]) Bob 1790000100 -0330 Ada Less", "\(ids[0]) Ada 1790000000 +0700 Ada Begin",
      ])
    #expect(try sandbox.text(["ls-tree", "-r", "--name-only", "old"]) == "a-b\na.c\na/deep/x\na/y\nz")
    if !isBare {
      #expect(try sandbox.text(["status", "--porcelain"]) == "")
      #expect(try sandbox.text(["cat-file", "-p", "HEAD:z"]) == "one\ntwo")
    }
    #expect(try sandbox.text(["reflog"]) == "")
  }
}
