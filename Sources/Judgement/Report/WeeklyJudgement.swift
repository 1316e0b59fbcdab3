internal import Findings
internal import Foundation
internal import Git
package import Hiring
internal import History
internal import SourceText

/// Judges a week: everything that the weekly pages show, from values alone. Equal input gives an equal report.
package enum WeeklyJudgement {
  /// Cost: linear in changes, times people, times the weeks of the trend.
  package static func report(_ input: JudgementInput, policy: JudgementPolicy) -> WeeklyReport {
    let builder = EvidenceBuilder(input, policy: policy)
    var report = WeeklyReport(
      ownerName: input.portfolio.ownerName, week: input.week, generatedAt: input.generatedAt,
      provenance: Provenance(
        toolVersion: input.toolVersion, modelVersion: JudgementModel.version, policyDigest: policy.digest.hex,
        rulesDigest: input.rulesDigest,
        heads: Dictionary(input.histories.map { ($0.id, $0.head.hex) }, uniquingKeysWith: { first, _ in first })),
      contractors: input.portfolio.contractors.map { page(of: $0, builder, input, policy) },
      repositories: input.histories.indices.map { repositoryPage($0, builder, input, policy) },
      problems: input.problems + problems(input))
    report.authors = authors(input)
    return report
  }

  /// Machines aside, sorted.
  private static func authors(_ input: JudgementInput) -> [NamedAuthor] {
    var found: Set<NamedAuthor> = []
    for change in input.histories.flatMap(\.changes) where change.author.standing != .bot {
      let id = change.author.standing == .confirmed ? change.author.id : nil
      found.insert(NamedAuthor(name: change.authorName, address: change.authorEmail, contractor: id))
      if change.committerEmail.lowercased() != change.authorEmail.lowercased() {
        found.insert(NamedAuthor(name: "", address: change.committerEmail, contractor: nil))
      }
    }
    return found.sorted { ($0.address, $0.name, $0.contractor ?? "") < ($1.address, $1.name, $1.contractor ?? "") }
  }

  /// The card and the decision of one contractor in one week.
  package static func judge(
    _ contractor: Contractor, week: ISOWeek, builder: EvidenceBuilder, policy: JudgementPolicy
  ) -> (card: Scorecard, recommendation: Recommendation) {
    let evidence = builder.evidence(of: contractor, week: week)
    let decision = decision(evidence, policy)
    return (
      decision.card.scorecard(policy: policy),
      RecommendationWriter(decision: decision, evidence: evidence).recommendation()
    )
  }

  static func decision(_ evidence: ContractorEvidence, _ policy: JudgementPolicy) -> Decision {
    var decision = uncontested(evidence, policy)
    decision.hasContestedKey = ContestedWork.openKeys(evidence) > 0
    if decision.outcome == .release, ContestedWork.share(in: evidence) > 0 {
      decision.isContested = uncontested(ContestedWork.left(out: evidence), policy).outcome != .release
    }
    return decision
  }

  private static func uncontested(_ evidence: ContractorEvidence, _ policy: JudgementPolicy) -> Decision {
    let floor = EvidenceFloor(evidence, policy: policy)
    return Decision(
      card: JudgedCard(evidence, floor: floor, policy: policy), floor: floor,
      breaches: BreachFinder(evidence: evidence, policy: policy).breaches(), policy: policy)
  }

  private static func page(
    of contractor: Contractor, _ builder: EvidenceBuilder, _ input: JudgementInput, _ policy: JudgementPolicy
  ) -> ContractorPage {
    let evidence = builder.evidence(of: contractor, week: input.week)
    let decision = decision(evidence, policy)
    let card = decision.card.scorecard(policy: policy)
    let first = contractor.engagements.map(\.started).min().map { ISOWeek(containing: $0.startUTC) }
    let trend = weeks(to: input.week, policy).map { week -> TrendPoint in
      if let first, week < first { return TrendPoint(week: week, score: nil) }
      let past = (week == input.week ? evidence : builder.evidence(of: contractor, week: week)).withoutTree
      let floor = EvidenceFloor(past, policy: policy)
      guard floor.isMet else { return TrendPoint(week: week, score: nil) }
      return TrendPoint(week: week, score: JudgedCard(past, floor: floor, policy: policy).overall(policy: policy))
    }
    return ContractorPage(
      contractor: contractor, card: card,
      recommendation: RecommendationWriter(decision: decision, evidence: evidence).recommendation(), trend: trend,
      hours: evidence.rows,
      volume: ContractorPage.Volume(
        changes: evidence.own.count, changedLines: Int(evidence.changedLines.rounded()),
        weeks: (evidence.expectsCode ? evidence.changeWeeks : evidence.recordWeeks).count),
      notMeasured: NotMeasured.sentences(card: card, evidence: evidence))
  }

  private static func repositoryPage(
    _ index: Int, _ builder: EvidenceBuilder, _ input: JudgementInput, _ policy: JudgementPolicy
  ) -> RepositoryPage {
    let evidence = builder.evidence(ofRepository: index, week: input.week)
    let card = JudgedCard(evidence, policy: policy).scorecard(policy: policy)
    let trend = weeks(to: input.week, policy).map { week -> TrendPoint in
      let past = (week == input.week ? evidence : builder.evidence(ofRepository: index, week: week)).withoutTree
      // Before its first change there was nothing to score.
      guard past.history.changes.contains(where: { $0.committedAt < past.end }) else {
        return TrendPoint(week: week, score: nil)
      }
      return TrendPoint(week: week, score: JudgedCard(past, policy: policy).overall(policy: policy))
    }
    let history = evidence.history
    return RepositoryPage(
      id: history.id, head: history.head.hex, mainline: history.mainline, card: card, trend: trend,
      hotspots: Array(Hotspots.rank(evidence).prefix(10)), knowledge: Knowledge.shares(evidence.facts),
      findings: history.findings.filter(\.inHead).sorted(by: Finding.precedes), coverage: history.coverage,
      warnings: history.warnings + mailmapWarnings(evidence))
  }

  /// What the repository itself came to claim about who is who within the window: shown on its page, and no reason to
  /// trust anybody's work less, because it makes nobody a contractor.
  private static func mailmapWarnings(_ evidence: RepositoryEvidence) -> [String] {
    evidence.history.mailmapChanges
      .filter { $0.committedAt >= evidence.start && $0.committedAt < evidence.end }
      .map { change in
        let author = "\(change.author.nameText) <\(change.author.emailText)>"
        let claims = [
          change.added.isEmpty ? nil : "it now says \(Words.list(change.added))",
          change.removed.isEmpty ? nil : "it no longer says \(Words.list(change.removed))",
          change.unread,
        ].compactMap(\.self)
        return ".mailmap was changed in \(change.commit.short) by \(author): "
          + (claims.isEmpty ? "no claim in it is another." : claims.joined(separator: "; ") + ".")
      }
  }

  private static func weeks(to week: ISOWeek, _ policy: JudgementPolicy) -> [ISOWeek] {
    (0..<policy.trendWeeks).reversed().map { week.advanced(by: -$0) }
  }

  /// What the input itself shows to be missing.
  private static func problems(_ input: JudgementInput) -> [String] {
    var problems: [String] = []
    let read = Set(input.histories.map(\.id))
    for repository in input.portfolio.repositories
    where !read.contains(repository.id) && !input.problems.contains(where: { $0.contains(repository.id) }) {
      problems.append("Repository \(repository.id) was not read, so nothing in it is judged.")
    }
    let strangers = Set(input.timeEntries.filter { $0.contractor == nil }.map(\.userName)).sorted()
    if !strangers.isEmpty {
      problems.append("Hours of accounts that are in nobody's portfolio entry were left out: \(Words.list(strangers)).")
    }
    return problems
  }
}
