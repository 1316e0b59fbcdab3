internal import Foundation
internal import Hiring
internal import Testing

struct ClockifyTests {
  private let header = """
    "Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time",\
    "End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (EUR)","Billable Amount (EUR)"
    """

  @Test("the sample: twelve hours' clocks, a break that is no work, three forms of durations, days of creation")
  func sample() throws {
    let result = try read("clockify.csv", kind: "clockify", options: declared("Europe/Berlin"))
    let first = TimeEntry(
      system: "clockify",
      id: "2026-11-16T08:00:00Z|amir@example.com|Northwind|Storefront|Returns|Returns page",
      user: "amir@example.com", userName: "Amir Khan", contractor: nil, start: try instant("2026-11-16T08:00:00Z"),
      end: try instant("2026-11-16T11:20:00Z"), seconds: 12_000, memo: "Returns page", taskID: "Storefront/Returns",
      taskName: "Returns", taskStatus: nil, taskEstimateSeconds: nil, isBillable: true,
      createdAt: try instant("2026-11-15T23:00:00Z"), email: "amir@example.com")
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.seconds) == [12_000, 2_700, 5_400])
    #expect(result.timeEntries[1].end == (try instant("2026-11-16T23:15:00Z")))
    #expect(result.timeEntries[2].createdAt == nil)
    #expect(result.skipped == [SkippedRow(line: 3, reason: "its type is `Break`, which is no work")])
  }

  @Test("without a type, with another currency and other formats")
  func settings() throws {
    let rows = """
      "A","","","","Amir","","","","No","22/06/2026","10:00","22/06/2026","10:13","0:13","0.22","60.00","13.00"
      "A","","","","Amir","","","","No","23/06/2026","10:00","23/06/2026","11:15","1.25","1.25","60.00","13.00"

      """
    let result = try parse("\(header)\n\(rows)", kind: "clockify", options: declared("Europe/Berlin"))
    #expect(result.timeEntries.map(\.seconds) == [780, 4_500])
    #expect(ImporterRegistry.kinds(of: try RecordTable(Array(header.utf8), file: "a")).first == "clockify")
  }

  @Test("a holiday is no work either, and a type that is not known is")
  func types() throws {
    let rows = ["Holiday", "Time off", "Regular", ""].map {
      "Amir,2026-06-22,10:00,2026-06-22,11:00,1:00,\($0)"
    }
    let text = (["User,Start Date,Start Time,End Date,End Time,Duration (h),Type"] + rows).joined(separator: "\n")
    let result = try parse(text + "\n", kind: "clockify", options: declared("Europe/Berlin"))
    #expect(result.skipped.map(\.line) == [2, 3])
    #expect(result.timeEntries.count == 2)
  }

  @Test("decimal commas between semicolons")
  func commas() throws {
    let text = """
      User;Start Date;Start Time;End Date;End Time;Duration (decimal)
      Amir;22.06.2026;10:00;22.06.2026;11:15;1,25

      """
    let result = try parse(text, kind: "clockify", options: declared("Europe/Berlin"))
    #expect(result.timeEntries.map(\.seconds) == [4_500])
  }
}
