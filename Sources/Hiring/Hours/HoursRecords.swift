package import Foundation

/// All that a look over the hours is made from.
package struct HoursRecords: Sendable {
  /// Of anybody; assigned by account.
  package var timeEntries: [TimeEntry]
  package var billedEntries: [BilledEntry]
  package var payments: [Payment]
  package var cards: [TaskCard]
  /// What reconciling the same records gave.
  package var rows: [ReconciliationRow]
  package var coverage: RecordCoverage
  /// The days on which a contractor committed anything, by any clock that the commit may mean; a contractor who is not
  /// in it has no confirmed identity. Nil where no history was read.
  package var commitDays: [String: Set<CivilDate>]?
  /// Entries that changed between two exports; nil where that was not looked up.
  package var edits: [HoursEdit]?

  /// - Parameter coverage: nil takes the weeks in which anybody has a record.
  package init(
    timeEntries: [TimeEntry] = [], billedEntries: [BilledEntry] = [], payments: [Payment] = [],
    cards: [TaskCard] = [], rows: [ReconciliationRow] = [], coverage: RecordCoverage? = nil,
    commitDays: [String: Set<CivilDate>]? = nil, edits: [HoursEdit]? = nil
  ) {
    self.timeEntries = timeEntries
    self.billedEntries = billedEntries
    self.payments = payments
    self.cards = cards
    self.rows = rows
    self.coverage = coverage ?? RecordCoverage(timeEntries: timeEntries, billedEntries: billedEntries)
    self.commitDays = commitDays
    self.edits = edits
  }
}

/// An entry whose hours one export states otherwise than an earlier one.
package struct HoursEdit: Sendable, Hashable {
  /// The portfolio's id of whoever's hours they are.
  package var contractor: String
  /// The week of UTC that the hours belonged to before.
  package var week: ISOWeek
  package var oldSeconds: Int
  package var newSeconds: Int
  /// When the export was made that still had the old value, and when the one was made that has the new.
  package var seenAt: Date
  package var changedBy: Date
  /// The places of the old and the new value.
  package var evidence: [String]

  package init(
    contractor: String, week: ISOWeek, oldSeconds: Int, newSeconds: Int, seenAt: Date, changedBy: Date,
    evidence: [String]
  ) {
    self.contractor = contractor
    self.week = week
    self.oldSeconds = oldSeconds
    self.newSeconds = newSeconds
    self.seenAt = seenAt
    self.changedBy = changedBy
    self.evidence = evidence
  }
}
