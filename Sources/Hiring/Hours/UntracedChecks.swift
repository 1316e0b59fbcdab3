internal import Foundation

extension HoursChecks {
  /// Hours on no task, on days on which the contractor neither committed anything nor wrote a comment: a question, for
  /// talks, reading and helping others leave no trace either.
  func untracedChecks(_ records: HoursRecords, _ hours: PlacedHours) -> HoursReview {
    var review = HoursReview()
    guard let commitDays = records.commitDays else {
      return HoursReview(gaps: [
        HoursGap(
          kind: .untraced, contractor: nil,
          reason: "no history of the repositories was read, so hours without a task cannot be held against commits")
      ])
    }
    let hasComments = records.cards.contains { $0.comments != nil }
    let commentDays = commentDays(records.cards)
    for contractor in contractors {
      let loose = (hours.own[contractor.id] ?? []).filter { !$0.hasTask && $0.seconds > 0 }
      guard !loose.isEmpty else { continue }
      // Whoever is no engineer and has no git identity is not expected to commit.
      guard let commits = commitDays[contractor.id] ?? (contractor.role == .engineer ? nil : []) else {
        review.gaps.append(
          HoursGap(
            kind: .untraced, contractor: contractor.id,
            reason: "no git identity is confirmed, so it is not known on which days they committed"))
        continue
      }
      let traces = commits.union(commentDays[contractor.id] ?? [])
      for (week, entries) in byWeek(loose) {
        let untraced = entries.filter { $0.possibleDays(by: timeZone).isDisjoint(with: traces) }
        let seconds = untraced.reduce(0) { $0 + $1.seconds }
        guard seconds >= policy.untracedSeconds else { continue }
        review.checks.append(
          check(
            .untraced, contractor.id, week, untraced, outOf: entries,
            text: "\(hoursText(seconds)) on no task, on days without a commit "
              + (hasComments ? "or a comment of theirs" : "of theirs (no comments are on record)"),
            question: "What was worked on in these hours, and where can it be seen?"))
      }
    }
    return review
  }

  /// The days on which each contractor commented on a card, by UTC and by the owner's clock.
  private func commentDays(_ cards: [TaskCard]) -> [String: Set<CivilDate>] {
    var days: [String: Set<CivilDate>] = [:]
    for card in cards {
      for comment in card.comments ?? [] {
        guard let at = comment.at else { continue }
        for person in roster.contractors(system: card.system, account: comment.by, name: comment.by) {
          days[person, default: []].formUnion([CivilDate(utc: at), timeZone.day(of: at)])
        }
      }
    }
    return days
  }
}
