package import Findings
internal import History

/// How the share of changes that needed a fix moved from the window before to this one.
///
/// Each window is judged by what was known at its own end, so that the older one has not had more time to fail.
package struct ChangeFailureTrend: RepositorySignal {
  package let id = "repository.change-failure-trend"
  package let title = "Whether changes fail more often than before"
  package let dimension = Dimension.quality
  package let unit = "points of the share of changes, now minus before"
  package let question: String? = nil
  package let ladder = Ladder(
    [-0.1: 100, 0: 90, 0.1: 70, 0.25: 40, 0.5: 0], source: "our default, after DORA's change failure rate")

  /// What one change adds to the scatter of a share: at most half. Our default is the most.
  private static let deviation = 0.5

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let history = evidence.history
    let start = evidence.start - (evidence.end - evidence.start)
    let now = FailedChanges.of(evidence, from: evidence.start, until: evidence.end, policy: policy)
    let before = FailedChanges.of(evidence, from: start, until: evidence.start, policy: policy)
    guard min(now.changes.count, before.changes.count) >= policy.gradeChanges else {
      return .notAssessed(
        "\(Words.count(before.changes.count, "change")) in the weeks before and \(now.changes.count) in these; "
          + "\(policy.gradeChanges) in each are needed to compare them.")
    }
    let value = now.share - before.share
    // The difference of two shares scatters like one of so many changes.
    let count = 1 / (1 / Double(now.changes.count) + 1 / Double(before.changes.count))
    return .measured(
      Measurement(
        value: value, exposure: Double(now.changes.count + before.changes.count), exposureUnit: "changes",
        estimator: .mean(
          count: count, deviation: Self.deviation, belief: Belief(mean: 0, strength: policy.shareStrength)),
        summary:
          "\(Words.percent(now.share)) of the changes of \(policy.windowWeeks) weeks needed a fix soon after, "
          + "\(Words.percent(before.share)) of those of the weeks before.",
        evidence: Evidence.limited(
          now.failed.map { .change(history.changes[$0], history.changes[$0].subject, repository: history.id) })))
  }
}
