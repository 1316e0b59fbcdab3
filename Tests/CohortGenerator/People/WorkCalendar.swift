/// The weeks of a trial.
package struct WorkCalendar: Sendable {
  /// Monday of the first week, days since 1970: 2026-08-03, in ISO week 32.
  package static let firstMonday = 20_668
  package let weeks: Int

  package init(weeks: Int) { self.weeks = weeks }

  /// Seconds since 1970 of a local clock time in a week of the trial, 0 being the first.
  static func instant(week: Int, day: Int, minute: Int, zone: Int) -> Int64 {
    Int64(firstMonday + week * 7 + day) * 86_400 + Int64(minute - zone) * 60
  }

  /// `2026-W32` of the trial's week, by counting Thursdays: right for any number of weeks.
  package static func isoWeek(_ week: Int) -> String {
    let thursday = firstMonday + week * 7 + 3
    let year = date(thursday).year
    let first = days(year: year, month: 1, day: 1)
    let number = (thursday - first) / 7 + 1
    return "\(year)-W\(number < 10 ? "0" : "")\(number)"
  }

  package static func text(_ day: Int) -> String {
    let date = date(day)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(date.year)-\(two(date.month))-\(two(date.day))"
  }

  /// The first instant after the trial's last week, as the command takes it.
  package var after: String { Self.text(Self.firstMonday + weeks * 7) + "T06:00:00Z" }

  /// Howard Hinnant's days_from_civil.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    return (year + era * 400 + (civil <= 2 ? 1 : 0), civil, day)
  }
}
