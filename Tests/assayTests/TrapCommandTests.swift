import Foundation
import Git
import TestSupport
import Testing

@testable import assay

/// What the commands say and how they end where a repository hides part of its history or lies about it.
@Suite("Commands on histories that mislead")
struct TrapCommandTests {
  private static let week = ["--week", "2026-W46", "--now", "2026-11-16T08:00:00Z", "--format", "json"]

  /// Three commits of a contractor in the week that is judged.
  private static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    for number in 1...3 {
      try sandbox.commit(
        ["a.js": (1...(number * 30)).map { "call(\($0));\n" }.joined()], message: "Step \(number)",
        time: 1_794_500_000 + Int64(number))
    }
    return sandbox
  }

  /// A portfolio that names one repository.
  private static func portfolio(_ sandbox: GitSandbox, _ repository: String) throws -> String {
    let file = sandbox.root + "/assay.yml"
    let text = """
      version: 1
      owner: { name: Northwind, timezone: UTC, currency: USD }
      ledger: assay.db
      repositories:
        - { id: shop, path: \(repository), mainline: main }
      contractors:
        - id: ada
          name: Ada
          role: engineer
          identities: ["ada@example.com"]
          engagements:
            - { platform: upwork, contract: "1", kind: hourly, rate: 25 USD/h, weekly_limit: 30h,
                started: 2026-11-02, scope: core, repositories: [shop] }

      """
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }

  private func run(_ sandbox: GitSandbox, _ arguments: [String]) throws -> AssayCommand.Outcome {
    try AssayCommand.run(arguments, in: sandbox.root)
  }

  private func scorecard(_ sandbox: GitSandbox, _ repository: String) throws -> AssayCommand.Outcome {
    try run(sandbox, ["scorecard", "--portfolio", Self.portfolio(sandbox, repository)] + Self.week)
  }

  /// The weekly pages, one behind the other.
  private func pages(_ sandbox: GitSandbox) throws -> String {
    let folder = sandbox.root + "/pages"
    let portfolio = try Self.portfolio(sandbox, sandbox.path)
    let outcome = try run(sandbox, ["scorecard", "--portfolio", portfolio, "--out", folder] + Self.week)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".html") }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
  }

  @Test("a shallow clone: whatever needs the past refuses and says how to deepen it; a scan goes on and says so")
  func shallow() throws {
    let sandbox = try Self.sandbox()
    let clone = sandbox.root + "/clone"
    try sandbox.git(["clone", "--quiet", "--depth", "2", "file://\(sandbox.path)", clone])
    for arguments in [["ownership"], ["ownership", "--lines"], ["ownership", "--people"], ["history"]] {
      let outcome = try run(sandbox, [arguments[0], clone] + arguments.dropFirst())
      #expect(outcome.code == Exit.cannotJudge, "\(arguments)")
      #expect(outcome.output.isEmpty, "\(arguments)")
      #expect(outcome.errors.contains("git fetch --unshallow"), "\(arguments)")
    }
    let card = try scorecard(sandbox, clone)
    #expect(card.code == Exit.cannotJudge)
    #expect(card.errors.contains("shop") && card.errors.contains("git fetch --unshallow"))
    // What lies above the edge is there.
    #expect(try run(sandbox, ["history", clone, "--rev", "HEAD~1..HEAD"]).code == Exit.passed)
    let scan = try run(sandbox, ["scan", clone, "--format", "json"])
    #expect(scan.code == Exit.passed, "\(scan.errors)")
    #expect(scan.output.contains("\"shallow\": true"))
    #expect(try run(sandbox, ["scan", clone]).output.contains("shallow"))
    // And what it says to do is enough.
    try sandbox.git(["fetch", "--quiet", "--unshallow"], in: clone)
    #expect(try run(sandbox, ["ownership", clone]).code == Exit.passed)
    #expect(try scorecard(sandbox, clone).code == Exit.passed)
  }

  @Test("replace refs and grafts change no result and are reported, also on the card")
  func overrides() throws {
    let sandbox = try Self.sandbox()
    let commands = [
      ["history", sandbox.path, "--format", "csv"], ["ownership", sandbox.path, "--lines", "--format", "csv"],
      ["ownership", sandbox.path, "--people", "--format", "csv"], ["scan", sandbox.path],
    ]
    // First, because the portfolio that it leaves names people for the commands, too.
    #expect(try !pages(sandbox).contains("not obeyed"))
    let before = try commands.map { try run(sandbox, $0) }
    #expect(before.allSatisfy { $0.code == Exit.passed && $0.errors.isEmpty })
    let graft = "\(try sandbox.id("HEAD")) \(try sandbox.id("HEAD~2"))\n"
    try sandbox.git(["replace", "HEAD:a.js", "HEAD~1:a.js"])
    try sandbox.write(Array(graft.utf8), to: ".git/info/grafts")
    for (command, old) in zip(commands, before) {
      let outcome = try run(sandbox, command)
      #expect(outcome.code == Exit.passed)
      #expect(outcome.output == old.output, "\(command)")
      #expect(outcome.errors.contains("1 object (refs/replace)"), "\(command)")
      #expect(outcome.errors.contains("1 commit (info/grafts)"), "\(command)")
      #expect(try run(sandbox, command + ["--quiet"]).errors.isEmpty)
    }
    for command in ["history", "ownership"] {
      let json = try run(sandbox, [command, sandbox.path, "--format", "json", "--quiet"]).output
      let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let repository = try #require(object["repository"] as? [String: Any])
      #expect((repository["warnings"] as? [String])?.count == 1, "\(command)")
    }
    #expect(try pages(sandbox).contains("not obeyed"))
  }

  @Test("a commit whose clock is absurd stops no command and is dated within the calendar")
  func absurdDates() throws {
    let sandbox = try Self.sandbox()
    for (index, date) in ["-9223372036854775808 +9999", "9223372036854775807 -9999", "nonsense"].enumerated() {
      try sandbox.write(Array("call(\(index));\n".utf8), to: "absurd.js")
      try sandbox.git(["add", "--all"])
      let tree = try sandbox.text(["write-tree"])
      let who = "Ada <ada@example.com> \(date)"
      let commit = "tree \(tree)\nparent \(try sandbox.id("HEAD"))\nauthor \(who)\ncommitter \(who)\n\nm\n"
      let id = try sandbox.text(
        ["hash-object", "-t", "commit", "-w", "--literally", "--stdin"], stdin: Array(commit.utf8))
      try sandbox.git(["update-ref", "HEAD", id])
    }
    let history = try run(sandbox, ["history", sandbox.path, "--format", "csv"])
    #expect(history.code == Exit.passed, "\(history.errors)")
    for date in ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z"] {
      #expect(history.output.contains(",\(date),"), "\(date)")
    }
    for arguments in [[], ["--lines"], ["--people"], ["--people", "--format", "json"], ["--format", "json"]] {
      let outcome = try run(sandbox, ["ownership", sandbox.path] + arguments)
      #expect(outcome.code == Exit.passed, "\(arguments): \(outcome.errors)")
    }
    #expect(try run(sandbox, ["scan", sandbox.path]).code == Exit.passed)
    let card = try scorecard(sandbox, sandbox.path)
    #expect(card.code == Exit.passed, "\(card.errors)")
  }

  @Test("what names and paths hold reaches the terminal as text")
  func controlCharacters() throws {
    let sandbox = try Self.sandbox()
    try sandbox.commit(
      ["tab\tnew\nline\u{1b}[2J.js": "call();\n"], message: "\u{1b}]0;owned\u{7}",
      author: "\u{1b}[31mRed\u{202e} <red\u{1b}@example.com>", time: 1_794_500_010)
    for arguments in [
      ["history", sandbox.path], ["history", sandbox.path, "--format", "csv"],
      ["history", sandbox.path, "--format", "json"], ["ownership", sandbox.path],
      ["ownership", sandbox.path, "--lines"], ["ownership", sandbox.path, "--lines", "--format", "csv"],
      ["ownership", sandbox.path, "--people"], ["ownership", sandbox.path, "--people", "--format", "csv"],
      ["ownership", sandbox.path, "--format", "json"], ["scan", sandbox.path],
    ] {
      let outcome = try run(sandbox, arguments)
      #expect(outcome.code == Exit.passed, "\(arguments)")
      let shown = (outcome.output + outcome.errors).unicodeScalars
      #expect(!shown.contains { "\u{1b}\u{7}\t\u{202e}".unicodeScalars.contains($0) }, "\(arguments)")
    }
  }
}
