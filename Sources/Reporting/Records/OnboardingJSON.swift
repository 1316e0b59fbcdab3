package import Hiring

/// `assay.onboarding/1`, contractors in the order given.
package enum OnboardingJSON {
  package static func render(_ progress: [OnboardingProgress], today: CivilDate) -> String {
    JSONValue.object([
      .init("schema", .string("assay.onboarding/1")),
      .init("today", .string(today.description)),
      .init("contractors", .array(progress.map(value))),
    ]).text
  }

  private static func value(of person: OnboardingProgress) -> JSONValue {
    .object([
      .init("contractor", .string(person.contractor)),
      .init("role", .string(person.role.rawValue)),
      .init("template", .string(person.template)),
      .init("started", JSONValue(person.started?.description)),
      .init("days", JSONValue(person.days)),
      .init("ended", .bool(person.isEnded)),
      .init("card", JSONValue(person.card)),
      .init("done", .integer(person.count(.done))),
      .init("open", .integer(person.count(.open))),
      .init("overdue", .integer(person.overdue)),
      .init("not_assessable", .integer(person.count(.notAssessable))),
      .init("items", .array(person.items.map(value))),
      .init("notes", .array(person.notes.map { .string($0) })),
    ])
  }

  private static func value(of item: OnboardingProgress.Item) -> JSONValue {
    .object([
      .init("id", .string(item.id)),
      .init("title", .string(item.title)),
      .init("status", .string(item.status.rawValue)),
      .init("within_days", .integer(item.days)),
      .init("overdue_days", JSONValue(item.overdueDays)),
      .init("text", .string(item.text)),
      .init("evidence", .array(item.evidence.map { .string($0) })),
    ])
  }
}
