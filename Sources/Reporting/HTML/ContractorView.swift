internal import Findings
internal import Hiring
internal import Judgement

/// What a contractor's page shows: the recommendation first, then everything that proves it.
///
/// It never names a rate. The contractor's copy leaves out what the owner alone decides on: the questions, the cost of a
/// release and the way to other people's pages.
struct ContractorView: Sendable {
  struct Reason: Sendable {
    let dimensionName: String
    let text: String
    let evidenceBlock: EvidenceBlock?
  }

  struct HoursRow: Sendable {
    let week: String
    let contract: String
    let billed: String
    let tracked: String
    let difference: String
    let limit: String
    let verdict: String
    let look: String
    let reasons: String?
  }

  struct HoursTable: Sendable {
    let rows: [HoursRow]
  }

  let isOwnerCopy: Bool
  /// The same, asked the other way round by partials that other pages share.
  let isForContractor: Bool
  let showsBadge: Bool
  let verdictClass: String
  let notices: [TextBlock]
  let owner: String
  let week: String
  let days: String
  let name: String
  let role: String
  let engagements: [String]
  let assignment: String
  let badge: BadgeView
  let confidence: String?
  let byWhen: String?
  let reasons: [Reason]
  let asides: [TextBlock]
  let overall: OverallView
  let marks: [MarkView]
  let trendPicture: String
  let trendWords: String
  let dimensions: [DimensionView]
  let hoursTable: HoursTable?
  let volume: String
  let notMeasured: TextBlock?
  let provenance: ProvenanceView

  init(_ page: ContractorPage, in report: WeeklyReport) {
    self.init(
      page, ownerName: report.ownerName, in: report.week, provenance: ProvenanceView(report), copy: nil)
  }

  init(_ copy: ContractorCopy) {
    self.init(
      copy.page, ownerName: copy.ownerName, in: copy.week,
      provenance: ProvenanceView(copy.provenance, at: copy.generatedAt), copy: copy)
  }

  private init(
    _ page: ContractorPage, ownerName: String, in shown: ISOWeek, provenance: ProvenanceView, copy: ContractorCopy?
  ) {
    let recommendation = page.recommendation
    isOwnerCopy = copy == nil
    isForContractor = copy != nil
    showsBadge = copy?.showsRecommendation ?? true
    verdictClass = showsBadge ? "o-\(recommendation.outcome.rawValue)" : ""
    notices = (copy?.notice.sections ?? []).compactMap { TextBlock($0.title, $0.sentences) }
    owner = OutputEscaping.shortened(ownerName, to: 80)
    week = shown.description
    days = Wording.days(of: shown)
    name = OutputEscaping.shortened(page.contractor.name, to: 80)
    role = page.contractor.role.rawValue
    engagements = page.contractor.engagements.map { Sentence.engagement($0, in: shown) }
    assignment =
      page.contractor.assignment.map { "Rights assigned on \(Wording.date($0.signed))" }
      ?? "No signed assignment of rights on record"
    badge = BadgeView(recommendation.outcome)
    let isConfident = showsBadge && recommendation.outcome != .insufficientEvidence
    confidence = isConfident ? recommendation.confidence.rawValue : nil
    byWhen = showsBadge ? recommendation.decideBy.map(Wording.weekday) : nil
    reasons = recommendation.reasons.map {
      Reason(
        dimensionName: Wording.name($0.dimension), text: $0.text,
        evidenceBlock: EvidenceBlock($0.evidence, isOpen: $0.evidence.count <= 3))
    }
    asides = [
      TextBlock.replies(page.replies, heading: isOwnerCopy ? ReplyWords.heading : ReplyWords.ownHeading),
      isOwnerCopy ? page.decision.flatMap { TextBlock("What was decided", [DecisionWords.sentence($0)]) } : nil,
      TextBlock("What would change it", recommendation.wouldChange),
      isOwnerCopy ? TextBlock("What to ask", recommendation.questions) : nil,
      isOwnerCopy ? TextBlock("What a release would cost", recommendation.releaseCost) : nil,
    ].compactMap(\.self)
    overall = OverallView(page.card)
    marks = page.card.dimensions.map(MarkView.init)
    trendPicture = Chart.trend(page.trend)
    trendWords = Sentence.trend(Array(page.trend.suffix(26)))
    dimensions = page.card.dimensions.map(DimensionView.init)
    hoursTable = page.hours.isEmpty ? nil : HoursTable(rows: page.hours.reversed().map(Self.row))
    volume = Sentence.volume(page.volume)
    notMeasured = TextBlock("What was not measured", page.notMeasured)
    self.provenance = provenance
  }

  private static func row(_ row: ReconciliationRow) -> HoursRow {
    HoursRow(
      week: row.week.description, contract: OutputEscaping.shortened(row.contract, to: 60),
      billed: row.billedSeconds.map(Wording.hours) ?? "–", tracked: row.trackedSeconds.map(Wording.hours) ?? "–",
      difference: row.differenceSeconds.map(Wording.difference) ?? "–",
      limit: row.limitSeconds.map(Wording.hours) ?? "–", verdict: Wording.name(row.verdict),
      look: "v-\(row.verdict.rawValue)",
      reasons: row.reasons.isEmpty || row.verdict == .match ? nil : row.reasons.joined(separator: " "))
  }
}
