import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay history --what people`, `coupling` and `hotspots`, as a user runs them.
@Suite("assay history --what")
struct HistorySignalsCommandTests {
  private static let start: Int64 = 1_760_000_000
  private static let now = "2026-01-31T00:00:00Z"

  private static func steps(_ numbers: ClosedRange<Int>, _ word: String) -> String {
    numbers.map { "\(word)(\($0));\n" }.joined()
  }

  /// Ada works on two files that always change together; Eve fixes three of her lines after three days; Ada says little
  /// while she brings 1,200 lines at once after three weeks.
  private static func sandbox() throws -> GitSandbox {
    let sandbox = try GitSandbox.withRepository()
    func commit(_ files: [String: String?], _ message: String, by name: String = "Ada", on day: Int) throws {
      try sandbox.commit(
        files, message: message, author: "\(name) <\(name.lowercased())@example.com>",
        time: start + Int64(day) * 86_400)
    }
    for day in 0..<6 {
      try commit(
        ["cart.js": steps(1...(10 + day), "cart"), "price.js": steps(1...(5 + day), "price")],
        "Let customers choose option \(day)", on: day)
    }
    try commit(["cart.js": steps(1...12, "cart") + steps(13...15, "safe")], "Fix the last options", by: "Eve", on: 8)
    try commit(["import.js": steps(1...1_200, "row"), "notes.md": "# Notes\n"], "wip", on: 30)
    return sandbox
  }

  private func run(_ sandbox: GitSandbox, _ arguments: [String]) throws -> AssayCommand.Outcome {
    let name = URL(filePath: sandbox.path).lastPathComponent
    return try AssayCommand.run(["history", name, "--now", Self.now] + arguments, in: sandbox.root)
  }

  @Test("people: sizes, survival, rework, fixes, dumps and live lines", arguments: ["csv", "json", "text"])
  func people(format: String) throws {
    let sandbox = try Self.sandbox()
    let outcome = try run(sandbox, ["--what", "people", "--format", format])
    #expect(outcome.code == Exit.passed && outcome.errors.isEmpty)
    try expectSnapshot(
      outcome.output,
      extension: format == "text" ? "txt" : format)
    #expect(
      try run(sandbox, ["--what", "people", "--format", format, "--jobs", "1", "--no-cache"]).output == outcome.output)
  }

  @Test("coupling and hotspots", arguments: ["coupling", "hotspots"])
  func files(what: String) throws {
    let sandbox = try Self.sandbox()
    for format in ["csv", "json", "text"] {
      let outcome = try run(sandbox, ["--what", what, "--format", format])
      #expect(outcome.code == Exit.passed && outcome.errors.isEmpty)
      try expectSnapshot(
        outcome.output,
        extension: format == "text" ? "txt" : format, suffix: what)
    }
  }

  @Test("the window leaves out what was committed outside it, and more rows are counted, not cut silently")
  func window() throws {
    let sandbox = try Self.sandbox()
    let late = try run(sandbox, ["--what", "people", "--format", "csv", "--since", "2025-10-20"])
    #expect(late.output.split(separator: "\n").count == 3)
    #expect(late.output.contains("ada@example.com,unknown,1,1201,1,1,1,"))
    #expect(try run(sandbox, ["--what", "people", "--limit", "1"]).output.contains("and 1 more"))
    #expect(try run(sandbox, ["--what", "coupling", "--until", "2025-10-09"]).output.contains("No two files"))
  }

  @Test("identities of the portfolio name people")
  func portfolio() throws {
    let sandbox = try Self.sandbox()
    try Data(
      """
      version: 1
      owner: { name: Shop }
      repositories: [{ id: shop, path: "\(sandbox.path)" }]
      contractors: [{ id: ada, name: Ada, role: engineer, identities: ["ada@example.com"], engagements: [] }]

      """.utf8
    ).write(to: URL(filePath: sandbox.root + "/assay.yml"))
    let outcome = try run(sandbox, ["--what", "people", "--format", "csv"])
    #expect(outcome.output.contains("\nada,confirmed,"))
  }

  @Test(
    "what belongs to the rows of changes is refused",
    arguments: [["--path", "cart.js"], ["--first-parent"], ["--rev", "HEAD~1..HEAD"], ["--limit", "-1"]])
  func usage(arguments: [String]) throws {
    let outcome = try run(Self.sandbox(), ["--what", "people"] + arguments)
    #expect(outcome.code == Exit.usage && !outcome.errors.isEmpty && outcome.output.isEmpty)
  }

  @Test("a shallow history is refused with what to fetch")
  func shallow() throws {
    let sandbox = try Self.sandbox()
    let clone = sandbox.root + "/shallow"
    try sandbox.git(["clone", "--quiet", "--depth", "2", "file://" + sandbox.path, clone])
    let outcome = try AssayCommand.run(["history", clone, "--what", "people"], in: sandbox.root)
    #expect(outcome.code == Exit.cannotJudge && outcome.errors.contains("git fetch --unshallow"))
  }
}
