internal import Findings
internal import Hiring
package import Judgement

/// `assay.copy/1`: a contractor's copy of their card.
package enum CopyJSON {
  package static func render(_ copy: ContractorCopy) -> String {
    let page = copy.page
    return JSONValue.object([
      .init("schema", .string("assay.copy/1")),
      .init("week", .string(copy.week.description)),
      .init("model", .string(copy.provenance.modelVersion)),
      .init("owner", .string(copy.ownerName)),
      .init("contractor", .string(page.contractor.id)),
      .init("name", .string(page.contractor.name)),
      .init("recommendation", copy.showsRecommendation ? recommendation(page.recommendation) : .null),
      .init("reasons", .array(page.recommendation.reasons.map(reason))),
      .init("would_change", .array(page.recommendation.wouldChange.map { .string($0) })),
      .init("card", .object(ScorecardJSON.members(of: page.card))),
      .init("hours", .array(page.hours.map(hours))),
      .init("not_measured", .array(page.notMeasured.map { .string($0) })),
      .init("replies", .array(page.replies.map(ReplyJSON.value))),
      .init("notice", .array(copy.notice.sections.map(section))),
      .init("provenance", provenance(copy.provenance)),
    ]).text
  }

  private static func recommendation(_ recommendation: Recommendation) -> JSONValue {
    .object([
      .init("recommendation", .string(recommendation.outcome.rawValue)),
      .init("confidence", .string(recommendation.confidence.rawValue)),
      .init("decide_by", JSONValue(recommendation.decideBy?.description)),
    ])
  }

  private static func reason(_ reason: Recommendation.Reason) -> JSONValue {
    .object([
      .init("dimension", .string(reason.dimension.rawValue)),
      .init("text", .string(reason.text)),
      .init("evidence", .array(reason.evidence.map(EvidenceJSON.value))),
    ])
  }

  private static func hours(_ row: ReconciliationRow) -> JSONValue {
    .object([
      .init("week", .string(row.week.description)),
      .init("contract", .string(row.contract)),
      .init("billed_seconds", JSONValue(row.billedSeconds)),
      .init("tracked_seconds", JSONValue(row.trackedSeconds)),
      .init("difference_seconds", JSONValue(row.differenceSeconds)),
      .init("limit_seconds", JSONValue(row.limitSeconds)),
      .init("verdict", .string(row.verdict.rawValue)),
      .init("reasons", .array(row.reasons.map { .string($0) })),
      .init("evidence", .array(row.evidence.map { .string($0) })),
    ])
  }

  private static func section(_ section: CopyNotice.Section) -> JSONValue {
    .object([
      .init("title", .string(section.title)),
      .init("sentences", .array(section.sentences.map { .string($0) })),
    ])
  }

  private static func provenance(_ provenance: Provenance) -> JSONValue {
    .object([
      .init("tool", .string(provenance.toolVersion)),
      .init("policy", .string(provenance.policyDigest)),
      .init("rules", .string(provenance.rulesDigest)),
      .init("heads", .object(provenance.heads.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
    ])
  }
}
