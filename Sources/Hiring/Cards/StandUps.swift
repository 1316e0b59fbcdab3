package import Foundation

/// A contractor's meetings of the team while they were engaged.
package struct StandUps: Sendable, Hashable {
  package var present: [Attendance]
  package var absent: [Attendance]
  package var excused: [Attendance]
  /// Meetings with an attendance of others and no row of theirs: nobody knows whether they were asked to come.
  package var unlisted: Int
  /// Whether the lists name anybody who was missing. Those that only name who came cannot tell who did not.
  package var namesAbsent: Bool

  /// Held and on record for the contractor, but for the days they were excused.
  package var held: Int { present.count + absent.count }

  /// - Parameters:
  ///   - all: everybody's, whatever the period.
  ///   - period: of days in UTC; days on which no engagement of the contractor was active are left out.
  package static func of(
    _ contractor: Contractor, among all: AttendanceBook, in period: Range<Date>
  ) -> StandUps {
    var stand = StandUps(present: [], absent: [], excused: [], unlisted: 0, namesAbsent: false)
    var listed: Set<AttendanceBook.Meeting> = []
    func counts(_ day: CivilDate) -> Bool {
      period.contains(day.startUTC)
        && (contractor.engagements.isEmpty || contractor.engagements.contains { $0.isActive(on: day) })
    }
    for row in all.rows[contractor.id] ?? [] where counts(row.date) {
      // A meeting that nobody came to, like that of a holiday, was not held.
      guard all.meetings.contains(AttendanceBook.Meeting(row)) else { continue }
      listed.insert(AttendanceBook.Meeting(row))
      switch row.state {
      case .present: stand.present.append(row)
      case .absent: stand.absent.append(row)
      case .excused: stand.excused.append(row)
      }
    }
    let meetings = all.meetings.filter { counts($0.date) }
    stand.unlisted = meetings.count { !listed.contains($0) }
    stand.namesAbsent = all.namesAbsent
    return stand
  }
}
