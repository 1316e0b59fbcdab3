internal import Foundation
internal import Hiring
internal import History

/// What belongs to one task, or to several cards of the same task: changes that name it, hours on it, the cards.
///
/// Where a change names a card is found as the delivery signals find it, in its message or in the merge that brought it.
struct TaskTrace {
  let ids: [String]
  /// Places of its cards in the index.
  let places: Set<Int>
  /// Every name it goes by, as `JudgementPolicy.canonicalTask` writes them.
  let names: Set<String>
  private let policy: JudgementPolicy
  private let index: CardIndex

  init(_ ids: [String], index: CardIndex, policy: JudgementPolicy) {
    let parts = ids.map { Self.names(of: $0, index, policy) }
    self.ids = ids
    self.places = parts.reduce(into: []) { $0.formUnion($1.places) }
    self.names = parts.reduce(into: []) { $0.formUnion($1.names) }
    self.policy = policy
    self.index = index
  }

  private static func names(
    of id: String, _ index: CardIndex, _ policy: JudgementPolicy
  ) -> (places: Set<Int>, names: Set<String>) {
    let said = index.references(in: id)
    let places = Set(said.cards + index.places(of: id))
    var names = Set(([id] + said.others).map(policy.canonicalTask))
    for place in places {
      let card = index.cards[place]
      names.formUnion([card.id, card.customID].compactMap(\.self).filter { !$0.isEmpty }.map(policy.canonicalTask))
    }
    return (places, names)
  }

  func holds(_ change: Int, of facts: RepositoryFacts) -> Bool {
    let said = facts.cards(of: change)
    if said.cards.contains(where: places.contains) { return true }
    return (facts.tasks(of: change) + said.others.map(policy.canonicalTask)).contains(where: names.contains)
  }

  func holds(_ entry: TimeEntry) -> Bool {
    [entry.taskID, entry.taskCustomID].compactMap(\.self).filter { !$0.isEmpty }
      .contains { names.contains(policy.canonicalTask($0)) }
  }

  /// Nothing but what belongs to the task.
  func narrowed(_ evidence: ContractorEvidence) -> ContractorEvidence {
    var rest = evidence
    for place in rest.works.indices {
      let facts = rest.works[place].facts
      rest.works[place].own.removeAll { !holds($0.change.index, of: facts) }
      rest.works[place].ownIndexes = rest.works[place].ownIndexes.filter { holds($0, of: facts) }
      rest.works[place].everIndexes = rest.works[place].everIndexes.filter { holds($0, of: facts) }
    }
    rest.timeEntries.removeAll { !holds($0) }
    return rest
  }

  /// What it is called on its cards, else in the time log; in order, each once.
  func titles(in entries: [TimeEntry]) -> [String] {
    var titles: [String] = []
    let ofCards = places.sorted().map { index.cards[$0].name }
    for title in ofCards.isEmpty ? entries.filter(holds).compactMap(\.taskName) : ofCards
    where !title.isEmpty && !titles.contains(title) {
      titles.append(title)
    }
    return titles
  }

  /// Ids that no card, hour or change on record has.
  static func unknown(
    _ ids: [String], _ input: JudgementInput, index: CardIndex, works: [ContractorEvidence.RepositoryWork],
    policy: JudgementPolicy
  ) -> [String] {
    ids.filter { id in
      let trace = TaskTrace([id], index: index, policy: policy)
      return trace.places.isEmpty && !input.timeEntries.contains(where: trace.holds)
        && !works.contains { work in work.everIndexes.contains { trace.holds($0, of: work.facts) } }
    }
  }
}
