package import Foundation
package import Hiring

/// Whom a copy must not name.
package struct CopyPeople: Sendable {
  /// The portfolio's other contractors: taken out of every text.
  package var known: PersonMatcher
  /// Them and everybody else who was met in the histories and records: taken out of what is quoted. A stranger may call
  /// themselves anything, so that their names leave our own sentences alone.
  package var met: PersonMatcher

  package init(known: PersonMatcher, met: PersonMatcher) {
    self.known = known
    self.met = met
  }
}

/// The contractor's copy of their card: the same numbers, reasons, evidence and limits, in words to them, without rates,
/// money, anybody else, or what the owner alone weighs.
package struct ContractorCopy: Sendable {
  /// Without the owner's decision, questions and the cost of a release.
  package var page: ContractorPage
  package var week: ISOWeek
  package var ownerName: String
  package var generatedAt: Date
  /// Of the repositories that their engagements cover.
  package var provenance: Provenance
  package var showsRecommendation: Bool
  package var notice: CopyNotice

  package init(of page: ContractorPage, in report: WeeklyReport, people: CopyPeople, policy: JudgementPolicy) {
    let mapping = TextMapping(
      sentence: { MoneyWords.removed(from: people.known.redacted(SecondPerson.sentence($0))) },
      quoted: { MoneyWords.removed(from: people.met.redacted($0)) })
    var copy = page
    copy.decision = nil
    copy.card = page.card.mappingTexts(mapping)
    copy.recommendation.questions = []
    copy.recommendation.releaseCost = []
    copy.recommendation = copy.recommendation.mappingTexts(mapping)
    copy.notMeasured = page.notMeasured.map(mapping.sentence)
    copy.hours = page.hours.map { row in
      var row = row
      row.reasons = row.reasons.map(mapping.sentence)
      row.evidence = row.evidence.map(mapping.quoted)
      return row
    }
    showsRecommendation = policy.copyShowsRecommendation
    // They name the outcome.
    if !showsRecommendation { copy.recommendation.wouldChange = [] }
    self.page = copy
    week = report.week
    ownerName = report.ownerName
    generatedAt = report.generatedAt
    provenance = report.provenance
    let scopes = page.contractor.engagements.map(\.repositories)
    if !scopes.contains(where: \.isEmpty) {
      let covered = Set(scopes.flatMap(\.self))
      provenance.heads = provenance.heads.filter { covered.contains($0.key) }
    }
    notice = CopyNotice(
      of: page.contractor, week: report.week, ownerName: report.ownerName, showsRecommendation: showsRecommendation,
      policy: policy)
  }
}
