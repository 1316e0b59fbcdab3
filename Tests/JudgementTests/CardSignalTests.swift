import Findings
import Foundation
import Hiring
import History
import SourceText
import Testing

@testable import Judgement

@Suite("Signals of cards and stand-ups")
struct CardSignalTests {
  /// A card of Amir's that was finished on a day at noon, two days after it was taken up.
  private func card(
    _ id: String, done: String, by account: String = "81234567", working: Bool = true, commented: Bool = true,
    tags: [String] = [], reopened: String? = nil
  ) -> TaskCard {
    let end = Story.date(done).addingTimeInterval(12 * 3_600)
    let begun = end.addingTimeInterval(-2 * 86_400)
    var times = [TaskCard.StatusTime(status: "prioritised", seconds: 3_600, since: begun.addingTimeInterval(-3_600))]
    if working { times.append(.init(status: "in progress", seconds: 2 * 86_400, since: begun)) }
    times.append(.init(status: "done", seconds: 60, since: end))
    if let reopened { times.append(.init(status: "in progress", seconds: 60, since: Story.date(reopened))) }
    return TaskCard(
      system: "clickup", id: id, name: "Totals \(id)", status: reopened == nil ? "done" : "in progress",
      assignees: [.init(account: account, name: account)], tags: tags,
      comments: commented
        ? [.init(text: "Half of it stands", by: account, at: begun.addingTimeInterval(3_600))] : [],
      statusTimes: times, record: "tasks.json:\(id)")
  }

  private func person(_ role: Contractor.Role = .engineer) -> Contractor {
    var amir = engineer("amir", role: role)
    amir.clickup = "81234567"
    return amir
  }

  private func page(_ role: Contractor.Role = .engineer, _ change: (inout Trial) -> Void) throws -> ContractorPage {
    var trial = Trial()
    trial.add(person(role))
    if role == .engineer { trial.story.solid("amir") }
    change(&trial)
    return try #require(trial.page(of: "amir"))
  }

  private static let ids = [
    "delivery.cards-with-changes", "delivery.status-path", "delivery.reopened", "delivery.blocked-raised",
    "delivery.comments", "delivery.stand-ups",
  ]

  @Test("without cards and attendance nothing is assessed, and no other number and no decision moves")
  func none() throws {
    let page = try page { _ in }
    for id in Self.ids {
      #expect(page.signal(id)?.status == .notAssessed && page.signal(id)?.score == nil, "\(id)")
    }
    #expect(page.notMeasured.contains { $0.contains("No task card has been imported.") })
    #expect(page.notMeasured.contains { $0.contains("No attendance has been imported.") })
    // Cards of somebody else are no records of Amir's.
    let other = try self.page { $0.cards = [card("86zz0zz0z", done: "2026-11-10", by: "90000000")] }
    #expect(other.recommendation.outcome == page.recommendation.outcome)
    #expect(other.card.overall == page.card.overall)
    for id in Self.ids { #expect(other.signal(id)?.status != .measured, "\(id)") }
  }

  @Test("cards that went straight to the end, that came back, and that nobody wrote on count against their share")
  func paths() throws {
    let page = try page {
      $0.cards = [
        card("86aa1aa1x", done: "2026-10-14"), card("86aa2aa2x", done: "2026-10-21", working: false),
        card("86aa3aa3x", done: "2026-10-28", commented: false),
        card("86aa4aa4x", done: "2026-11-04", reopened: "2026-11-06"),
      ]
    }
    let path = try #require(page.signal("delivery.status-path"))
    // The one that came back is not finished now.
    #expect(abs((path.value ?? 0) - 2.0 / 3) < 1e-9 && path.exposure == 3)
    #expect(path.evidence.map(\.record) == ["tasks.json:86aa2aa2x"])
    #expect(page.signal("delivery.reopened")?.value == 0.25)
    #expect(page.signal("delivery.comments")?.value == 0.75)
    #expect(page.signal("delivery.blocked-raised")?.status == .notApplicable)
  }

  @Test("what came after the week is not known in it")
  func later() throws {
    var trial = Trial()
    trial.add(person())
    trial.story.solid("amir")
    trial.cards = [card("86aa1aa1x", done: "2026-10-14"), card("86aa2aa2x", done: "2026-11-11", working: false)]
    #expect(trial.page(of: "amir", "2026-W45")?.signal("delivery.status-path")?.value == 1)
    #expect(trial.page(of: "amir", "2026-W46")?.signal("delivery.status-path")?.value == 0.5)
  }

  @Test("a board without a state of work charges nobody for not using one")
  func bareBoard() throws {
    let page = try page {
      $0.cards = [
        card("86aa1aa1x", done: "2026-10-14", working: false), card("86aa2aa2x", done: "2026-10-21", working: false),
      ]
    }
    #expect(page.signal("delivery.status-path")?.status == .notAssessed)
  }

  @Test("blocked and raised by a comment the same day, or not")
  func blocked() throws {
    func spell(_ id: String, said: Int) -> TaskCard {
      let since = Story.date("2026-11-04")
      return TaskCard(
        system: "clickup", id: id, name: id, status: "blocked", assignees: [.init(account: "81234567", name: "")],
        comments: [.init(text: "No key", by: "81234567", at: since.addingTimeInterval(Double(said) * 3_600))],
        statusTimes: [.init(status: "Blocked", seconds: 90_000, since: since)])
    }
    let page = try page { $0.cards = [spell("86aa1aa1x", said: 3), spell("86aa2aa2x", said: 70)] }
    let signal = try #require(page.signal("delivery.blocked-raised"))
    #expect(signal.value == 0.5 && signal.evidence.first?.text.contains("Blocked for 25 h") == true)
  }

  @Test("changes are traced by the message or by the branch that brought them, and by nothing that only looks like it")
  func traced() throws {
    let page = try page { trial in
      trial.cards = [card("86aa1aa1x", done: "2026-10-14"), card("86aa2aa2x", done: "2026-11-11")]
      trial.entries = []
      trial.story.changes = trial.story.changes.map { $0.with(subject: "Use UTF-8, \($0.index)") }
      trial.story.changes[1] = trial.story.changes[1].with(subject: "Totals (CU-86aa1aa1x)")
    }
    #expect(page.signal("delivery.traced")?.value == 1.0 / 12)
    #expect(page.signal("delivery.cards-with-changes")?.value == 0.5)
    #expect(page.signal("delivery.cards-with-changes")?.evidence.map(\.record) == ["tasks.json:86aa2aa2x"])
  }

  @Test("the merge that brought a change says what it is for where its own message does not")
  func branches() throws {
    var story = Story()
    for (day, subject) in [("2026-10-06", "a"), ("2026-10-07", "b SHOP-2"), ("2026-10-08", "c"), ("2026-10-09", "m")] {
      story.change(by: "amir", on: day, subject, files: [file("src/\(subject.prefix(1)).ts")])
    }
    func commit(_ index: Int, _ parents: [Int], _ subject: String, main: Bool) -> Change {
      let old = story.changes[index]
      return Change(
        commit: old.commit, index: index, parents: parents.map(Story.commit), author: old.author, coAuthors: [],
        assistants: [], authoredAt: old.authoredAt, committedAt: old.committedAt, zoneMinutes: 0, authorName: "amir",
        authorEmail: old.authorEmail, committerEmail: old.committerEmail, subject: subject, body: "", isSigned: false,
        onFirstParentLine: main, files: old.files)
    }
    story.changes = [
      commit(0, [], "Begin", main: true), commit(1, [0], "b SHOP-2", main: false), commit(2, [1], "c", main: false),
      commit(3, [0, 2], "Merge branch 'SHOP-1-totals' into SHOP-3", main: true),
    ]
    let index = CardIndex(
      cards: (1...3).map { TaskCard(system: "jira", id: "\($0)", name: "", status: "", customID: "SHOP-\($0)") })
    let references = CardTracing.references(of: story.history(), index: index)
    #expect(references.map(\.cards) == [[], [1], [0], [0, 2]])
  }

  @Test("cards that are not of code, and those whose hours are asked about, are not asked for a change")
  func notAskedTwice() throws {
    let page = try page { trial in
      trial.cards = [
        card("task0", done: "2026-10-14"), card("86aa2aa2x", done: "2026-11-11", tags: ["design"]),
      ]
    }
    #expect(page.signal("delivery.cards-with-changes")?.status == .notAssessed)
    #expect(page.signal("delivery.tasks-with-changes")?.status == .measured)
  }

  @Test("a designer is judged by cards alone, and graded by the weeks with work on them")
  func designer() throws {
    let page = try page(.designer) { trial in
      trial.entries = []
      trial.rows = []
      trial.cards = (0..<5).map { card("86aa\($0)aa1x", done: day($0, 3)) }
    }
    let delivery = try #require(page.card.dimensions.first { $0.id == .delivery })
    #expect(delivery.status == .measured && page.card.overall != nil)
    #expect(page.signal("delivery.cards-with-changes")?.status == .notApplicable)
    #expect(page.recommendation.outcome != .release && page.recommendation.outcome != .insufficientEvidence)
    let few = try self.page(.designer) { trial in
      trial.entries = []
      trial.rows = []
      trial.cards = [card("86aa1aa1x", done: day(5, 3))]
    }
    #expect(few.recommendation.outcome == .insufficientEvidence)
  }

  @Test("stand-ups: joined of held, excused apart, and not assessed where lists name only who came")
  func standUps() throws {
    func attended(
      _ week: Int, _ offset: Int, _ state: Attendance.State, _ person: String = "amir@example.com"
    ) -> Attendance {
      let date = CivilDate(day(week, offset)) ?? CivilDate(daysSince1970: 0)
      return Attendance(
        system: "stand-up", id: "\(date) \(person)", person: person, date: date, meeting: "stand-up",
        state: state, note: "", record: "stand-ups.csv:\(week * 5 + offset)")
    }
    let page = try page {
      $0.attendance =
        (0..<4).flatMap { week in (0..<4).map { attended(week, $0, $0 == 3 ? .absent : .present) } }
        + [attended(4, 0, .excused)]
        // What nobody comes to is not held.
        + (0..<5).flatMap { week in [0, 3].map { attended(week, $0, .present, "lead@example.com") } }
        + [attended(5, 0, .absent)]
    }
    let signal = try #require(page.signal("delivery.stand-ups"))
    #expect(signal.value == 0.75 && signal.exposure == 16 && signal.summary.contains("1 more excused"))
    let present = try self.page { $0.attendance = (0..<4).map { attended($0, 0, .present) } }
    #expect(present.signal("delivery.stand-ups")?.status == .notAssessed)
  }
}
