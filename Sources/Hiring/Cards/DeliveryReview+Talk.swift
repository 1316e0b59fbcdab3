internal import Foundation

/// What was said: cards that could not go on, comments, meetings.
extension DeliveryReview {
  func addBlocked(
    _ cards: [CardProcess], of contractor: Contractor, _ period: Range<Date>, to row: inout DeliveryWeek
  ) {
    var result = DeliveryWeek.Blocked()
    let hired = contractor.engagements.map(\.started.startUTC).min()
    for card in cards {
      // What a card went through before they were there was somebody else's.
      for spell in card.spells where isOf(spell, period) && (hired.map { spell.since ?? $0 >= $0 } ?? true) {
        result.spells += 1
        if let seconds = spell.seconds(in: period) { result.seconds = (result.seconds ?? 0) + seconds }
        let told = words(spell, in: period)
        switch spell.raised(comments: card.told, before: period.upperBound, policy: policy) {
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
    guard spell.since != nil else { return period.upperBound > now.addingTimeInterval(-7 * 86_400) }
    return spell.overlaps(period)
  }

  /// What became of it in the period, and since when where it is older.
  private func words(_ spell: BlockedSpell, in period: Range<Date>) -> String {
    let verb = spell.isCurrent ? "is" : "was"
    guard let seconds = spell.seconds(in: period) else { return "\(verb) \(spell.word)" }
    guard let since = spell.since, since < period.lowerBound || spell.seconds != seconds else {
      return "\(verb) \(spell.word) for \(hoursText(seconds))"
    }
    return "\(verb) \(spell.word) since \(CivilDate(utc: since)), \(hoursText(seconds)) of it in this week"
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
      let question = card.stage == .done ? "What came of it? Can that be written on it?" : "Where does this card stand?"
      row.looks.append(look(.silent, card, "was in hand and they wrote nothing on it", question))
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
