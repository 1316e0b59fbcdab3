package import Findings
internal import History

/// Passwords, keys and tokens that the person committed: alive in the tree, or only in its history.
///
/// A credential of which only the history knows must still be rotated, so it counts, a quarter.
package struct CredentialsIntroduced: ContractorSignal {
  package let id = "security.credentials"
  package let title = "Passwords and keys committed"
  package let dimension = Dimension.security
  package let basis = SignalBasis.code
  package let unit = "credentials; a quarter each where only history has them"
  package let question: String? =
    "Which of the keys in the code have been replaced at the provider, and who else has had them?"
  package let ladder = Ladder(
    [0: 100, 0.25: 75, 0.5: 60, 1: 20, 2: 0],
    source: "our default; Sonar gives its worst letter for one blocker")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    // By value: one key in many places is one to replace, and is still in the code while any of them is.
    var values: [Fingerprint: Bool] = [:]
    var isOwnLive = false
    var rows: [Evidence] = []
    for (work, life) in evidence.lives({ $0.finding.isCredential && $0.finding.confidence >= .medium }) {
      let change = work.facts.history.changes[life.origin]
      let isOpen = life.isOpen(before: evidence.end)
      // Sharing a change shares no credential: its author committed it, whoever else is named.
      guard change.author == evidence.person else { continue }
      values[life.finding.contentFingerprint, default: false] =
        isOpen || values[life.finding.contentFingerprint] == true
      if isOpen, change.isByItsCommitter { isOwnLive = true }
      rows.append(
        .finding(
          life.finding, "\(life.finding.title), \(isOpen ? "still in the code" : "only in the history")", in: change,
          repository: work.facts.history.id))
    }
    let live = Double(values.values.count { $0 })
    let past = Double(values.count) - live
    let count = live + past
    let summary =
      count == 0
      ? "No password or key was committed."
      : "\(Words.number(count)) committed: \(Words.number(live)) still in the code, \(Words.number(past)) only in "
        + "the history. Each must be replaced at its provider."
    return .measured(
      Measurement(
        value: live + past / 4, exposure: Double(evidence.own.count), exposureUnit: "changes", estimator: .exact,
        summary: summary, evidence: Evidence.limited(rows),
        cap: isOwnLive ? "A password or key is still in the code." : nil, capHoldsAbove: count / 4,
        // What was taken out stays in the history: a quarter each remains.
        better: live > 0 ? [count / 4] : [], worse: [live + past / 4 + 1]))
  }
}
