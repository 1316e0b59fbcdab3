internal import Hiring

/// The rows of `assay reconcile` for a sheet: a row a contract and week, with what to ask about that week.
package enum ReconciliationCSV {
  package static func render(_ report: ReconciliationReport) -> String {
    var table = CSVTable(columns: [
      "contractor", "contract", "week", "billed_seconds", "tracked_seconds", "difference_seconds", "limit_seconds",
      "verdict", "reasons", "questions", "evidence",
    ])
    let questions = Dictionary(grouping: report.review.checks) { "\($0.contractor) \($0.week)" }
    for row in report.rows {
      let asked = questions["\(row.contractor) \(row.week)"] ?? []
      table.append([
        .text(row.contractor), .text(row.contract), .text(row.week.description), number(row.billedSeconds),
        number(row.trackedSeconds), number(row.differenceSeconds), number(row.limitSeconds),
        .text(row.verdict.rawValue), .text(row.reasons.joined(separator: "; ")),
        .text(asked.map { "\($0.text): \($0.question)" }.joined(separator: " ")),
        .text(row.evidence.joined(separator: "; ")),
      ])
    }
    return table.text
  }

  /// Empty where the side is not known.
  private static func number(_ value: Int?) -> CSVTable.Cell { value.map { .number($0) } ?? .text("") }
}
