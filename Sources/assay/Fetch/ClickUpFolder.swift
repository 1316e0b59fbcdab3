import Fetching
import Foundation
import Hiring
import SourceText

/// Where ClickUp's pages are kept, and whether the portfolio names them.
enum ClickUpFolder {
  private static let kinds = ["clickup-time-api", "clickup-tasks-api"]

  /// The folder that the user named, else that of the portfolio's first records from ClickUp's API, else
  /// `records/clickup` beside the portfolio; absolute.
  static func path(named: String?, portfolio: Portfolio, file: String) -> String {
    if let named { return URL(filePath: named).absoluteURL.standardizedFileURL.path }
    if let source = portfolio.records.first(where: { kinds.contains($0.kind) }) {
      return URL(filePath: source.files).deletingLastPathComponent().path
    }
    return URL(filePath: file).absoluteURL.deletingLastPathComponent().appending(path: "records/clickup")
      .standardizedFileURL.path
  }

  /// What to add to `records:`, so that a new ledger can be made from the kept pages.
  static func missingSources(
    of pages: [PageFolder.Page], in folder: PageFolder, portfolio: Portfolio
  ) -> [String] {
    kinds.compactMap { kind in
      guard let page = pages.first(where: { $0.kind == kind }) else { return nil }
      let isNamed = portfolio.records.contains { source in
        source.kind == kind && URL(filePath: source.files).deletingLastPathComponent().path == folder.path
          && PathPattern(URL(filePath: source.files).lastPathComponent).matches(RepositoryPath(page.name))
      }
      if isNamed { return nil }
      let pattern = folder.path + "/" + (kind == "clickup-time-api" ? "clickup-time-*.json" : "clickup-tasks-*.json")
      return "the portfolio does not name these files; add to `records:`  - { kind: \(kind), files: \"\(pattern)\" }"
    }
  }
}
