internal import Findings
package import Hiring
package import Judgement

/// `assay.scorecard/1`: the cards of a week, contractors before repositories, each in the portfolio's order.
package enum ScorecardJSON {
  package static func render(_ report: WeeklyReport) -> String {
    render(
      cards: report.contractors.map(\.card) + report.repositories.map(\.card), week: report.week,
      model: report.provenance.modelVersion,
      replies: Dictionary(
        report.contractors.map { ($0.contractor.id, $0.replies) }, uniquingKeysWith: { first, _ in first }))
  }

  /// - Parameter replies: of contractors, by their id; a member `replies` where there is one.
  package static func render(
    cards: [Scorecard], week: ISOWeek, model: String, replies: [String: [SignedDecision]] = [:]
  ) -> String {
    JSONValue.object([
      .init("schema", .string("assay.scorecard/1")),
      .init("week", .string(week.description)),
      .init("model", .string(model)),
      .init(
        "subjects", .array(cards.map { value(of: $0, replies: $0.kind == .contractor ? replies[$0.id] ?? [] : []) })),
    ]).text
  }

  /// One subject, as every document that holds a card has it.
  static func value(of card: Scorecard) -> JSONValue { .object(members(of: card)) }

  private static func value(of card: Scorecard, replies: [SignedDecision]) -> JSONValue {
    .object(
      members(of: card) + (replies.isEmpty ? [] : [.init("replies", .array(replies.map(ReplyJSON.value)))]))
  }

  /// A card's members, the same in every shape.
  static func members(of card: Scorecard) -> [JSONValue.Member] {
    [
      .init("kind", .string(card.kind.rawValue)),
      .init("id", .string(card.id)),
      .init("overall", card.overall.map { .object(members(of: $0)) } ?? .null),
      .init("overall_reason", .string(card.overallReason)),
      .init("attribution_coverage", JSONValue(card.attributionCoverage)),
      .init("dimensions", .array(card.dimensions.map(value))),
    ]
  }

  private static func value(of dimension: DimensionResult) -> JSONValue {
    .object(
      [
        .init("id", .string(dimension.id.rawValue)),
        .init("status", .string(dimension.status.rawValue)),
        .init("status_reason", .string(dimension.statusReason)),
      ] + members(of: dimension.score) + [
        .init("cap", JSONValue(dimension.cap)),
        .init("signals", .array(dimension.signals.map(value))),
      ])
  }

  private static func value(of signal: SignalResult) -> JSONValue {
    .object([
      .init("id", .string(signal.id)),
      .init("title", .string(signal.title)),
      .init("status", .string(signal.status.rawValue)),
      .init("status_reason", .string(signal.statusReason)),
      .init("value", JSONValue(signal.value)),
      .init("unit", .string(signal.unit)),
      .init("exposure", .number(signal.exposure)),
      .init("exposure_unit", .string(signal.exposureUnit)),
      .init("threshold", .string(signal.threshold)),
      .init("score", JSONValue(signal.score?.value)),
      .init("low", JSONValue(signal.score?.low)),
      .init("high", JSONValue(signal.score?.high)),
      .init("summary", .string(signal.summary)),
      .init("evidence", .array(signal.evidence.map(EvidenceJSON.value))),
    ])
  }

  private static func members(of score: Score?) -> [JSONValue.Member] {
    [
      .init("score", JSONValue(score?.value)),
      .init("grade", JSONValue(score?.grade.rawValue)),
      .init("low", JSONValue(score?.low)),
      .init("high", JSONValue(score?.high)),
    ]
  }
}

/// A row of evidence, the same in every shape.
enum EvidenceJSON {
  static func value(of evidence: Evidence) -> JSONValue {
    .object([
      .init("text", .string(evidence.text)),
      .init("repository", JSONValue(evidence.repository)),
      .init("commit", JSONValue(evidence.commit)),
      .init("path", JSONValue(evidence.path)),
      .init("line", JSONValue(evidence.line)),
      .init("record", JSONValue(evidence.record)),
    ])
  }
}
