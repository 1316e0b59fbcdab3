import Foundation
import Hiring
import TestSupport
import Testing

@testable import Fetching

@Suite("Fetching tasks")
struct FetchTasksTests {
  private static let updated = 1_794_700_000_000

  private func cards(_ sandbox: FetchSandbox) throws -> [RecordValue] {
    try sandbox.pages().flatMap { page in
      let document = try RecordDocument(RecordBytes(Array(try sandbox.text(of: page).utf8), file: page))
      return document.root["tasks"]?.elements ?? []
    }
  }

  private func asked(_ part: String, _ sandbox: FetchSandbox) -> [String] {
    sandbox.clickUp.requests.filter { $0.contains(part) }
  }

  @Test("pages of a hundred, closed ones too, with comments and times in status")
  func pages() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.cards = (0..<205).map { FakeClickUp.Card(id: "c\($0)", updated: Self.updated + $0) }
      for number in 0..<205 { state.cards[number].minutes = number }
      state.cards[7].isClosed = true
      state.cards[8].comments = (1...60).map { FakeClickUp.Comment(id: $0, date: $0, text: "No \($0)") }
      state.cards[9].comments = (1...25).map { FakeClickUp.Comment(id: $0, date: 5, text: "At once \($0)") }
    }
    let (fetch, failure) = try await sandbox.fetch(time: false)
    #expect(failure == nil)
    #expect(fetch.report.tasksKept == 205)
    #expect(
      try sandbox.pages() == [
        "clickup-tasks-9012345-20261116T080000Z.json", "clickup-tasks-9012345-20261116T080001Z.json",
        "clickup-tasks-9012345-20261116T080002Z.json",
      ])
    let cards = try cards(sandbox)
    #expect(cards.count == 205)
    let comments = cards[8]["comments"]?.elements ?? []
    #expect(Set(comments.compactMap { $0["id"]?.string }).count == 60)
    #expect(cards[9]["comments"]?.elements?.count == 25)
    #expect(cards[0]["comments"] == .list([]))
    #expect(cards[204]["time_in_status"]?["current_status"]?["total_time"]?["by_minute"]?.integer == 204)
    #expect(asked("c8/comment", sandbox).count == 3)
    #expect(asked("c8/comment", sandbox)[1] == "/api/v2/task/c8/comment?start=36&start_id=36")
    #expect(asked("bulk_time_in_status", sandbox).count == 3)
    // Read again, since tasks move between pages; nothing but the list was asked for.
    #expect(asked("/team/9012345/task", sandbox).count == 6)
    #expect(asked("/team/9012345/task", sandbox)[0].contains("include_closed=true"))
    #expect(asked("/team/9012345/task", sandbox)[0].contains("subtasks=true"))
  }

  @Test("a finished fetch adds nothing when it is run again, although the minutes in a status grow")
  func again() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.cards = (0..<3).map { FakeClickUp.Card(id: "c\($0)", updated: Self.updated) }
      for number in 0..<3 { state.cards[number].minutes = 10 }
    }
    _ = try await sandbox.fetch(time: false)
    sandbox.clickUp.change { state in for number in 0..<3 { state.cards[number].minutes = 70 } }
    sandbox.clock.pass(3_600)
    let (fetch, _) = try await sandbox.fetch(time: false)
    #expect(fetch.report.tasks == 3)
    #expect(fetch.report.pages.isEmpty)
    sandbox.clickUp.change { state in
      state.cards[1].comments = [FakeClickUp.Comment(id: 1, date: Self.updated, text: "Blocked")]
      state.cards[2].status = "done"
    }
    let (changed, _) = try await sandbox.fetch(time: false)
    #expect(changed.report.tasksKept == 2)
    let kept = try sandbox.text(of: changed.report.pages[0].name)
    #expect(kept.contains("Blocked"))
    #expect(!kept.contains("\"c0\""))
  }

  @Test("an interrupted fetch asks for no comments twice, unless a task was changed since")
  func resumed() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.cards = (0..<120).map { FakeClickUp.Card(id: "c\($0)", updated: Self.updated) }
      state.knowsTimes = false
      // Workspaces, the list, times, a hundred tasks, the list; then nothing.
      for number in 105...200 { state.faults[number] = LocalServer.Reply(503) }
    }
    let (broken, failure) = try await sandbox.fetch(time: false)
    #expect(failure?.kind == .unreachable)
    #expect(broken.report.tasksKept == 100)
    sandbox.clickUp.change { state in
      state.faults = [:]
      state.requests = []
      state.cards[5].updated += 1
      state.cards[5].name = "Another name"
    }
    let (fetch, none) = try await sandbox.fetch(time: false)
    #expect(none == nil)
    #expect(asked("/comment", sandbox).count == 21)
    #expect(fetch.report.tasksKept == 21)
    #expect(try cards(sandbox).count == 121)
  }

  @Test("without the ClickApp for times in status there are none, and it is said once")
  func withoutTimes() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.cards = (0..<2).map { FakeClickUp.Card(id: "c\($0)", updated: Self.updated) }
      state.knowsTimes = false
    }
    let (fetch, failure) = try await sandbox.fetch(time: false)
    #expect(failure == nil)
    #expect(fetch.report.notes.count == 1)
    #expect(fetch.report.notes[0].contains("no times in status"))
    #expect(try cards(sandbox).allSatisfy { !"\($0)".contains("time_in_status") })
  }

  @Test("one task alone is asked for by the question for one")
  func single() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.cards = [FakeClickUp.Card(id: "c0", updated: Self.updated)]
      state.cards[0].minutes = 4
    }
    _ = try await sandbox.fetch(time: false)
    #expect(asked("bulk", sandbox).isEmpty)
    #expect(try cards(sandbox)[0]["time_in_status"]?["current_status"] != nil)
  }

  @Test("a task that is deleted while it is fetched is left out and told of")
  func deleted() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.cards = (0..<2).map { FakeClickUp.Card(id: "c\($0)", updated: Self.updated) }
      state.faults[4] = LocalServer.Reply(404, #"{"err":"Task not found, deleted","ECODE":"ITEM_013"}"#)
    }
    let (fetch, failure) = try await sandbox.fetch(time: false)
    #expect(failure == nil)
    #expect(fetch.report.notes.contains { $0.contains("task c0 was deleted") })
    #expect(try cards(sandbox).compactMap { $0["id"]?.string } == ["c1"])
  }

  @Test(
    "what is not as documented ends the fetch and leaves nothing of that page",
    arguments: [
      (2, "{}", "no list `tasks`"), (2, #"{"tasks":[{"id":"../../etc","name":"x","status":{"status":"a"}}]}"#, "no id"),
      (2, #"{"tasks":[{"id":"a","name":"x"}]}"#, "no name or no status"), (3, "[]", "no object"),
      (4, "{}", "no list `comments`"), (4, #"{"comments":[{"id":"1"}]}"#, "no date"),
    ])
  func undocumented(request: Int, body: String, words: String) async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.cards = (0..<2).map { FakeClickUp.Card(id: "c\($0)", updated: Self.updated) }
      state.faults[request] = LocalServer.Reply(200, body)
    }
    let (_, failure) = try await sandbox.fetch(time: false)
    #expect(failure?.kind == .undocumented)
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    #expect(try sandbox.pages().isEmpty)
  }

  @Test("pages that come again for ever end the fetch")
  func endless() async throws {
    let sandbox = try FetchSandbox()
    let page = #"{"tasks":[{"id":"a","name":"x","status":{"status":"a"}}],"last_page":false}"#
    sandbox.clickUp.change { state in
      state.cards = [FakeClickUp.Card(id: "a", updated: Self.updated)]
      // The list, times and comments of its one task, and the list again.
      for number in [2, 5] { state.faults[number] = LocalServer.Reply(200, page) }
    }
    let (_, failure) = try await sandbox.fetch(time: false)
    #expect(failure?.kind == .undocumented)
    #expect(failure?.message.contains("come again") == true)
    let comments = (0..<25).map { #"{"id":\#($0),"date":"5","comment_text":"x"}"# }.joined(separator: ",")
    let other = try FetchSandbox()
    other.clickUp.change { state in
      state.cards = [FakeClickUp.Card(id: "a", updated: Self.updated)]
      for number in 4...9 { state.faults[number] = LocalServer.Reply(200, "{\"comments\":[\(comments)]}") }
    }
    #expect(try await other.fetch(time: false).failure?.message.contains("comes again") == true)
  }
}
