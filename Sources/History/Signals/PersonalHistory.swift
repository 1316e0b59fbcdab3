internal import Git

/// One person's part of a history, picked out once to be asked many times.
package struct PersonalHistory: Sendable {
  package let person: Person
  let history: RepositoryHistory
  /// Indexes of the changes that the person made, alone or with others, in order.
  let own: [Int]
  /// What became of the person's lines, in order of the taking changes.
  let deaths: [LineDeath]
  /// By change index: how many of its lines the head has.
  let live: [Int: Int]
  /// Whether the history tells where its changes were reviewed.
  let isReviewTold: Bool

  /// Linear in the history.
  ///
  /// - Parameter deaths: `LineDeath.all` of the history.
  package init(_ person: Person, in history: RepositoryHistory, deaths: [LineDeath]) {
    self.init(
      person, in: history, own: history.changes.indices.filter { history.changes[$0].isBy(person) },
      deaths: deaths.filter { history.changes[$0.origin].isBy(person) }, live: Self.live(in: history),
      isReviewTold: UnmergedWork.isTold(by: history))
  }

  private init(
    _ person: Person, in history: RepositoryHistory, own: [Int], deaths: [LineDeath], live: [Int: Int],
    isReviewTold: Bool
  ) {
    self.person = person
    self.history = history
    self.own = own
    self.deaths = deaths
    self.live = live
    self.isReviewTold = isReviewTold
  }

  /// Everybody's part by person, in one pass: linear in the history however many people it has.
  package static func all(in history: RepositoryHistory, deaths: [LineDeath]) -> [PersonalHistory] {
    var own: [Person: [Int]] = [:]
    for change in history.changes {
      for person in Set([change.author] + change.coAuthors) { own[person, default: []].append(change.index) }
    }
    var lost: [Person: [LineDeath]] = [:]
    for death in deaths {
      let origin = history.changes[death.origin]
      for person in Set([origin.author] + origin.coAuthors) { lost[person, default: []].append(death) }
    }
    let live = live(in: history)
    let isReviewTold = UnmergedWork.isTold(by: history)
    return own.keys.sorted().map {
      PersonalHistory(
        $0, in: history, own: own[$0] ?? [], deaths: lost[$0] ?? [], live: live, isReviewTold: isReviewTold)
    }
  }

  /// The changes of the window by the committer's clock, its end left out.
  func changes(from: Int64, until: Int64) -> [Change] {
    own.lazy.map { history.changes[$0] }.filter { $0.committedAt >= from && $0.committedAt < until }
  }

  private static func live(in history: RepositoryHistory) -> [Int: Int] {
    var live: [Int: Int] = [:]
    for file in history.ownership {
      for run in file.runs { live[run.origin, default: 0] += run.lines }
    }
    return live
  }
}
