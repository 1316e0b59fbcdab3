internal import Foundation
internal import Git
package import Hiring
package import History

/// Tells which cards each change is for.
package enum CardTracing {
  /// By change index: the cards that its message names, or else those that the merge names which brought it to the
  /// mainline, by the branch or the title. Linear in the messages and the edges.
  package static func references(of history: RepositoryHistory, index: CardIndex) -> [CardReferences] {
    var references = history.changes.map { index.references(in: $0.subject + "\n" + $0.body) }
    var indexes: [ObjectID: Int] = [:]
    for change in history.changes { indexes[change.commit] = change.index }
    // From the mainline's oldest: what a merge brought was not there before it.
    var isBrought = history.changes.map(\.onFirstParentLine)
    for change in history.changes where change.onFirstParentLine && change.isMerge {
      let said = index.references(in: MergeMessage.words(subject: change.subject, body: change.body))
      var pending = change.parents.dropFirst().compactMap { indexes[$0] }
      while let place = pending.popLast() {
        guard !isBrought[place] else { continue }
        isBrought[place] = true
        if references[place].isEmpty { references[place] = said }
        pending += history.changes[place].parents.compactMap { indexes[$0] }
      }
    }
    return references
  }

  /// Every change of a history as far as cards are concerned.
  package static func changes(of history: RepositoryHistory, index: CardIndex) -> [CardChange] {
    changes(of: history, references: references(of: history, index: index))
  }

  /// As above, each dated by when the mainline got it: nobody saw it before.
  package static func arrivals(of history: RepositoryHistory, index: CardIndex) -> [CardChange] {
    zip(changes(of: history, index: index), Arrival.times(of: history)).map { change, time in
      var change = change
      change.at = Date(timeIntervalSince1970: Double(time))
      return change
    }
  }

  static func changes(of history: RepositoryHistory, references: [CardReferences]) -> [CardChange] {
    zip(history.changes, references).map { change, references in
      CardChange(
        repository: history.id, commit: change.commit.hex,
        at: Date(timeIntervalSince1970: Double(change.committedAt)), subject: change.subject,
        contractors: ([change.author] + change.coAuthors).filter { $0.standing == .confirmed }.map(\.id),
        references: references, isSubstantive: change.isSubstantive)
    }
  }
}
