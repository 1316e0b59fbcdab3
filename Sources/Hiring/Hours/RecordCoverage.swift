package import Foundation

/// The weeks that imported exports speak about. Within them nothing recorded means nothing worked; outside, nothing is
/// known.
package struct RecordCoverage: Sendable, Hashable {
  package var tracked: Set<ISOWeek>
  package var billed: Set<ISOWeek>

  package init(tracked: Set<ISOWeek> = [], billed: Set<ISOWeek> = []) {
    self.tracked = tracked
    self.billed = billed
  }

  /// The weeks in which anybody has a record: all that can be said without the spans of the files.
  package init(timeEntries: [TimeEntry], billedEntries: [BilledEntry]) {
    self.init(
      tracked: Set(timeEntries.map { ISOWeek(containing: $0.start) }),
      billed: Set(billedEntries.map { ISOWeek(containing: $0.date.startUTC) }))
  }

  /// Adds every week from one instant to another, both included: the first and last record of one tracker export.
  package mutating func addTracked(from first: Date, to last: Date) { tracked.formUnion(weeks(first, last)) }

  /// As above for one export of billed hours.
  package mutating func addBilled(from first: Date, to last: Date) { billed.formUnion(weeks(first, last)) }

  private func weeks(_ first: Date, _ last: Date) -> [ISOWeek] {
    guard first <= last else { return [] }
    return Array(sequence(first: ISOWeek(containing: first)) { $0.end <= last ? $0.advanced(by: 1) : nil })
  }
}
