import Foundation
import TestSupport
import Testing

@testable import assay

/// Copies, replies, removal and retention from end to end, on the demo's five people.
@Suite("Fairness on the command line")
struct FairnessCommandTests {
  private struct Demo {
    let folder: TemporaryFolder
    static let monday = "2026-11-16T09:00:00Z"

    init() throws {
      folder = try TemporaryFolder()
      let outcome = try AssayCommand.run(["demo", "d"], in: folder.path)
      #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    }

    func run(_ arguments: [String], now: String = Demo.monday) throws -> AssayCommand.Outcome {
      try AssayCommand.run(
        arguments + ["--portfolio", "d/assay.yml", "--now", now], in: folder.path,
        environment: ["COLUMNS": "400"])
    }

    func text(_ path: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: folder.path + "/" + path)), as: UTF8.self)
    }

    /// Everything in a database's files, in lower case.
    func bytes(_ database: String = "d/assay.db") throws -> String {
      var all = ""
      for suffix in ["", "-wal", "-shm", "-journal"]
      where FileManager.default.fileExists(atPath: folder.path + "/" + database + suffix) {
        all += try text(database + suffix)
      }
      return all.lowercased()
    }

    static func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  private static let others = [
    "Amir", "Chloe", "Deepa", "Emil", "Dana Wells", "dana@northwind.example", "Marek", "81234567", "34848691", "USD",
  ]

  @Test("everybody's copy has their numbers and nobody else, in every format, and leaves the owner's pages alone")
  func copies() throws {
    let demo = try Demo()
    let written = try demo.run(["scorecard", "--week", "2026-W46", "--copy", "all", "--out", "c"])
    #expect(written.code == Exit.passed, "\(written.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: demo.folder.path + "/c/copies").sorted()
    #expect(names.count == 15 && names.prefix(3) == ["amir.html", "amir.json", "amir.md"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: demo.folder.path + "/c") == ["copies"])
    for name in ["bruno.html", "bruno.json", "bruno.md"] {
      let copy = try demo.text("c/copies/" + name)
      for other in Self.others { #expect(!copy.contains(other), "\(other) in \(name)") }
      #expect(copy.contains("Bruno Tavares") && copy.contains("What this is for"))
    }
    let one = try demo.run(["scorecard", "--week", "2026-W46", "--copy", "bruno"])
    #expect(one.code == Exit.passed && one.output.contains("How to answer"))
    for other in Self.others { #expect(!one.output.contains(other), "\(other)") }

    let owner = try demo.run(["scorecard", "--week", "2026-W46", "--format", "json"]).output
    let card = try #require(try subject("bruno", in: owner))
    let copied = try #require(
      (try JSONSerialization.jsonObject(with: Data(try demo.text("c/copies/bruno.json").utf8)) as? [String: Any])?[
        "card"]
        as? [String: Any])
    #expect(try canonical(card["overall"]) == canonical(copied["overall"]))

    let wrong = try demo.run(["scorecard", "--copy", "brun"])
    #expect(wrong.code == Exit.usage && wrong.errors.contains("`bruno`"))
    #expect(try demo.run(["scorecard", "--copy", "all", "--format", "json"]).code == Exit.usage)
  }

  @Test("the owner may hide the recommendation on copies by the policy")
  func hidden() throws {
    let demo = try Demo()
    try demo.folder.write(
      "version: 1\njudgement: { copy_shows_recommendation: false, reply_to: [ana@example.org] }\n", to: "p.yml")
    let copy = try demo.run(["scorecard", "--week", "2026-W46", "--copy", "amir", "--policy", "p.yml"])
    #expect(copy.code == Exit.passed, "\(copy.errors)")
    #expect(copy.output.contains("ana@example.org") && !copy.output.contains("● keep"))
  }

  @Test("replies are bound to their card, printed word for word, and move no number")
  func replies() throws {
    let demo = try Demo()
    let before = try #require(
      try subject("chloe", in: demo.run(["scorecard", "--week", "2026-W46", "--format", "json"]).output))
    let text = "The calls of Tuesday are not in the tracker.\n=SUM(A1) <script>alert(1)</script> \u{202E}x"
    try demo.folder.write(text + "\n", to: "reply.txt")
    let first = try demo.run(["records", "reply", "chloe", "--week", "2026-W46", "--file", "reply.txt"])
    #expect(first.code == Exit.passed && first.output.contains("Entry 1"), "\(first.errors)")
    let second = try demo.run(
      ["records", "reply", "chloe", "--text", "And one more thing."], now: "2026-11-16T10:00:00Z")
    #expect(second.code == Exit.passed, "\(second.errors)")
    let twin = try demo.run(
      ["records", "reply", "chloe", "--text", "And one more thing."], now: "2026-11-16T10:00:00Z")
    #expect(twin.code == Exit.usage && twin.errors.contains("entry 2"))

    let later = "2026-11-16T11:00:00Z"
    let json = try demo.run(["scorecard", "--week", "2026-W46", "--format", "json"], now: later).output
    var card = try #require(try subject("chloe", in: json))
    let replies = try #require(card.removeValue(forKey: "replies") as? [[String: Any]])
    #expect(replies.map { $0["text"] as? String } == [text, "And one more thing."])
    #expect(try canonical(card) == canonical(before))
    for arguments in [
      ["scorecard", "--week", "2026-W46"], ["scorecard", "--week", "2026-W46", "--format", "markdown"],
      ["scorecard", "--week", "2026-W46", "--copy", "chloe"],
    ] {
      let output = Demo.words(try demo.run(arguments, now: later).output)
      #expect(output.contains("And one more thing.") && output.contains("The calls of Tuesday"), "\(arguments)")
      #expect(!output.contains("\u{202E}"))
    }
    #expect(try demo.run(["scorecard", "--week", "2026-W46", "--out", "o"], now: later).code == Exit.passed)
    let page = try demo.text("o/chloe.html")
    #expect(page.contains("And one more thing.") && !page.contains("<script>"))
    #expect(try !demo.text("o/amir.html").contains("And one more thing."))
    #expect(try demo.run(["records", "decisions"], now: later).output.contains("The chain of 2 decisions is intact"))
  }

  @Test(
    "what is no reply is refused with why, and nothing is recorded",
    arguments: [
      (["chloe", "--text", "  \n"], "nothing in it"), (["chloe"], "--file"),
      (["chlo", "--text", "x"], "`chloe`"), (["chloe", "--text", "x", "--week", "2026-W30"], "2026-W46"),
      (["chloe", "--text", String(repeating: "long ", count: 801)], "4004 characters"),
      (["chloe", "--file", "latin.txt"], "UTF-8"), (["chloe", "--file", "none.txt"], "none.txt"),
      (["chloe", "--text", "key \(GateSandbox.key)"], "password or key"),
    ])
  func refused(arguments: [String], hint: String) throws {
    let demo = try Demo()
    try demo.folder.write([0x66, 0xFC, 0x72], to: "latin.txt")
    let outcome = try demo.run(["records", "reply"] + arguments)
    #expect(outcome.code == Exit.usage && outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(try !demo.bytes().contains(GateSandbox.key.lowercased()))
    #expect(try demo.run(["records", "decisions", "--format", "csv"]).output.split(separator: "\n").count == 1)
  }

  @Test("forgetting asks first, removes the person from ledger, cache and backups, says where it could not reach")
  func forget() throws {
    let demo = try Demo()
    let traces = ["bruno", "tavares", "81234590", "34848702", "very private"]
    #expect(
      try demo.run(["decide", "bruno", "coach", "--reason", "very private", "--by", "Ana"]).code == Exit.passed)
    #expect(try demo.run(["records", "backup"]).code == Exit.passed)
    #expect(try demo.run(["records", "backup", "elsewhere.db"]).code == Exit.passed)
    #expect(try demo.run(["scorecard", "--week", "2026-W46", "--out", "pages"]).code == Exit.passed)
    for trace in traces { #expect(try demo.bytes().contains(trace), "\(trace) was never there") }

    let asked = try demo.run(["records", "forget", "bruno"])
    #expect(asked.code == Exit.usage && asked.errors.contains("--yes") && asked.output.contains("Would be removed"))
    let shown = try demo.run(["records", "forget", "bruno", "--dry-run"])
    #expect(shown.code == Exit.passed && shown.output.contains("time entries"))
    #expect(try demo.bytes().contains("very private"))
    #expect(try demo.run(["records", "forget", "brun", "--yes"]).code == Exit.usage)

    let done = try demo.run(["records", "forget", "bruno", "--yes"])
    #expect(done.code == Exit.passed, "\(done.errors)\(done.output)")
    for database in ["d/assay.db", "d/assay-2026-11-16.db", "elsewhere.db"] {
      for trace in traces { #expect(try !demo.bytes(database).contains(trace), "\(trace) is still in \(database)") }
    }
    #expect(!FileManager.default.fileExists(atPath: demo.folder.path + "/d/assay.db.cache"))
    let said = Demo.words(done.output)
    for place in [
      "d/assay.yml: line", "applicants.csv: line", "clickup-time-2026-W41.csv: line", "pages/bruno.html",
      "repository storefront", "9 commits",
    ] { #expect(said.contains(place), "\(place) in \(said)") }
    #expect(said.contains("somebody-1") && said.contains("tracked:"))
    #expect(try demo.run(["records", "decisions"]).output.contains("is intact"))
  }

  @Test("a later import and weekly run bring nobody back, and the others' cards go on")
  func stays() throws {
    let demo = try Demo()
    #expect(try demo.run(["records", "forget", "bruno", "--yes"]).code == Exit.passed)
    try FileManager.default.copyItem(
      atPath: demo.folder.path + "/d/records/clickup-time-2026-W41.csv",
      toPath: demo.folder.path + "/d/records/clickup-time-bruno.csv")
    let handle = try FileHandle(forWritingTo: URL(filePath: demo.folder.path + "/d/records/clickup-time-bruno.csv"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\n".utf8))
    try handle.close()
    let imported = try demo.run(["records", "import"])
    #expect(imported.output.contains("whose data was removed before"), "\(imported.output)")
    #expect(!imported.output.contains("Tavares"))
    for trace in ["tavares", "81234590", "34848702", "time-bruno"] {
      #expect(try !demo.bytes().contains(trace), "\(trace) came back")
    }
    let week = try demo.run(["recommend", "--week", "2026-W46", "--format", "json"])
    #expect(week.code == Exit.passed && week.errors.contains("bruno was removed"), "\(week.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(week.output.utf8)) as? [String: Any])
    let people = try #require(json["recommendations"] as? [[String: Any]])
    #expect(people.map { $0["contractor"] as? String } == ["amir", "chloe", "deepa", "emil"])
    #expect(people[0]["recommendation"] as? String == "keep")
    #expect(try !demo.bytes().contains("tavares"))
    let decided = try demo.run(["decide", "bruno", "keep", "--reason", "r", "--by", "Ana"])
    #expect(decided.code == Exit.usage && decided.errors.contains("--lift"))
    #expect(try demo.run(["doctor"]).output.contains("still names them"))
    #expect(try demo.run(["records", "check"]).output.contains("--lift"))

    #expect(try demo.run(["records", "forget", "bruno", "--lift"]).code == Exit.passed)
    #expect(try demo.run(["records", "forget", "bruno", "--lift"]).code == Exit.usage)
  }

  @Test("what is older than the policy keeps is said, and goes when it is asked for")
  func prune() throws {
    let demo = try Demo()
    let late = "2029-11-16T09:00:00Z"
    #expect(try demo.run(["doctor"], now: late).output.contains("assay records prune"))
    let shown = try demo.run(["records", "prune", "--dry-run"], now: late)
    #expect(shown.code == Exit.passed && shown.output.contains("would go"), "\(shown.errors)")
    let done = try demo.run(["records", "prune"], now: late)
    #expect(done.code == Exit.passed && Demo.words(done.output).contains("time entries:"), "\(done.errors)")
    #expect(try !demo.run(["doctor"], now: late).output.contains("assay records prune"))
    #expect(try !demo.bytes().contains("add a money type"))
    let again = try demo.run(["records", "prune"], now: late)
    #expect(again.code == Exit.passed && again.output.contains("holds none of it"))
  }

  private func subject(_ id: String, in json: String) throws -> [String: Any]? {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return (object?["subjects"] as? [[String: Any]])?.first { $0["id"] as? String == id }
  }

  private func canonical(_ value: Any?) throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: try #require(value), options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data, as: UTF8.self)
  }
}
