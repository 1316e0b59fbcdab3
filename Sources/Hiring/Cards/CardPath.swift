package import Foundation

/// How a card went from state to state, as far as its tracker kept it.
///
/// Trackers keep for each state how long the card stood in it in all and when it came there last. So a card that was
/// finished, opened again and finished once more in the same state cannot be told from one that was finished once.
package struct CardPath: Sendable, Hashable {
  /// Seconds in each stage; nil where the export has no time in status.
  package var seconds: [CardStage: Int]?
  /// When it was finished, the last time; nil where it never was, or nobody wrote down when.
  package var finishedAt: Date?
  /// When it was taken up again after it had been finished; nil where that is not seen.
  package var reopenedAt: Date?

  package init(of card: TaskCard, policy: CardPolicy) {
    let times = (card.statusTimes ?? []).map { time in
      // What the tracker says of its states is known of the one it stands in only.
      let isCurrent = time.status.lowercased() == card.status.lowercased()
      return (stage: policy.stage(of: time.status, isClosed: isCurrent ? card.isClosed : nil), time: time)
    }
    if !times.isEmpty {
      seconds = Dictionary(times.map { ($0.stage, max(0, $0.time.seconds)) }, uniquingKeysWith: +)
    }
    let done = times.filter { $0.stage == .done }.compactMap(\.time.since)
    let open = times.filter { $0.stage != .done && $0.stage != .dropped }.compactMap(\.time.since)
    let first = done.min()
    reopenedAt = first.flatMap { first in open.filter { $0 > first }.min() }
    switch policy.stage(of: card) {
    case .done: finishedAt = card.closedAt ?? done.max() ?? card.updatedAt
    case .dropped: finishedAt = nil
    default:
      finishedAt = nil
      // A tracker that keeps only when it was closed: it was, and is not.
      if reopenedAt == nil, let closed = card.closedAt { reopenedAt = max(closed, card.updatedAt ?? closed) }
    }
  }

  /// Whether it was worked on or looked at before it was finished, and did not go straight there; nil where the export
  /// does not tell.
  package var wasWorkedThrough: Bool? {
    seconds.map { ($0[.working] ?? 0) > 0 || ($0[.review] ?? 0) > 0 }
  }

  package var wasReviewed: Bool? { seconds.map { ($0[.review] ?? 0) > 0 } }
}
