package import Foundation

/// The weeks that imported exports speak about. Within them nothing recorded means nothing worked; outside, nothing is
/// known.
package struct RecordCoverage: Sendable, Hashable {
  package var tracked: Set<ISOWeek>
  package var billed: Set<ISOWeek>
  /// Files that should have been read and could not be.
  package var lostTracked = LostRecords()
  package var lostBilled = LostRecords()

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

  /// Whether the absence of billed hours in the week means that none were billed.
  func isKnown(billed week: ISOWeek) -> Bool { billed.contains(week) && lostBilled.files.isEmpty }

  /// As above for tracked hours.
  func isKnown(tracked week: ISOWeek) -> Bool { tracked.contains(week) && lostTracked.files.isEmpty }

  private func weeks(_ first: Date, _ last: Date) -> [ISOWeek] {
    guard first <= last else { return [] }
    return Array(sequence(first: ISOWeek(containing: first)) { $0.end <= last ? $0.advanced(by: 1) : nil })
  }
}

/// Files of one side that could not be read: what they hold is unknown, which is not nothing.
package struct LostRecords: Sendable, Hashable {
  /// As shown in reasons.
  package private(set) var files: [String] = []
  private var weeks: [ISOWeek: String] = [:]
  /// The first file that may speak of any week.
  private(set) var anyWeek: String?

  package init() {}

  /// - Parameter span: the first and last instants of the part that could be read. A week more at either end counts as
  ///   lost, because the lost part begins where the readable one ends. Nil where no part could be read: then the file may
  ///   speak of any week, and no difference that its hours would fill is held against anybody.
  package mutating func add(_ file: String, span: ClosedRange<Date>?) {
    files.append(file)
    guard let span else {
      anyWeek = anyWeek ?? file
      return
    }
    let last = ISOWeek(containing: span.upperBound).advanced(by: 1)
    for week in sequence(first: ISOWeek(containing: span.lowerBound).advanced(by: -1), next: { $0.advanced(by: 1) }) {
      if week > last { break }
      weeks[week] = weeks[week] ?? file
    }
  }

  /// The file that hours of the week may have been lost with; nil where none is known to speak of it.
  func file(in week: ISOWeek) -> String? { weeks[week] }
}
