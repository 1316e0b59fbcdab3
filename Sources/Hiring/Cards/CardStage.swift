/// Where a card stands, whatever its tracker calls it.
package enum CardStage: String, Sendable, Codable, CaseIterable {
  /// Not begun: backlog, to do, prioritised.
  case waiting
  case working
  case review
  case blocked
  case done
  /// Will not be done.
  case dropped
}

extension CardPolicy {
  /// The stage of a status. A status that is one of the policy's as a whole counts before one that only holds its words,
  /// so that "waiting for review" is a review and "waiting for the client" is not.
  ///
  /// - Parameter isClosed: what the tracker itself says of the status, where it does.
  package func stage(of status: String, isClosed: Bool? = nil) -> CardStage {
    let words = CardWords.words(of: status)
    if CardWords.holds(words, anyOf: droppedStatuses) { return .dropped }
    if isClosed == true || doneStatuses.contains(where: { CardWords.words(of: $0) == words }) { return .done }
    let lists: [(stage: CardStage, phrases: [String])] = [
      (.blocked, blockedWords), (.review, reviewStatuses), (.working, workingStatuses),
    ]
    for list in lists where list.phrases.contains(where: { CardWords.words(of: $0) == words }) { return list.stage }
    for list in lists where CardWords.holds(words, anyOf: list.phrases) { return list.stage }
    return .waiting
  }

  /// The stage that a card stands in now.
  package func stage(of card: TaskCard) -> CardStage { stage(of: card.status, isClosed: card.isClosed) }

  /// Whether work on the card is expected to leave something in a repository, as far as its tags and list tell.
  func isOfCode(_ card: TaskCard) -> Bool {
    !(card.tags + [card.list ?? ""]).contains { CardWords.holds(CardWords.words(of: $0), anyOf: codelessWords) }
  }

  /// The tag that says the card is blocked; nil without one.
  func blockedTag(of card: TaskCard) -> String? {
    card.tags.first { CardWords.holds(CardWords.words(of: $0), anyOf: blockedWords) }
  }
}
