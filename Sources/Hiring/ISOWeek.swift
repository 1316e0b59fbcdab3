package import Foundation

/// A week of ISO 8601: Monday to Sunday, in UTC as Upwork bills, written `2026-W46`.
package struct ISOWeek: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The ISO year, which near New Year differs from the calendar's.
  package let year: Int
  package let week: Int

  /// From `2026-W46` or `2026W46`; nil for anything else and for a week 53 that the year does not have.
  package init?(_ text: String) {
    let parts = text.split(separator: "W", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let yearText = parts[0].hasSuffix("-") ? parts[0].dropLast() : parts[0]
    guard yearText.utf8.count == 4, parts[1].utf8.count == 2,
      (yearText + parts[1]).allSatisfy({ $0.isASCII && $0.isNumber }), let year = Int(yearText),
      let week = Int(parts[1]), (1...53).contains(week), year > 0
    else { return nil }
    self.init(year: year, week: week)
    guard ISOWeek(containing: start) == self else { return nil }
  }

  private init(year: Int, week: Int) {
    self.year = year
    self.week = week
  }

  /// The week that holds `instant`.
  package init(containing instant: Date) {
    let day = Int((instant.timeIntervalSince1970 / 86_400).rounded(.down))
    // Day 0 of 1970 was a Thursday; the Thursday of a week decides its year.
    let weekday = ((day + 3) % 7 + 7) % 7
    let thursday = day - weekday + 3
    let year = CivilDate(daysSince1970: thursday).year
    let firstDay = CivilDate(year: year, month: 1, day: 1).daysSince1970
    self.init(year: year, week: (thursday - firstDay) / 7 + 1)
  }

  /// Monday 00:00:00 UTC.
  package var start: Date {
    let fourth = CivilDate(year: year, month: 1, day: 4).daysSince1970
    let weekday = ((fourth + 3) % 7 + 7) % 7
    return Date(timeIntervalSince1970: Double((fourth - weekday + (week - 1) * 7) * 86_400))
  }

  /// Monday 00:00:00 UTC of the following week: the first instant that is not in this one.
  package var end: Date { start.addingTimeInterval(7 * 86_400) }

  /// This week moved by `weeks`.
  package func advanced(by weeks: Int) -> ISOWeek {
    ISOWeek(containing: start.addingTimeInterval(Double(weeks) * 7 * 86_400))
  }

  package func contains(_ instant: Date) -> Bool { instant >= start && instant < end }

  package var description: String {
    let number = week < 10 ? "0\(week)" : "\(week)"
    return "\(year)-W\(number)"
  }

  package static func < (left: ISOWeek, right: ISOWeek) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }
}
