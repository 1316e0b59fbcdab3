internal import Foundation

/// What people write in a sheet to say who was there.
enum AttendanceMark {
  /// Nil for a mark that is not known; it is never taken for absence.
  static func state(_ mark: String) -> Attendance.State? { states[normal(mark)] }

  /// In small letters, without the selector that makes a sign an emoji.
  private static func normal(_ mark: String) -> String {
    let scalars = mark.lowercased().unicodeScalars.filter { $0.value != 0xFE0F && $0.value != 0xFE0E }
    return String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespaces)
  }

  private static let states: [String: Attendance.State] = {
    let marks: [(Attendance.State, [String])] = [
      (
        .present,
        [
          "x", "\u{2713}", "\u{2714}", "\u{2705}", "\u{2611}", "yes", "y", "1", "true", "present", "p", "here",
          "attended", "joined", "late",
        ]
      ),
      (
        .absent,
        [
          "no", "n", "0", "-", "\u{2013}", "\u{2014}", "\u{2717}", "\u{2718}", "\u{274C}", "false", "absent", "a",
          "missed", "missing", "no show", "no-show",
        ]
      ),
      (
        .excused,
        [
          "excused", "e", "vacation", "holiday", "public holiday", "sick", "ill", "off", "day off", "leave",
          "sick leave",
          "on leave", "ooo", "pto",
        ]
      ),
    ]
    return Dictionary(uniqueKeysWithValues: marks.flatMap { state, words in words.map { ($0, state) } })
  }()
}
