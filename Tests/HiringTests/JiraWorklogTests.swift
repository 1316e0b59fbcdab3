internal import Foundation
internal import Hiring
internal import Testing

struct JiraWorklogTests {
  private let oneIssue = """
    export.csv: holds the worklogs of one issue; import those of every issue, or the weeks between look as if nothing \
    else was worked
    """

  @Test("the sample: offsets without a colon, ids as text and numbers, documents as comments, old servers' names")
  func sample() throws {
    let result = try read("jira-worklog.json", kind: "jira-worklog")
    let first = TimeEntry(
      system: "jira", id: "100028", user: "5b10a2844c20165700ede21g", userName: "Amir Khan", contractor: nil,
      start: try instant("2026-11-02T02:00:00Z"), end: nil, seconds: 12_000,
      memo: "Coupon field, second round\ntotals", taskID: "10010", taskName: nil, taskStatus: nil,
      taskEstimateSeconds: nil, isBillable: false, createdAt: try instant("2026-11-02T11:30:00Z"))
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.id) == ["100028", "1000281234567890123", "100030"])
    #expect(result.timeEntries.map(\.seconds) == [12_000, 1_800, 2_700])
    #expect(result.timeEntries[2].start == (try instant("2026-11-04T02:00:00Z")))
    #expect(result.timeEntries[2].user == "bea" && result.timeEntries[2].email == "bea@example.com")
    #expect(result.skipped == [SkippedRow(line: 4, reason: "the time spent `1d` cannot be read")])
    #expect(result.warnings == [oneIssue.replacing("export.csv", with: "jira-worklog.json")])
  }

  @Test("a bare list is read too, and an answer that holds fewer than there are says so")
  func shapes() throws {
    let log = #"{"id":"1","author":{"accountId":"a"},"started":"2026-11-02T09:00:00.000-0530","timeSpentSeconds":60}"#
    #expect(try parse("[\(log)]", kind: "jira-worklog").timeEntries.map(\.start) == [instant("2026-11-02T14:30:00Z")])
    let part = try parse("{\"total\":57,\"worklogs\":[\(log)]}", kind: "jira-worklog")
    #expect(part.warnings == ["export.csv: holds 1 of the issue's 57 worklogs; fetch the others too", oneIssue])
    #expect(try parse("[\(log)]", kind: "jira-worklog").warnings.isEmpty)
    #expect(try parse("{\"total\":0,\"worklogs\":[]}", kind: "jira-worklog").entries.isEmpty)
    #expect(refusal("[]", kind: "jira-worklog")?.kind == .structure)
    #expect(refusal("{\"data\":[]}", kind: "jira-worklog")?.kind == .structure)
  }

  @Test(
    "worklogs that cannot be read are listed",
    arguments: [
      (#""id":"","timeSpentSeconds":60"#, "has no id"), (#""author":null"#, "names no author"),
      (
        #""started":"2026-11-02T09:00:00.000""#,
        "the time `2026-11-02T09:00:00.000` is neither epoch milliseconds nor ISO 8601 with a zone"
      ),
      (#""started":"""#, "has no start, so it belongs to no week"),
      (#""timeSpentSeconds":-60"#, "the time spent is negative"),
      (#""timeSpentSeconds":60.5"#, "its timeSpentSeconds are no whole number"),
      (#""timeSpentSeconds":9999999"#, "the time spent is over a month"),
      (#""timeSpentSeconds":null"#, "has no time spent"),
    ])
  func unreadable(_ change: String, _ reason: String) throws {
    let whole = [
      "\"id\":\"2\"", "\"author\":{\"accountId\":\"a\"}", "\"started\":\"2026-11-02T09:00:00.000+0000\"",
      "\"timeSpentSeconds\":60",
    ]
    let names = change.split(separator: ",").map { $0.split(separator: ":")[0] }
    let kept = whole.filter { member in !names.contains { member.hasPrefix($0) } }
    let good = "{\(whole.joined(separator: ",").replacing("\"2\"", with: "\"1\""))}"
    let result = try parse("[\(good),{\((kept + [change]).joined(separator: ","))}]", kind: "jira-worklog")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.timeEntries.map(\.id) == ["1"])
  }
}
