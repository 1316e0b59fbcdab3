internal import Foundation
internal import Hiring
internal import Testing

struct CalendarTests {
  @Test("days and weeks agree with Foundation's calendar from 1970 to 2100")
  func agreement() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    let last = try day("2100-12-31").daysSince1970
    for number in 0...last {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400 + 43_200)
      let parts = calendar.dateComponents([.year, .month, .day, .yearForWeekOfYear, .weekOfYear], from: date)
      let ours = CivilDate(daysSince1970: number)
      let week = ISOWeek(containing: date)
      guard parts.year == ours.year, parts.month == ours.month, parts.day == ours.day, ours.daysSince1970 == number,
        parts.yearForWeekOfYear == week.year, parts.weekOfYear == week.week, week.contains(date),
        ISOWeek(week.description) == week, CivilDate(ours.description) == ours
      else {
        Issue.record("day \(number): \(ours), \(week), Foundation \(parts)")
        return
      }
    }
  }

  @Test("a week begins on Monday at midnight and ends seven days later")
  func bounds() throws {
    let number = try week("2026-W46")
    #expect(number.start == (try instant("2026-11-09T00:00:00Z")))
    #expect(number.end == (try instant("2026-11-16T00:00:00Z")))
    #expect(!number.contains(number.end))
    #expect(ISOWeek(containing: number.end) == number.advanced(by: 1))
    #expect(try week("2020-W53").advanced(by: 1) == (try week("2021-W01")))
  }

  @Test(
    "other forms of days and weeks are refused",
    arguments: [
      "2026-2-01", "2026-02-29", "2026-13-01", "+026-01-01", "2026-+1-01", "2026-01-0१", "20260101", "2026-01-01 ",
    ])
  func badDays(_ text: String) { #expect(CivilDate(text) == nil) }

  @Test(
    "other forms of weeks are refused",
    arguments: [
      "2026-W54", "2025-W53", "2026-W00", "2026-W1", "2-026W46", "2026--W46", "2026-W4-6", "W46", "2026-w46",
    ])
  func badWeeks(_ text: String) { #expect(ISOWeek(text) == nil) }

  @Test(
    "the week by the owner's clock is an hour shorter or longer when clocks change",
    arguments: [
      ("Asia/Bangkok", "2026-W10", "2026-03-01T17:00:00Z", 168),
      ("Europe/Berlin", "2026-W13", "2026-03-22T23:00:00Z", 167),
      ("Europe/Berlin", "2026-W43", "2026-10-18T22:00:00Z", 169),
      ("America/New_York", "2026-W10", "2026-03-02T05:00:00Z", 167),
      ("Pacific/Apia", "2026-W10", "2026-03-01T11:00:00Z", 168),
    ])
  func zones(_ name: String, _ number: String, _ start: String, _ hours: Int) throws {
    let interval = try zone(name).interval(of: try week(number))
    #expect(interval.lowerBound == (try instant(start)))
    #expect(interval.upperBound.timeIntervalSince(interval.lowerBound) == Double(hours) * 3_600)
  }
}
