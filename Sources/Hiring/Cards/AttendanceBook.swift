/// Everybody's attendance, by contractor.
package struct AttendanceBook: Sendable {
  /// One meeting of one day.
  package struct Meeting: Sendable, Hashable {
    package var date: CivilDate
    package var name: String

    init(_ row: Attendance) {
      date = row.date
      name = row.meeting.lowercased()
    }
  }

  /// One row a meeting, by day; where two lists disagree, the better one for the contractor counts.
  package let rows: [String: [Attendance]]
  /// Those that somebody is known to have come to.
  package let meetings: Set<Meeting>
  package let namesAbsent: Bool
  /// People on the lists whom the portfolio does not know, as written, sorted.
  package let strangers: [String]

  package var isEmpty: Bool { meetings.isEmpty && rows.isEmpty && strangers.isEmpty }

  package init(_ attendance: [Attendance], roster: Roster) {
    var best: [String: [Meeting: Attendance]] = [:]
    var strangers: Set<String> = []
    for row in attendance {
      let people = roster.contractors(written: row.person, in: row.system)
      if people.isEmpty { strangers.insert(row.person) }
      // Lists are kept for people, not for accounts: a row that two share says nothing of either.
      guard people.count == 1 else { continue }
      let meeting = Meeting(row)
      if let known = best[people[0]]?[meeting], Self.rank(known.state) <= Self.rank(row.state) { continue }
      best[people[0], default: [:]][meeting] = row
    }
    rows = best.mapValues { rows in
      rows.values.sorted { ($0.date, $0.meeting, $0.id) < ($1.date, $1.meeting, $1.id) }
    }
    meetings = Set(attendance.filter { $0.state == .present }.map(Meeting.init))
    namesAbsent = attendance.contains { $0.state != .present }
    self.strangers = strangers.sorted()
  }

  private static func rank(_ state: Attendance.State) -> Int {
    switch state {
    case .present: 0
    case .excused: 1
    case .absent: 2
    }
  }
}
