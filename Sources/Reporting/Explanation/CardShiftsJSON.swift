internal import Hiring
package import Judgement

/// `assay.shifts/1`: each card that was judged again, changed or not.
package enum CardShiftsJSON {
  package static func render(_ shifts: [CardShift], model: String) -> String {
    JSONValue.object([
      .init("schema", .string("assay.shifts/1")),
      .init("model", .string(model)),
      .init("cards", .array(shifts.map(value))),
    ]).text
  }

  private static func value(of shift: CardShift) -> JSONValue {
    .object([
      .init("kind", .string(shift.kind.rawValue)),
      .init("id", .string(shift.id)),
      .init("week", .string(shift.week.description)),
      .init("before", value(of: shift.before)),
      .init("after", value(of: shift.after)),
      .init("points", JSONValue(shift.points)),
      .init("changed", .bool(shift.isChanged)),
    ])
  }

  private static func value(of side: CardShift.Side) -> JSONValue {
    .object([
      .init("model", .string(side.model)),
      .init("score", JSONValue(side.overall?.value)),
      .init("grade", JSONValue(side.overall?.grade.rawValue)),
      .init("low", JSONValue(side.overall?.low)),
      .init("high", JSONValue(side.overall?.high)),
      .init("recommendation", JSONValue(side.outcome?.rawValue)),
    ])
  }
}
