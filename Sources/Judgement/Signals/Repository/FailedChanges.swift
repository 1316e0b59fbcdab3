internal import Findings
internal import History

/// The changes of a stretch of time, and those of them whose lines a fix or a revert had to touch soon after.
struct FailedChanges {
  var changes: [Int]
  var failed: [Int]

  var share: Double { changes.isEmpty ? 0 : Double(failed.count) / Double(changes.count) }

  /// What was known at the second `until` of the changes from `start` on. Linear in the history.
  static func of(
    _ evidence: RepositoryEvidence, from start: Int64, until: Int64, policy: JudgementPolicy
  ) -> FailedChanges {
    let facts = evidence.facts
    let fixed = FixFollows.fixes(in: facts.history, deaths: facts.deaths, days: policy.survivalDays, until: until)
    let changes = facts.history.changes.filter { change in
      facts.isSubstantive[change.index] && change.author.standing != .bot && change.committedAt >= start
        && change.committedAt < until && change.substantiveLines > 0
    }.map(\.index)
    return FailedChanges(changes: changes, failed: changes.filter { fixed[$0] != nil })
  }
}
