internal import Foundation
internal import Hiring
internal import Testing

@Suite("A contractor's week of cards")
struct DeliveryReviewTests {
  private let now = Date(timeIntervalSince1970: 1_794_816_000)  // 2026-11-16T08:00:00Z

  private func amir(_ role: Contractor.Role = .engineer, pauses: [(String, String?)] = []) throws -> Contractor {
    var amir = contractor(
      "amir", clickup: "81234567", engagements: [try engagement("34848691", pauses: pauses)], name: "Amir Khan")
    amir.role = role
    return amir
  }

  private func card(
    _ id: String, done: String? = "2026-11-11T09:00:00Z", by account: String = "81234567", working: Int = 4,
    comments: [(String, String)]? = [], tags: [String] = [],
    description: String? = "One row a country with net, tax and gross, newest month first, and a download as CSV."
  ) throws -> TaskCard {
    var times = [TaskCard.StatusTime(status: "prioritised", seconds: 7_200, since: try instant("2026-11-09T08:00:00Z"))]
    if working > 0 {
      times.append(.init(status: "in progress", seconds: working * 3_600, since: try instant("2026-11-10T08:00:00Z")))
    }
    if let done { times.append(.init(status: "done", seconds: 60, since: try instant(done))) }
    return TaskCard(
      system: "clickup", id: id, name: "Totals \(id)", status: done == nil ? "in progress" : "done",
      customID: "SHOP-\(id.count)", description: description,
      assignees: [.init(account: account, name: account == "81234567" ? "Amir K." : "Somebody")], tags: tags,
      comments: try comments?.map { .init(text: "So far so good", by: $0.0, at: try instant($0.1)) },
      statusTimes: times, record: "tasks.json:\(id.count)")
  }

  private func records(
    _ cards: [TaskCard], _ contractors: [Contractor], entries: [TimeEntry] = [], attendance: [Attendance] = [],
    messages: [(String, String)]? = nil
  ) throws -> DeliveryRecords {
    let index = CardIndex(cards: cards, timeEntries: entries)
    let changes = try messages?.enumerated().map { number, message in
      CardChange(
        repository: "storefront", commit: String(repeating: "\(number)", count: 40), at: try instant(message.1),
        subject: message.0, contractors: ["amir"], references: index.references(in: message.0), isSubstantive: true)
    }
    return DeliveryRecords(
      index: index, timeEntries: entries, attendance: attendance, changes: changes, contractors: contractors,
      policy: CardPolicy())
  }

  @Test("good cards raise no question")
  func good() throws {
    let amir = try amir()
    let records = try records(
      [card("a1", comments: [("81234567", "2026-11-10T10:00:00Z"), ("owner", "2026-11-10T11:00:00Z")])], [amir],
      messages: [("SHOP-2: totals", "2026-11-11T08:00:00Z")])
    let row = DeliveryReview(records: records, now: now).week(try week("2026-W46"), of: amir)
    #expect(row.cards?.active == 1 && row.cards?.clear == 1 && row.cards?.unclear == [])
    #expect(row.path?.finished == 1 && row.path?.worked == 1 && row.path?.straight == [])
    #expect(row.path?.seconds == [.waiting: 7_200, .working: 14_400, .done: 60])
    #expect(row.comments == 1 && row.silent == [] && row.looks.isEmpty, "\(row.looks)")
    #expect(row.tracing?.traced == 1 && row.tracing?.cardsWithChange == 1)
    #expect(row.meetings == nil)
    let before = DeliveryReview(records: records, now: now).week(try week("2026-W45"), of: amir)
    #expect(before.isEmpty)
  }

  @Test("what deserves a question, each with its record, and the owner's own cards asked of the owner")
  func questions() throws {
    let amir = try amir()
    let records = try records(
      [
        card("a1", working: 0, description: ""),
        card("a22", done: nil, comments: [("81234567", "2026-11-10T10:00:00Z")]),
      ], [amir],
      messages: [("SHOP-3: rates", "2026-11-11T08:00:00Z"), ("Tidy up", "2026-11-12T08:00:00Z")])
    let row = DeliveryReview(records: records, now: now).week(try week("2026-W46"), of: amir)
    #expect(row.looks.map(\.kind) == [.unclear, .straightToDone, .silent, .withoutChange, .withoutCard])
    #expect(row.looks.map(\.asks) == [.owner, .contractor, .contractor, .contractor, .contractor])
    #expect(row.looks.first?.evidence == ["tasks.json:2"] && row.looks.last?.evidence == ["storefront 1111111111"])
    #expect(row.tracing?.cardsWithout == ["clickup SHOP-2"] && row.tracing?.untraced == ["storefront 1111111111"])
  }

  @Test("who writes no code is asked for none, and neither is a card of design")
  func codeless() throws {
    let designer = try amir(.designer)
    let records = try records([card("a1")], [designer], messages: [])
    let row = DeliveryReview(records: records, now: now).week(try week("2026-W46"), of: designer)
    #expect(row.tracing == nil && row.path?.finished == 1 && !row.looks.map(\.kind).contains(.withoutChange))
    let engineer = try amir()
    let design = try self.records([card("a1", tags: ["UX design"])], [engineer], messages: [])
    let tagged = DeliveryReview(records: design, now: now).week(try week("2026-W46"), of: engineer)
    #expect(tagged.tracing?.codeless == 1 && tagged.tracing?.cardsWithout == [])
  }

  @Test("missing records are missing, not zero")
  func missing() throws {
    let amir = try amir()
    var bare = try card("a1", comments: nil, description: nil)
    bare.statusTimes = nil
    bare.closedAt = try instant("2026-11-11T09:00:00Z")
    let row = DeliveryReview(records: try records([bare], [amir]), now: now).week(try week("2026-W46"), of: amir)
    #expect(row.comments == nil && row.silent == nil && row.tracing == nil && row.meetings == nil)
    #expect(row.cards?.unknown == 1 && row.path?.unknown == 1 && row.path?.seconds == nil && row.looks.isEmpty)
    let none = DeliveryReview(records: try records([], [amir]), now: now).week(try week("2026-W46"), of: amir)
    #expect(none.cards == nil && none.path == nil && none.blocked == nil)
  }

  @Test("an account that two share is nobody's, a name that one account has is that account's, strangers are named")
  func people() throws {
    let amir = try amir()
    var bea = contractor("bea", clickup: "81234567", engagements: [])
    let shared = try records([card("a1")], [amir, bea])
    #expect(shared.cards["amir"] == nil && shared.shared == ["amir": 1, "bea": 1])
    bea.clickup = "91110002"
    var named = try card("a1")
    named.assignees = [.init(account: "Amir K.", name: "Amir K.")]
    var entry = try tracked("1", "2026-11-10T09:00:00Z", minutes: 60)
    #expect(try records([named], [amir, bea], entries: [entry]).strangers == ["Amir K."])
    entry.userName = "Amir K."
    #expect(try records([named], [amir, bea], entries: [entry]).cards["amir"]?.count == 1)
    var other = entry
    other.user = "91110002"
    #expect(try records([named], [amir, bea], entries: [entry, other]).cards.isEmpty)
  }

  /// The fixture's `day` is hidden by the parameter.
  private static func date(_ text: String) throws -> CivilDate { try day(text) }

  private func attended(_ day: String, _ state: Attendance.State, _ person: String = "Amir Khan") throws -> Attendance {
    Attendance(
      system: "stand-up", id: "\(day) \(person)", person: person, date: try Self.date(day),
      meeting: "stand-up", state: state, note: "", record: "stand-ups.csv:\(day.suffix(2))")
  }

  @Test("stand-ups: excused apart, days not engaged left out, what names only who came tells of nobody missing")
  func standUps() throws {
    let amir = try amir(pauses: [("2026-11-13", nil)])
    let rows = try [
      attended("2026-11-09", .present), attended("2026-11-10", .absent), attended("2026-11-11", .excused),
      attended("2026-11-12", .present, "Bea"), attended("2026-11-13", .absent), attended("2026-11-09", .absent),
      attended("2026-11-10", .present, "Bea"), attended("2026-11-11", .present, "Bea"),
    ]
    let row = DeliveryReview(records: try records([], [amir], attendance: rows), now: now)
      .week(try week("2026-W46"), of: amir)
    let meetings = try #require(row.meetings)
    #expect(meetings.held == 2 && meetings.attended == 1 && meetings.excused == 1 && meetings.unlisted == 1)
    #expect(meetings.missed == ["2026-11-10 stand-up (stand-ups.csv:10)"])
    #expect(row.looks.map(\.kind) == [.missedMeeting])
    let book = AttendanceBook(try [attended("2026-11-09", .present)], roster: Roster(contractors: [amir]))
    #expect(!book.namesAbsent && book.strangers.isEmpty)
    #expect(AttendanceBook(rows, roster: Roster(contractors: [amir])).strangers == ["Bea"])
  }

  @Test("a meeting that nobody came to, like that of a holiday, was not held")
  func holiday() throws {
    let amir = try amir()
    let rows = try [attended("2026-11-10", .absent), attended("2026-11-10", .absent, "Bea")]
    let row = DeliveryReview(records: try records([], [amir], attendance: rows), now: now)
      .week(try week("2026-W46"), of: amir)
    #expect(row.meetings?.held == 0 && row.meetings?.missed == [] && row.looks.isEmpty)
  }

  private func blocked(
    since: String, hours: Int, isCurrent: Bool = true, comments: [(String, String)] = [], with other: String? = nil
  ) throws -> TaskCard {
    var card = try card("a1", done: nil, comments: comments)
    card.statusTimes = [.init(status: "blocked", seconds: hours * 3_600, since: try instant(since))]
    card.status = isCurrent ? "blocked" : "in progress"
    if !isCurrent {
      card.statusTimes?.append(
        .init(
          status: "in progress", seconds: 60,
          since: try instant(since).addingTimeInterval(Double(hours) * 3_600)))
    }
    if let other { card.assignees.append(.init(account: other, name: "Bea Lind")) }
    return card
  }

  @Test("a block counts in each week that it lasts in, by its hours there")
  func longBlock() throws {
    let amir = try amir()
    // From Thursday noon of W45 on: 84 h of it in W45, 168 h in W46.
    let records = try records([blocked(since: "2026-11-05T12:00:00Z", hours: 260)], [amir])
    let review = DeliveryReview(records: records, now: now)
    let weeks = try ["2026-W44", "2026-W45", "2026-W46"].map { review.week(try week($0), of: amir) }
    #expect(weeks.map { $0.blocked?.spells } == [0, 1, 1])
    #expect(weeks.map { $0.blocked?.seconds } == [nil, 84 * 3_600, 168 * 3_600])
    #expect(weeks[2].looks.contains { $0.text.contains("is blocked since 2026-11-05, 168 h of it in this week") })
  }

  @Test("a block before somebody was hired is not theirs, and what one of two says on a card is said")
  func sharedBlock() throws {
    let amir = try amir()
    let before = try records([blocked(since: "2025-11-05T12:00:00Z", hours: 20, isCurrent: false)], [amir])
    let week = try week("2025-W45")
    #expect(DeliveryReview(records: before, now: now).week(week, of: amir).blocked?.spells == 0)
    let bea = contractor("bea", clickup: "91110002", engagements: [try engagement("34848702")], name: "Bea Lind")
    let card = try blocked(
      since: "2026-11-10T09:00:00Z", hours: 20, comments: [("91110002", "2026-11-10T10:00:00Z")], with: "91110002")
    let review = DeliveryReview(records: try records([card], [amir, bea]), now: now)
    for person in [amir, bea] {
      let row = review.week(try self.week("2026-W46"), of: person)
      #expect(row.blocked?.raised == 1 && row.blocked?.unraised == [], "\(person.id)")
    }
  }

  private func week(_ text: String) throws -> ISOWeek { try #require(ISOWeek(text)) }

  @Test("the same records in another order give the same rows")
  func order() throws {
    let amir = try amir()
    let cards = try [card("a1", working: 0), card("a22", done: nil), card("a333", description: "")]
    let messages = [("SHOP-3: rates", "2026-11-11T08:00:00Z")]
    func rows(_ cards: [TaskCard]) throws -> [DeliveryWeek] {
      DeliveryReview(records: try records(cards, [amir], messages: messages), now: now)
        .weeks([try week("2026-W46"), try week("2026-W45")], of: [amir])
    }
    let forwards = try rows(cards)
    let backwards = try rows(cards.reversed())
    #expect(forwards.map(\.looks) == backwards.map(\.looks))
    #expect(forwards.map(\.week.description) == ["2026-W45", "2026-W46"])
  }
}
