package import Hiring

/// `assay.reconcile/1`, rows in the order given.
package enum ReconciliationJSON {
  package static func render(_ rows: [ReconciliationRow]) -> String {
    JSONValue.object([
      .init("schema", .string("assay.reconcile/1")),
      .init("rows", .array(rows.map(value))),
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
}
