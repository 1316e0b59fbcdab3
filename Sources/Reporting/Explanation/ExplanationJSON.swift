internal import Findings
internal import Hiring
package import Judgement

/// `assay.explanation/1`: the path of every number on a card, in full precision.
package enum ExplanationJSON {
  package static func render(_ explanation: Explanation) -> String {
    JSONValue.object([
      .init("schema", .string("assay.explanation/1")),
      .init("week", .string(explanation.week.description)),
      .init("kind", .string(explanation.kind.rawValue)),
      .init("id", .string(explanation.id)),
      .init("from", .string(explanation.from.description)),
      .init("to", .string(explanation.to.description)),
      .init("model", .string(explanation.modelVersion)),
      .init("policy_digest", .string(explanation.policyDigest)),
      .init("rules_digest", .string(explanation.rulesDigest)),
      .init("exponent", .number(explanation.exponent)),
      .init("score_floor", .number(explanation.scoreFloor)),
      .init("score_dependence", .number(explanation.scoreDependence)),
      .init("bar", .number(explanation.bar)),
      .init("neutral_score", .number(explanation.neutralScore)),
      .init("critical_cap", .number(explanation.criticalCap)),
      .init("critical_overall_cap", .number(explanation.criticalOverallCap)),
      .init("dimensions", .array(explanation.dimensions.map(value))),
      .init("mean", value(of: explanation.mean?.score)),
      .init("mean_sampled", value(of: explanation.mean?.sampled)),
      .init("mean_seen", JSONValue(explanation.mean?.seen)),
      .init("overall", value(of: explanation.overall)),
      .init("overall_reason", .string(explanation.overallReason)),
      .init("attribution_coverage", JSONValue(explanation.attributionCoverage)),
      .init("attribution_floor", .number(explanation.attributionFloor)),
      .init("decision", explanation.decision.map { value(of: $0, in: explanation) } ?? .null),
    ]).text
  }

  private static func value(of path: Explanation.DimensionPath) -> JSONValue {
    .object([
      .init("id", .string(path.result.id.rawValue)),
      .init("status", .string(path.result.status.rawValue)),
      .init("status_reason", .string(path.result.statusReason)),
      .init("share_of_overall", .number(path.share)),
      .init("mean", value(of: path.mean?.score)),
      .init("mean_sampled", value(of: path.mean?.sampled)),
      .init("mean_seen", JSONValue(path.mean?.seen)),
      .init("cap", JSONValue(path.result.cap)),
      .init("score", value(of: path.result.score)),
      .init("signals", .array(path.signals.map(value))),
    ])
  }

  private static func value(of path: Explanation.SignalPath) -> JSONValue {
    .object([
      .init("id", .string(path.result.id)),
      .init("title", .string(path.result.title)),
      .init("status", .string(path.result.status.rawValue)),
      .init("status_reason", .string(path.result.statusReason)),
      .init("value", JSONValue(path.result.value)),
      .init("unit", .string(path.result.unit)),
      .init("exposure", .number(path.result.exposure)),
      .init("exposure_unit", .string(path.result.exposureUnit)),
      .init("estimator", path.estimator.map(value) ?? .null),
      .init("estimate", path.estimate.map { value($0.value, $0.low, $0.high) } ?? .null),
      .init(
        "ladder",
        .array(
          path.ladder.rungs.map { .object([.init("value", .number($0.value)), .init("score", .number($0.score))]) })),
      .init("ladder_source", .string(path.ladder.source)),
      .init("cap", JSONValue(path.cap)),
      .init("score", value(of: path.result.score)),
      .init("summary", .string(path.result.summary)),
      .init("evidence", .array(path.result.evidence.map(EvidenceJSON.value))),
    ])
  }

  private static func value(of estimator: Estimator) -> JSONValue {
    let belief = estimator.belief
    let members: [JSONValue.Member] =
      switch estimator {
      case .exact: [.init("kind", .string("exact"))]
      case .share(let trials, _): [.init("kind", .string("share")), .init("trials", .number(trials))]
      case .rate(let exposure, let per, let grain, _):
        [
          .init("kind", .string("rate")), .init("exposure", .number(exposure)), .init("per", .number(per)),
          .init("grain", .number(grain)),
        ]
      case .mean(let count, let deviation, _):
        [.init("kind", .string("mean")), .init("count", .number(count)), .init("deviation", .number(deviation))]
      }
    return .object(
      members + [
        .init("belief", JSONValue(belief?.mean)),
        .init("belief_weight", JSONValue(belief?.strength)),
        .init("neutral", JSONValue(belief?.neutral)),
        .init("spread", JSONValue(belief?.spread)),
        .init("past_events", JSONValue(belief?.pastEvents)),
        .init("past_exposure", JSONValue(belief?.pastExposure)),
        .init("held_at_neutral", belief.map { .bool($0.isHeldAtNeutral) } ?? .null),
      ])
  }

  private static func value(of path: Explanation.DecisionPath, in explanation: Explanation) -> JSONValue {
    .object([
      .init("recommendation", .string(path.outcome.rawValue)),
      .init("missing", .array(path.missing.map(JSONValue.string))),
      .init(
        "breaches",
        .array(
          path.breaches.map {
            .object([.init("week", .string($0.week.description)), .init("kind", .string($0.kind))])
          })),
      .init("recent_breaches", .integer(path.recentBreaches)),
      .init("under_bar", .array(path.underBar.map { .array($0.map { .string($0.rawValue) }) })),
      .init("contested", .bool(path.isContested)),
      .init("contested_key", .bool(path.hasContestedKey)),
      .init(
        "steps",
        .array(
          DecisionSteps.sentences(path, of: explanation).map {
            .object([.init("step", .string($0.title)), .init("text", .string($0.text))])
          })),
    ])
  }

  private static func value(of score: Score?) -> JSONValue {
    guard let score else { return .null }
    return .object([
      .init("score", .number(score.value)), .init("grade", .string(score.grade.rawValue)),
      .init("low", .number(score.low)), .init("high", .number(score.high)),
    ])
  }

  private static func value(_ value: Double, _ low: Double, _ high: Double) -> JSONValue {
    .object([.init("value", .number(value)), .init("low", .number(low)), .init("high", .number(high))])
  }
}
