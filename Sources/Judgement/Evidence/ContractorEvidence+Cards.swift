package import Foundation
package import Hiring

/// What the cards and the attendance say of one contractor.
extension ContractorEvidence {
  /// The window as instants.
  package var period: Range<Date> {
    let (start, end) = (Date(timeIntervalSince1970: Double(start)), Date(timeIntervalSince1970: Double(end)))
    return start..<max(start, end)
  }

  /// Cards that are given to the contractor alone among those who share no account.
  package var cards: [CardProcess] { delivery.cards[contractor.id] ?? [] }

  /// Those of them that were finished in the window.
  package var finishedCards: [CardProcess] {
    let period = period
    return cards.filter { $0.isFinished(in: period) }
  }

  package var standUps: StandUps { StandUps.of(contractor, among: delivery.attendance, in: period) }

  /// Weeks of the window in which they finished a card or wrote on one.
  var cardWeeks: Set<ISOWeek> {
    let period = period
    let instants = cards.flatMap { card in
      (card.comments ?? []).compactMap(\.at) + [card.path.finishedAt].compactMap(\.self)
    }
    return Set(instants.filter(period.contains).map { ISOWeek(containing: $0) })
  }

  /// Whether any change of the contractor names a card on record.
  var namesCards: Bool {
    works.contains { work in work.everIndexes.contains { !work.facts.cards(of: $0).cards.isEmpty } }
  }
}

extension Evidence {
  /// A row for a card.
  static func card(_ card: CardProcess, _ text: String) -> Evidence {
    Evidence(text: "\(card.title): \(text)", record: card.record)
  }
}
