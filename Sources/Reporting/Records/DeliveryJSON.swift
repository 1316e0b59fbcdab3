internal import Hiring

/// `assay.delivery/1`: rows in the order of the report. What is not assessed is `null`, never 0.
package enum DeliveryJSON {
  package static func render(_ report: DeliveryReport) -> String {
    JSONValue.object([
      .init("schema", .string("assay.delivery/1")),
      .init("weeks", .array(report.weeks.map { .string($0.description) })),
      .init("rows", .array(report.rows.map { row(of: $0, report) })),
      .init("notes", texts(report.notes)),
    ]).text
  }

  private static func row(of row: DeliveryWeek, _ report: DeliveryReport) -> JSONValue {
    let contractor = report.contractors.first { $0.id == row.contractor }
    return .object([
      .init("contractor", .string(row.contractor)),
      .init("name", JSONValue(contractor?.name)),
      .init("role", JSONValue(contractor?.role.rawValue)),
      .init("week", .string(row.week.description)),
      .init("cards", row.cards.map(value) ?? .null),
      .init("status_path", row.path.map(value) ?? .null),
      .init("blocked", row.blocked.map(value) ?? .null),
      .init("comments", JSONValue(row.comments)),
      .init("cards_without_comment", row.silent.map(texts) ?? .null),
      .init("stand_ups", row.meetings.map(value) ?? .null),
      .init("changes", row.tracing.map(value) ?? .null),
      .init("changes_reason", JSONValue(report.untraced(row))),
      .init("looks", .array(row.looks.map(value))),
    ])
  }

  private static func value(of cards: DeliveryWeek.Cards) -> JSONValue {
    .object([
      .init("active", .integer(cards.active)), .init("clear", .integer(cards.clear)),
      .init("unclear", texts(cards.unclear)), .init("not_assessed", .integer(cards.unknown)),
    ])
  }

  private static func value(of path: DeliveryWeek.Path) -> JSONValue {
    // Where no finished card says how it went, nothing is known of any.
    let isKnown = path.finished == 0 || path.unknown < path.finished
    return .object([
      .init("finished", .integer(path.finished)), .init("worked", isKnown ? .integer(path.worked) : .null),
      .init("reviewed", isKnown ? .integer(path.reviewed) : .null),
      .init("straight_to_done", isKnown ? texts(path.straight) : .null),
      .init("not_assessed", .integer(path.unknown)), .init("reopened", texts(path.reopened)),
      .init(
        "seconds",
        path.seconds.map { seconds in
          .object(CardStage.allCases.map { .init($0.rawValue, .integer(seconds[$0] ?? 0)) })
        } ?? .null),
    ])
  }

  private static func value(of blocked: DeliveryWeek.Blocked) -> JSONValue {
    .object([
      .init("times", .integer(blocked.spells)), .init("seconds", JSONValue(blocked.seconds)),
      .init("raised", .integer(blocked.raised)), .init("not_raised", texts(blocked.unraised)),
      .init("not_assessed", .integer(blocked.unknown)),
    ])
  }

  private static func value(of meetings: DeliveryWeek.Meetings) -> JSONValue {
    .object([
      .init("held", .integer(meetings.held)), .init("attended", .integer(meetings.attended)),
      .init("excused", .integer(meetings.excused)), .init("unlisted", .integer(meetings.unlisted)),
      .init("missed", texts(meetings.missed)),
    ])
  }

  private static func value(of tracing: DeliveryWeek.Tracing) -> JSONValue {
    .object([
      .init("changes", .integer(tracing.changes)), .init("traced", .integer(tracing.traced)),
      .init("traced_elsewhere", .integer(tracing.elsewhere)), .init("without_card", texts(tracing.untraced)),
      .init("cards_with_change", .integer(tracing.cardsWithChange)),
      .init("cards_without_change", texts(tracing.cardsWithout)),
      .init("cards_not_of_code", .integer(tracing.codeless)),
    ])
  }

  private static func value(of look: CardLook) -> JSONValue {
    .object([
      .init("kind", .string(look.kind.rawValue)), .init("asks", .string(look.asks.rawValue)),
      .init("card", JSONValue(look.card)), .init("text", .string(look.text)),
      .init("question", .string(look.question)), .init("evidence", texts(look.evidence)),
    ])
  }

  private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
