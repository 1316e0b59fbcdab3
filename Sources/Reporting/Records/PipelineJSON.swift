package import Hiring

/// `assay.pipeline/1`.
///
/// Shares are `{"count","of","share","low","high"}` with an 80 % interval, null where there is nothing to share; money is
/// `{"minor_units","currency"}`, one entry a currency.
package enum PipelineJSON {
  package static func render(_ report: PipelineReport) -> String {
    JSONValue.object([
      .init("schema", .string("assay.pipeline/1")),
      .init("as_of", .string(report.asOf.description)),
      .init(
        "scope",
        .object([
          .init("posting", JSONValue(report.scope.posting)), .init("source", JSONValue(report.scope.source)),
        ])),
      .init("total", funnel(report.total)),
      .init("postings", .array(report.byPosting.map(funnel))),
      .init("sources", .array(report.bySource.map(funnel))),
      .init("usual_keep_share", range(report.policy.usualKeepShare)),
      .init("team", team(report)),
      .init("rubric", rubric(report.rubric, minimum: report.policy.minimumCompared)),
      .init("people", .array(report.candidates.map(person))),
      .init("gaps", .array(report.gaps.map(gap))),
    ]).text
  }

  private static func funnel(_ funnel: Funnel) -> JSONValue {
    .object([
      .init("id", JSONValue(funnel.id)),
      .init("title", .string(funnel.title)),
      .init("people", .integer(funnel.people)),
      .init(
        "steps",
        .array(
          FunnelStep.allCases.map { step in
            .object([
              .init("step", .string(step.rawValue)), .init("people", .integer(funnel.steps[step]?.people ?? 0)),
              .init("implied", .integer(funnel.steps[step]?.implied ?? 0)),
              .init("recorded", .bool(funnel.isRecorded(step))),
            ])
          })),
      .init(
        "rates",
        .array(
          funnel.rates.map { rate in
            .object(
              [.init("from", .string(rate.from.rawValue)), .init("to", .string(rate.to.rawValue))].appending(rate))
          })),
      .init("talks", counts(TalkState.allCases.map { ($0.rawValue, funnel.talks[$0, default: 0]) })),
      .init("states", counts(CandidateState.allCases.map { ($0.rawValue, funnel.states[$0, default: 0]) })),
      .init("kept_since_gone", .integer(funnel.left)),
      .init("keep_rate", share(funnel.keepRate)),
      .init("reviews", share(funnel.reviews)),
      .init("cost", cost(funnel.cost)),
      .init(
        "days",
        .object([
          .init("to_trial", spread(funnel.days.toTrial)), .init("to_keep", spread(funnel.days.toKeep)),
        ])),
    ])
  }

  static func members(_ share: CountedShare) -> [JSONValue.Member] {
    [
      .init("count", .integer(share.count)), .init("of", .integer(share.of)), .init("share", JSONValue(share.value)),
      .init("low", JSONValue(share.interval?.low)), .init("high", JSONValue(share.interval?.high)),
    ]
  }

  private static func share(_ share: CountedShare) -> JSONValue { .object(members(share)) }

  private static func range(_ range: ClosedRange<Double>) -> JSONValue {
    .object([.init("low", .number(range.lowerBound)), .init("high", .number(range.upperBound))])
  }

  private static func counts(_ counts: [(String, Int)]) -> JSONValue {
    .object(counts.map { .init(underscored($0.0), .integer($0.1)) })
  }

  private static func underscored(_ name: String) -> String { name.split(separator: "-").joined(separator: "_") }

  private static func money(_ amounts: [Money]) -> JSONValue {
    .array(
      amounts.map {
        .object([.init("minor_units", .integer($0.minorUnits)), .init("currency", .string($0.currency))])
      })
  }

  private static func cost(_ cost: FunnelCost) -> JSONValue {
    .object([
      .init("postings", money(cost.postings)),
      .init("postings_without_cost", .array(cost.postingsWithoutCost.map { .string($0) })),
      .init("trials", money(cost.trials)), .init("tried", .integer(cost.tried)),
      .init("taken_from", counts(TrialCost.Basis.allCases.map { ($0.rawValue, cost.bases[$0, default: 0]) })),
      .init("running", .integer(cost.running)), .init("kept", .integer(cost.kept)),
      .init("per_kept", money(cost.perKept)), .init("is_least", .bool(cost.isLeast)),
    ])
  }

  private static func spread(_ spread: FunnelDays.Spread?) -> JSONValue {
    guard let spread else { return .null }
    return .object([
      .init("median", .number(spread.median)), .init("least", .integer(spread.least)),
      .init("most", .integer(spread.most)), .init("people", .integer(spread.people)),
    ])
  }

  private static func team(_ report: PipelineReport) -> JSONValue {
    .object([
      .init("at_bar", share(report.atBar)), .init("aim", range(report.policy.aimAtBar)),
      .init(
        "members",
        .array(
          report.team.map { member in
            .object([
              .init("contractor", .string(member.contractor)), .init("standing", .string(member.standing.rawValue)),
              .init("week", JSONValue(member.week?.description)),
            ])
          })),
    ])
  }

  private static func rubric(_ rubric: RubricSummary, minimum: Int) -> JSONValue {
    func mean(_ mean: RubricSummary.Mean) -> JSONValue {
      .object([.init("mean", JSONValue(mean.value)), .init("count", .integer(mean.count))])
    }
    let criteria = rubric.criteria.map { row in
      JSONValue.object([
        .init("criterion", .string(row.criterion.rawValue)), .init("mean", JSONValue(row.mean)),
        .init("scores", .integer(row.scores)), .init("kept", mean(row.kept)), .init("released", mean(row.released)),
        .init("difference", JSONValue(row.difference)),
      ])
    }
    let judges = rubric.judges.map { judge in
      JSONValue.object([
        .init("name", .string(judge.name)), .init("interviews", .integer(judge.interviews)),
        .init("mean", JSONValue(judge.mean.value)), .init("scores", .integer(judge.mean.count)),
      ])
    }
    let spread = rubric.spread.map { spread in
      JSONValue.object([
        .init("mean", .number(spread.mean)), .init("largest", .number(spread.largest)),
        .init("pairs", .integer(spread.pairs)),
      ])
    }
    return .object([
      .init("interviews", .integer(rubric.interviews)), .init("minimum_compared", .integer(minimum)),
      .init("criteria", .array(criteria)), .init("judges", .array(judges)), .init("spread", spread ?? .null),
    ])
  }

  private static func person(_ candidate: Candidate) -> JSONValue {
    .object([
      .init("name", .string(candidate.name)), .init("email", JSONValue(candidate.email)),
      .init("posting", JSONValue(candidate.posting)), .init("source", JSONValue(candidate.source)),
      .init("contractor", JSONValue(candidate.contractor)), .init("joined_by_name", .bool(candidate.isJoinedByName)),
      .init("state", .string(candidate.state.rawValue)), .init("talk", JSONValue(candidate.talk?.rawValue)),
      .init(
        "steps",
        .array(
          FunnelStep.allCases.compactMap { step in
            candidate.steps[step].map { reached in
              .object([
                .init("step", .string(step.rawValue)), .init("day", JSONValue(reached.day?.description)),
                .init("implied", .bool(reached.isImplied)),
              ])
            }
          })),
      .init("decided", JSONValue(candidate.decided?.description)), .init("has_left", .bool(candidate.hasLeft)),
      .init("reviewed", .bool(candidate.reviewed != nil)), .init("days_to_trial", JSONValue(candidate.daysToTrial)),
      .init("days_to_keep", JSONValue(candidate.daysToKeep)),
      .init(
        "cost",
        candidate.cost.map { cost in
          .object([.init("taken_from", .string(cost.basis.rawValue)), .init("amounts", money(cost.amounts))])
        } ?? .null), .init("interviews", .integer(candidate.interviews.count)),
      .init("records", .array(candidate.records.map { .string($0) })),
    ])
  }

  private static func gap(_ gap: PipelineGap) -> JSONValue {
    .object([
      .init("kind", .string(gap.kind.rawValue)), .init("text", .string(gap.text)),
      .init("advice", .string(gap.advice)), .init("records", .array(gap.records.map { .string($0) })),
    ])
  }
}

extension [JSONValue.Member] {
  fileprivate func appending(_ rate: Funnel.Rate) -> [JSONValue.Member] { self + PipelineJSON.members(rate.share) }
}
