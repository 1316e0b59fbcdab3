internal import Foundation
internal import Hiring
internal import Testing

struct ClickUpTimeTests {
  @Test("an entry is read from its numbers, with the 19-digit id as text and totals left alone")
  func entry() throws {
    let result = try parse(clickUpExport([[:]]), kind: "clickup-time")
    let expected = TimeEntry(
      system: "clickup", id: "4013526171234567890", user: "81234567", userName: "Amir K.", contractor: nil,
      start: try instant("2025-11-03T01:00:00Z"), end: try instant("2025-11-03T02:30:00Z"), seconds: 5_400,
      memo: "Checkout form", taskID: "86abc1", taskName: "Checkout", taskStatus: "in progress",
      taskEstimateSeconds: 7_200, isBillable: true, createdAt: try instant("2025-11-02T01:00:00Z"))
    #expect(result.entries == [ImportResult.Entry(line: 2, record: .time(expected))])
    #expect(result.skipped.isEmpty)
    #expect(result.unknownPeople.isEmpty)
    #expect(result.warnings.isEmpty)
  }

  @Test("columns in any order and case, unknown ones and absent optional ones change nothing")
  func columns() throws {
    let text = """
      Sprint (custom),TIME TRACKED TEXT,start,time tracked,User id,TIME ENTRY ID,Stop
      7,9 h,1762131600000,5400000,81234567,4013526171234567891,1762137000000

      """
    let entry = try #require(try parse(text, kind: "clickup-time").timeEntries.first)
    #expect(entry.seconds == 5_400)
    #expect(entry.id == "4013526171234567891")
    #expect(entry.taskID == nil)
    #expect(entry.createdAt == nil)
  }

  @Test(
    "the text stands in where the number is missing",
    arguments: [
      ("1 h 15 m", 4_500), ("45 m", 2_700), ("1:15:00", 4_500), ("2:30", 9_000), ("2 h", 7_200), ("1h 5m", 3_900),
    ])
  func textFallback(_ text: String, _ seconds: Int) throws {
    for absent in ["", "null"] {
      let result = try parse(
        clickUpExport([["Time Tracked": absent, "Time Tracked Text": text]]), kind: "clickup-time")
      #expect(result.timeEntries.map(\.seconds) == [seconds])
    }
  }

  @Test("the word null is nothing")
  func null() throws {
    let result = try parse(
      clickUpExport([["Task ID": "null", "Task Name": "null", "Description": "null", "Task Time Estimated": "null"]]),
      kind: "clickup-time")
    let entry = try #require(result.timeEntries.first)
    #expect(entry.taskID == nil && entry.taskName == nil && entry.taskEstimateSeconds == nil)
    #expect(entry.memo.isEmpty)
  }

  @Test("running timers are skipped and counted", arguments: ["", "null", "-1762131600000", "0", "600000"])
  func running(_ tracked: String) throws {
    let result = try parse(
      clickUpExport([["Stop": "", "Stop Text": "", "Time Tracked": tracked, "Time Tracked Text": ""]]),
      kind: "clickup-time")
    #expect(result.entries.isEmpty)
    #expect(result.skipped == [SkippedRow(line: 2, reason: "the timer was still running")])
    #expect(result.warnings == ["export.csv: 1 timer was still running"])
  }

  @Test(
    "impossible rows are listed with line and reason, never taken as zero",
    arguments: [
      (["Time Tracked": "-60000"], "the time tracked is negative"),
      (["Stop": "1762131500000"], "stops before it starts"),
      (["Start": "1762131600"], "the time `1762131600` is in seconds, not milliseconds"),
      (
        ["Start": "11/06/2025, 9:08:00 AM EST"],
        "the time `11/06/2025, 9:08:00 AM EST` is neither epoch milliseconds nor ISO 8601 with a zone"
      ),
      (["Start": ""], "has no start, so it belongs to no week"),
      (["Time Tracked": "soon"], "the time tracked `soon` is no number of milliseconds"),
      (["Time Tracked": "", "Time Tracked Text": ""], "has no time tracked"),
      (["Time Tracked": "", "Time Tracked Text": "a while"], "the time tracked `a while` cannot be read"),
      (
        ["Time Tracked": "99999999999999999999"], "the time tracked `99999999999999999999` is no number of milliseconds"
      ),
      (
        ["Time Entry ID": "4.01353E+18"],
        "a spreadsheet program rounded the time entry id to `4.01353E+18`; use the export as it was saved"
      ),
      (["Time Entry ID": ""], "has no time entry id"), (["User ID": "", "Username": ""], "names no user"),
    ])
  func impossible(_ values: [String: String], _ reason: String) throws {
    let result = try parse(clickUpExport([["Time Entry ID": "1"], values]), kind: "clickup-time")
    #expect(result.timeEntries.map(\.id) == ["1"])
    #expect(result.skipped == [SkippedRow(line: 3, reason: reason)])
  }

  @Test("an entry that stands twice counts once, and a contradiction is said")
  func repeated() throws {
    let result = try parse(clickUpExport([[:], [:], ["Time Tracked": "60000"]]), kind: "clickup-time")
    #expect(result.timeEntries.map(\.seconds) == [5_400])
    #expect(
      result.skipped == [
        SkippedRow(line: 3, reason: "repeats entry 4013526171234567890 of line 2"),
        SkippedRow(line: 4, reason: "contradicts entry 4013526171234567890 of line 2"),
      ])
  }

  @Test(
    "an unknown account is kept, reported and only suggested",
    arguments: [
      ("81234576", "Somebody", "amir"), ("70000000", "bea l.", "bea"), ("70000000", "Carl", nil),
    ] as [(String, String, String?)])
  func unknown(_ account: String, _ name: String, _ suggestion: String?) throws {
    let result = try parse(clickUpExport([["User ID": account, "Username": name]]), kind: "clickup-time")
    #expect(result.timeEntries.map(\.user) == [account])
    #expect(result.timeEntries.allSatisfy { $0.contractor == nil })
    #expect(
      result.unknownPeople == [
        UnknownPerson(
          system: "clickup", account: account, name: name, entries: 1, seconds: 5_400, line: 2, suggestion: suggestion)
      ])
  }

  @Test("another kind of export is refused with the kind it is")
  func wrongKind() {
    let error = refusal("Date,Contract,Hours\n2026-11-02,Shop (1),2\n", kind: "clickup-time")
    #expect(error?.kind == .missingColumns)
    #expect(error?.description.contains("`upwork-weekly`") == true)
    #expect(refusal("A\n", kind: "clickup")?.kind == .unknownKind)
  }

  @Test("hostile text stays what it is")
  func hostile() throws {
    let text = "=HYPERLINK(\"http://x\",\"y\"); DROP TABLE time_entries;--\n<script>"
    let result = try parse(clickUpExport([["Description": text]]), kind: "clickup-time")
    #expect(result.timeEntries.map(\.memo) == [text])
  }

  @Test("the sample: every column and one of the workspace's own, text in lines, a night over the week's end")
  func sample() throws {
    let result = try Sample(ClickUpTime()).result()
    let first = TimeEntry(
      system: "clickup", id: "4013526171234567890", user: "81234567", userName: "Amir K.", contractor: nil,
      start: try instant("2025-11-03T01:00:00Z"), end: try instant("2025-11-03T02:30:00Z"), seconds: 5_400,
      memo: "Card form, \"3D Secure\" step", taskID: "86c4k2x1a", taskName: "Checkout: pay by card",
      taskStatus: "in progress", taskEstimateSeconds: 7_200, isBillable: true,
      createdAt: try instant("2025-11-01T03:00:00Z"), taskCustomID: "SHOP-12")
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.seconds) == [5_400, 6_000, 5_400, 900])
    #expect(result.timeEntries.map(\.isBillable) == [true, true, false, true])
    #expect(result.timeEntries.map(\.taskID) == ["86c4k2x1a", "86c4k2x1a", "86c4k2x2b", nil])
    #expect(result.timeEntries[1].memo == "Refunds\nand partial refunds")
    // Six on Monday in Bangkok is eleven on Sunday in UTC, where the week has not ended.
    #expect(result.timeEntries[1].secondsByWeek.map(\.week.description) == ["2025-W45", "2025-W46"])
    #expect(try zone("Asia/Bangkok").day(of: result.timeEntries[1].start) == day("2025-11-10"))
    #expect(result.skipped == [SkippedRow(line: 7, reason: "the timer was still running")])
    #expect(result.warnings == ["sample: 1 timer was still running"])
  }

  @Test("a renamed column is found through the mapping, and only through it")
  func renamed() throws {
    let text = clickUpExport([[:]]).replacing("Time Entry ID", with: "Eintrag").replacing("Username", with: "Name")
    #expect(refusal(text, kind: "clickup-time")?.kind == .missingColumns)
    let options = ImportOptions(columns: ["time entry id": "Eintrag", "Username": "Name"], roster: roster)
    let mapped = try parse(text, kind: "clickup-time", options: options)
    #expect(mapped.timeEntries == (try parse(clickUpExport([[:]]), kind: "clickup-time").timeEntries))
  }

  @Test("a field of the workspace that is called like a column does not take its place")
  func repeatedColumn() throws {
    let text =
      clickUpExport([[:]]).split(separator: "\n").map { line in
        line + (line.hasPrefix("User ID") ? ",Start" : ",1700000000000")
      }.joined(separator: "\n") + "\n"
    let result = try parse(text, kind: "clickup-time")
    #expect(result.timeEntries.map(\.start) == [try instant("2025-11-03T01:00:00Z")])
    #expect(result.warnings == ["export.csv: column `Start` stands twice; the first is read"])
  }

  @Test("a preset without the task's id keeps its hours and says what cannot be seen")
  func withoutTask() throws {
    let kept = ["User ID", "Time Entry ID", "Start", "Stop", "Time Tracked", "Task Name"]
    for columns in [kept, Array(kept.dropLast())] {
      let header = columns.joined(separator: ",")
      let result = try parse("\(header)\n\(clickUpRow([:], header: header))\n", kind: "clickup-time")
      #expect(result.timeEntries.map(\.seconds) == [5_400])
      let names = columns == kept ? "; its tasks are known by name only" : ""
      #expect(
        result.warnings
          == ["export.csv: has no column `Task ID`, so its time cannot be held against tasks\(names)"])
    }
  }

  @Test("a preset without the stop takes a negative length for a timer that runs")
  func runningWithoutStop() throws {
    let text = "User ID,Time Entry ID,Start,Time Tracked,Task ID\n1,7,1762131600000,-5,a\n1,8,1762131600000,5000,a\n"
    let result = try parse(text, kind: "clickup-time")
    #expect(result.timeEntries.map(\.id) == ["8"])
    #expect(result.skipped == [SkippedRow(line: 2, reason: "the timer was still running")])
  }

  @Test(
    "ids that a spreadsheet rounded refuse the file, since they would make new entries of old ones",
    arguments: [
      ["4013526171234560000", "4013526171234570000"], ["4013526171234560000"],
      ["4013526171234568000", "4013526171234571000"], ["4013526171234567680", "4013526171234571264"],
    ])
  func roundedIDs(_ ids: [String]) {
    let text = clickUpExport(ids.map { ["Time Entry ID": $0] })
    let error = refusal(text, kind: "clickup-time")
    #expect(error?.kind == .structure)
    #expect(error?.advice == "use the export as it was saved")
  }

  @Test("an id that ends in zeros by itself is an id")
  func roundID() throws {
    let text = clickUpExport([["Time Entry ID": "4013526171234560000"], [:]])
    #expect(
      try parse(text, kind: "clickup-time").timeEntries.map(\.id) == ["4013526171234560000", "4013526171234567890"])
  }

  @Test(
    "what a spreadsheet made of the numbers is said to be that",
    arguments: [
      ("Time Entry ID", "4013526171234567680.0", "time entry id"), ("Time Entry ID", "4,01353E+18", "time entry id"),
      ("Start", "1.76213E+12", "time"), ("Stop", "1,76214E+12", "time"),
    ])
  func spreadsheet(_ column: String, _ value: String, _ what: String) throws {
    let result = try parse(clickUpExport([["Time Entry ID": "1"], [column: value]]), kind: "clickup-time")
    #expect(result.timeEntries.map(\.id) == ["1"])
    #expect(
      result.skipped == [
        SkippedRow(
          line: 3, reason: "a spreadsheet program rounded the \(what) to `\(value)`; use the export as it was saved")
      ])
  }

  @Test("an estimate or a date that cannot be read is left out and said once; the hours count")
  func leftOut() throws {
    let odd = ["Task Time Estimated": "2 h", "Date Created": "11/01/2025, 10:00:00 AM EST"]
    let result = try parse(
      clickUpExport([odd, odd.merging(["Time Entry ID": "2"]) { $1 }]), kind: "clickup-time")
    #expect(result.timeEntries.map(\.seconds) == [5_400, 5_400])
    #expect(result.timeEntries.allSatisfy { $0.taskEstimateSeconds == nil && $0.createdAt == nil })
    #expect(
      result.warnings == [
        "export.csv:2: the date created `11/01/2025, 10:00:00 AM EST` cannot be read and is left out, and 1 more like it",
        "export.csv:2: the task's estimate `2 h` cannot be read and is left out, and 1 more like it",
      ])
  }

  @Test("entries over the change of the clocks keep their length", arguments: ["2025-10-26", "2025-03-30"])
  func daylightSaving(_ date: String) throws {
    // An hour before the change in Berlin, which is at 01:00 UTC both times, for two hours.
    let start = try instant("\(date)T00:00:00Z").milliseconds
    let result = try parse(
      clickUpExport([["Start": "\(start)", "Stop": "\(start + 7_200_000)", "Time Tracked": "7200000"]]),
      kind: "clickup-time")
    let entry = try #require(result.timeEntries.first)
    #expect(entry.seconds == 7_200)
    let berlin = try zone("Europe/Berlin")
    #expect(berlin.day(of: entry.start) == (try day(date)))
    let next = CivilDate(daysSince1970: try day(date).daysSince1970 + 1)
    #expect(entry.seconds(from: berlin.start(of: try day(date)), to: berlin.start(of: next)) == 7_200)
  }

  @Test("a file that was cut off in a row is refused, not summed")
  func truncated() {
    let whole = clickUpExport([[:], ["Time Entry ID": "2"]])
    #expect(refusal(String(whole.dropLast(40)), kind: "clickup-time")?.kind == .truncated)
  }

  @Test("a time of over a month is none, in numbers and in words")
  func overAMonth() throws {
    let result = try parse(
      clickUpExport([["Time Tracked": "2678400500"], ["Time Tracked": "", "Time Tracked Text": "745 h"]]),
      kind: "clickup-time")
    #expect(result.skipped.map(\.reason) == Array(repeating: "the time tracked is over a month", count: 2))
  }
}
