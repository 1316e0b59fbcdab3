internal import Findings
internal import Foundation
internal import Git
internal import Hiring
internal import History
package import Judgement
internal import SourceText

/// `assay.offboard/1`. Amounts are whole minor units of the estimate's currency; what is not known is `null`, never 0.
package enum OffboardingJSON {
  package static func render(_ report: Offboarding) -> String {
    JSONValue.object([
      .init("schema", .string("assay.offboard/1")),
      .init("contractor", .string(report.contractor.id)),
      .init("name", .string(report.contractor.name)),
      .init("role", .string(report.contractor.role.rawValue)),
      .init("today", .string(report.dates.today.description)),
      .init("last_day", .string(report.dates.lastDay.description)),
      .init("last_day_from", .string(report.dates.source.rawValue)),
      .init("hand_over_by", .string(report.dates.handover.description)),
      .init("check_on", .string(report.dates.check.description)),
      .init("is_over", .bool(report.dates.isOver)),
      .init("checklist", .array(OffboardingChecklist(report).items.map(value))),
      .init("repositories", .array(report.repositories.map(value))),
      .init("credentials", .array(report.credentials.map { value($0, report) })),
      .init("accounts", .array(report.accounts.map(value))),
      .init("access", .array(report.access.map(value))),
      .init("tasks", .array(report.tasks.map(value))),
      .init("hours", .array(report.hours.map(value))),
      .init("assignment_on_file", report.hasAssignment.map { .bool($0) } ?? .null),
      .init("estimate", value(report.estimate)),
      .init("assumptions", .array(report.assumptions.map(value))),
      .init("not_assessable", .array(report.gaps.map { .string($0) })),
    ]).text
  }

  private static func value(_ item: OffboardingItem) -> JSONValue {
    .object([
      .init("id", .string(item.id)), .init("phase", .string(item.phase.rawValue)),
      .init("due", .string(item.due.description)), .init("overdue", .bool(item.isOverdue)),
      .init("risk", .string(item.risk.rawValue)), .init("ask_them", .bool(item.isAsked)),
      .init("text", .string(item.text)), .init("details", .array(item.details.map { .string($0) })),
    ])
  }

  private static func value(_ repository: Offboarding.Repository) -> JSONValue {
    .object([
      .init("id", .string(repository.id)), .init("head", .string(repository.head)),
      .init("reach", .string(repository.reach.rawValue)),
      .init("live_lines", .integer(repository.liveLines)),
      .init("orphaned_lines", .integer(repository.orphanedLines)),
      .init("truck_factor", .integer(repository.truckFactor.factor)),
      .init("truck_factor_without", .integer(repository.truckFactorAfter.factor)),
      .init("modules", .array(repository.modules.map(value))),
      .init("files", .array(repository.files.map(value))),
      .init("branches", .array(repository.branches.map(value))),
      .init("missing", .array(repository.missing.map { .string($0) })),
    ])
  }

  private static func value(_ module: Offboarding.Module) -> JSONValue {
    .object([
      .init("folder", .string(module.folder.lossyString)), .init("files", .integer(module.files)),
      .init("lines", .integer(module.lines)), .init("share", .number(module.share)),
    ])
  }

  private static func value(_ file: Offboarding.File) -> JSONValue {
    .object([
      .init("path", .string(file.path.lossyString)), .init("lines", .integer(file.lines)),
      .init("own_lines", .integer(file.own)), .init("health", JSONValue(file.health)),
      .init("changes", .integer(file.changes)), .init("hotspot", .bool(file.isHotspot)),
      .init("nearest", nearest(file.nearest)),
    ])
  }

  /// Of a file here and of one in `assay ownership`.
  static func nearest(_ nearest: NearestPeople.Nearest?) -> JSONValue {
    guard let nearest else { return .null }
    return .object([
      .init("person", .string(nearest.person.id)), .init("knows_file", .bool(nearest.isOfFile)),
      .init("folder", nearest.isOfFile ? .null : .string(nearest.place.lossyString)),
    ])
  }

  private static func value(_ branch: OpenBranch) -> JSONValue {
    .object([
      .init("names", .array(branch.names.map { .string($0) })), .init("tip", .string(branch.tip.hex)),
      .init("commits", .integer(branch.work.count)),
      .init("added", .integer(branch.work.reduce(0) { $0 + $1.added })),
      .init("deleted", .integer(branch.work.reduce(0) { $0 + $1.deleted })),
      .init("commits_of_others", .integer(branch.others)),
      .init("last_at", .string(Wording.instant(branch.lastAt))), .init("landed", .bool(branch.isLanded)),
    ])
  }

  private static func value(_ credential: ReachableCredential, _ report: Offboarding) -> JSONValue {
    let who: String? =
      switch credential.by {
      case .person(let person): person.id
      case .address(let address): address
      case nil: nil
      }
    return .object([
      .init("rule", .string(credential.rule)), .init("title", .string(credential.title)),
      .init("severity", .string(credential.severity.rawValue)),
      .init(
        "places",
        .array(
          credential.places.map { place in
            .object([
              .init("repository", .string(place.repository)), .init("path", .string(place.path.lossyString)),
              .init("line", .integer(place.line)), .init("commit", JSONValue(place.commit)),
            ])
          })),
      .init("since", JSONValue(credential.since.map(Wording.instant))), .init("by", JSONValue(who)),
      .init("by_them", .bool(credential.isBy(report.person))), .init("live", .bool(credential.isLive)),
      .init("on_mainline", .bool(credential.isOnMainline)),
    ])
  }

  private static func value(_ account: Offboarding.Account) -> JSONValue {
    .object([
      .init("repository", .string(account.repository)), .init("path", .string(account.path.lossyString)),
      .init("line", .integer(account.line)), .init("commit", .string(account.commit)),
      .init("title", .string(account.title)), .init("message", .string(account.message)),
    ])
  }

  private static func value(_ access: AccessToEnd) -> JSONValue {
    .object([
      .init("place", .string(access.place)), .init("account", .string(access.account)),
      .init("level", .string(access.level)), .init("right", JSONValue(access.right?.rawValue)),
      .init("basis", .string(access.basis.rawValue)), .init("as_of", JSONValue(access.asOf?.description)),
    ])
  }

  private static func value(_ task: OpenTask) -> JSONValue {
    .object([
      .init("reference", .string(task.reference)), .init("name", .string(task.name)),
      .init("state", JSONValue(task.state)),
    ])
  }

  private static func value(_ hours: OpenHours) -> JSONValue {
    .object([
      .init("kind", .string(hours.kind.rawValue)), .init("contract", .string(hours.contract)),
      .init("week", .string(hours.week.description)), .init("seconds", .integer(hours.seconds)),
      .init("billed", .bool(hours.isBilled)), .init("minor_units", JSONValue(hours.worth?.minorUnits)),
      .init("currency", JSONValue(hours.worth?.currency)),
    ])
  }

  private static func value(_ estimate: ReleaseEstimate) -> JSONValue {
    .object([
      .init("currency", .string(estimate.currency)),
      .init("low_minutes", .integer(estimate.minutes.lowerBound)),
      .init("high_minutes", .integer(estimate.minutes.upperBound)),
      .init("low_minor_units", JSONValue(estimate.low?.minorUnits)),
      .init("high_minor_units", JSONValue(estimate.high?.minorUnits)),
      .init("is_least", .bool(estimate.isLeast)), .init("unpriced", JSONValue(estimate.unpriced)),
      .init("rows", .array(estimate.rows.map(value))),
    ])
  }

  private static func value(_ row: ReleaseEstimate.Row) -> JSONValue {
    .object([
      .init("item", .string(row.item.rawValue)), .init("count", JSONValue(row.quantity.count)),
      .init("reason", JSONValue(row.quantity.reason)), .init("low_minutes", JSONValue(row.minutes?.lowerBound)),
      .init("middle_minutes", JSONValue(row.middleMinutes)), .init("high_minutes", JSONValue(row.minutes?.upperBound)),
      .init("rate_minor_units", JSONValue(row.rate?.minorUnits)),
      .init("contractor_rate", .bool(row.isContractorRate)),
      .init("low_minor_units", JSONValue(row.low?.minorUnits)),
      .init("high_minor_units", JSONValue(row.high?.minorUnits)),
      .init("keys", .array(row.item.keys.map { .string("cost." + $0) })),
    ])
  }

  private static func value(_ assumption: StatedAssumption) -> JSONValue {
    .object([
      .init("key", .string(assumption.key)), .init("title", .string(assumption.title)),
      .init("value", .string(CostWording.value(assumption.value))), .init("source", .string(assumption.source)),
      .init("is_used", .bool(assumption.isUsed)),
    ])
  }
}
