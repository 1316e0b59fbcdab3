package import Foundation

/// How one contractor works on one card that is given to them.
package struct CardProcess: Sendable, Hashable {
  /// The card's place in the index.
  package var place: Int
  package var card: TaskCard
  package var stage: CardStage
  package var clarity: CardClarity
  package var path: CardPath
  package var spells: [BlockedSpell]
  /// The contractor's own; nil where the export carries none of anybody's.
  package var comments: [TaskCard.Comment]?
  /// Those of everybody whom the card is given to: what one of them said is said.
  package var told: [TaskCard.Comment]?
  /// The contractor's time on the card, by start.
  package var entries: [TimeEntry]
  /// Whether its tags and list leave open that it ends in a repository.
  package var isOfCode: Bool

  package init(
    place: Int, card: TaskCard, comments: [TaskCard.Comment]?, told: [TaskCard.Comment]? = nil, entries: [TimeEntry],
    policy: CardPolicy
  ) {
    self.place = place
    self.card = card
    stage = policy.stage(of: card)
    clarity = policy.clarity(of: card)
    path = CardPath(of: card, policy: policy)
    spells = BlockedSpell.all(of: card, policy: policy)
    self.comments = comments
    self.told = told ?? comments
    self.entries = entries
    isOfCode = policy.isOfCode(card)
    // Nobody wrote down when it was finished: it was not before it was last worked on.
    if stage == .done, path.finishedAt == nil { path.finishedAt = entries.last?.start }
  }

  /// How the card is cited, with its name: `clickup SHOP-12, Totals by region`.
  package var title: String { "\(card.reference), \(card.name)" }

  /// Where it stands: the file and line, or the card itself.
  package var record: String { card.record ?? card.reference }

  package func isFinished(in period: Range<Date>) -> Bool { path.finishedAt.map(period.contains) ?? false }

  package func isReopened(in period: Range<Date>) -> Bool { path.reopenedAt.map(period.contains) ?? false }

  /// Whether the contractor had it in hand: time, an arrival in work or review, or its end.
  package func isWorked(in period: Range<Date>, policy: CardPolicy) -> Bool {
    isFinished(in: period) || entries.contains { period.contains($0.start) && $0.seconds > 0 }
      || (card.statusTimes ?? []).contains { time in
        guard let since = time.since, period.contains(since) else { return false }
        let stage = policy.stage(of: time.status)
        return stage == .working || stage == .review
      }
  }

  /// Whether anything of the card happened in a period.
  package func isActive(in period: Range<Date>, policy: CardPolicy) -> Bool {
    isWorked(in: period, policy: policy) || isReopened(in: period)
      || spells.contains { $0.overlaps(period) }
      || (comments ?? []).contains { $0.at.map(period.contains) ?? false }
  }

  /// Own comments of a period; nil where the export carries none of anybody's, or does not date these.
  package func comments(in period: Range<Date>) -> Int? {
    guard let comments, comments.allSatisfy({ $0.at != nil }) else { return nil }
    return comments.count { $0.at.map(period.contains) ?? false }
  }

  /// Whether they, or somebody who has the card with them, wrote on it up to `end`; nil where the export carries no
  /// comments, or none that is dated.
  package func isReported(before end: Date) -> Bool? {
    guard let told else { return nil }
    if told.contains(where: { $0.at.map { $0 < end } ?? false }) { return true }
    return told.contains { $0.at == nil } ? nil : false
  }
}
