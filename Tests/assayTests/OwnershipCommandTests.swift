import Foundation
import Git
import TestSupport
import Testing

@testable import assay

@Suite("assay ownership")
struct OwnershipCommandTests {
  /// Ada wrote five lines, Bob laid them out anew and added one; the tree lists his commit as one to be looked through.
  private static func sandbox() throws -> (sandbox: GitSandbox, layout: ObjectID) {
    let sandbox = try GitSandbox.withRepository()
    let body = "if (a) {\nb();\nc();\nd();\n}\n"
    try sandbox.commit(["a.js": body, "notes.txt": "one\n"], time: 1_700_000_000)
    let layout = try sandbox.commit(
      ["a.js": "if (a) {\n  b();\n  c();\n  d();\n}\n"], author: "Bob <bob@example.com>", time: 1_700_000_100)
    try sandbox.commit(
      [".git-blame-ignore-revs": "# layout\n\(layout)\n"], author: "Bob <bob@example.com>", time: 1_700_000_200)
    return (sandbox, layout)
  }

  private func run(_ sandbox: GitSandbox, _ arguments: [String]) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["ownership", sandbox.path] + arguments, in: sandbox.root)
  }

  /// How many lines of a.js each author has.
  private func owners(_ sandbox: GitSandbox, _ arguments: [String] = []) throws -> [String: Int] {
    let outcome = try run(sandbox, ["--lines", "--format", "csv", "--path", "a.js"] + arguments)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    var owners: [String: Int] = [:]
    for row in outcome.output.split(separator: "\n").dropFirst() {
      let commit = try #require(row.split(separator: ",").last)
      owners[try sandbox.text(["log", "-1", "--format=%an", String(commit)]), default: 0] += 1
    }
    return owners
  }

  @Test("the summary is text or JSON, the same for any number of workers, and counts each person's lines")
  func summary() throws {
    let (sandbox, _) = try Self.sandbox()
    let now = ["--now", "2023-12-01T00:00:00Z"]
    let text = try run(sandbox, now)
    #expect(text.code == Exit.passed && text.output.contains("bob@example.com"))
    let json = try run(sandbox, now + ["--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let people = try #require(object["people"] as? [[String: Any]])
    #expect(people.map { $0["id"] as? String } == ["bob@example.com", "ada@example.com"])
    #expect(people.map { $0["lines"] as? Int } == [5, 3])
    #expect(try run(sandbox, now + ["--format", "json", "--jobs", "1"]).output == json.output)
    #expect(try run(sandbox, now + ["--format", "json", "--jobs", "7"]).output == json.output)
    let gone = try run(sandbox, now + ["--without", "ada@example.com"])
    #expect(gone.code == Exit.passed && gone.output.contains("ada@example.com (gone)"))
    #expect(gone.output.contains("Known by nobody") && gone.output.contains("notes.txt"))
  }

  @Test("the judged tree's own list of commits to look through counts only where the user takes it")
  func ignoredRevisions() throws {
    let (sandbox, layout) = try Self.sandbox()
    #expect(try owners(sandbox) == ["Ada": 2, "Bob": 3])
    #expect(try owners(sandbox, ["--ignore-revs-from", "HEAD"]) == ["Ada": 5])
    let list = sandbox.root + "/list"
    try Data("\(layout)\n".utf8).write(to: URL(filePath: list))
    #expect(try owners(sandbox, ["--ignore-revs", list]) == ["Ada": 5])
    #expect(try owners(sandbox, ["-w"]) == ["Ada": 5])
    // git obeys it only if configured to; a repository's own configuration is no such wish here.
    try sandbox.git(["config", "blame.ignoreRevsFile", ".git-blame-ignore-revs"])
    #expect(try owners(sandbox) == ["Ada": 2, "Bob": 3])
    let counted = try run(sandbox, ["--ignore-revs", list])
    #expect(counted.output.contains("1 commit looked through"))
  }

  @Test("lines as text and as CSV, in the shape that is documented")
  func lines() throws {
    let (sandbox, layout) = try Self.sandbox()
    let root = try sandbox.id("HEAD~2")
    let csv = try run(sandbox, ["--lines", "--format", "csv", "--path", "a.js", "--path", "notes.txt"])
    #expect(
      csv.output == """
        path,line,commit
        a.js,1,\(root)
        a.js,2,\(layout)
        a.js,3,\(layout)
        a.js,4,\(layout)
        a.js,5,\(root)
        notes.txt,1,\(root)

        """)
    let text = try run(sandbox, ["--lines", "--path", "a.js"])
    #expect(text.code == Exit.passed && text.output.contains("2-4  \(layout.short)  Bob"))
    let list = sandbox.root + "/paths"
    try Data("notes.txt\n".utf8).write(to: URL(filePath: list))
    #expect(
      try run(sandbox, ["--lines", "--format", "csv", "--paths-from", list]).output
        == "path,line,commit\nnotes.txt,1,\(root)\n")
  }

  @Test(
    "what is wrong with the command is the user's to mend",
    arguments: [
      ["--rev", "nope"], ["--format", "xml"], ["--format", "csv"], ["--lines", "--format", "json"],
      ["--lines", "--people"], ["--lines", "--without", "ada@example.com"], ["--limit", "-1"], ["--jobs", "0"],
      ["--without", "ada@exampl.com"], ["--path", "a.jsx"], ["--ignore-revs", "missing"],
      ["--ignore-revs-from", "HEAD~1"], ["--ignore-revs-from", "nope"], ["--paths-from", "missing"],
      ["--now", "today"], ["--portfolio", "missing.yml"],
    ])
  func usage(arguments: [String]) throws {
    let (sandbox, _) = try Self.sandbox()
    let outcome = try run(sandbox, arguments)
    #expect(outcome.code == Exit.usage, "\(arguments): \(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  @Test("a person or path that does not exist is answered with the nearest that does")
  func nearest() throws {
    let (sandbox, _) = try Self.sandbox()
    #expect(try run(sandbox, ["--without", "ada@exampl.com"]).errors.contains("ada@example.com"))
    #expect(try run(sandbox, ["--path", "a.jsx"]).errors.contains("`a.js`"))
  }

  @Test("a list of commits that is malformed is refused with its line", arguments: ["\nabc\n", "\n1111 # short\n"])
  func malformedList(text: String) throws {
    let (sandbox, _) = try Self.sandbox()
    let list = sandbox.root + "/list"
    try Data(text.utf8).write(to: URL(filePath: list))
    let outcome = try run(sandbox, ["--ignore-revs", list])
    #expect(outcome.code == Exit.usage)
    #expect(outcome.errors.contains("line 2"), "\(outcome.errors)")
  }

  @Test("an unborn branch has no owners; a file whose past is missing is named, and the result is no pass")
  func incomplete() throws {
    let unborn = try run(GitSandbox.withRepository(branch: "trunk"), [])
    #expect(unborn.code == Exit.cannotJudge && unborn.errors.contains("trunk"))
    let (sandbox, _) = try Self.sandbox()
    let blob = try sandbox.text(["rev-parse", "HEAD~2:a.js"])
    try FileManager.default.removeItem(atPath: sandbox.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let outcome = try run(sandbox, ["--lines", "--format", "csv"])
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.output.contains("notes.txt,1,") && !outcome.output.contains("a.js,"))
    #expect(outcome.errors.contains("a.js") && outcome.errors.contains(blob))
  }
}
