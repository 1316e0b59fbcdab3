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
}
