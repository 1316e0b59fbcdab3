package import Hiring

/// `assay.access/1`.
package enum AccessJSON {
  package static func render(_ inventory: AccessInventory) -> String {
    JSONValue.object([
      .init("schema", .string("assay.access/1")),
      .init("today", .string(inventory.today.description)),
      .init("findings", .array(inventory.findings.map(value))),
      .init("ends", .array(inventory.ends.map(value))),
      .init("accounts", .array(inventory.held.map(value))),
      .init("lists", .array(inventory.lists.map(value))),
      .init("not_assessable", .array(inventory.gaps.map(value))),
    ]).text
  }

  private static func value(of finding: AccessFinding) -> JSONValue {
    .object([
      .init("kind", .string(finding.kind.rawValue)),
      .init("severity", .string(finding.severity.rawValue)),
      .init("contractor", JSONValue(finding.contractor)),
      .init("system", .string(finding.system)),
      .init("resource", .string(finding.resource)),
      .init("account", .string(finding.account)),
      .init("level", .string(finding.level)),
      .init("days", JSONValue(finding.days)),
      .init("text", .string(finding.text)),
      .init("action", .string(finding.action)),
      .init("evidence", .array(finding.evidence.map { .string($0) })),
    ])
  }

  private static func value(of end: AccessEnd) -> JSONValue {
    .object([
      .init("contractor", .string(end.contractor)),
      .init("last_day", .string(end.lastDay.description)),
      .init("days", .integer(end.days)),
      .init("accounts", .array(end.held.map(value))),
      .init("not_assessable", .array(end.gaps.map(value))),
    ])
  }

  private static func value(of access: HeldAccess) -> JSONValue {
    .object([
      .init("system", .string(access.list.system)),
      .init("resource", .string(access.list.resource)),
      .init("account", .string(access.grant.account)),
      .init("name", .string(access.grant.name)),
      .init("email", JSONValue(access.grant.email)),
      .init("level", .string(access.grant.level)),
      .init("right", .string(access.right.rawValue)),
      .init("second_factor", access.grant.hasSecondFactor.map { .bool($0) } ?? .null),
      .init("standing", .string(access.standing.rawValue)),
      .init("contractors", .array(access.owners.map { .string($0) })),
      .init("suggestion", JSONValue(access.suggestion)),
      .init("granted", JSONValue(access.granted?.description)),
      .init("ends", JSONValue(access.endsOn?.description)),
      .init("as_of", JSONValue(access.list.day?.description)),
      .init("stale", .bool(access.list.isStale)),
      .init("evidence", .array(access.evidence.map { .string($0) })),
    ])
  }

  private static func value(of list: AccessList) -> JSONValue {
    .object([
      .init("system", .string(list.system)),
      .init("resource", .string(list.resource)),
      .init("kept_by_hand", .bool(list.isHandKept)),
      .init("made_on", JSONValue(list.day?.description)),
      .init("age_days", JSONValue(list.ageDays)),
      .init("stale", .bool(list.isStale)),
      .init("accounts", .integer(list.accounts)),
    ])
  }

  private static func value(of gap: AccessGap) -> JSONValue {
    .object([
      .init("contractor", JSONValue(gap.contractor)),
      .init("system", .string(gap.system)),
      .init("text", .string(gap.text)),
    ])
  }
}
