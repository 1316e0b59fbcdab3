internal import Foundation
internal import Hiring
internal import Testing

@Suite("Entries where clocks change")
struct ClockChangeTests {
  private func entry(
    _ start: String, _ end: String, _ duration: String, _ name: String
  ) throws -> ImportResult {
    let text = "person,start,end,duration\nAmir,\(start),\(end),\(duration)\n"
    return try parse(text, kind: "time", options: declared(name))
  }

  @Test(
    "the duration decides what the clock shows twice or never",
    arguments: [
      // Back: 01:30 is 05:30Z and 06:30Z in New York, 02:30 is 00:30Z and 01:30Z in Berlin.
      (
        "2026-11-01 00:30", "2026-11-01 01:30", "1:00", "America/New_York", "2026-11-01T04:30:00Z",
        "2026-11-01T05:30:00Z"
      ),
      (
        "2026-11-01 00:30", "2026-11-01 01:30", "2:00", "America/New_York", "2026-11-01T04:30:00Z",
        "2026-11-01T06:30:00Z"
      ),
      (
        "2026-11-01 01:30", "2026-11-01 02:30", "2:00", "America/New_York", "2026-11-01T05:30:00Z",
        "2026-11-01T07:30:00Z"
      ),
      (
        "2026-11-01 01:30", "2026-11-01 02:30", "1:00", "America/New_York", "2026-11-01T06:30:00Z",
        "2026-11-01T07:30:00Z"
      ),
      (
        "2026-11-01 01:50", "2026-11-01 01:10", "20 m", "America/New_York", "2026-11-01T05:50:00Z",
        "2026-11-01T06:10:00Z"
      ),
      ("2026-10-25 02:30", "2026-10-25 04:00", "2:30", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z"),
      ("2026-10-25 02:30", "2026-10-25 04:00", "1:30", "Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25T03:00:00Z"),
      // Forward: a time that never was, of an entry whose other side and duration are sure.
      (
        "2026-03-08 02:30", "2026-03-08 03:45", "15 m", "America/New_York", "2026-03-08T07:30:00Z",
        "2026-03-08T07:45:00Z"
      ),
      ("2026-03-29 01:30", "2026-03-29 02:30", "1:00", "Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"),
      // Both sides are sure, the hour between is not.
      (
        "2026-03-08 01:00", "2026-03-08 04:00", "2:00", "America/New_York", "2026-03-08T06:00:00Z",
        "2026-03-08T08:00:00Z"
      ),
      ("2026-10-25 01:00", "2026-10-25 04:00", "4:00", "Europe/Berlin", "2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z"),
    ])
  func decided(
    _ start: String, _ end: String, _ duration: String, _ name: String, _ first: String, _ last: String
  ) throws {
    let result = try entry(start, end, duration, name)
    let read = try #require(result.timeEntries.first, "\(result.skipped)")
    #expect(read.start == (try instant(first)))
    #expect(read.end == (try instant(last)))
    #expect(result.warnings.isEmpty)
  }

  @Test(
    "what the duration does not decide is skipped and told",
    arguments: [
      (
        "2026-11-01 01:30", "2026-11-01 02:30", "45 m", "America/New_York",
        "2026-11-01 01:30 came twice: the clock of America/New_York went back over it, and the duration does not tell "
          + "which is meant"
      ),
      (
        "2026-11-01 01:30", "2026-11-01 02:30", "", "America/New_York",
        "2026-11-01 01:30 came twice: the clock of America/New_York went back over it"
      ),
      (
        "2026-10-25 02:30", "", "1:00", "Europe/Berlin",
        "2026-10-25 02:30 came twice: the clock of Europe/Berlin went back over it"
      ),
      (
        "2026-03-29 02:30", "2026-03-29 05:00", "9:00", "Europe/Berlin",
        "2026-03-29 02:30 does not exist: the clock of Europe/Berlin went forward over it, and the duration does not "
          + "tell which is meant"
      ),
      (
        "2026-03-29 02:30", "", "1:00", "Europe/Berlin",
        "2026-03-29 02:30 does not exist: the clock of Europe/Berlin went forward over it"
      ),
      ("2026-11-02 10:00", "2026-11-02 09:00", "1:00", "Europe/Berlin", "ends before it starts"),
    ])
  func undecided(_ start: String, _ end: String, _ duration: String, _ name: String, _ reason: String) throws {
    let result = try entry(start, end, duration, name)
    #expect(result.entries.isEmpty)
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
  }

  @Test("a start and hours that are sure are kept where only the end is in doubt")
  func doubtfulEnd() throws {
    let result = try entry("2026-11-01 00:30", "2026-11-01 01:30", "40 m", "America/New_York")
    #expect(result.timeEntries.map(\.seconds) == [2_400])
    #expect(result.timeEntries.map(\.end) == [nil])
    #expect(
      result.warnings == [
        "export.csv:2: the end is left out: 2026-11-01 01:30 came twice: the clock of America/New_York went back over it"
      ])
  }

  @Test("where only the time of day is in doubt, the hours belong to their day")
  func doubtfulClock() throws {
    let result = try entry("2026-11-01 01:10", "2026-11-01 01:40", "30 m", "America/New_York")
    #expect(result.skipped.isEmpty)
    #expect(result.timeEntries.map(\.seconds) == [1_800])
    #expect(result.timeEntries.map(\.day) == [try day("2026-11-01")])
    #expect(result.timeEntries.map(\.start) == [try day("2026-11-01").startUTC])
    #expect(
      result.warnings == [
        "export.csv:2: the time of day is left out: 2026-11-01 01:10 came twice: the clock of America/New_York went back "
          + "over it"
      ])
  }

  @Test("an instant with its zone is in no doubt")
  func zoned() throws {
    let result = try entry("2026-11-01 01:30 -04:00", "2026-11-01T01:30:00-05:00", "", "America/New_York")
    #expect(result.timeEntries.map(\.seconds) == [3_600])
  }

  @Test("without a declared zone the owner's clock is taken, and that is said once")
  func ownerZone() throws {
    let options = ImportOptions(roster: roster, ownerZone: try zone("Asia/Bangkok"))
    let rows = "2026-11-02 00:30,2026-11-02 01:30\nAmir,2026-11-03 00:30,2026-11-03 01:30\n"
    let result = try parse("person,start,end\nAmir,\(rows)", kind: "time", options: options)
    #expect(
      result.timeEntries.map(\.start) == [try instant("2026-11-01T17:30:00Z"), try instant("2026-11-02T17:30:00Z")])
    #expect(
      result.warnings == [
        "export.csv: its times name no zone and are read by the owner's clock, Asia/Bangkok; declare `timezone:` at this "
          + "entry of `records:`"
      ])
    let days = try parse("person,day,hours\nAmir,2026-11-02,1\n", kind: "time", options: options)
    #expect(days.warnings.isEmpty)
  }
}
