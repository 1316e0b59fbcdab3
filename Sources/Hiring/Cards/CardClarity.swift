/// Whether a card says what is wanted. It is the owner's side of the work: asked of whoever writes the cards, and never
/// scored against whoever gets them.
package enum CardClarity: String, Sendable, Codable, CaseIterable {
  case clear
  /// Says something, but less than the policy's floor.
  case short
  /// Says its title again and no more.
  case titleRepeated = "title-repeated"
  case missing
  /// The export carries no descriptions.
  case unknown
}

extension CardPolicy {
  /// A description over the floor, or a checklist, makes a card clear. Links count for nothing: nobody can tell from one
  /// what stands behind it.
  package func clarity(of card: TaskCard) -> CardClarity {
    if (card.checklists ?? []).contains(where: { $0.items.count >= checklistItems }) { return .clear }
    guard let description = card.description else { return .unknown }
    let prose = description.split(whereSeparator: \.isWhitespace).filter { !$0.contains("://") }.joined(separator: " ")
    let words = CardWords.words(of: prose)
    if words.isEmpty { return .missing }
    let beyond = CardWords.removing(CardWords.words(of: card.name), from: words)
    if beyond.isEmpty { return .titleRepeated }
    return beyond.reduce(0) { $0 + $1.count } >= descriptionCharacters ? .clear : .short
  }
}
