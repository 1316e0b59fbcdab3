package import Foundation

/// Goes through the records of delivery contractor by contractor and week by week.
package struct DeliveryReview: Sendable {
  package let records: DeliveryRecords
  /// The instant of the run: what is dated later is not known yet.
  package let now: Date
  let policy: CardPolicy

  package init(records: DeliveryRecords, now: Date) {
    self.records = records
    self.now = now
    policy = records.policy
  }

  /// One week of one contractor. What was exported later is read as it was at the week's end, as far as it is dated.
  package func week(_ week: ISOWeek, of contractor: Contractor) -> DeliveryWeek {
    var row = DeliveryWeek(contractor: contractor.id, week: week)
    let period = week.start..<max(week.start, min(week.end, now))
    let cards = (records.cards[contractor.id] ?? []).filter { card in
      card.isActive(in: period, policy: policy) || hasUndatedBlock(card, in: period)
    }
    if !records.index.cards.isEmpty {
      addClarity(cards, to: &row)
      addPath(cards, period, to: &row)
      addBlocked(cards, of: contractor, period, to: &row)
      addComments(cards, period, to: &row)
      if contractor.role == .engineer { addTracing(contractor, cards, period, to: &row) }
    }
    if !records.attendance.isEmpty { addMeetings(contractor, period, to: &row) }
    row.looks.sort { ($0.kind.order, $0.card ?? "", $0.text) < ($1.kind.order, $1.card ?? "", $1.text) }
    return row
  }

  /// In the order of `contractors`, then by week.
  package func weeks(_ weeks: [ISOWeek], of contractors: [Contractor]) -> [DeliveryWeek] {
    contractors.flatMap { contractor in weeks.sorted().map { week($0, of: contractor) } }
  }

  /// Blocked now, and nobody knows since when: it belongs to the week of the run, and to no earlier one.
  private func hasUndatedBlock(_ card: CardProcess, in period: Range<Date>) -> Bool {
    period.upperBound > now.addingTimeInterval(-7 * 86_400) && card.spells.contains { $0.isCurrent && $0.since == nil }
  }

  private func addClarity(_ cards: [CardProcess], to row: inout DeliveryWeek) {
    var result = DeliveryWeek.Cards()
    result.active = cards.count
    for card in cards {
      let text: String
      switch card.clarity {
      case .clear:
        result.clear += 1
        continue
      case .unknown:
        result.unknown += 1
        continue
      case .short: text = "says little of what is wanted"
      case .titleRepeated: text = "says only its title again"
      case .missing: text = "has no description"
      }
      result.unclear.append(card.card.reference)
      row.looks.append(
        CardLook(
          kind: .unclear, asks: .owner, card: card.card.reference, text: "\(card.title): \(text)",
          question: "What should be true when this card is done? Can that be written on it?", evidence: [card.record]))
    }
    row.cards = result
  }

  private func addPath(_ cards: [CardProcess], _ period: Range<Date>, to row: inout DeliveryWeek) {
    var result = DeliveryWeek.Path()
    for card in cards {
      if card.isReopened(in: period) {
        result.reopened.append(card.card.reference)
        row.looks.append(
          look(.reopened, card, "was taken up again after it had been finished", "What was missing the first time?"))
      }
      guard card.isFinished(in: period) else { continue }
      result.finished += 1
      guard let seconds = card.path.seconds, let worked = card.path.wasWorkedThrough else {
        result.unknown += 1
        continue
      }
      result.seconds = (result.seconds ?? [:]).merging(seconds, uniquingKeysWith: +)
      if (seconds[.working] ?? 0) > 0 { result.worked += 1 }
      if card.path.wasReviewed == true { result.reviewed += 1 }
      if !worked {
        result.straight.append(card.card.reference)
        row.looks.append(
          look(
            .straightToDone, card, "went straight to \(card.card.status)",
            "When was this worked on, and who has looked at the result?"))
      }
    }
    row.path = result
  }

  func look(_ kind: CardLook.Kind, _ card: CardProcess, _ text: String, _ question: String) -> CardLook {
    CardLook(
      kind: kind, asks: .contractor, card: card.card.reference, text: "\(card.title): \(text)", question: question,
      evidence: [card.record])
  }
}

extension CardLook.Kind {
  /// The order in every output.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
