package import Findings
internal import History

/// Share of the window's changes whose lines a fix or revert had to touch within 30 days.
package struct ChangeFailure: RepositorySignal {
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
    let now = FailedChanges.of(evidence, from: evidence.start, until: evidence.end, policy: policy)
    guard !now.changes.isEmpty else { return .notAssessed("No change to source or tests in the window.") }
    return .measured(
      Measurement(
        value: now.share, exposure: Double(now.changes.count), exposureUnit: "changes",
        estimator: policy.share(of: Double(now.changes.count), ladder: ladder),
        summary:
          "\(now.failed.count) of \(Words.count(now.changes.count, "change")) had to be fixed or reverted soon after.",
        evidence: Evidence.limited(
          now.failed.map { .change(history.changes[$0], history.changes[$0].subject, repository: history.id) })))
  }
}
