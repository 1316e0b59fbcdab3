import Foundation
import Hiring
import TestSupport
import Testing

@testable import Fetching

@Suite("Fetching time entries")
struct FetchTimeTests {
  private func imported(_ sandbox: FetchSandbox) throws -> [RecordValue] {
    try sandbox.pages().flatMap { page in
      let document = try RecordDocument(RecordBytes(Array(try sandbox.text(of: page).utf8), file: page))
      return document.root["data"]?.elements ?? []
    }
  }

  private func weeks(_ sandbox: FetchSandbox) -> [String] {
    sandbox.clickUp.requests.filter { $0.contains("time_entries") }
  }

  @Test("weeks from the first engagement on, one file each, for the members who are in the portfolio")
  func first() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change {
      $0.entries = [
        FetchSandbox.entry(4_013_526_171_234_567_890, hours: 30), FetchSandbox.entry(2, hours: 24 * 7 - 1),
        FetchSandbox.entry(3, hours: 24 * 7), FetchSandbox.entry(4, account: 70_000_001, hours: 31),
        FetchSandbox.entry(5, account: 91_110_002, hours: 31),
      ]
    }
    let (fetch, failure) = try await sandbox.fetch(tasks: false)
    #expect(failure == nil)
    #expect(fetch.report.weeks == 3)
    #expect(
      try sandbox.pages() == [
        "clickup-time-9012345-2026-W45-20261116T080000Z.json", "clickup-time-9012345-2026-W46-20261116T080000Z.json",
      ])
    // What starts with a week also ends the one before; the ledger knows it by its id.
    let ids = try imported(sandbox).compactMap { $0["id"]?.string }
    #expect(Set(ids) == ["4013526171234567890", "2", "3"])
    #expect(weeks(sandbox).allSatisfy { $0.contains("assignee=81234567") })
    #expect(
      weeks(sandbox).first
        == "/api/v2/team/9012345/time_entries?start_date=1793577600000&end_date=1794182400000&assignee=81234567")
  }

  @Test("a finished fetch adds nothing when it is run again, and asks for a week back")
  func again() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { $0.entries = [FetchSandbox.entry(1, hours: 30), FetchSandbox.entry(2, hours: 200)] }
    _ = try await sandbox.fetch(tasks: false)
    let pages = try sandbox.pages()
    sandbox.clickUp.change { $0.requests = [] }
    sandbox.clock.pass(3_600)
    let (fetch, failure) = try await sandbox.fetch(tasks: false)
    #expect(failure == nil)
    #expect(fetch.report.pages.isEmpty)
    #expect(try sandbox.pages() == pages)
    #expect(weeks(sandbox).count == 2)
  }

  @Test("a week that changed gets a file of its own, and the old one stays")
  func changed() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { $0.entries = [FetchSandbox.entry(1, hours: 200)] }
    _ = try await sandbox.fetch(tasks: false)
    let before = try sandbox.text(of: "clickup-time-9012345-2026-W46-20261116T080000Z.json")
    sandbox.clickUp.change { $0.entries = [FetchSandbox.entry(1, hours: 200, memo: "Refunds")] }
    // In the same second, as with a fixed clock.
    let (fetch, _) = try await sandbox.fetch(tasks: false)
    #expect(fetch.report.pages.map(\.name) == ["clickup-time-9012345-2026-W46-20261116T080001Z.json"])
    #expect(try sandbox.text(of: "clickup-time-9012345-2026-W46-20261116T080000Z.json") == before)
    // Entries that are deleted leave an empty week behind as evidence.
    sandbox.clickUp.change { $0.entries = [] }
    sandbox.clock.pass(60)
    let (emptied, _) = try await sandbox.fetch(tasks: false)
    #expect(emptied.report.pages.count == 1)
    #expect(try sandbox.text(of: emptied.report.pages[0].name).hasPrefix("{\"data\":[\n],\n\"covers\":{"))
  }

  @Test("an interrupted fetch goes on with the week where it ended, and asks again for one that was not over")
  func resumed() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { state in
      state.entries = [FetchSandbox.entry(1, hours: 30), FetchSandbox.entry(2, hours: 200)]
      // Workspaces, W45, then the network is gone.
      for number in 3...20 { state.faults[number] = LocalServer.Reply(200, cutAfter: 0) }
    }
    let (broken, failure) = try await sandbox.fetch(tasks: false)
    #expect(failure?.kind == .unreachable)
    #expect(failure?.message.contains("2026-W46") == true)
    #expect(broken.report.pages.count == 1)
    #expect(broken.pending.count == 1)
    sandbox.clickUp.change {
      $0.faults = [:]
      $0.requests = []
    }
    sandbox.clock.pass(86_400)
    let (fetch, none) = try await sandbox.fetch(tasks: false)
    #expect(none == nil)
    #expect(fetch.report.weeksKeptBefore == 1)
    #expect(weeks(sandbox).count == 2)
    #expect(fetch.pending.isEmpty)
    #expect(try imported(sandbox).count == 2)
  }

  @Test("an interrupted fetch is the same as a whole one, wherever it breaks", arguments: 1...8)
  func anywhere(at request: Int) async throws {
    let sandbox = try FetchSandbox()
    let whole = try FetchSandbox()
    for one in [sandbox, whole] {
      one.clickUp.change { state in
        state.entries = [FetchSandbox.entry(1, hours: 30), FetchSandbox.entry(2, hours: 200)]
        state.cards = (1...3).map { FakeClickUp.Card(id: "c\($0)", updated: 1_794_700_000_000) }
      }
    }
    _ = try await whole.fetch()
    sandbox.clickUp.change { state in
      for number in request...(request + 40) { state.faults[number] = LocalServer.Reply(500) }
    }
    do {
      let (_, failure) = try await sandbox.fetch()
      #expect(failure?.kind == .unreachable)
    } catch let error as FetchError {
      #expect(error.kind == .unreachable)
    }
    sandbox.clickUp.change { $0.faults = [:] }
    _ = try await sandbox.fetch()
    // Pages say when they were fetched, and a fetch that broke was waited for.
    func contents(_ one: FetchSandbox) throws -> Set<String> {
      Set(try one.pages().map { try one.text(of: $0).replacing(#/"fetched_at":\d+/#, with: "") })
    }
    #expect(try contents(sandbox) == contents(whole))
  }

  @Test("somebody new in the portfolio is asked for from their first day on")
  func newcomer() async throws {
    var sandbox = try FetchSandbox()
    sandbox.clickUp.change {
      $0.entries = [FetchSandbox.entry(1, hours: 200), FetchSandbox.entry(2, account: 91_110_002, hours: 10)]
    }
    _ = try await sandbox.fetch(tasks: false)
    #expect(try imported(sandbox).count == 1)
    sandbox.clock.pass(20 * 86_400)
    sandbox.contractors.append(
      FetchSandbox.contractor("bea", clickup: "91110002", started: CivilDate(year: 2026, month: 11, day: 2)))
    let (fetch, _) = try await sandbox.fetch(tasks: false)
    // Of the second week only that she was asked for is new.
    #expect(
      fetch.report.pages.map(\.name)
        == [45, 46].map { "clickup-time-9012345-2026-W\($0)-20261206T080000Z.json" })
  }

  @Test("--since goes as far back as it says")
  func since() async throws {
    let sandbox = try FetchSandbox()
    let (fetch, _) = try await sandbox.fetch(tasks: false, since: CivilDate(year: 2026, month: 10, day: 12))
    // The day began on the Sunday before, in the east.
    #expect(fetch.report.weeks == 7)
    #expect(weeks(sandbox).first?.contains("start_date=1791158400000") == true)
  }

  @Test(
    "what is not as documented ends the fetch, says where, and leaves nothing of that page",
    arguments: [
      ("[]", "no list `data`"), ("{\"data\":{}}", "no list `data`"), ("{\"data\":null}", "no list `data`"),
      ("{\"data\":[7]}", "element 1"), ("{\"data\":[{\"id\":\"1\",\"user\":{\"id\":1}},{\"id\":\"2\"}]}", "element 2"),
      ("{\"data\":[]}}", "no JSON"), ("<html>", "no JSON"),
      ("{\"data\":[{\"id\":\"1\",\"user\":{\"id\":1},\"description\":\"\(FetchSandbox.secret)\"}]}", "holds the token"),
      (
        "{\"data\":[{\"id\":\"1\",\"user\":{\"id\":1},\"x\":\"\\u0070k\(FetchSandbox.secret.dropFirst(2))\"}]}",
        "holds the token"
      ),
    ])
  func undocumented(body: String, words: String) async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { $0.faults[2] = LocalServer.Reply(200, body) }
    let (fetch, failure) = try await sandbox.fetch(tasks: false)
    #expect(failure?.kind == .undocumented)
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    #expect(failure?.message.contains("2026-W45") == true)
    #expect(failure?.message.contains("pk_") == false)
    #expect(fetch.report.pages.isEmpty)
    #expect(try sandbox.pages().isEmpty)
  }

  @Test("a NUL in a memo keeps no week out of the ledger")
  func hostileMemo() async throws {
    let sandbox = try FetchSandbox()
    let memo = #"a\u0000b\u001b[31m\u2028\"\\\t=1+1 \ud83d\ude00"#
    sandbox.clickUp.change { $0.entries = [FetchSandbox.entry(1, hours: 30, memo: memo)] }
    let (fetch, failure) = try await sandbox.fetch(tasks: false)
    #expect(failure == nil)
    #expect(fetch.report.pages.count == 1)
    #expect(
      try imported(sandbox).first?["description"] == .text("a\u{FFFD}b\u{1B}[31m\u{2028}\"\\\t=1+1 \u{1F600}"))
  }

  @Test("a page says what was asked for, and one that is as it once was is a page of its own")
  func putBack() async throws {
    let sandbox = try FetchSandbox()
    let entry = FetchSandbox.entry(1, hours: 200)
    var kept: [String] = []
    for entries in [[entry], [], [entry], [entry]] {
      sandbox.clickUp.change { $0.entries = entries }
      let (fetch, failure) = try await sandbox.fetch(tasks: false)
      #expect(failure == nil)
      kept += fetch.report.pages.map(\.name)
      sandbox.clock.pass(60)
    }
    #expect(kept.count == 3, "the last fetch adds nothing")
    let pages = try kept.map { try sandbox.text(of: $0) }
    #expect(Set(pages).count == 3)
    let covers = try RecordValue(json: Array(pages[1].utf8))["covers"]
    #expect(
      covers
        == .object([
          "from": .integer(1_794_182_400_001), "to": .integer(1_794_787_199_999),
          "accounts": .list([.text("81234567")]),
        ]))
  }

  @Test("half an emoji in a memo keeps no week out of the ledger")
  func halfEmoji() async throws {
    let sandbox = try FetchSandbox()
    sandbox.clickUp.change { $0.entries = [FetchSandbox.entry(1, hours: 30, memo: #"half \ud83d"#)] }
    let (fetch, failure) = try await sandbox.fetch(tasks: false)
    #expect(failure == nil)
    #expect(fetch.report.pages.count == 1)
    #expect(try imported(sandbox).first?["description"] == .text("half \u{FFFD}"))
  }

  @Test("a state that cannot be read is named, and nothing is fetched over it")
  func brokenState() async throws {
    let sandbox = try FetchSandbox()
    try sandbox.folder.write("{", to: ".assay-fetch-9012345")
    do {
      _ = try await sandbox.fetch(tasks: false)
      Issue.record("it was taken")
    } catch let error as FetchError {
      #expect(error.kind == .file)
      #expect(error.message.contains(".assay-fetch-9012345"))
    }
  }
}
