internal import Foundation
internal import Hiring
internal import Testing

struct TogglTests {
  private let header =
    "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags"

  private func rows(_ rows: String..., dateFormat: String? = nil) throws -> ImportResult {
    try parse(
      ([header] + rows).joined(separator: "\n") + "\n", kind: "toggl",
      options: declared("America/New_York", dateFormat: dateFormat))
  }

  @Test("the sample: all forms of durations, a running timer, and two equal entries that are two")
  func sample() throws {
    let result = try read("toggl.csv", kind: "toggl", options: declared("America/New_York"))
    let first = TimeEntry(
      system: "toggl",
      id: "2026-11-02T14:00:00Z|amir@example.com|Northwind|Storefront|Checkout|Coupon field, second round",
      user: "amir@example.com", userName: "Amir Khan", contractor: nil, start: try instant("2026-11-02T14:00:00Z"),
      end: try instant("2026-11-02T15:15:00Z"), seconds: 4_500, memo: "Coupon field, second round",
      taskID: "Storefront/Checkout", taskName: "Checkout", taskStatus: nil, taskEstimateSeconds: nil, isBillable: true,
      createdAt: nil, email: "amir@example.com")
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.seconds) == [4_500, 1_105, 3_600, 1_800, 1_800])
    #expect(result.timeEntries[1].taskID == nil && !result.timeEntries[1].isBillable)
    #expect(result.timeEntries[2].start == (try instant("2026-11-03T04:30:00Z")))
    #expect(result.timeEntries[4].id == result.timeEntries[3].id + "|1")
    #expect(result.skipped == [SkippedRow(line: 7, reason: "the timer was still running")])
    #expect(result.warnings.isEmpty)
    #expect(result.unknownPeople.map(\.account) == ["amir@example.com", "bea@example.com"])
    #expect(result.unknownPeople.map(\.suggestion) == ["amir", "bea"])
  }

  @Test("it is told from Clockify's, also in capitals, and whatever the amount's column is called")
  func recognised() throws {
    for header in [header, header + ",Amount (EUR)", header + ",Amount ()", header.uppercased()] {
      #expect(ImporterRegistry.kinds(of: try RecordTable(Array("\(header)\n".utf8), file: "a")).first == "toggl")
    }
  }

  @Test(
    "days and clocks of other settings",
    arguments: [
      ("11/16/2026,9:00 AM,11/16/2026,10:30 AM", nil), ("16.11.2026,09:00,16.11.2026,10:30", nil),
      ("2026-11-16,09:00:00,2026-11-16,10:30:00", nil), ("05/06/2026,09:00,05/06/2026,10:30", "dd/MM/yyyy"),
    ] as [(String, String?)])
  func settings(_ times: String, _ format: String?) throws {
    let result = try rows("Amir,,,,,Work,,\(times),1:30:00,", dateFormat: format)
    let start = try instant(format == nil ? "2026-11-16T14:00:00Z" : "2026-06-05T13:00:00Z")
    #expect(result.timeEntries.map(\.start) == [start])
    #expect(result.timeEntries.map(\.end) == [start.addingTimeInterval(5_400)])
    #expect(result.timeEntries.map(\.user) == ["Amir"])
  }

  @Test("a day that could be two refuses the file")
  func ambiguous() {
    let text = "\(header)\nAmir,,,,,Work,,05/06/2026,09:00,05/06/2026,10:30,1:30:00,\n"
    #expect(refusal(text, kind: "toggl")?.kind == .ambiguousDate)
  }

  @Test(
    "rows that cannot be read are listed",
    arguments: [
      (",,,,,Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,", "names no user"),
      ("Amir,,,,,Work,,2026-11-02,09:00,2026-11-02,10:00,,", "has no duration"),
      ("Amir,,,,,Work,,2026-11-02,09:00,2026-11-02,10:00,soon,", "the duration `soon` cannot be read"),
      ("Amir,,,,,Work,,2026-11-02,9h,2026-11-02,10:00,1:00:00,", "the start time `9h` cannot be read"),
      ("Amir,,,,,Work,,,09:00,2026-11-02,10:00,1:00:00,", "has no start date"),
      ("Amir,,,,,Work,,2026-11-02,10:00,2026-11-02,09:00,1:00:00,", "ends before it starts"),
      ("Amir,,,,,Work,,2026-11-02,09:00,2026-11-02,,1:00:00,", "has no end time"),
    ])
  func unreadable(_ row: String, _ reason: String) throws {
    let result = try rows(row, "Bea,,,,,Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.timeEntries.map(\.user) == ["Bea"])
  }

  @Test("a corrected duration is the same entry; another start, task or memo is another")
  func amended() throws {
    func id(_ row: String) throws -> String { try #require(rows(row).timeEntries.first).id }
    let first = try id("Amir,,A,B,C,Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,")
    #expect(try id("Amir,,A,B,C,Work,Yes,2026-11-02,09:00,2026-11-02,10:10,1:10:00,x") == first)
    for other in [
      "Amir,,A,B,C,Work,,2026-11-02,09:01,2026-11-02,10:00,1:00:00,",
      "Amir,,A,B,D,Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
      "Amir,,A,B,C,Other,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
      "Bea,,A,B,C,Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
    ] {
      #expect(try id(other) != first)
    }
  }

  @Test("words with bars cannot pass for other rows")
  func bars() throws {
    let result = try rows(
      "Amir,,A,B|C,D,Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
      "Amir,,A,B,C|D,Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
      "Amir,,A,B,C,D|Work,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
      "Amir,,A,B,C,D,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
      "Amir,,A,B,C,D,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,",
      "Amir,,A,B,C,D|1,,2026-11-02,09:00,2026-11-02,10:00,1:00:00,")
    #expect(Set(result.timeEntries.map(\.id)).count == 6)
  }

  @Test("in any order and in pieces the entries are the same")
  func order() throws {
    let rows = (0..<40).map { number in
      "Amir,,A,B,T\(number % 3),M\(number % 2),,2026-11-\(number < 20 ? "02" : "03"),09:\(10 + number % 20),"
        + "2026-11-\(number < 20 ? "02" : "03"),11:00,0:\(10 + number),"
    }
    func entries(_ rows: [String]) throws -> Set<TimeEntry> {
      Set(
        try parse(([header] + rows).joined(separator: "\n") + "\n", kind: "toggl", options: declared("Europe/Berlin"))
          .timeEntries)
    }
    let whole = try entries(rows)
    #expect(whole.count == 40)
    #expect(try entries(rows.reversed()) == whole)
    #expect(try entries(Array(rows[..<7])).union(entries(Array(rows[7...]))) == whole)
  }
}
