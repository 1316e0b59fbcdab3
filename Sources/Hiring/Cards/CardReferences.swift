/// The cards that a text names.
package struct CardReferences: Sendable, Hashable {
  /// Places in the index's cards, sorted.
  package var cards: [Int]
  /// What names a card by its form, or is known from the time log, but is on none of the cards on record: as written.
  package var others: [String]

  package init(cards: [Int] = [], others: [String] = []) {
    self.cards = cards
    self.others = others
  }

  package var isEmpty: Bool { cards.isEmpty && others.isEmpty }

  package static func + (left: CardReferences, right: CardReferences) -> CardReferences {
    CardReferences(
      cards: Set(left.cards + right.cards).sorted(),
      others: left.others + right.others.filter { !left.others.contains($0) })
  }
}
