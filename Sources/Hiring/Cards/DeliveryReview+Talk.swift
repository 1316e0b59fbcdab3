internal import Foundation

/// What was said: cards that could not go on, comments, meetings.
extension DeliveryReview {
  func addBlocked(_ cards: [CardProcess], _ period: Range<Date>, to row: inout DeliveryWeek) {
    var result = DeliveryWeek.Blocked()
    for card in cards {
      for spell in card.spells where isOf(spell, period) {
        result.spells += 1
        if let seconds = spell.seconds { result.seconds = (result.seconds ?? 0) + seconds }
        let duration = spell.seconds.map { " for \(hoursText($0))" } ?? ""
        let told = "\(spell.isCurrent ? "is" : "was") \(spell.word)\(duration)"
        switch spell.raised(comments: card.comments, before: period.upperBound, policy: policy) {
        case .yes: result.raised += 1
        case .unknown: result.unknown += 1
        case .no:
          result.unraised.append(card.card.reference)
          row.looks.append(
            look(
              .blocked, card, told + ", and they did not say so on the card",
              "What was it waiting for, and whom did you tell?"))
          continue
        }
        if Double(spell.seconds ?? 0) >= policy.longBlockHours * 3_600 {
          row.looks.append(
            look(.blocked, card, told, "What is needed for it to go on, and from whom?"))
        }
      }
    }
    row.blocked = result
  }

  private func isOf(_ spell: BlockedSpell, _ period: Range<Date>) -> Bool {
    guard let since = spell.since else { return period.upperBound > now.addingTimeInterval(-7 * 86_400) }
    return period.contains(since)
  }

  func addComments(_ cards: [CardProcess], _ period: Range<Date>, to row: inout DeliveryWeek) {
    let counts = cards.compactMap { $0.comments(in: period) }
    row.comments = counts.isEmpty ? nil : counts.reduce(0, +)
    var silent: [String]?
    for card in cards where card.isWorked(in: period, policy: policy) {
      guard let isReported = card.isReported(before: period.upperBound) else { continue }
      silent = silent ?? []
      guard !isReported else { continue }
      silent?.append(card.card.reference)
      row.looks.append(
        look(.silent, card, "was in hand and they wrote nothing on it", "Where does this card stand?"))
    }
    row.silent = silent
  }

  func addMeetings(_ contractor: Contractor, _ period: Range<Date>, to row: inout DeliveryWeek) {
    let stand = StandUps.of(contractor, among: records.attendance, in: period)
    var result = DeliveryWeek.Meetings()
    result.held = stand.held
    result.attended = stand.present.count
    result.excused = stand.excused.count
    result.unlisted = stand.unlisted
    for row in stand.absent {
      result.missed.append("\(row.date) \(row.meeting)" + (row.record.map { " (\($0))" } ?? ""))
    }
    if !stand.absent.isEmpty {
      row.looks.append(
        CardLook(
          kind: .missedMeeting, asks: .contractor, card: nil,
          text: "missed \(stand.absent.count) of \(stand.held) meetings of the team, without an excuse on record",
          question: "What kept you from the meeting?",
          evidence: stand.absent.map { $0.record ?? "\($0.date) \($0.meeting)" }))
    }
    row.meetings = result
  }
}
