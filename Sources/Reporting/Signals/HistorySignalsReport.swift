package import Findings
package import History

/// What a history says about people and files, as `assay history --what people`, `coupling` and `hotspots` show it.
package struct HistorySignalsReport: Sendable {
  /// Which table.
  package enum Part: String, Sendable, CaseIterable { case people, coupling, hotspots }

  /// The repository as the user named it, the commit read and how it was named.
  package var path: String
  package var head: String
  package var rev: String
  /// The window of the committers' clocks, seconds since 1970; nil where it is open.
  package var since: Int64?
  package var until: Int64?
  package var signals: HistorySignals
  /// `HistorySignals.Settings.reworkDays`.
  package var reworkDays: [Int]
  /// Full hexadecimal, by change index.
  package var commits: [String]
  /// What makes the history less trustworthy; what of it was not read is in the coverage.
  package var warnings: [String]
  package var coverage: Coverage

  package init(
    path: String, head: String, rev: String, since: Int64?, until: Int64?, signals: HistorySignals, reworkDays: [Int],
    commits: [String], warnings: [String], coverage: Coverage
  ) {
    self.path = path
    self.head = head
    self.rev = rev
    self.since = since
    self.until = until
    self.signals = signals
    self.reworkDays = reworkDays
    self.commits = commits
    self.warnings = warnings
    self.coverage = coverage
  }
}
