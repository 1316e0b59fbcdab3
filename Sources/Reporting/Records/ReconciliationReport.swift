package import Hiring

/// What `assay reconcile` shows.
package struct ReconciliationReport: Sendable {
  package var rows: [ReconciliationRow]
  package var review: HoursReview
  /// The last week.
  package var through: ISOWeek?
  /// A contractor's id to the name that the owner knows; an id without one is shown itself.
  package var names: [String: String]

  package init(
    rows: [ReconciliationRow], review: HoursReview = HoursReview(), through: ISOWeek? = nil,
    names: [String: String] = [:]
  ) {
    self.rows = rows
    self.review = review
    self.through = through
    self.names = names
  }

  /// The same for one contractor, and from a week on; nil leaves nothing out. What could be checked for nobody stays.
  package func only(contractor: String?, since: ISOWeek?) -> ReconciliationReport {
    func isWanted(_ id: String) -> Bool { contractor.map { $0 == id } ?? true }
    func isWanted(_ week: ISOWeek) -> Bool { since.map { week >= $0 } ?? true }
    var report = self
    report.rows = rows.filter { isWanted($0.contractor) && isWanted($0.week) }
    report.review.checks = review.checks.filter { isWanted($0.contractor) && isWanted($0.week) }
    report.review.gaps = review.gaps.filter { gap in gap.contractor.map { isWanted($0) } ?? true }
    return report
  }
}
