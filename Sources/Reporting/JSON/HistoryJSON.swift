internal import Findings
internal import Foundation
internal import Git
package import History
internal import SourceText

/// `assay.history/1`, written portion by portion, so that a long history needs no room. The parts make one document:
/// `opening`, then `commits` for each portion, then `closing`.
package enum HistoryJSON {
  package static func opening(_ report: HistoryReport) -> String {
    let repository = JSONValue.object([
      .init("path", .string(report.path)),
      .init("rev", .string(report.revision)),
      .init("warnings", .array(report.warnings.map { .string($0) })),
    ])
    let query = JSONValue.object([
      .init("since", JSONValue(report.since.map(Wording.instant))),
      .init("until", JSONValue(report.until.map(Wording.instant))),
      .init("paths", .array(report.paths.map { .string($0) })),
      .init("first_parent", .bool(report.firstParentOnly)),
    ])
    return """
      {
        "schema": "assay.history/1",
        "repository": \(repository.text(indent: "  ")),
        "query": \(query.text(indent: "  ")),
        "commits": [
      """
  }

  /// - Parameter first: whether these are the first commits of the document.
  package static func commits(_ entries: [HistoryEntry], first: Bool) -> String {
    var text = ""
    for (index, entry) in entries.enumerated() {
      text += first && index == 0 ? "\n    " : ",\n    "
      text += value(of: entry).text(indent: "    ")
    }
    return text
  }

  package static func closing(_ totals: HistoryReport.Totals, _ summary: HistoryLog.Summary) -> String {
    let sums = JSONValue.object([
      .init("commits", .integer(totals.commits)),
      .init("files", .integer(totals.files)),
      .init("added", .integer(totals.added)),
      .init("deleted", .integer(totals.deleted)),
      .init("binary", .integer(totals.binary)),
      .init("unread", .integer(totals.unread)),
    ])
    return """
      \(totals.commits == 0 ? "" : "\n  ")],
        "head": \(JSONValue.string(summary.head.hex).text(indent: "  ")),
        "summary": \(sums.text(indent: "  ")),
        "coverage": \(ScanJSON.value(of: summary.coverage).text(indent: "  "))
      }

      """
  }

  private static func value(of entry: HistoryEntry) -> JSONValue {
    .object([
      .init("commit", .string(entry.commit.hex)),
      .init("parent", JSONValue(entry.parent?.hex)),
      .init("author_name", .string(entry.author.nameText)),
      .init("author_email", .string(entry.author.emailText)),
      .init("authored_at", .string(Wording.instant(entry.author.time))),
      .init("files", .array(entry.rows.map(value))),
    ])
  }

  private static func value(of row: HistoryRow) -> JSONValue {
    let lines: (added: Int?, deleted: Int?) =
      if case .counted(let added, let deleted) = row.lines { (added, deleted) } else { (nil, nil) }
    return .object(
      [.init("path", .string(row.path.lossyString))] + bytes("path_base64", of: row.path) + [
        .init("old_path", JSONValue(row.oldPath?.lossyString))
      ] + (row.oldPath.map { bytes("old_path_base64", of: $0) } ?? []) + [
        .init("status", .string(row.status.rawValue)),
        .init("added", JSONValue(lines.added)),
        .init("deleted", JSONValue(lines.deleted)),
        .init("binary", .bool(row.lines == .binary)),
      ])
  }

  /// The bytes of a path that is not UTF-8.
  private static func bytes(_ key: String, of path: RepositoryPath) -> [JSONValue.Member] {
    guard Array(path.lossyString.utf8) != path.bytes else { return [] }
    return [.init(key, .string(Data(path.bytes).base64EncodedString()))]
  }
}
