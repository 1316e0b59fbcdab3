internal import Hiring
internal import Judgement

/// `assay.decisions/1`: the chain's verdict, the decisions in its order, and how recommendations turned out.
package enum DecisionsJSON {
  package static func render(_ report: DecisionsReport) -> String {
    JSONValue.object([
      .init("schema", .string("assay.decisions/1")),
      .init("chain", chain(report)),
      .init(
        "decisions",
        .array(
          report.decisions.map { signed in
            .object(
              DecisionJSON.members(of: signed) + [
                .init("intact", .bool(report.isIntact(signed))),
                .init("corrected", .bool(report.corrected.contains(signed.sequence))),
                .init("after", report.aftermaths[signed.sequence].map(value) ?? .null),
              ])
          })),
      .init("outcomes", report.tallies.map { .array($0.map(value)) } ?? .null),
      .init("outcomes_reason", JSONValue(report.whyNoTallies)),
      .init("without_recommendation", report.tallies == nil ? .null : .integer(report.withoutRecommendation)),
      .init("caveats", .array(DecisionsReport.caveats.map { .string($0) })),
    ]).text
  }

  private static func chain(_ report: DecisionsReport) -> JSONValue {
    switch report.verdict {
    case .intact(let count):
      .object([
        .init("verdict", .string("intact")), .init("decisions", .integer(count)),
        .init("last_digest", JSONValue(report.lastDigest)), .init("broken_at", .null), .init("problem", .null),
      ])
    case .broken(let sequence, let problem):
      .object([
        .init("verdict", .string("broken")), .init("decisions", .null), .init("last_digest", .null),
        .init("broken_at", .integer(sequence)), .init("problem", .string(problem)),
      ])
    }
  }

  private static func value(of aftermath: Aftermath) -> JSONValue {
    .object([
      .init("score", JSONValue(aftermath.score?.value)),
      .init(
        "later",
        .array(
          aftermath.later.map { later in
            .object([
              .init("weeks", .integer(later.weeks)), .init("week", JSONValue(later.week?.description)),
              .init("score", JSONValue(later.score?.value)),
              .init("comparison", JSONValue(later.comparison?.rawValue)),
            ])
          })),
      .init("next_clear_recommendation", JSONValue(aftermath.settled?.rawValue)),
      .init("has_later_card", .bool(aftermath.hasLaterCard)),
      .init("later_credentials", .integer(aftermath.laterCredentials)),
      .init("over_billed_weeks", .array(aftermath.overBilledWeeks.map { .string($0.description) })),
      .init("hired_again", JSONValue(aftermath.rehired?.description)),
    ])
  }

  private static func value(of tally: PastRecommendations.Tally) -> JSONValue {
    .object([
      .init("recommendation", .string(tally.outcome.rawValue)),
      .init("issued", .integer(tally.issued)),
      .init("decided", .integer(tally.decided)),
      .init("followed", .integer(tally.followed)),
      .init("decisions", .object(tally.actions.map { .init($0.action.rawValue, .integer($0.count)) })),
      .init(
        "kept",
        .object([
          .init("count", .integer(tally.kept.count)),
          .init(
            "later",
            .array(
              tally.kept.horizons.map { horizon in
                .object([
                  .init("weeks", .integer(horizon.weeks)), .init("higher", .integer(horizon.higher)),
                  .init("same", .integer(horizon.same)), .init("lower", .integer(horizon.lower)),
                  .init("unknown", .integer(horizon.unknown)),
                ])
              })),
        ])),
      .init(
        "coached",
        .object([
          .init("count", .integer(tally.coached.count)), .init("became_keep", .integer(tally.coached.becameKeep)),
          .init("became_release", .integer(tally.coached.becameRelease)), .init("open", .integer(tally.coached.open)),
        ])),
      .init(
        "released",
        .object([
          .init("count", .integer(tally.released.count)), .init("hired_again", .integer(tally.released.rehired)),
          .init("with_later_card", .integer(tally.released.withLaterCard)),
          .init("with_later_credentials", .integer(tally.released.withLaterCredentials)),
          .init("with_later_over_billing", .integer(tally.released.withLaterOverBilling)),
        ])),
    ])
  }
}
