internal import Foundation
internal import Hiring
internal import Testing

@Suite("Time logs with mapped columns")
struct MappedTimeTests {
  @Test("the sample: instants, local times, clocks on a day, a night, a day alone")
  func sample() throws {
    let result = try read("time.csv", kind: "time", options: declared("Asia/Bangkok"))
    let first = TimeEntry(
      system: "time", id: "t-1", user: "amir@example.com", userName: "amir@example.com", contractor: nil,
      start: try instant("2026-11-02T02:00:00Z"), end: try instant("2026-11-02T03:30:00Z"), seconds: 5_400,
      memo: "Validation", taskID: "Checkout form", taskName: "Checkout form", taskStatus: nil,
      taskEstimateSeconds: nil, isBillable: false, createdAt: nil, isManual: false)
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.seconds) == [5_400, 4_200, 12_600, 7_200, 2_700])
    #expect(
      result.timeEntries.map(\.start) == [
        try instant("2026-11-02T02:00:00Z"), try instant("2026-11-02T06:00:00Z"), try instant("2026-11-02T02:00:00Z"),
        try instant("2026-11-02T16:00:00Z"), try instant("2026-11-03T00:00:00Z"),
      ])
    #expect(result.timeEntries[3].end == (try instant("2026-11-02T18:00:00Z")))
    #expect(result.timeEntries[4].day == (try day("2026-11-03")))
    #expect(
      result.timeEntries.map(\.id).dropFirst(2) == [
        "2026-11-02T02:00:00Z|bea lindqvist||Returns page|Layout",
        "2026-11-02T16:00:00Z|bea lindqvist||Returns page|Night shift", "2026-11-03|bea lindqvist|||Calls",
      ])
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
  }

  @Test("Tempo's sample: issues by key, hours as decimals and as a clock")
  func tempo() throws {
    let result = try read("tempo.csv", kind: "tempo")
    let first = TimeEntry(
      system: "tempo", id: "2026-11-02|amir@example.com|SHOP-12|Checkout form|Validation of the address",
      user: "amir@example.com", userName: "Amir Khan", contractor: nil, start: try instant("2026-11-02T00:00:00Z"),
      end: nil, seconds: 12_600, memo: "Validation of the address", taskID: "SHOP-12", taskName: "Checkout form",
      taskStatus: nil, taskEstimateSeconds: nil, isBillable: true, createdAt: nil, day: try day("2026-11-02"),
      email: "amir@example.com")
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.seconds) == [12_600, 5_400, 900])
  }

  @Test("columns of any name are mapped, and the tracker's name tells its accounts")
  func mapped() throws {
    let text = "Who;When;Std\nAmir;02.11.2026;7,5\n"
    let options = ImportOptions(
      columns: ["person": "Who", "day": "When", "hours": "Std"], dateFormat: "dd.MM.yyyy", roster: roster,
      about: " Kimai ")
    let entry = try #require(try parse(text, kind: "time", options: options).timeEntries.first)
    #expect(entry.system == "kimai" && entry.seconds == 27_000)
    #expect(entry.day == (try day("2026-11-02")))
  }

  @Test("what is needed and absent is named; such a file is never recognised by itself")
  func missing() throws {
    #expect(refusal("person,memo\nA,B\n", kind: "time")?.problem == "not a time export: no column `day`, `hours`")
    let options = ImportOptions(columns: ["hours": "Std"])
    #expect(
      refusal("person,day,hours\nA,2026-11-02,1\n", kind: "time", options: options)?.problem
        == "not a time export: no column `Std`")
    #expect(
      ImporterRegistry.kinds(of: try RecordTable(Array("person,day,hours\n".utf8), file: "a"))
        .allSatisfy { !["time", "tempo", "billed", "fiverr-orders"].contains($0) })
  }

  @Test(
    "rows that cannot be read are listed",
    arguments: [
      (",2026-11-02,,,1", "names no user"), ("A,,,,1", "has neither a day nor a start, so it belongs to no week"),
      ("A,2026-11-02,,,", "has no hours"), ("A,,9:00,10:00,", "the start `9:00` has no day"),
      ("A,2026-11-02,soon,10:00,", "the start `soon` has no time of day that can be read"),
      ("A,2026-11-02,9:00,,", "has neither an end nor hours: the timer was still running"),
      ("A,2026-11-02,9:00,8:00,", "ends before it starts"),
      ("A,2026-11-02,2026-11-02 9:00 EST,,1", "the start `2026-11-02 9:00 EST` has no time of day that can be read"),
      ("A,2026-11-02,2026-11-02,,1", "the start `2026-11-02` has no time of day that can be read"),
      ("A,2026-02-30,,,1", "`2026-02-30` is no date that can be read; declare `date_format`"),
      ("A,2026-11-02,,,-1", "the hours are negative"),
    ])
  func unreadable(_ row: String, _ reason: String) throws {
    let result = try parse("person,day,start,end,hours\n\(row)\nB,2026-11-02,,,1\n", kind: "time")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.timeEntries.map(\.user) == ["B"])
  }

  @Test(
    "a day with a clock in every form, with an offset and without",
    arguments: [
      "2026-11-02T09:00:00Z", "2026-11-02 09:00Z", "2026-11-02 09:00 UTC", "2026-11-02 16:00 +07:00",
      "2026-11-02 16:00:00+0700", "2026-11-02 03:30-05:30", "2026-11-02T10:00:00", "2026-11-02 10:00 AM",
      "Nov 2, 2026 10:00 AM", "Nov 2, 2026, 10:00 AM", "2 Nov 2026 10:00", "1793610000000",
    ])
  func moments(_ text: String) throws {
    let options = try declared("Europe/Berlin")
    let result = try parse("person,start,hours\nA,\"\(text)\",1\n", kind: "time", options: options)
    #expect(result.timeEntries.map(\.start) == [try instant("2026-11-02T09:00:00Z")], "\(result.skipped)")
  }

  @Test("a hostile field is no moment and takes no time")
  func long() throws {
    let text = String(repeating: "T ", count: 50_000)
    let result = try parse("person,start,hours\nA,\(text)1,1\n", kind: "time")
    #expect(result.skipped.count == 1)
  }
}
