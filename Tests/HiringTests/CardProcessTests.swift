internal import Foundation
internal import Hiring
internal import Testing

@Suite("How a card goes")
struct CardProcessTests {
  private let policy = CardPolicy()

  @Test(
    "states mean the same whatever they are called",
    arguments: [
      ("prioritised", CardStage.waiting), ("To Do", .waiting), ("not started", .waiting), ("In Progress", .working),
      ("ready for development", .waiting), ("In Review", .review), ("ready for QA", .review),
      ("waiting for review", .review), ("waiting for client", .blocked), ("ON HOLD", .blocked), ("Unblocked", .waiting),
      ("Done", .done), ("not done", .waiting), ("Won't do", .dropped), ("Cancelled", .dropped),
    ])
  func stages(status: String, stage: CardStage) {
    #expect(policy.stage(of: status) == stage)
  }

  @Test("what the tracker calls closed is done, unless it was dropped")
  func closed() {
    #expect(policy.stage(of: "Live", isClosed: true) == .done)
    #expect(policy.stage(of: "Cancelled", isClosed: true) == .dropped)
  }

  @Test(
    "a description is clear if it says more than its title and a link",
    arguments: [
      (nil, CardClarity.unknown), ("", .missing),
      ("https://www.loom.com/share/\(String(repeating: "a", count: 90))", .missing),
      ("Totals by region", .titleRepeated), ("Totals by region - totals, by region!", .titleRepeated),
      ("Totals by region, as in the old shop", .short),
      ("Totals by region: a row a country with net, tax and gross, newest month first, and a download as CSV.", .clear),
    ] as [(String?, CardClarity)])
  func clarity(description: String?, expected: CardClarity) {
    var card = TaskCard(
      system: "clickup", id: "1", name: "Totals by region", status: "open", description: description)
    #expect(policy.clarity(of: card) == expected)
    card.checklists = [.init(name: "Steps", items: [.init(name: "a", isDone: nil), .init(name: "b", isDone: nil)])]
    #expect(policy.clarity(of: card) == .clear)
  }

  private func path(
    _ status: String, _ times: [(String, Int, String?)]?, closed: String? = nil, updated: String? = nil
  ) throws -> CardPath {
    CardPath(
      of: TaskCard(
        system: "clickup", id: "1", name: "Totals", status: status, closedAt: try closed.map(instant),
        updatedAt: try updated.map(instant),
        statusTimes: try times?.map {
          .init(status: $0.0, seconds: $0.1 * 3_600, since: try $0.2.map(instant))
        }), policy: policy)
  }

  @Test("the way to the end: through work, straight, or not known")
  func ways() throws {
    let worked = try path(
      "done",
      [
        ("to do", 5, "2026-11-02T08:00:00Z"), ("in progress", 4, "2026-11-02T13:00:00Z"),
        ("done", 1, "2026-11-03T09:00:00Z"),
      ])
    #expect(worked.wasWorkedThrough == true && worked.wasReviewed == false && worked.reopenedAt == nil)
    #expect(try worked.finishedAt == instant("2026-11-03T09:00:00Z"))
    #expect(worked.seconds?[.working] == 4 * 3_600)
    let straight = try path("done", [("to do", 5, "2026-11-02T08:00:00Z"), ("done", 1, "2026-11-02T13:00:00Z")])
    #expect(straight.wasWorkedThrough == false)
    let unknown = try path("done", nil, closed: "2026-11-02T13:00:00Z")
    #expect(try unknown.wasWorkedThrough == nil && unknown.finishedAt == instant("2026-11-02T13:00:00Z"))
  }

  @Test("a card taken up again is seen, open or finished once more under another name")
  func reopened() throws {
    let open = try path(
      "in progress", [("done", 1, "2026-11-03T09:00:00Z"), ("in progress", 4, "2026-11-04T10:00:00Z")])
    #expect(try open.reopenedAt == instant("2026-11-04T10:00:00Z") && open.finishedAt == nil)
    let again = try path(
      "released",
      [
        ("done", 1, "2026-11-03T09:00:00Z"), ("in progress", 4, "2026-11-04T10:00:00Z"),
        ("released", 2, "2026-11-05T10:00:00Z"),
      ])
    #expect(try again.reopenedAt != nil && again.finishedAt == instant("2026-11-05T10:00:00Z"))
    let released = try path("released", [("done", 1, "2026-11-03T09:00:00Z"), ("released", 2, "2026-11-05T10:00:00Z")])
    #expect(released.reopenedAt == nil)
    #expect(try path("open", nil, closed: "2026-11-03T09:00:00Z").reopenedAt != nil)
    #expect(try path("cancelled", nil, closed: "2026-11-03T09:00:00Z").reopenedAt == nil)
  }

  @Test(
    "raised is a comment near the time it became blocked; without one, or without the means to tell, it is not",
    arguments: [
      (["2026-11-03T20:00:00Z"], "yes"), (["2026-11-02T10:00:00Z"], "yes"), (["2026-11-05T09:00:01Z"], "no"),
      ([], "no"),
      (nil, "unknown"), ([""], "unknown"),
    ] as [([String]?, String)])
  func raised(comments: [String]?, expected: String) throws {
    let card = TaskCard(
      system: "clickup", id: "1", name: "Totals", status: "blocked",
      statusTimes: [.init(status: "Blocked", seconds: 90_000, since: try instant("2026-11-03T09:00:00Z"))])
    let spell = try #require(BlockedSpell.all(of: card, policy: policy).first)
    let own = try comments?.map {
      TaskCard.Comment(text: "Blocked by the keys", by: "81234567", at: $0.isEmpty ? nil : try instant($0))
    }
    func word(_ end: String) throws -> String {
      switch spell.raised(comments: own, before: try instant(end), policy: policy) {
      case .yes: "yes"
      case .no: "no"
      case .unknown: "unknown"
      }
    }
    #expect(try word("2026-11-09T00:00:00Z") == expected)
    // A day has to pass before it was not.
    if expected == "no" { #expect(try word("2026-11-03T12:00:00Z") == "unknown") }
  }

  @Test("blocked more than once, of which one is dated: a comment near the other time may have raised it")
  func blockedTwice() throws {
    func raised(_ blocked: Int, comments: [TaskCard.Comment]) throws -> BlockedSpell.Raised? {
      let card = TaskCard(
        system: "clickup", id: "1", name: "Totals", status: "in progress",
        statusTimes: [
          .init(status: "blocked", seconds: blocked * 3_600, since: try instant("2026-11-03T09:00:00Z")),
          .init(status: "in progress", seconds: 60, since: try instant("2026-11-03T19:00:00Z")),
        ])
      let spell = BlockedSpell.all(of: card, policy: policy).first
      return spell?.raised(comments: comments, before: try instant("2026-11-16T00:00:00Z"), policy: policy)
    }
    let later = TaskCard.Comment(text: "Blocked again", by: "81234567", at: try instant("2026-11-06T10:00:00Z"))
    #expect(try raised(10, comments: [later]) == .no)
    #expect(try raised(12, comments: [later]) != .no)
    #expect(try raised(12, comments: []) == .no)
  }

  @Test("a tag blocks an open card and says nothing of a finished one")
  func tags() {
    var card = TaskCard(system: "clickup", id: "1", name: "Totals", status: "open", tags: ["Waiting: client"])
    #expect(BlockedSpell.all(of: card, policy: policy).map(\.word) == ["Waiting: client"])
    card.status = "done"
    #expect(BlockedSpell.all(of: card, policy: policy).isEmpty)
    card.tags = ["unblocked"]
    card.status = "open"
    #expect(BlockedSpell.all(of: card, policy: policy).isEmpty)
  }
}
