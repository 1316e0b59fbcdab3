package import Findings
internal import Hiring
internal import History

/// Share of the changes that name a task on which the person tracked any time: the reverse of `TasksWithChanges`.
///
/// Work for which nobody was asked to pay harms nobody, so the ladder ends in the middle; but hours that stand on other
/// tasks than the work does explain neither.
package struct ChangesWithHours: ContractorSignal {
  package let id = "delivery.changes-with-hours"
  package let title = "Changes for tasks with hours on them"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.code
  package let unit = "share of changes that name a task"
  package let question: String? = "On which tasks do the hours of these changes stand?"
  package let ladder = Ladder([0: 50, 0.4: 70, 0.7: 85, 0.9: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    // Hours before the window too: what is delivered today was begun last week.
    var tracked: Set<String> = []
    for entry in evidence.timeEntries {
      for id in [entry.taskID, entry.taskCustomID].compactMap(\.self) where !id.isEmpty {
        tracked.insert(policy.canonicalTask(id))
      }
    }
    guard !tracked.isEmpty else { return .notAssessed("No time of theirs stands on a task.") }
    let index = evidence.delivery.index
    func judge(_ change: Change, _ facts: RepositoryFacts) -> Bool? {
      let references = facts.cards(of: change.index)
      var names = facts.tasks(of: change.index) + references.others.map(policy.canonicalTask)
      for place in references.cards {
        let card = index.cards[place]
        names += [card.id, card.customID].compactMap(\.self).map(policy.canonicalTask)
      }
      return names.isEmpty ? nil : names.contains(where: tracked.contains)
    }
    let own = ChangeShare.own(
      evidence, judge: judge, row: { $1 ? nil : "no hours of theirs on the task it names: \($0.subject)" })
    guard own.changes > 0 else { return .notAssessed("No change of theirs names a task.") }
    // Where none of the names is one of the tracker's or of a card on record, they are of another system.
    guard own.hits > 0 || evidence.namesCards else {
      return .notAssessed("The changes name none of the tasks that have hours.")
    }
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "changes that name a task",
        estimator: policy.share(of: own.changes, ladder: ladder),
        summary:
          "\(Words.number(own.hits)) of \(Words.number(own.changes)) changes that name a task name one with hours.",
        evidence: Evidence.limited(own.rows)))
  }
}
