package import Findings
internal import Hiring

/// Share of the tasks with some hours on them that any of the person's changes names.
package struct TasksWithChanges: ContractorSignal {
  package let id = "delivery.tasks-with-changes"
  package let title = "Paid tasks that left something behind"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.code
  package let unit = "share of tracked tasks"
  package let question: String? = "What came out of these tasks, and where can we see it?"
  package let ladder = Ladder([0: 30, 0.3: 55, 0.6: 80, 0.85: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let named = named(evidence, policy)
    guard !named.isEmpty else { return .notAssessed("No change of theirs names a task.") }
    let tasks = TrackedTask.all(in: evidence).filter { Double($0.windowSeconds) >= policy.taskHours * 3_600 }
    guard !tasks.isEmpty else {
      return .notAssessed("No task has \(Words.number(policy.taskHours)) tracked hours or more.")
    }
    let missing = tasks.filter { !named.contains(policy.canonicalTask($0.id)) }
    // Bare numbers that no task has are a forge's, of pull requests.
    let areBare = named.allSatisfy { $0.allSatisfy { $0.isNumber || $0 == "#" } }
    guard missing.count < tasks.count || !areBare || evidence.namesCards else {
      return .notAssessed("The changes name numbers, and no task that has hours.")
    }
    let value = Double(tasks.count - missing.count) / Double(tasks.count)
    return .measured(
      Measurement(
        value: value, exposure: Double(tasks.count), exposureUnit: "tracked tasks",
        estimator: policy.share(of: Double(tasks.count), ladder: ladder),
        summary: "\(tasks.count - missing.count) of \(Words.count(tasks.count, "tracked task")) are named by a change.",
        evidence: Evidence.limited(
          missing.map {
            Evidence(
              text: "\($0.name): \(Words.hours(Double($0.windowSeconds))) and no change that names it",
              record: $0.record)
          })))
  }

  /// Ids of tasks that their changes name, by their form, or by a card that has another id as well.
  private func named(_ evidence: ContractorEvidence, _ policy: JudgementPolicy) -> Set<String> {
    let cards = evidence.delivery.index.cards
    var named: Set<String> = []
    for work in evidence.works {
      for change in work.everIndexes {
        named.formUnion(work.facts.tasks(of: change))
        let references = work.facts.cards(of: change)
        let ids = references.cards.flatMap { [cards[$0].id, cards[$0].customID].compactMap(\.self) }
        named.formUnion((ids + references.others).map(policy.canonicalTask))
      }
    }
    return named
  }
}
