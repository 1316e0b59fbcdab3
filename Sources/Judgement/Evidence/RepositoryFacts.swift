internal import Git
package import Hiring
package import History

/// What is read once of a repository's history and asked of many times: for every week and every person.
package struct RepositoryFacts: Sendable {
  package let history: RepositoryHistory
  let lives: [FindingLife]
  let deaths: [LineDeath]
  /// By change index: whether it changed anything but layout.
  let isSubstantive: [Bool]
  /// By change index: whether its message makes it a revert.
  let isRevert: [Bool]
  /// By change index: when it came at the earliest, as `Arrival` has it. To be told, and to spare somebody, never to charge.
  let arrivedAt: [Int64]
  let followed: FollowedFiles
  let deliveries: Deliveries
  /// Live lines that repeat older code.
  let copies: CopiedLines
  /// By person the index of the last change that they made, alone or with others.
  let latest: [Person: Int]
  /// Whose lines are alive, largest first.
  let live: [LiveLines]
  /// By change index: task ids named in its subject or body; empty where nobody is judged by the repository.
  private let tasks: [[String]]
  /// By change index: the cards that it is for; empty where no card is on record, or nobody is judged by the repository.
  private let cards: [CardReferences]

  /// The latest committer's clock of any change, and when the first of them came at the earliest.
  let latestCommit: Int64
  let earliestArrival: Int64

  /// - Parameters:
  ///   - isOfPeople: whether anybody is judged by it, and not only the repository.
  ///   - index: the cards on record, by which changes are traced.
  package init(
    _ history: RepositoryHistory, isOfPeople: Bool = true, policy: JudgementPolicy, index: CardIndex? = nil
  ) {
    self.history = history
    self.lives = FindingLife.lives(in: history)
    let recognition = policy.fixRecognition
    let repairs = history.changes.map(recognition.repair)
    self.deaths = LineDeath.all(in: history, repairs: repairs)
    self.isRevert = repairs.map { $0 == .revert }
    self.arrivedAt = Arrival.times(of: history)
    self.followed = FollowedFiles(history)
    self.deliveries = Deliveries(history)
    self.copies = CopiedLines(history, followed: followed)
    var latest: [Person: Int] = [:]
    for change in history.changes {
      for person in [change.author] + change.coAuthors { latest[person] = change.index }
    }
    self.latest = latest
    self.live = LiveLines.all(in: history, islandShare: policy.islandShare)
    self.latestCommit = history.changes.map(\.committedAt).max() ?? 0
    self.earliestArrival = arrivedAt.min() ?? 0
    self.isSubstantive = history.changes.map(\.isSubstantive)
    self.cards =
      isOfPeople ? index.map { $0.cards.isEmpty ? [] : CardTracing.references(of: history, index: $0) } ?? [] : []
    self.tasks = isOfPeople ? history.changes.map { policy.tasks(in: $0.subject + "\n" + $0.body) } : []
  }

  /// Task ids that a change names in its subject or body.
  func tasks(of change: Int) -> [String] { tasks.indices.contains(change) ? tasks[change] : [] }

  /// The cards that a change is for.
  func cards(of change: Int) -> CardReferences { cards.indices.contains(change) ? cards[change] : CardReferences() }

  /// Every change as far as cards are concerned.
  var cardChanges: [CardChange] { CardTracing.changes(of: history, references: cards) }

  /// An evidence row for a change.
  func row(_ change: Change, _ text: String, path: String? = nil, line: Int? = nil) -> Evidence {
    Evidence(text: text, repository: history.id, commit: change.commit.hex, path: path, line: line)
  }
}
