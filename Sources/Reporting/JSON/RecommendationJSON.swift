internal import Findings
package import Hiring
package import Judgement

/// `assay.recommendation/1`, in the order given: the portfolio's.
package enum RecommendationJSON {
  /// - Parameter decisions: the last decision about each contractor, by their id; a member `decision` where there is one.
  package static func render(
    _ recommendations: [Recommendation], decisions: [String: SignedDecision] = [:], week: ISOWeek
  ) -> String {
    JSONValue.object([
      .init("schema", .string("assay.recommendation/1")),
      .init("week", .string(week.description)),
      .init("recommendations", .array(recommendations.map { value(of: $0, decisions[$0.contractor]) })),
    ]).text
  }

  private static func value(of recommendation: Recommendation, _ decision: SignedDecision?) -> JSONValue {
    .object(
      [
        .init("contractor", .string(recommendation.contractor)),
        .init("recommendation", .string(recommendation.outcome.rawValue)),
        .init("confidence", .string(recommendation.confidence.rawValue)),
        .init(
          "reasons",
          .array(
            recommendation.reasons.map { reason in
              .object([
                .init("dimension", .string(reason.dimension.rawValue)),
                .init("text", .string(reason.text)),
                .init("evidence", .array(reason.evidence.map(EvidenceJSON.value))),
              ])
            })),
        .init("would_change", .array(recommendation.wouldChange.map { .string($0) })),
        .init("decide_by", JSONValue(recommendation.decideBy?.description)),
        .init("release_cost", .array(recommendation.releaseCost.map { .string($0) })),
        .init("questions", .array(recommendation.questions.map { .string($0) })),
      ] + (decision.map { [.init("decision", DecisionJSON.value(of: $0))] } ?? []))
  }
}
