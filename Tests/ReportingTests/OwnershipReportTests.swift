import Findings
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Reporting

/// `assay ownership` and its lines in every format.
@Suite("Ownership in words and tables")
struct OwnershipReportTests {
  private static let hostile = "evil\u{1B}[31m\u{202E}@example.com"
  private static let badPath = RepositoryPath(bytes: [0xff, 0x0a] + Array("=\"a,b\"".utf8))

  private static let report = OwnershipReport(
    path: "repositories/storefront", head: String(repeating: "0", count: 40), rev: "main",
    people: [
      .init(
        id: "amir", standing: "confirmed", lines: 12_345, share: 0.8229, soleOwnedLines: 9_000, files: 40, isGone: false
      ),
      .init(id: hostile, standing: "unknown", lines: 2_600, share: 0.1733, soleOwnedLines: 0, files: 3, isGone: true),
      .init(id: "build[bot]", standing: "bot", lines: 56, share: 0.0037, soleOwnedLines: 56, files: 0, isGone: false),
    ], busFactor: 1, busFactorPeople: ["amir"], files: 43, lines: 15_001,
    orphaned: [RepositoryPath("docs/old.md"), badPath, RepositoryPath("vendor/build.js")], filesRead: 50,
    binaryFiles: 4,
    skipped: [.init(path: RepositoryPath("sub"), reason: "submodule: never followed", isGap: false)],
    ignoredCommits: 2, warnings: ["The repository makes git replace 1 object (refs/replace)."])

  private static let lines = OwnedLines(path: badPath, owners: [0, 0, 1, 0, 1, 1])
  private static let commits = ["1111111111", "2222222222"]

  @Test("as text, whole and cut to a limit")
  func ownershipText() throws {
    try expectSnapshot(
      OwnershipText.render(Self.report, style: TerminalStyle(width: 100, color: false), limit: .max), extension: "txt")
    let short = OwnershipText.render(Self.report, style: TerminalStyle(width: 72, color: false), limit: 1)
    #expect(short.contains("and 2 more"))
    #expect(short.contains("docs/old.md") && !short.contains("vendor/build.js"))
  }

  @Test("nobody left, nobody at all and everybody known have their own words")
  func ownershipWords() {
    var report = Self.report
    let style = TerminalStyle(width: 100, color: false)
    (report.busFactor, report.busFactorPeople, report.orphaned) = (0, [], [])
    let text = OwnershipText.render(report, style: style, limit: 30)
    #expect(text.contains("Bus factor 0: nobody who stays knows as much as half of the 43 files."))
    #expect(!text.contains("Known by nobody"))
    (report.people, report.files, report.lines) = ([], 1, 0)
    #expect(OwnershipText.render(report, style: style, limit: 30).contains("half of the 1 file."))
  }

  @Test("as JSON: assay.ownership/1")
  func ownershipJSON() throws {
    let text = OwnershipJSON.render(Self.report)
    try expectSnapshot(text, extension: "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.ownership/1")
    #expect(
      Set(object.keys) == [
        "schema", "repository", "people", "bus_factor", "bus_factor_people", "files", "lines", "orphaned", "without",
        "coverage",
      ])
    let repository = try #require(object["repository"] as? [String: Any])
    #expect(Set(repository.keys) == ["path", "head", "rev", "warnings"])
    let person = try #require((object["people"] as? [[String: Any]])?.first)
    #expect(Set(person.keys) == ["id", "standing", "lines", "share", "sole_owned_lines", "files", "gone"])
    let coverage = try #require(object["coverage"] as? [String: Any])
    #expect(Set(coverage.keys) == ["files", "binary", "ignored_commits", "skipped"])
  }

  @Test("lines as CSV: a row a line, counted from 1, and the path as one field")
  func linesCSV() throws {
    let rows = LinesCSV.rows(Self.lines, commits: Self.commits.map { Array($0.utf8) })
    try expectSnapshot(LinesCSV.header + String(decoding: rows, as: UTF8.self), extension: "csv")
    #expect(LinesCSV.rows(OwnedLines(path: Self.badPath, owners: []), commits: []).isEmpty)
  }

  @Test("lines as text: one row for lines of one commit in a row, and no control character of theirs")
  func linesText() throws {
    let style = TerminalStyle(width: 60, color: false)
    let text = LinesText.rows(Self.lines, commits: Self.commits, authors: ["Ada", Self.hostile], style: style)
    try expectSnapshot(text, extension: "txt")
    let file = OwnedLines(path: RepositoryPath("a"), owners: [0])
    let long = LinesText.rows(file, commits: Self.commits, authors: [String(repeating: "W", count: 500)], style: style)
    #expect(long.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test("nothing of a repository reaches a terminal or a spreadsheet as a command")
  func hostile() {
    for text in HostileText.samples {
      var report = Self.report
      report.people[0].id = text
      report.busFactorPeople = [text]
      report.orphaned = [RepositoryPath(text)]
      (report.path, report.rev) = (text, text)
      let file = OwnedLines(path: RepositoryPath(text), owners: [0])
      let style = TerminalStyle(width: 100, color: false)
      let shown = [
        OwnershipText.render(report, style: style, limit: 30), OwnershipJSON.render(report),
        LinesText.rows(file, commits: ["1"], authors: [text], style: style),
      ]
      for text in shown {
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
      }
      let row = String(decoding: LinesCSV.rows(file, commits: [[0x31]]), as: UTF8.self)
      #expect(!"=+-@".contains(row.first ?? "=") && !row.unicodeScalars.contains("\u{1B}"))
    }
  }
}
