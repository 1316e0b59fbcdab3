internal import Foundation

/// Changes and the cards they are for.
extension DeliveryReview {
  func addTracing(
    _ contractor: Contractor, _ cards: [CardProcess], _ period: Range<Date>, to row: inout DeliveryWeek
  ) {
    guard let changes = records.changes else { return }
    var result = DeliveryWeek.Tracing()
    let own = changes.filter {
      $0.isSubstantive && period.contains($0.at) && $0.contractors.contains(contractor.id)
    }
    result.changes = own.count
    for change in own {
      if !change.references.cards.isEmpty {
        result.traced += 1
      } else if !change.references.others.isEmpty {
        result.elsewhere += 1
      } else {
        result.untraced.append(change.reference)
        row.looks.append(
          CardLook(
            kind: .withoutCard, asks: .contractor, card: nil,
            text: "\(change.reference), \(change.subject): names no card",
            question: "Which card was this change for?", evidence: [change.reference]))
      }
    }
    for card in cards where card.isFinished(in: period) {
      guard card.isOfCode else {
        result.codeless += 1
        continue
      }
      // A card may be called done before its change is merged: what came by now counts.
      if !records.changes(naming: card.place, before: now).isEmpty {
        result.cardsWithChange += 1
      } else {
        result.cardsWithout.append(card.card.reference)
        row.looks.append(
          CardLook(
            kind: .withoutChange, asks: .contractor, card: card.card.reference,
            text: "\(card.title): was finished and no change names it",
            question: "What came out of this card, and where can we see it?", evidence: [card.record]))
      }
    }
    row.tracing = result
  }
}
