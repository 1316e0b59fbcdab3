internal import Foundation
internal import Hiring
internal import Testing

struct ClickUpTasksAPITests {
  private let kind = "clickup-tasks-api"
  private let plain = #"{"id":"86abc1","name":"Checkout","status":{"status":"open","type":"open"}}"#

  @Test("the sample: checklists with what is done, comments oldest first, times in status with the present one")
  func sample() throws {
    let result = try Sample(ClickUpTasksAPI()).result()
    func item(_ name: String, _ isDone: Bool) -> TaskCard.Checklist.Item { .init(name: name, isDone: isDone) }
    let first = TaskCard(
      system: "clickup", id: "86c4k2x1a", name: "Checkout: pay by card", status: "in progress", customID: "SHOP-12",
      description: "As a customer I want to pay by card.", isClosed: false,
      createdAt: try instant("2025-11-01T03:00:00Z"), updatedAt: try instant("2025-11-10T09:00:00Z"),
      dueAt: try instant("2025-11-14T17:00:00Z"),
      assignees: [
        TaskCard.Assignee(account: "81234567", name: "Amir K.", email: "amir@example.com"),
        TaskCard.Assignee(account: "91110002", name: "bea@example.com", email: "bea@example.com"),
      ], estimateSeconds: 7_200, spentSeconds: 21_600, tags: ["payments"], list: "Sprint 12",
      url: "https://app.clickup.com/t/86c4k2x1a",
      comments: [
        TaskCard.Comment(
          text: "Blocked: no test account at the bank yet, @Olga S.", by: "81234567",
          at: try instant("2025-11-04T02:00:00Z"), isResolved: true),
        TaskCard.Comment(
          text: "Sent it to you.", by: "70000001", at: try instant("2025-11-04T04:30:00Z"), isResolved: false),
      ],
      checklists: [
        TaskCard.Checklist(
          name: "Steps", items: [item("Card form", true), item("Refunds", false), item("Partial refunds", false)])
      ],
      statusTimes: [
        TaskCard.StatusTime(status: "prioritised", seconds: 169_200, since: try instant("2025-11-01T03:00:00Z")),
        TaskCard.StatusTime(status: "blocked", seconds: 10_800, since: try instant("2025-11-04T02:00:00Z")),
        TaskCard.StatusTime(status: "in progress", seconds: 518_460, since: try instant("2025-11-04T05:00:00Z")),
      ])
    #expect(result.cards.first == first)
    let second = TaskCard(
      system: "clickup", id: "86c4k2x2b", name: "Address form, mobile", status: "complete", description: "",
      isClosed: true, createdAt: try instant("2025-11-01T03:05:00Z"), closedAt: try instant("2025-11-07T10:00:00Z"),
      updatedAt: try instant("2025-11-07T10:00:00Z"),
      assignees: [TaskCard.Assignee(account: "91110002", name: "Bea L.", email: "bea@example.com")],
      spentSeconds: 5_400, list: "Sprint 12", url: "https://app.clickup.com/t/86c4k2x2b", parentID: "86c4k2x1a",
      checklists: [])
    #expect(result.cards.dropFirst().first == second)
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
  }

  @Test(
    "pages, a list and single tasks are read however they were kept",
    arguments: [
      #"{"tasks":[A,B],"last_page":true}"#, "[A,B]", #"[{"tasks":[A]},{"tasks":[B]}]"#, "A\nB",
      "{\"tasks\":[A]}\n{\"tasks\":[B]}\n",
    ])
  func pages(_ form: String) throws {
    let text = form.replacing("A", with: plain).replacing("B", with: plain.replacing("86abc1", with: "86abc2"))
    #expect(try parse(text, kind: kind).cards.map(\.id) == ["86abc1", "86abc2"])
    #expect(try ImporterRegistry.kinds(of: RecordBytes(Array(text.utf8), file: "a.json")).first == kind)
  }

  @Test("one task alone is a document")
  func single() throws {
    #expect(try parse(plain, kind: kind).cards.map(\.name) == ["Checkout"])
    #expect(refusal(#"{"id":"1","name":"A"}"#, kind: kind)?.kind == .structure)
  }

  @Test("what the answer does not carry is not known")
  func absent() throws {
    let card = try #require(try parse(plain, kind: kind).cards.first)
    #expect(card.comments == nil && card.checklists == nil && card.statusTimes == nil && card.description == nil)
    #expect(card.estimateSeconds == nil && card.spentSeconds == nil && card.closedAt == nil)
  }

  private func card(_ members: String, status: String = #"{"status":"open","type":"open"}"#) throws -> TaskCard {
    let text = #"{"id":"1a","name":"A","status":\#(status),\#(members)}"#
    return try #require(try parse(text, kind: kind).cards.first)
  }

  @Test(
    "finished is what the type says, not the name",
    arguments: [
      ("open", false), ("unstarted", false), ("custom", false), ("done", true), ("closed", true), ("Closed", true),
    ])
  func finished(_ type: String, _ isClosed: Bool) throws {
    #expect(try card(#""x":1"#, status: #"{"status":"done","type":"\#(type)"}"#).isClosed == isClosed)
    #expect(try card(#""x":1"#, status: #"{"status":"done"}"#).isClosed == nil)
  }

  @Test("a card that is done and not closed was closed when it was done")
  func done() throws {
    #expect(try card(#""date_done":"1762131600000","date_closed":null"#).closedAt == instant("2025-11-03T01:00:00Z"))
  }

  @Test(
    "milliseconds come as numbers or as text; an estimate of nothing is none", arguments: ["3600000", "\"3600000\""])
  func milliseconds(_ value: String) throws {
    let card = try card(#""time_estimate":\#(value),"time_spent":\#(value)"#)
    #expect(card.estimateSeconds == 3_600 && card.spentSeconds == 3_600)
    let none = try self.card(#""time_estimate":0,"time_spent":0"#)
    #expect(none.estimateSeconds == nil && none.spentSeconds == 0)
  }

  @Test("comments are read as the API answers them, whole or as a list; ones of parts are put together")
  func comments() throws {
    let comments =
      #"[{"id":"2","comment":[{"text":"a "},{"text":"b"}],"user":{"username":"Ann"},"date":1762131600000}]"#
    let expected = [TaskCard.Comment(text: "a b", by: "Ann", at: try instant("2025-11-03T01:00:00Z"))]
    #expect(try card(#""comments":\#(comments)"#).comments == expected)
    #expect(try card(#""comments":{"comments":\#(comments)}"#).comments == expected)
    #expect(try card(#""comments":[]"#).comments == [])
    #expect(try card(#""comments":{"err":"x"}"#).comments == nil)
  }

  @Test("the present status is added where the history lacks it; statuses of one name are one")
  func statusTimes() throws {
    func time(_ status: String, _ minutes: String, _ since: String) -> String {
      #"{"status":"\#(status)","total_time":{"by_minute":\#(minutes),"since":"\#(since)"}}"#
    }
    let history = [time("open", "2", "1762131600000"), time("open", "\"3\"", "1762137000000")].joined(separator: ",")
    let times = try card(
      #""time_in_status":{"current_status":\#(time("review", "1", "1762140000000")),"status_history":[\#(history)]}"#
    ).statusTimes
    #expect(times?.map(\.status) == ["open", "review"])
    #expect(times?.map(\.seconds) == [300, 60])
    #expect(times?.first?.since == (try instant("2025-11-03T02:30:00Z")))
    #expect(try card(#""time_in_status":{"err":"x"}"#).statusTimes == nil)
  }

  @Test("what cannot be read in a card is left out and said; a card without id, name or status is listed")
  func unreadable() throws {
    let text = """
      {"tasks":[{"id":"1a","name":"A","status":{"status":"open"},"due_date":"soon","comments":[{"id":"9"}],
      "time_in_status":{"status_history":[{"status":"open","total_time":{"by_minute":9000000000000000000}}]}},
      {"id":"2","name":"","status":{"status":"open"}},{"name":"A","status":{"status":"open"}},
      {"id":"3","name":"A","status":null},7]}
      """
    let result = try parse(text, kind: kind, file: "tasks.json")
    #expect(result.cards.map(\.id) == ["1a"])
    #expect(result.cards.map(\.statusTimes) == [[]])
    #expect(result.skipped.map(\.reason) == ["has no name", "has no task id", "has no status", "is no task"])
    #expect(
      result.warnings == [
        "tasks.json:1: the comment `9` cannot be read and is left out",
        "tasks.json:1: the due date `soon` cannot be read and is left out",
        "tasks.json:1: the time in status `open` cannot be read and is left out",
      ])
  }
}
