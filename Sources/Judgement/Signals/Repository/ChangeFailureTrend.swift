package import Findings
internal import History

/// Share of the window's changes whose lines a fix or revert had to touch within 30 days.
package struct ChangeFailureTrend: RepositorySignal {
  package let id = "repository.change-failure"
  package let title = "Changes that needed a fix soon after"
  package let dimension = Dimension.quality
  package let unit = "share of changes"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 100, 0.1: 88, 0.2: 72, 0.35: 50, 0.6: 20, 0.9: 0], source: "our default, after DORA's change failure rate")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let history = evidence.history
    let fixed = Set(
      FixFollows.fixes(in: history, deaths: evidence.facts.deaths, days: policy.survivalDays, until: evidence.end).keys)
    let changes = evidence.recent.filter { index in history.changes[index].substantiveLines > 0 }
    guard !changes.isEmpty else { return .notAssessed("No change to source or tests in the window.") }
    let failed = changes.filter(fixed.contains)
    return .measured(
      Measurement(
        value: Double(failed.count) / Double(changes.count), exposure: Double(changes.count), exposureUnit: "changes",
        estimator: policy.share(of: Double(changes.count), ladder: ladder),
        summary: "\(failed.count) of \(Words.count(changes.count, "change")) had to be fixed or reverted soon after.",
        evidence: Evidence.limited(
          failed.map { .change(history.changes[$0], history.changes[$0].subject, repository: history.id) })))
  }
}
