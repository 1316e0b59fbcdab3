import Foundation
import Git
import TestSupport
import Testing

@testable import assay

@Suite("assay history")
struct HistoryCommandTests {
  private static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    try sandbox.commit(["a.txt": "1\n2\n", "b, \"c\".txt": "x\n"], author: "=Ada <ada@example.com>", time: 0)
    try sandbox.write([0, 1, 2], to: "logo.png")
    try sandbox.git(["mv", "a.txt", "moved.txt"])
    try sandbox.commit(["new.txt": "1\n"], time: 4_102_444_800)
    return sandbox
  }

  private func run(_ sandbox: GitSandbox, _ arguments: [String]) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["history", sandbox.path] + arguments, in: sandbox.root)
  }

  @Test("CSV has the documented columns, a row for each changed file, and escapes what is hostile")
  func csv() throws {
    let sandbox = try Self.sandbox()
    let outcome = try run(sandbox, ["--format", "csv"])
    let head = try sandbox.id("HEAD").hex
    let root = try sandbox.id("HEAD~1").hex
    #expect(outcome.code == Exit.passed)
    #expect(
      outcome.output == """
        commit,parent,author_name,author_email,authored_at,path,old_path,status,added,deleted
        \(head),\(root),Ada,ada@example.com,2100-01-01T00:00:00Z,logo.png,,A,-,-
        \(head),\(root),Ada,ada@example.com,2100-01-01T00:00:00Z,moved.txt,a.txt,R,0,0
        \(head),\(root),Ada,ada@example.com,2100-01-01T00:00:00Z,new.txt,,A,1,0
        \(root),,'=Ada,ada@example.com,1970-01-01T00:00:00Z,a.txt,,A,2,0
        \(root),,'=Ada,ada@example.com,1970-01-01T00:00:00Z,"b, ""c"".txt",,A,1,0

        """)
    #expect(try run(sandbox, ["--format", "csv", "--jobs", "1"]).output == outcome.output)
  }

  @Test("JSON is assay.history/1 with its coverage, also when there is nothing to list")
  func json() throws {
    let sandbox = try Self.sandbox()
    for (arguments, commits) in [([], 2), (["--rev", "HEAD..HEAD"], 0)] as [([String], Int)] {
      let outcome = try run(sandbox, ["--format", "json"] + arguments)
      #expect(outcome.code == Exit.passed)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(object["schema"] as? String == "assay.history/1")
      #expect(Set(object.keys) == ["schema", "repository", "query", "commits", "head", "summary", "coverage"])
      let listed = try #require(object["commits"] as? [[String: Any]])
      #expect(listed.count == commits)
      guard let first = listed.first else { continue }
      #expect(
        Set(first.keys) == ["commit", "parent", "author_name", "author_email", "authored_at", "files"])
      let file = try #require((first["files"] as? [[String: Any]])?.first)
      #expect(Set(file.keys) == ["path", "old_path", "status", "added", "deleted", "binary"])
      #expect(file["binary"] as? Bool == true && file["added"] is NSNull)
    }
  }

  @Test("text names commits, files and the sums")
  func text() throws {
    let outcome = try run(Self.sandbox(), [])
    #expect(outcome.code == Exit.passed)
    #expect(outcome.output.contains("R  a.txt → moved.txt"))
    #expect(outcome.output.contains("2 commits, 5 changed files, 4 lines added, 0 deleted, 1 binary."))
  }

  @Test(
    "what is wrong with the command is the user's to mend",
    arguments: [
      ["--rev", "nope"], ["--rev", "HEAD...HEAD"], ["--since", "yesterday"], ["--until", "2026-02-30"],
      ["--since", "2026-02-02", "--until", "2026-01-01"], ["--path", "../up"], ["--path", "/etc"], ["--jobs", "0"],
      ["--format", "xml"],
    ])
  func usage(arguments: [String]) throws {
    let outcome = try run(Self.sandbox(), arguments)
    #expect(outcome.code == Exit.usage)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  @Test("an unborn branch and a shallow clone cannot be listed, and leave no result behind")
  func incomplete() throws {
    #expect(try run(GitSandbox.withRepository(branch: "trunk"), []).code == Exit.cannotJudge)
    let sandbox = try Self.sandbox()
    let clone = sandbox.root + "/shallow"
    try sandbox.git(["clone", "--quiet", "--bare", "--depth", "1", "file://\(sandbox.path)", clone])
    let result = sandbox.root + "/result.csv"
    let outcome = try AssayCommand.run(
      ["history", clone, "--format", "csv", "--output", result], in: sandbox.root)
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.errors.contains("--unshallow"))
    #expect(!FileManager.default.fileExists(atPath: result))
  }

  @Test("a blob that is missing leaves its counts empty, is named, and is no pass")
  func missingBlob() throws {
    let sandbox = try Self.sandbox()
    let blob = try sandbox.text(["rev-parse", "HEAD:new.txt"])
    try FileManager.default.removeItem(atPath: sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let outcome = try run(sandbox, ["--format", "csv"])
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.output.contains(",new.txt,,A,,\n"))
    #expect(outcome.errors.contains("new.txt"))
  }

  @Test("--output holds the whole result and nothing else is left beside it")
  func output() throws {
    let sandbox = try Self.sandbox()
    let folder = try TemporaryFolder()
    let direct = try run(sandbox, ["--format", "csv"])
    let filed = try run(sandbox, ["--format", "csv", "--output", folder.path + "/h.csv"])
    #expect(filed.code == Exit.passed)
    #expect(try String(contentsOfFile: folder.path + "/h.csv", encoding: .utf8) == direct.output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["h.csv"])
  }
}
