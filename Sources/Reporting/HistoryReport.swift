package import History

/// What `assay history` says besides the commits: before them and after them.
package struct HistoryReport: Sendable {
  package var path: String
  /// As the user named it.
  package var revision: String
  package var since: Int64?
  package var until: Int64?
  package var paths: [String]
  package var firstParentOnly: Bool
  /// What makes git show another history, sentences.
  package var warnings: [String]

  package init(
    path: String, revision: String, since: Int64?, until: Int64?, paths: [String], firstParentOnly: Bool,
    warnings: [String] = []
  ) {
    self.path = path
    self.revision = revision
    self.since = since
    self.until = until
    self.paths = paths
    self.firstParentOnly = firstParentOnly
    self.warnings = warnings
  }

  /// Sums over the commits that have been shown.
  package struct Totals: Sendable, Hashable {
    package private(set) var commits = 0
    package private(set) var files = 0
    package private(set) var added = 0
    package private(set) var deleted = 0
    package private(set) var binary = 0
    package private(set) var unread = 0

    package init() {}

    package mutating func add(_ entries: [HistoryEntry]) {
      commits += entries.count
      for entry in entries {
        files += entry.rows.count
        for row in entry.rows {
          switch row.lines {
          case .counted(let added, let deleted):
            self.added += added
            self.deleted += deleted
          case .binary: binary += 1
          case .unread: unread += 1
          }
        }
      }
    }
  }
}
