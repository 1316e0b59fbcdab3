internal import Findings
package import Hiring

/// A task that is given to somebody and not finished.
package struct OpenTask: Sendable, Hashable {
  /// Like `clickup SHOP-12`; hostile until escaped, as the name is.
  package var reference: String
  package var name: String
  package var state: String?

  /// The contractor's cards that are neither finished nor dropped, in the order of the records; and tasks that only the
  /// time log of the window knows, by the hours on them.
  static func all(of evidence: ContractorEvidence, policy: JudgementPolicy) -> [OpenTask] {
    let cards = evidence.cards.filter { $0.stage != .done && $0.stage != .dropped }.map {
      OpenTask(reference: $0.card.reference, name: $0.card.name, state: $0.card.status)
    }
    let done = Set(policy.doneStatuses)
    let index = evidence.delivery.index
    let tracked = TrackedTask.all(in: evidence).filter {
      !done.contains(($0.status ?? "").lowercased()) && index.places(of: $0.id).isEmpty
    }
    return cards
      + tracked.sorted { ($1.windowSeconds, $0.id) < ($0.windowSeconds, $1.id) }.map {
        OpenTask(reference: $0.id, name: $0.name, state: $0.status)
      }
  }
}

/// Hours of one contract-week on which both sides do not agree yet.
package struct OpenHours: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Tracked, and less or nothing is billed: will be, or is to be settled.
    case unbilled
    /// Billed, and less is tracked: to be explained before anything else is paid.
    case untracked
  }

  package var kind: Kind
  package var contract: String
  package var week: ISOWeek
  package var seconds: Int
  /// Whether a bill of the week is on record at all.
  package var isBilled: Bool
  /// What the hours are worth at the agreed rate; nil without one.
  package var worth: Money?

  /// From the rows of hours, beyond what counts as a match.
  static func all(of evidence: ContractorEvidence, policy: JudgementPolicy) -> [OpenHours] {
    let match = Int(policy.matchHours * 3_600)
    return evidence.rows.compactMap { row in
      guard let tracked = row.trackedSeconds else { return nil }
      let billed = row.billedSeconds ?? 0
      let kind: Kind? =
        tracked - billed > match ? .unbilled : row.billedSeconds != nil && billed - tracked > match ? .untracked : nil
      guard let kind else { return nil }
      let rate = evidence.contractor.engagements.first { $0.contract == row.contract && $0.kind == .hourly }?.rate
      let seconds = abs(tracked - billed)
      return OpenHours(
        kind: kind, contract: row.contract, week: row.week, seconds: seconds, isBilled: row.billedSeconds != nil,
        worth: rate?.exactly(seconds: seconds).rounded)
    }
  }
}
