internal import Hiring
package import Judgement

/// `assay.cohort/1`. People and cells stand in the order of the columns; a cell's `value` is a number, with hours in
/// seconds and money in `amounts`, or null where `status` says why.
package enum CohortJSON {
  package static func render(_ comparison: CohortComparison) -> String {
    JSONValue.object([
      .init("schema", .string("assay.cohort/1")),
      .init("cohort", .string(comparison.cohort)),
      .init("week", .string(comparison.week.description)),
      .init("model", .string(comparison.modelVersion)),
      .init(
        "task",
        comparison.task.map { task in
          .object([
            .init("ids", .array(task.ids.map { .string($0) })), .init("names", .array(task.names.map { .string($0) })),
            .init("without", .array(comparison.without.map { .string($0) })),
          ])
        } ?? .null),
      .init("order", .string(comparison.sortedBy ?? "portfolio")),
      .init("people", .array(comparison.people.map(person))),
      .init("rows", .array(comparison.rows.map { row($0, comparison.people) })),
      .init("differences", .array(comparison.differences.map(difference))),
      .init("keeping", keeping(comparison.keeping)),
      .init("notes", .array(comparison.notes.map { .string($0) })),
    ]).text
  }

  private static func person(_ person: CohortComparison.Person) -> JSONValue {
    .object([
      .init("contractor", .string(person.contractor.id)),
      .init("name", .string(person.contractor.name)),
      .init("role", .string(person.contractor.role.rawValue)),
      .init("from", .string(person.from.description)),
      .init("to", .string(person.to.description)),
      .init("trial_ends", JSONValue(person.trialEnds?.description)),
      .init("comparable", .bool(person.isComparable)),
      .init("missing", .array(person.missing.map { .string($0) })),
      .init("recommendation", .string(person.recommendation.rawValue)),
      .init("overall", person.overall.map(score) ?? .null),
      .init("decision", person.decision.map(DecisionJSON.value) ?? .null),
    ])
  }

  private static func row(_ row: CohortRow, _ people: [CohortComparison.Person]) -> JSONValue {
    .object([
      .init("id", .string(row.id)),
      .init("section", .string(row.section.rawValue)),
      .init("title", .string(row.title)),
      .init("unit", .string(row.unit)),
      .init("compared", .bool(row.isCompared)),
      .init("cells", .array(zip(people, row.cells).map { cell($1, of: $0) })),
    ])
  }

  private static func cell(_ cell: CohortCell, of person: CohortComparison.Person) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("contractor", .string(person.contractor.id)),
      .init("status", .string(cell.status.rawValue)),
      .init("value", number(cell.value)),
      .init("counted", JSONValue(cell.events)),
      .init("out_of", JSONValue(cell.outOf)),
      .init("out_of_unit", .string(cell.outOfUnit)),
      .init("low", JSONValue(cell.low)),
      .init("high", JSONValue(cell.high)),
      .init("score", cell.compared.map(score) ?? .null),
      .init("reason", .string(cell.reason)),
    ]
    switch cell.value {
    case .words(let text): members.append(.init("text", .string(text)))
    case .days(let from, let to):
      members += [.init("from", .string(from.description)), .init("to", .string(to.description))]
    case .money(let amounts):
      members.append(
        .init(
          "amounts",
          .array(
            amounts.map { amount in
              .object([
                .init("minor_units", .integer(amount.minorUnits)), .init("currency", .string(amount.currency)),
              ])
            })))
    case .count, .number, .seconds, .score, nil: break
    }
    return .object(members)
  }

  private static func number(_ value: CohortCell.Value?) -> JSONValue {
    switch value {
    case .count(let value), .number(let value): .number(value)
    case .seconds(let seconds): .integer(seconds)
    case .score(let score): .number(score.value)
    case .money, .days, .words, nil: .null
    }
  }

  private static func score(_ score: Score) -> JSONValue {
    .object([
      .init("score", .number(score.value)), .init("grade", .string(score.grade.rawValue)),
      .init("low", .number(score.low)), .init("high", .number(score.high)),
    ])
  }

  private static func difference(_ difference: CohortDifference) -> JSONValue {
    .object([
      .init("row", .string(difference.row)), .init("kind", .string(difference.kind.rawValue)),
      .init("over", .string(difference.over)), .init("under", .string(difference.under)),
    ])
  }

  private static func keeping(_ keeping: CohortKeeping) -> JSONValue {
    .object([
      .init("decided", share(keeping.decided)),
      .init(
        "supported",
        .object(
          Recommendation.Outcome.allCases.map { .init($0.rawValue, .integer(keeping.supported[$0] ?? 0)) })),
      .init("so_far", share(keeping.soFar)),
      .init("past", keeping.past.map(share) ?? .null),
      .init("usual", range(keeping.usual)),
      .init("team_at_bar", share(keeping.atBar)),
      .init(
        "team",
        .array(
          keeping.team.map {
            .object([
              .init("contractor", .string($0.contractor)), .init("standing", .string($0.standing.rawValue)),
            ])
          })),
      .init("aim", range(keeping.aim)),
    ])
  }

  private static func share(_ share: CountedShare) -> JSONValue { .object(PipelineJSON.members(share)) }

  private static func range(_ range: ClosedRange<Double>) -> JSONValue {
    .object([.init("low", .number(range.lowerBound)), .init("high", .number(range.upperBound))])
  }
}
