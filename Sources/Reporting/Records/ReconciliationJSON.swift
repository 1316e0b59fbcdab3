internal import Hiring

/// `assay.reconcile/1`: rows, checks and what could not be checked, in the order given.
package enum ReconciliationJSON {
  package static func render(_ report: ReconciliationReport) -> String {
    JSONValue.object([
      .init("schema", .string("assay.reconcile/1")),
      .init("rows", .array(report.rows.map(value))),
      .init("checks", .array(report.review.checks.map(value))),
      .init("not_assessable", .array(report.review.gaps.map(value))),
    ]).text
  }

  private static func value(of row: ReconciliationRow) -> JSONValue {
    .object([
      .init("contractor", .string(row.contractor)),
      .init("contract", .string(row.contract)),
      .init("week", .string(row.week.description)),
      .init("billed_seconds", JSONValue(row.billedSeconds)),
      .init("tracked_seconds", JSONValue(row.trackedSeconds)),
      .init("difference_seconds", JSONValue(row.differenceSeconds)),
      .init("limit_seconds", JSONValue(row.limitSeconds)),
      .init("verdict", .string(row.verdict.rawValue)),
      .init("reasons", .array(row.reasons.map { .string($0) })),
      .init("evidence", .array(row.evidence.map { .string($0) })),
    ])
  }

  private static func value(of check: HoursCheck) -> JSONValue {
    .object([
      .init("check", .string(check.kind.rawValue)),
      .init("contractor", .string(check.contractor)),
      .init("week", .string(check.week.description)),
      .init("text", .string(check.text)),
      .init("question", .string(check.question)),
      .init("seconds", .integer(check.seconds)),
      .init("entries", .integer(check.entries)),
      .init("out_of", .integer(check.outOf)),
      .init("evidence", .array(check.evidence.map { .string($0) })),
    ])
  }

  private static func value(of gap: HoursGap) -> JSONValue {
    .object([
      .init("check", .string(gap.kind.rawValue)),
      .init("contractor", JSONValue(gap.contractor)),
      .init("reason", .string(gap.reason)),
    ])
  }
}
