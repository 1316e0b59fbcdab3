internal import Foundation
internal import Hiring
internal import Testing

struct ClickUpTasksTests {
  private let kind = "clickup-tasks"

  @Test("the sample: names between brackets, JSON in fields, subtasks, and the word null for nothing but a name")
  func sample() throws {
    let result = try Sample(ClickUpTasks()).result()
    let first = TaskCard(
      system: "clickup", id: "86c4k2x1a", name: "Checkout: pay by card", status: "in progress",
      description:
        "As a customer I want to pay by card, with \"3D Secure\".\nDone when a test payment and a refund go through.",
      createdAt: try instant("2025-11-01T03:00:00Z"), dueAt: try instant("2025-11-14T17:00:00Z"),
      assignees: [
        TaskCard.Assignee(account: "Amir K.", name: "Amir K."), TaskCard.Assignee(account: "Bea L.", name: "Bea L."),
      ], estimateSeconds: 7_200, spentSeconds: 21_600, tags: ["payments", "checkout"], list: "Sprint 12",
      url: "https://app.clickup.com/t/86c4k2x1a",
      comments: [
        TaskCard.Comment(
          text: "Blocked: no test account at the bank yet, @Olga", by: "amir@example.com", at: nil, isResolved: false),
        TaskCard.Comment(text: "Sent it to you.", by: "olga@example.com", at: nil),
      ],
      checklists: [
        TaskCard.Checklist(
          name: "Before release", items: [TaskCard.Checklist.Item(name: "Test payment", isDone: nil)]),
        TaskCard.Checklist(
          name: "Steps",
          items: ["Card form", "Refunds"].map { TaskCard.Checklist.Item(name: $0, isDone: nil) }),
      ])
    #expect(result.cards.first == first)
    let second = TaskCard(
      system: "clickup", id: "86c4k2x2b", name: "Address form, mobile", status: "review", description: "",
      createdAt: try instant("2025-11-01T03:05:00Z"),
      assignees: [TaskCard.Assignee(account: "Bea L.", name: "Bea L.")], spentSeconds: 5_400, list: "Sprint 12",
      url: "https://app.clickup.com/t/86c4k2x2b", parentID: "86c4k2x1a", comments: [], checklists: [])
    #expect(result.cards.dropFirst().first == second)
    #expect(result.cards.map(\.name).last == "null")
    #expect(result.cards.map(\.isClosed) == [nil, nil, nil])
    #expect(result.cards.map(\.estimateSeconds) == [7_200, nil, nil])
    #expect(result.skipped.isEmpty)
    #expect(
      result.warnings
        == ["sample: 2 comments have no date that means one instant; `clickup-tasks-api` has them"])
    #expect(result.unknownPeople.map(\.account) == ["Amir K.", "Bea L."])
  }

  @Test("what the export does not carry is not known, and what it carries empty is empty")
  func absent() throws {
    let few = try parse("Task ID,Task Name,Status\n86abc1,Checkout,open\n", kind: kind)
    let card = try #require(few.cards.first)
    #expect(card.comments == nil && card.checklists == nil && card.description == nil && card.spentSeconds == nil)
    let empty = try parse(
      "Task ID,Task Name,Status,Task Content,Comments,Checklists\n86abc1,Checkout,open,null,null,[]\n", kind: kind)
    let other = try #require(empty.cards.first)
    #expect(other.comments == [] && other.checklists == [] && other.description == "")
  }

  @Test("a comment's date counts where it means one instant")
  func commentDates() throws {
    let comments = #"[{"text":"a","by":"b","date":"1762131600000","resolved":"N/A"},{"text":"c","by":"d","date":1}]"#
    let result = try parse(
      "Task ID,Task Name,Status,Comments\n86abc1,Checkout,open,\"\(comments.replacing("\"", with: "\"\""))\"\n",
      kind: kind)
    #expect(result.cards.first?.comments?.map(\.at) == [try instant("2025-11-03T01:00:00Z"), nil])
    #expect(result.cards.first?.comments?.map(\.isResolved) == [nil, nil])
    #expect(result.warnings.count == 1)
  }

  @Test(
    "a field that cannot be read is left out and said once, and its card is kept",
    arguments: [
      ("Due Date", "11/15/2025, 12:00:00 AM EST", "due date"), ("Date Created", "soon", "date created"),
      ("Time Estimated", "2 h", "estimate"), ("Time Spent", "-1", "time spent"), ("Comments", "{", "comments"),
      ("Comments", "[1]", "comments"), ("Comments", "7", "comments"), ("Checklists", "[1]", "checklists"),
      ("Checklists", "Steps", "checklists"), ("Checklists", #"{"a":1}"#, "checklists"),
    ])
  func unreadable(_ column: String, _ value: String, _ field: String) throws {
    let cell = "\"\(value.replacing("\"", with: "\"\""))\""
    let result = try parse(
      "Task ID,Task Name,Status,\(column)\n1a,A,open,\(cell)\n2b,B,open,\(cell)\n", kind: kind)
    #expect(result.cards.map(\.id) == ["1a", "2b"])
    #expect(result.cards.allSatisfy { $0.comments == nil && $0.checklists == nil && $0.dueAt == nil })
    #expect(
      result.warnings == [
        "export.csv:2: the \(field) `\(value)` cannot be read and is left out, and 1 more like it"
      ])
  }

  @Test("rows without id, name or status are listed, and a card that stands twice counts once")
  func skipped() throws {
    let result = try parse(
      "Task ID,Task Name,Status\n,A,open\n1a,,open\n1a,A,\n8.6E+12,A,open\n1a,A,open\n1a,A,open\n", kind: kind)
    #expect(
      result.skipped.map(\.reason) == [
        "has no task id", "has no name", "has no status",
        "a spreadsheet program rounded the task id to `8.6E+12`; use the export as it was saved",
        "repeats entry 1a of line 6",
      ])
    #expect(result.cards.count == 1)
  }

  @Test("columns of another name are mapped, and semicolons part them")
  func mapped() throws {
    let options = ImportOptions(columns: ["Status": "Stand", "Task Name": "Titel"], roster: roster)
    let result = try parse(
      "\u{FEFF}Titel;Task ID;Stand;Assignees\r\nCheckout; 86abc1 ;open;[Amir Khan]\r\n", kind: kind, options: options)
    #expect(result.cards.map(\.name) == ["Checkout"])
    #expect(result.cards.map(\.id) == ["86abc1"])
    #expect(result.unknownPeople.map(\.suggestion) == ["amir"])
  }
}
