package import Foundation

/// A time in which a card could not go on.
package struct BlockedSpell: Sendable, Hashable {
  /// Whether the contractor said so on the card.
  package enum Raised: Sendable, Hashable {
    /// By a comment of theirs near the time it became blocked.
    case yes
    case no
    /// What is missing to tell.
    case unknown(String)
  }

  /// The status, or the tag, as the tracker has it.
  package var word: String
  /// When it became blocked, the last time; nil where the export does not say.
  package var since: Date?
  /// How long in all; nil where the export does not say.
  package var seconds: Int?
  package var isCurrent: Bool
  /// Whether it was blocked more than once, as far as that shows: the time is that of all, the date of one.
  package var isRepeated = false

  /// Trackers count in minutes, each status for itself: a quarter of an hour is no second time.
  private static let slackSeconds = 900.0

  /// Every spell that the card's states and tags show. A tag on a finished card says nothing of when it was so.
  package static func all(of card: TaskCard, policy: CardPolicy) -> [BlockedSpell] {
    var spells: [BlockedSpell] = []
    for time in card.statusTimes ?? [] where policy.stage(of: time.status) == .blocked {
      let isCurrent = time.status.lowercased() == card.status.lowercased()
      guard time.seconds > 0 || isCurrent else { continue }
      spells.append(
        BlockedSpell(
          word: time.status, since: time.since, seconds: max(0, time.seconds), isCurrent: isCurrent,
          isRepeated: isRepeated(time, on: card)))
    }
    let stage = policy.stage(of: card)
    if stage == .blocked, !spells.contains(where: \.isCurrent) {
      spells.append(BlockedSpell(word: card.status, since: nil, seconds: nil, isCurrent: true))
    } else if spells.isEmpty, stage != .done, stage != .dropped, let tag = policy.blockedTag(of: card) {
      spells.append(BlockedSpell(word: tag, since: nil, seconds: nil, isCurrent: true))
    }
    return spells
  }

  /// Whether the card went on before the time that it stood there in all was over.
  private static func isRepeated(_ time: TaskCard.StatusTime, on card: TaskCard) -> Bool {
    guard let since = time.since,
      let next = (card.statusTimes ?? []).compactMap(\.since).filter({ $0 > since }).min()
    else { return false }
    return Double(time.seconds) > next.timeIntervalSince(since) + slackSeconds
  }

  /// Its hours within a period, as far as its time is one stretch of which the beginning is known; else all of them in
  /// the period in which it began.
  package func seconds(in period: Range<Date>) -> Int? {
    guard let since, let seconds, !isRepeated else { return seconds }
    let end = since.addingTimeInterval(Double(seconds))
    return max(0, Int(min(end, period.upperBound).timeIntervalSince(max(since, period.lowerBound))))
  }

  /// Whether it lasted in the period; false where nobody knows since when.
  package func overlaps(_ period: Range<Date>) -> Bool {
    guard let since else { return false }
    guard let seconds, !isRepeated else { return period.contains(since) }
    return since < period.upperBound && since.addingTimeInterval(Double(seconds)) > period.lowerBound
      || period.contains(since)
  }

  /// - Parameters:
  ///   - comments: of those whom the card is given to; nil where the export carries none of anybody's.
  ///   - end: what came later is not known.
  package func raised(comments: [TaskCard.Comment]?, before end: Date, policy: CardPolicy) -> Raised {
    guard let comments else { return .unknown("the export carries no comments") }
    let reach = policy.raiseHours * 3_600
    guard let since else {
      // Without any comment there was none at whatever time it became blocked.
      return comments.isEmpty ? .no : .unknown("the export does not say since when it is blocked")
    }
    let dated = comments.compactMap(\.at).filter { $0 < end }
    if dated.contains(where: { abs($0.timeIntervalSince(since)) <= reach }) { return .yes }
    if comments.contains(where: { $0.at == nil }) { return .unknown("the export does not date the comments") }
    // One of the other times may be the one that was raised.
    if isRepeated, !dated.isEmpty { return .unknown("it was blocked more than once, and the export dates one of them") }
    return since.addingTimeInterval(reach) > end ? .unknown("it is not blocked for long enough") : .no
  }
}
