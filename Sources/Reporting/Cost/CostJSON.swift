internal import Foundation
internal import Hiring
internal import Judgement

/// `assay.cost/1`. Amounts are whole minor units beside their currency; what is not assessable is `null`, never 0.
package enum CostJSON {
  package static func render(_ report: CostReport) -> String {
    JSONValue.object([
      .init("schema", .string("assay.cost/1")),
      .init("through", JSONValue(report.through?.description)),
      .init("currency", .string(report.currency)),
      .init("rows", .array((report.statement?.rows ?? []).map(value))),
      .init("totals", totals(report)),
      .init("ahead", ahead(report)),
      .init("sensitivity", .array(report.sensitivity.map { value($0, report) })),
      .init("assumptions", .array(report.assumptions.map(value))),
      .init("notes", .array(report.notes.map { .string($0) })),
    ]).text
  }

  private static func value(_ row: CostRow) -> JSONValue {
    .object([
      .init("contractor", JSONValue(row.contractor)), .init("quarter", JSONValue(row.quarter?.description)),
      .init("item", .string(row.item.rawValue)), .init("part", .string(row.item.part.rawValue)),
      .init("status", .string(row.status.rawValue)), .init("minor_units", JSONValue(row.amount?.minorUnits)),
      .init("currency", JSONValue(row.amount?.currency)),
      .init("converted_minor_units", JSONValue(row.converted?.minorUnits)), .init("is_least", .bool(row.isLeast)),
      .init("reasons", .array(row.reasons.map { .string($0) })),
    ])
  }

  // MARK: Totals

  private static func totals(_ report: CostReport) -> JSONValue {
    guard let rows = report.statement?.rows else { return .null }
    let contractors = report.contractors.map { Optional($0.id) } + (report.rows(of: nil).isEmpty ? [] : [nil])
    let quarters = Set(rows.compactMap(\.quarter)).sorted()
    return .object([
      .init(
        "by_contractor",
        .array(
          contractors.flatMap { id in values(of: report.rows(of: id), .init("contractor", JSONValue(id))) })),
      .init(
        "by_quarter",
        .array(
          quarters.flatMap { quarter in
            values(of: rows.filter { $0.quarter == quarter }, .init("quarter", .string(quarter.description)))
          })),
      .init("all", .array(values(of: rows, nil))),
      .init("converted", CostTotal.converted(rows, to: report.currency).map { value($0, nil) } ?? .null),
    ])
  }

  /// One a currency; one without a currency where nothing could be assessed.
  private static func values(of rows: [CostRow], _ subject: JSONValue.Member?) -> [JSONValue] {
    guard CostTotal.isMissing(in: rows) else { return CostTotal.of(rows).map { value($0, subject) } }
    return [
      .object(
        [subject].compactMap(\.self)
          + ["currency", "minor_units", "fact", "stated", "estimate"].map { .init($0, .null) }
          + [.init("is_least", .bool(true))])
    ]
  }

  private static func value(_ total: CostTotal, _ subject: JSONValue.Member?) -> JSONValue {
    .object(
      [subject].compactMap(\.self) + [
        .init("currency", .string(total.currency)), .init("minor_units", .integer(total.sum)),
        .init("fact", .integer(total.fact)), .init("stated", .integer(total.stated)),
        .init("estimate", .integer(total.estimate)), .init("is_least", .bool(total.isLeast)),
      ])
  }

  // MARK: Ahead

  private static func ahead(_ report: CostReport) -> JSONValue {
    let projection = report.projection
    return .object([
      .init("years", .integer(report.years)),
      .init("currency", JSONValue(projection?.currency)),
      .init("status", .string((projection == nil ? CostStatus.notAssessable : .estimate).rawValue)),
      .init("yearly_paid", JSONValue(projection?.yearlyPaid)),
      .init("yearly_oversight", JSONValue(projection?.yearlyOversight)),
      .init("yearly_total", JSONValue(projection.map { $0.yearlyPaid + $0.yearlyOversight })),
      .init("without", JSONValue(projection?.without)), .init("with", JSONValue(projection?.with)),
      .init("difference", JSONValue(projection?.difference)),
      .init("break_even", projection.map { value($0.breakEven) } ?? .null),
      .init("lines", .array((projection?.lines ?? []).map(value))),
      .init("contractors", .array((report.plan.model?.seats ?? []).map(value))),
      .init(
        "left_out",
        .array(
          report.plan.leftOut.map { left in
            .object([
              .init("contractor", JSONValue(left.contractor)), .init("text", .string(left.text)),
              .init("minor_units", JSONValue(left.amount?.minorUnits)),
              .init("currency", JSONValue(left.amount?.currency)),
            ])
          })),
    ])
  }

  private static func value(_ line: CostProjection.Line) -> JSONValue {
    .object([
      .init("contractor", JSONValue(line.seat)), .init("line", .string(line.line.rawValue)),
      .init("status", .string((line.line == .oversight ? CostStatus.stated : .estimate).rawValue)),
      .init("without", .integer(line.without)), .init("with", .integer(line.with)),
    ])
  }

  private static func value(_ even: BreakEven) -> JSONValue {
    .object([
      .init("month", JSONValue(even.month)), .init("retainer_a_month", JSONValue(even.retainer)),
      .init("prevented_share", even.preventedShare.map(number) ?? .null),
    ])
  }

  private static func value(_ seat: CostModel.Seat) -> JSONValue {
    .object([
      .init("id", .string(seat.id)), .init("platform", .string(seat.platform)),
      .init("weekly_paid", number(seat.weeklyPaid)), .init("weekly_hours", number(seat.weeklyHours)),
      .init("pace_from", .string(seat.source)), .init("works_on_code", .bool(seat.worksOnCode)),
      .init("debt_minutes", seat.debtMinutes.map(number) ?? .null),
      .init("repaid_minutes", seat.debtMinutes == nil ? .null : number(seat.repaidMinutes)),
      .init("rework_share", seat.reworkShare.map(number) ?? .null),
      .init("handover_hours", seat.handoverHours.map(number) ?? .null), .init("overseen", number(seat.overseen)),
    ])
  }

  // MARK: Assumptions

  private static func value(_ row: CostSensitivity, _ report: CostReport) -> JSONValue {
    func end(_ end: CostSensitivity.End?) -> JSONValue {
      guard let end else { return .null }
      return .object([
        .init("factor", number(end.factor)), .init("is_bounded", .bool(end.isBounded)),
        .init("without", .integer(end.projection.without)), .init("with", .integer(end.projection.with)),
        .init("difference", .integer(end.projection.difference)),
        .init("break_even", value(end.projection.breakEven)),
      ])
    }
    return .object([
      .init("assumption", .string(row.assumption.rawValue)), .init("title", .string(row.assumption.title)),
      .init("swing", .integer(row.swing)), .init("half", end(row.low)), .init("double", end(row.high)),
    ])
  }

  private static func value(_ assumption: StatedAssumption) -> JSONValue {
    var money: Money?
    var amount: Decimal?
    switch assumption.value {
    case .money(let stated, _): money = stated
    case .share(let value), .number(let value, _): amount = value
    case .day, .text, .none: break
    }
    return .object([
      .init("key", .string(assumption.key)), .init("title", .string(assumption.title)),
      .init("value", .string(CostWording.value(assumption.value))), .init("number", amount.map(number) ?? .null),
      .init("minor_units", JSONValue(money?.minorUnits)), .init("currency", JSONValue(money?.currency)),
      .init("source", .string(assumption.source)), .init("is_used", .bool(assumption.isUsed)),
    ])
  }

  private static func number(_ value: Decimal) -> JSONValue { .number(NSDecimalNumber(decimal: value).doubleValue) }
}
