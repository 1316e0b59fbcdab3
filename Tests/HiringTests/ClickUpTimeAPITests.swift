internal import Foundation
internal import Hiring
internal import Testing

struct ClickUpTimeAPITests {
  private let kind = "clickup-time-api"

  private func entry(_ members: [String: String?]) -> String {
    var all: [String: String?] = [
      "id": #""4013526171234567890""#, "user": #"{"id":81234567,"username":"Amir K.","email":"amir@example.com"}"#,
      "start": "1762131600000", "end": "1762137000000", "duration": #""5400000""#, "billable": "true",
      "description": #""Checkout form""#, "source": #""clickup""#, "wid": #""9012345""#,
      "task": #"{"id":"86abc1","custom_id":"SHOP-1","name":"Checkout","status":{"status":"in progress"}}"#,
    ]
    all.merge(members) { $1 }
    return "{\(all.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }.sorted().joined(separator: ","))}"
  }

  private func read(_ entries: String...) throws -> ImportResult {
    try parse("{\"data\":[\(entries.joined(separator: ","))]}", kind: kind, file: "time.json")
  }

  @Test("the sample: numbers as such and as text, no task, a running timer, an entry of the old tracker")
  func sample() throws {
    let result = try Sample(ClickUpTimeAPI()).result()
    let first = TimeEntry(
      system: "clickup", id: "4013526171234567890", user: "81234567", userName: "Amir K.", contractor: nil,
      start: try instant("2025-11-03T01:00:00Z"), end: try instant("2025-11-03T02:30:00Z"), seconds: 5_400,
      memo: "Card form, \"3D Secure\" step", taskID: "86c4k2x1a", taskName: "Checkout: pay by card",
      taskStatus: "in progress", taskEstimateSeconds: nil, isBillable: true, createdAt: nil, isManual: nil,
      email: "amir@example.com", taskCustomID: "SHOP-12")
    #expect(result.timeEntries.first == first)
    #expect(result.timeEntries.map(\.seconds) == [5_400, 6_000, 900])
    #expect(result.timeEntries.map(\.isManual) == [nil, true, nil])
    #expect(result.timeEntries.map(\.taskID) == ["86c4k2x1a", "86c4k2x1a", nil])
    #expect(
      result.skipped == [
        SkippedRow(line: 4, reason: "the timer was still running"),
        SkippedRow(line: 5, reason: "has no start, so it belongs to no week"),
      ])
    #expect(result.warnings == ["sample: 1 timer was still running"])
    #expect(result.unknownPeople.map(\.account) == ["81234567", "91110002"])
  }

  @Test("a page that says what was asked for covers it, with no entry too")
  func covers() throws {
    func covered(_ text: String) throws -> [ImportSink.Covered] {
      let sink = ImportSink(roster: Roster(contractors: [])) { _ in .kept }
      try ImporterRegistry.read(
        RecordBytes(Array(text.utf8), file: "time.json"), kind: kind, options: ImportOptions(), into: sink)
      return sink.covered
    }
    let page = #"{"data":[],"covers":{"from":1762128000001,"to":1762732799999,"accounts":["81234567"]}}"#
    let expected = ImportSink.Covered(
      system: "clickup", accounts: ["81234567"], from: Date(milliseconds: 1_762_128_000_001),
      to: Date(milliseconds: 1_762_732_799_999))
    #expect(try covered(page) == [expected])
    #expect(try covered(page + "\n" + page) == [expected, expected])
    #expect(try covered(#"{"data":[]}"#).isEmpty)
    #expect(try covered(#"{"data":[],"covers":{"from":"x"}}"#).isEmpty)
  }

  @Test("both exports of one entry are one record, and say the same where both say something")
  func sameAsTable() throws {
    let table = try Sample(ClickUpTime()).result().timeEntries
    let answer = try Sample(ClickUpTimeAPI()).result().timeEntries
    var common = 0
    for entry in answer {
      guard var other = table.first(where: { $0.id == entry.id }) else { continue }
      common += 1
      other.taskEstimateSeconds = nil
      other.createdAt = nil
      other.email = entry.email
      other.isManual = entry.isManual
      #expect(other == entry)
      #expect(ImportResult.Record.time(other).key == ImportResult.Record.time(entry).key)
    }
    #expect(common == 3)
  }

  @Test(
    "pages are read however they were kept",
    arguments: [
      #"{"data":[A,B]}"#, "[A,B]", #"[{"data":[A]},{"data":[B]}]"#, #"{"data":[A]}{"data":[B]}"#,
      "{\"data\":[A]}\n{\"data\":[]}\n{\"data\":[B]}\n", "[A]\n[B]", "A\nB\n", "\u{FEFF} {\"data\" : [A , B]}",
    ])
  func pages(_ form: String) throws {
    let text = form.replacing("A", with: entry([:])).replacing("B", with: entry(["id": "4013526171234567901"]))
    #expect(
      try parse(text, kind: kind).timeEntries.map(\.id) == ["4013526171234567890", "4013526171234567901"])
    #expect(try ImporterRegistry.kinds(of: RecordBytes(Array(text.utf8), file: "a.json")).first == kind)
  }

  @Test("an entry on two pages counts once")
  func overlappingPages() throws {
    let result = try read(entry([:]), entry([:]))
    #expect(result.timeEntries.count == 1)
    #expect(result.skipped.map(\.reason) == ["repeats entry 4013526171234567890 of line 1"])
  }

  @Test("a page that is an error of the API is skipped with a reason and not passed over")
  func errorPage() throws {
    let text = #"{"data":[\#(entry([:]))]}{"err":"Token invalid","ECODE":"OAUTH_017"}"#
    let result = try parse(text, kind: kind)
    #expect(result.timeEntries.count == 1)
    #expect(result.skipped == [SkippedRow(line: 2, reason: "has no time entry id")])
  }

  @Test(
    "an id of 19 digits is the same as number and as text",
    arguments: ["4013526171234567890", "\"4013526171234567890\""])
  func ids(_ id: String) throws {
    #expect(try read(entry(["id": id])).timeEntries.map(\.id) == ["4013526171234567890"])
  }

  @Test("numbers come as integers or as text")
  func numbers() throws {
    let text = try read(
      entry(["start": #""1762131600000""#, "end": #""1762137000000""#, "duration": "5400000", "billable": "\"true\""]))
    #expect(try read(entry([:])).timeEntries == text.timeEntries)
  }

  @Test(
    "running timers are skipped and counted",
    arguments: [
      ["duration": "-1762131600000", "end": nil], ["duration": "\"-13523\"", "end": "null"],
      ["duration": nil, "end": nil], ["duration": "0", "end": nil],
    ] as [[String: String?]])
  func running(_ members: [String: String?]) throws {
    let result = try read(entry(members), entry(["id": "\"7\""]))
    #expect(result.timeEntries.map(\.id) == ["7"])
    #expect(result.skipped == [SkippedRow(line: 1, reason: "the timer was still running")])
    #expect(result.warnings == ["time.json: 1 timer was still running"])
  }

  @Test("what was worked is the duration, not the time between start and end")
  func duration() throws {
    let result = try read(entry(["duration": "60499"]), entry(["id": "\"7\"", "duration": "600000", "end": nil]))
    #expect(result.timeEntries.map(\.seconds) == [60, 600])
    #expect(result.timeEntries.map(\.end) == [try instant("2025-11-03T02:30:00Z"), nil])
  }

  @Test(
    "impossible entries are listed with number and reason",
    arguments: [
      (["id": nil], "has no time entry id"), (["user": "null"], "names no user"),
      (["start": "null", "end": "null"], "has no start, so it belongs to no week"),
      (["duration": nil], "has no time tracked"), (["duration": "-5"], "the time tracked is negative"),
      (["duration": "\"a while\""], "the time tracked `a while` is no number of milliseconds"),
      (["duration": "2678460000"], "the time tracked is over a month"),
      (["end": "1762131500000"], "stops before it starts"),
      (["start": "1762131600"], "the time `1762131600` is in seconds, not milliseconds"),
      (
        ["id": "\"4.01353E+18\""],
        "a spreadsheet program rounded the time entry id to `4.01353E+18`; use the export as it was saved"
      ),
    ] as [([String: String?], String)])
  func impossible(_ members: [String: String?], _ reason: String) throws {
    let result = try read(entry(["id": "\"7\""]), entry(members))
    #expect(result.timeEntries.map(\.id) == ["7"])
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
  }

  @Test("what is no object is listed", arguments: ["null", "7", "\"text\"", "true"])
  func noObject(_ text: String) throws {
    #expect(try read(entry([:]), text).skipped == [SkippedRow(line: 2, reason: "is no time entry")])
  }

  @Test("an entry without a task has none", arguments: [nil, "null", "\"0\"", "{}"] as [String?])
  func noTask(_ task: String?) throws {
    let entry = try #require(try read(entry(["task": task])).timeEntries.first)
    #expect(entry.taskID == nil && entry.taskName == nil && entry.taskStatus == nil && entry.taskCustomID == nil)
  }

  @Test(
    "whether it was typed in is known only where the source says so",
    arguments: [
      ("clickup", nil), ("manual", true), ("Web-Manual", true), ("timer", false), ("", nil), ("manually", nil),
    ] as [(String, Bool?)])
  func manual(_ source: String, _ isManual: Bool?) throws {
    #expect(try read(entry(["source": "\"\(source)\""])).timeEntries.map(\.isManual) == [isManual])
  }

  @Test("somebody is known by account, by name or by a confirmed address")
  func people() throws {
    let byName = entry(["user": #"{"id":null,"username":"Amir K."}"#])
    #expect(try read(byName).timeEntries.map(\.user) == ["Amir K."])
    #expect(try read(entry([:])).unknownPeople.isEmpty)
    let stranger = try read(entry(["user": #"{"id":81234576,"username":"A","email":"a@example.com"}"#]))
    #expect(stranger.unknownPeople.map(\.suggestion) == ["amir"])
    #expect(stranger.timeEntries.map(\.contractor) == [nil])
  }

  @Test("the older answer, which groups intervals by person, is named with what to fetch")
  func intervals() throws {
    let text = #"{"data":[{"user":{"id":1},"time":5,"intervals":[{"id":"1","start":null,"end":null,"time":"5"}]}]}"#
    let result = try parse(text, kind: kind)
    #expect(result.entries.isEmpty)
    #expect(
      result.skipped.map(\.reason) == [
        "is of the older form that gathers intervals by person; fetch `GET /team/{id}/time_entries`"
      ])
  }

  @Test(
    "a file whose ids were read as floating point is refused",
    arguments: [["4013526171234568000", "4013526171234571000"], ["4013526171234567680", "4013526171234571264"]])
  func roundedIDs(_ ids: [String]) throws {
    #expect(throws: RecordFileError.self) { try read(entry(["id": ids[0]]), entry(["id": "\"\(ids[1])\""])) }
    // One id may look so by chance.
    #expect(try read(entry(["id": ids[0]]), entry([:])).timeEntries.count == 2)
    #expect(try read(entry(["id": ids[0]])).timeEntries.count == 1)
  }

  @Test(
    "no entries are an export too; another shape is not", arguments: [(#"{"data":[]}"#, true), (#"{"x":1}"#, false)])
  func empty(_ text: String, _ isExport: Bool) throws {
    if isExport {
      #expect(try parse(text, kind: kind).entries.isEmpty)
    } else {
      #expect(refusal(text, kind: kind)?.kind == .structure)
    }
  }
}
