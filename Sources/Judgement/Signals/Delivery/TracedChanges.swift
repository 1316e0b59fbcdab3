package import Findings
internal import Hiring
internal import History

/// Share of the person's changes that name the task they are for.
///
/// Where cards of theirs are on record, only what names a card counts, in the message or in the merge that brought the
/// change; without them, whatever looks like a task's id.
package struct TracedChanges: ContractorSignal {
  package let id = "delivery.traced"
  package let title = "Changes that name their task"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.code
  package let unit = "share of changes"
  package let question: String? = "Which task was each of these changes for?"
  package let ladder = Ladder([0: 35, 0.3: 60, 0.6: 80, 0.9: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let byCards = !evidence.cards.isEmpty
    func names(_ change: Change, _ facts: RepositoryFacts) -> Bool {
      byCards ? !facts.cards(of: change.index).isEmpty : !facts.tasks(of: change.index).isEmpty
    }
    let own = ChangeShare.own(
      evidence, judge: names, row: { $1 ? nil : "names no \(byCards ? "card" : "task"): \($0.subject)" })
    guard own.changes > 0 else { return .notAssessed("There is no change.") }
    // A number in a message may be a pull request's: without a tracker on record nobody can be held to naming tasks.
    guard byCards || evidence.windowEntries.contains(where: { $0.taskID != nil }) else {
      return .notAssessed("Neither task cards nor time on tasks are on record for them.")
    }
    let past = ChangeShare.past(evidence, judge: names)
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "changes",
        estimator: policy.share(of: own.changes, past: past.tally, ladder: ladder),
        summary:
          "\(Words.number(own.hits)) of \(Words.number(own.changes)) changes name their task "
          + "(\(Words.percent(own.share))).",
        evidence: Evidence.limited(own.rows)))
  }
}
