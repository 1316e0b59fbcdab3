import Findings
import Foundation
import Git
import SourceText
import TestSupport
import Testing

@testable import History
@testable import Reporting

/// `assay history` in every format: two portions, as a long history is written.
@Suite("History in words and tables")
struct HistoryReportTests {
  private static func id(_ digit: Character) throws -> ObjectID {
    try #require(ObjectID(hex: String(repeating: digit, count: 40)))
  }

  private static func portions() throws -> [[HistoryEntry]] {
    let ada = Signature(name: "Ada, \"A\"", email: "ada@example.com", time: 1_790_000_000, zoneMinutes: 840)
    let hostile = Signature(name: "=cmd\u{1B}[31m\u{202E}\n", email: "e@x", time: Signature.claimableTimes.upperBound)
    let path = RepositoryPath(bytes: [0xff, 0x0a] + Array("\"a,b\"".utf8))
    return [
      [
        HistoryEntry(
          commit: try id("a"), parent: try id("b"), author: ada,
          rows: [
            HistoryRow(path: RepositoryPath("logo.png"), status: .added, lines: .binary),
            HistoryRow(
              path: RepositoryPath("new.c"), oldPath: path, status: .renamed, lines: .counted(added: 12, deleted: 3)),
          ]), HistoryEntry(commit: try id("b"), parent: try id("c"), author: ada, rows: []),
      ],
      [
        HistoryEntry(
          commit: try id("c"), parent: nil, author: hostile,
          rows: [
            HistoryRow(path: path, status: .added, lines: .counted(added: 1, deleted: 0)),
            HistoryRow(path: RepositoryPath("gone"), status: .added, lines: .unread),
          ])
      ],
    ]
  }

  private static let report = HistoryReport(
    path: "repositories/storefront", revision: "v1..main", since: 0, until: nil, paths: ["src"], firstParentOnly: false,
    warnings: ["The repository makes git replace 1 object (refs/replace)."])

  private static func totals() throws -> (HistoryReport.Totals, HistoryLog.Summary) {
    var totals = HistoryReport.Totals()
    for portion in try portions() { totals.add(portion) }
    let skipped = Coverage.Skipped(path: RepositoryPath("gone"), reason: "in cccccccccc: blob is missing", isGap: true)
    return (
      totals,
      HistoryLog.Summary(head: try id("a"), commits: 3, coverage: Coverage(files: 3, skipped: [skipped]))
    )
  }

  @Test("as text")
  func historyText() throws {
    let style = TerminalStyle(width: 100, color: false)
    let (totals, summary) = try Self.totals()
    let text = try Self.portions().map { HistoryText.commits($0, style: style) }.joined()
    try expectSnapshot(text + HistoryText.totals(totals, summary, style: style), extension: "txt")
  }

  @Test("as CSV")
  func historyCSV() throws {
    try expectSnapshot(HistoryCSV.header + Self.portions().map(HistoryCSV.rows).joined(), extension: "csv")
  }

  @Test("as JSON: assay.history/1, one document of however many portions")
  func historyJSON() throws {
    let (totals, summary) = try Self.totals()
    var text = HistoryJSON.opening(Self.report)
    for (index, portion) in try Self.portions().enumerated() { text += HistoryJSON.commits(portion, first: index == 0) }
    text += HistoryJSON.closing(totals, summary)
    try expectSnapshot(text, extension: "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.history/1")
    #expect(Set(object.keys) == ["schema", "repository", "query", "commits", "head", "summary", "coverage"])
    let repository = try #require(object["repository"] as? [String: Any])
    #expect(Set(repository.keys) == ["path", "rev", "warnings"])
    let query = try #require(object["query"] as? [String: Any])
    #expect(Set(query.keys) == ["since", "until", "paths", "first_parent"])
    let commits = try #require(object["commits"] as? [[String: Any]])
    #expect(commits.count == 3 && commits[2]["parent"] is NSNull)
    let files = try #require(commits[0]["files"] as? [[String: Any]])
    #expect(
      Set(files[1].keys) == ["path", "old_path", "old_path_base64", "status", "added", "deleted", "binary"])
    #expect(files[0]["binary"] as? Bool == true && files[0]["added"] is NSNull)
    let sums = try #require(object["summary"] as? [String: Any])
    #expect(Set(sums.keys) == ["commits", "files", "added", "deleted", "binary", "unread"])
  }

  @Test(
    "instants beyond the calendar are shown at its ends",
    arguments: [
      (Int64.min, "0001-01-01T00:00:00Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (0, "1970-01-01T00:00:00Z"), (-86_400, "1969-12-31T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
      (.max, "9999-12-31T23:59:59Z"),
    ])
  func instants(seconds: Int64, text: String) {
    #expect(Wording.instant(seconds) == text)
  }
}
