internal import Findings
internal import Hiring
internal import Judgement
internal import SourceText

/// What a repository's page shows.
struct RepositoryView: Sendable {
  struct OpenFinding: Sendable {
    let severity: String
    let severityClass: String
    let title: String
    let place: String
    let message: String
    let remediation: String
    let excerpt: String?
    let isPast: Bool
    let facts: String
  }

  struct FindingList: Sendable {
    let items: [OpenFinding]
    let more: String?
  }

  struct Hotspot: Sendable {
    let number: String
    let path: String
    let words: String
    let gradeClass: String
    let health: String
    let worstFunction: String?
  }

  struct Hotspots: Sendable {
    let picture: String
    let items: [Hotspot]
  }

  struct Knowledge: Sendable {
    struct Person: Sendable {
      let swatchPicture: String
      let person: String
      let standing: String?
      let share: String
      let lines: String
      let sole: String
    }

    let picture: String
    let items: [Person]
  }

  let owner: String
  let week: String
  let days: String
  let name: String
  let mainline: String
  let head: String
  let overall: OverallView
  let marks: [MarkView]
  let warnings: TextBlock?
  let findingWords: String
  let findings: FindingList?
  let hotspots: Hotspots?
  let knowledge: Knowledge?
  let trendPicture: String
  let trendWords: String
  let dimensions: [DimensionView]
  let coverage: String
  let skipped: TextBlock?
  let provenance: ProvenanceView

  private static let findingLimit = 25
  private static let hotspotLimit = 10
  private static let knowledgeLimit = 12
  private static let skippedLimit = 30

  init(_ page: RepositoryPage, in report: WeeklyReport) {
    owner = OutputEscaping.shortened(report.ownerName, to: 80)
    week = report.week.description
    days = Wording.days(of: report.week)
    name = page.id
    mainline = OutputEscaping.shortened(page.mainline, to: 80)
    head = Wording.short(commit: page.head)
    overall = OverallView(page.card)
    let judged = page.card.dimensions.filter { $0.status != .notApplicable }
    marks = judged.map(MarkView.init)
    warnings = TextBlock("Warnings", page.warnings)
    findingWords = Sentence.findings(page.findings)
    findings = Self.findings(page.findings)
    hotspots = Self.hotspots(page.hotspots)
    knowledge = Self.knowledge(page.knowledge)
    trendPicture = Chart.trend(page.trend)
    trendWords = Sentence.trend(Array(page.trend.suffix(26)))
    dimensions = judged.map(DimensionView.init)
    coverage = Sentence.coverage(page.coverage)
    skipped = Self.skipped(page.coverage)
    provenance = ProvenanceView(report)
  }

  private static func findings(_ findings: [Finding]) -> FindingList? {
    guard !findings.isEmpty else { return nil }
    let items = findings.sorted(by: Finding.precedes).prefix(findingLimit).map { finding in
      var facts = [finding.rule] + finding.cwe
      facts.append("\(finding.confidence.rawValue) confidence")
      if finding.minutes > 0 { facts.append("about \(Wording.effort(minutes: finding.minutes))") }
      if let commit = finding.commit { facts.append("since \(Wording.short(commit: commit))") }
      return OpenFinding(
        severity: finding.severity.rawValue, severityClass: "s-\(finding.severity.rawValue)", title: finding.title,
        place: "\(OutputEscaping.shortened(finding.path.lossyString, to: 200)):\(finding.range.start.line)",
        message: finding.message, remediation: finding.remediation,
        excerpt: finding.excerpt.isEmpty
          ? nil : OutputEscaping.replacing("\t", with: "  ", in: OutputEscaping.shortened(finding.excerpt, to: 300)),
        isPast: !finding.inHead, facts: facts.joined(separator: " · "))
    }
    let rest = findings.count - items.count
    return FindingList(
      items: items, more: rest > 0 ? "and \(Wording.grouped(rest)) less severe; assay scan lists them all" : nil)
  }

  private static func hotspots(_ spots: [RepositoryPage.Hotspot]) -> Hotspots? {
    guard !spots.isEmpty else { return nil }
    let shown = Array(spots.prefix(40))
    return Hotspots(
      picture: Chart.hotspots(shown),
      items: shown.prefix(hotspotLimit).enumerated().map { index, spot in
        Hotspot(
          number: String(index + 1), path: OutputEscaping.shortened(spot.path, to: 200),
          words: "\(Wording.count(spot.changes, "change")), \(Wording.count(spot.codeLines, "line"))",
          gradeClass: GradeClass.name(Grade(score: spot.health)), health: Wording.score(spot.health),
          worstFunction: spot.worstFunction.map {
            "\(OutputEscaping.shortened($0, to: 80)) has \(Wording.count(spot.worstCyclomatic, "path"))"
          })
      })
  }

  private static func knowledge(_ shares: [RepositoryPage.KnowledgeShare]) -> Knowledge? {
    guard !shares.isEmpty else { return nil }
    return Knowledge(
      picture: Chart.knowledge(shares),
      items: shares.prefix(knowledgeLimit).enumerated().map { index, share in
        Knowledge.Person(
          swatchPicture: Chart.swatch(share, index: index), person: OutputEscaping.shortened(share.person, to: 80),
          standing: share.isConfirmed ? nil : "not confirmed", share: Wording.percent(share.share),
          lines: Wording.grouped(share.lines), sole: Wording.grouped(share.soleOwnedLines))
      })
  }

  private static func skipped(_ coverage: Coverage) -> TextBlock? {
    let rows = coverage.skipped.sorted()
    let shown = rows.prefix(skippedLimit).map { skipped in
      "\(OutputEscaping.shortened(skipped.path.lossyString, to: 200)): \(skipped.reason)"
    }
    let rest = rows.count - shown.count
    return TextBlock("What was skipped", rest > 0 ? shown + ["and \(Wording.grouped(rest)) more"] : shown)
  }
}
