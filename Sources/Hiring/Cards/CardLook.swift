/// Something about a card, a change or a meeting that deserves a question. Not an accusation: it carries the records to
/// look at and what to ask, and of whom.
package struct CardLook: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case unclear
    case straightToDone = "straight-to-done"
    case reopened
    case blocked
    case silent
    case withoutChange = "without-change"
    case withoutCard = "without-card"
    case missedMeeting = "missed-meeting"
  }

  /// Who can answer.
  package enum Asked: String, Sendable, Codable { case contractor, owner }

  package var kind: Kind
  package var asks: Asked
  /// The card's reference; nil where it is no card.
  package var card: String?
  /// What is seen, in one sentence with the numbers; holds the card's name, which is hostile until escaped.
  package var text: String
  package var question: String
  /// References to records and changes.
  package var evidence: [String]

  package init(kind: Kind, asks: Asked, card: String?, text: String, question: String, evidence: [String]) {
    self.kind = kind
    self.asks = asks
    self.card = card
    self.text = text
    self.question = question
    self.evidence = evidence
  }
}
