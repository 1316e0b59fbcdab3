internal import Foundation
internal import Hiring
internal import Testing

@Suite("Times on a clock without a zone")
struct LocalTimeTests {
  @Test(
    "clocks of twelve and of twenty-four hours, with seconds and without",
    arguments: [
      ("09:00", 32_400), ("9:00", 32_400), ("23:59:59", 86_399), ("0:00", 0), ("9:00 AM", 32_400),
      ("12:00 AM", 0), ("12:30 PM", 45_000), ("02:44:33 PM", 53_073), ("9:05pm", 75_900), ("9:05 p.m.", 75_900),
      ("9 AM", 32_400), ("9:00\u{202F}AM", 32_400), ("24:00", nil), ("9", nil), ("", nil), ("13:00 PM", nil),
      ("0:30 AM", nil), ("9:60", nil), ("9:00:60", nil), ("9:00 CET", nil), ("-1:00", nil), ("9:00:00:00", nil),
      ("009:00", nil), ("AM", nil), ("९:00", nil), ("9:", nil),
    ] as [(String, Int?)])
  func clocks(_ text: String, _ second: Int?) { #expect(LocalTime.clock(text) == second) }

  @Test(
    "a time is one instant, two, or none where clocks change",
    arguments: [
      ("America/New_York", "2026-03-08", "01:59:59", ["2026-03-08T06:59:59Z"], "instant"),
      ("America/New_York", "2026-03-08", "02:00", ["2026-03-08T06:00:00Z", "2026-03-08T07:00:00Z"], "skipped"),
      ("America/New_York", "2026-03-08", "02:30", ["2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z"], "skipped"),
      ("America/New_York", "2026-03-08", "03:00", ["2026-03-08T07:00:00Z"], "instant"),
      ("America/New_York", "2026-11-01", "00:59:59", ["2026-11-01T04:59:59Z"], "instant"),
      ("America/New_York", "2026-11-01", "01:30", ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"], "repeated"),
      ("America/New_York", "2026-11-01", "02:00", ["2026-11-01T07:00:00Z"], "instant"),
      ("Europe/Berlin", "2026-03-29", "02:30", ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"], "skipped"),
      ("Europe/Berlin", "2026-03-29", "03:00", ["2026-03-29T01:00:00Z"], "instant"),
      ("Europe/Berlin", "2026-10-25", "02:30", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"], "repeated"),
      ("Europe/Berlin", "2026-10-25", "03:00", ["2026-10-25T02:00:00Z"], "instant"),
      ("Australia/Lord_Howe", "2026-04-05", "01:45", ["2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"], "repeated"),
      ("Asia/Bangkok", "2026-11-02", "00:30", ["2026-11-01T17:30:00Z"], "instant"),
      ("Asia/Kathmandu", "2026-11-02", "00:00", ["2026-11-01T18:15:00Z"], "instant"),
    ])
  func changes(_ name: String, _ date: String, _ clock: String, _ instants: [String], _ kind: String) throws {
    let second = try #require(LocalTime.clock(clock))
    let meaning = LocalTime(day: try day(date), second: second).meaning(in: try zone(name))
    #expect(meaning.candidates == (try instants.map { try instant($0) }))
    switch meaning {
    case .instant: #expect(kind == "instant")
    case .skipped: #expect(kind == "skipped")
    case .repeated: #expect(kind == "repeated")
    }
  }

  @Test(
    "every instant of a year is among those that its own clock time can mean",
    arguments: ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Bangkok", "Pacific/Kiritimati"])
  func inverse(_ name: String) throws {
    let zone = try zone(name)
    let first = try day("2026-01-01").daysSince1970 * 86_400
    for offset in stride(from: 0, to: 366 * 86_400, by: 900) {
      let date = Date(timeIntervalSince1970: Double(first + offset))
      let shown = first + offset + zone.secondsFromGMT(for: date)
      let day = CivilDate(utc: Date(timeIntervalSince1970: Double(shown)))
      let time = LocalTime(day: day, second: shown - day.daysSince1970 * 86_400)
      let meaning = time.meaning(in: zone)
      if case .skipped = meaning {
        Issue.record("\(time) was shown and is said to be skipped")
        return
      }
      guard meaning.candidates.contains(date) else {
        Issue.record("\(time) was \(date) and is read as \(meaning)")
        return
      }
    }
  }

  @Test("a day that a place left out was not")
  func leftOut() throws {
    let meaning = LocalTime(day: try day("2011-12-30"), second: 43_200).meaning(in: try zone("Pacific/Apia"))
    guard case .skipped = meaning else {
      Issue.record("read as \(meaning)")
      return
    }
  }
}
