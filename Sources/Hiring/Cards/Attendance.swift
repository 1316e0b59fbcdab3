/// Whether somebody was at a meeting of the team on a day.
package struct Attendance: Sendable, Hashable, Codable {
  package enum State: String, Sendable, Codable, CaseIterable { case present, absent, excused }

  package var system: String
  package var id: String
  /// As written: a name, an address or an account.
  package var person: String
  package var date: CivilDate
  /// Like `stand-up`.
  package var meeting: String
  package var state: State
  package var note: String
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, person: String, date: CivilDate, meeting: String, state: State, note: String,
    record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.person = person
    self.date = date
    self.meeting = meeting
    self.state = state
    self.note = note
    self.record = record
  }
}
