internal import Findings
internal import Foundation
internal import Git
package import Hiring
internal import History

/// An evaluation that cannot be made, and why.
package struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String
}

/// Judges an applicant by one repository: pure, equal input gives an equal evaluation.
package enum EvaluationJudgement {
  /// The contractor that an applicant is read as.
  package static func contractor(_ applicant: SampleAuthor) -> Contractor {
    Contractor(
      id: SampleAuthor.id, name: applicant.name, role: .engineer, identities: applicant.addresses, clickup: nil,
      upwork: nil, fiverr: nil, assignment: nil, engagements: [])
  }

  /// Cost: linear in the history.
  ///
  /// - Throws: where no change of what was read is the applicant's.
  package static func evaluation(
    _ input: EvaluationInput, policy: JudgementPolicy
  ) throws(EvaluationError) -> Evaluation {
    let history = input.history
    let contractor = contractor(input.applicant)
    let person = Person(standing: .confirmed, id: contractor.id)
    guard let period = EvaluationPeriod(of: person, in: history) else {
      throw EvaluationError(
        description: "no commit of \(history.mainline) that could be read is by \(input.applicant.name)")
    }
    var windowed = policy
    windowed.windowWeeks = period.weeks
    let builder = EvidenceBuilder(
      JudgementInput(
        portfolio: Portfolio(
          ownerName: "", timeZone: .gmt, currency: "USD", policyPath: nil, ledgerPath: "", repositories: [],
          contractors: [contractor], records: [], attestations: []),
        histories: [history], timeEntries: [], billedEntries: [], reconciliation: [], week: period.week,
        generatedAt: input.generatedAt, toolVersion: input.toolVersion, rulesDigest: input.rulesDigest),
      policy: windowed)
    var evidence = builder.evidence(of: contractor, week: period.week)
    var repository = builder.evidence(ofRepository: 0, week: period.week)
    // The head that was read is what is judged, whatever dates stand in it.
    for index in evidence.works.indices { evidence.works[index].isCurrent = true }
    repository.isCurrent = true
    evidence.attributionCoverage = nil
    guard let work = evidence.works.first else {
      throw EvaluationError(description: "\(history.id) holds nothing to judge")
    }
    let attribution = ApplicantAttribution(evidence, history: history, people: input.people)
    let cards = EvaluationCards(evidence, repository: repository, coverage: attribution.coverage, policy: windowed)
    let context = EvaluationContext(input, evidence, work, attribution, policy: windowed)
    let card = cards.candidate()
    return Evaluation(
      path: input.path, head: history.head.hex, mainline: history.mainline, applicant: input.applicant,
      window: period.window, card: card, repositoryCard: cards.whole(),
      volume: ContractorPage.Volume(
        changes: evidence.own.count, changedLines: Int(evidence.changedLines.rounded()),
        weeks: evidence.changeWeeks.count),
      needed: EvidenceNeeded.sentences(evidence, coverage: attribution.coverage, policy: policy),
      leftOut: context.leftOut, countedLines: context.countedLines, unchecked: UncheckedClaims.all(context),
      questions: InterviewQuestions.all(context), notMeasured: notMeasured(card, history.coverage),
      liveCredentials: evidence.lives {
        $0.finding.isCredential && $0.finding.confidence >= .medium && $0.isOpen(before: evidence.end)
      }.count, findings: history.findings.filter(\.inHead).sorted(by: Finding.precedes), coverage: history.coverage,
      // Who is who is among the claims, where nobody is sent to a portfolio that there is not.
      warnings: history.warnings.filter { !$0.hasPrefix(".mailmap claims ") }, generatedAt: input.generatedAt,
      provenance: Provenance(
        toolVersion: input.toolVersion, modelVersion: JudgementModel.version, policyDigest: policy.digest.hex,
        rulesDigest: input.rulesDigest, heads: [history.id: history.head.hex]))
  }

  /// Not measured is not zero and not a pass.
  private static func notMeasured(_ card: Scorecard, _ coverage: Coverage) -> [String] {
    var titles: [String: [String]] = [:]
    var order: [String] = []
    for signal in card.dimensions.flatMap(\.signals) where signal.status == .notAssessed {
      if titles[signal.statusReason] == nil { order.append(signal.statusReason) }
      titles[signal.statusReason, default: []].append(signal.title)
    }
    var sentences = order.map { reason -> String in
      let named = titles[reason] ?? []
      return named.count > 4 ? "\(named.count) numbers: \(reason)" : "\(Words.list(named)): \(reason)"
    }
    let gaps = Set(coverage.skipped.filter(\.isGap).map(\.path)).count
    if gaps > 0 {
      sentences.append(
        "\(Words.count(gaps, "file")) could not be read, so what is in \(gaps == 1 ? "it" : "them") is not known.")
    }
    return sentences
  }
}
