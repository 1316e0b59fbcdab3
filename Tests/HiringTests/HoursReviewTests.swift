internal import Foundation
internal import Hiring
internal import Testing

/// The checks that need more than a week's entries, and what they say where the evidence is missing.
struct HoursReviewTests {
  private func amir(_ role: Contractor.Role = .engineer, limit: Int? = nil) throws -> Contractor {
    var amir = contractor(
      "amir", clickup: "81234567", engagements: [try engagement("34848691", limitHours: limit)])
    amir.role = role
    return amir
  }

  private func review(_ records: HoursRecords, _ people: [Contractor]? = nil) throws -> HoursReview {
    HoursChecks(contractors: try people ?? [amir()], timeZone: try zone("Asia/Bangkok")).review(records)
  }

  private func card(
    _ id: String, hours: Int? = nil, estimate: Int? = nil, tags: [String] = ["bug"], list: String? = nil,
    isClosed: Bool? = true, comments: [TaskCard.Comment]? = nil
  ) -> TaskCard {
    TaskCard(
      system: "clickup", id: id, name: "Card \(id)", status: "done", isClosed: isClosed,
      estimateSeconds: estimate.map { $0 * 3_600 }, spentSeconds: hours.map { $0 * 3_600 }, tags: tags, list: list,
      comments: comments, record: "cards.csv:\(id)")
  }

  // MARK: Tasks

  @Test("a task far over its estimate is asked about once, with all its hours")
  func estimate() throws {
    let entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 120, task: "a"),
      tracked("2", "2026-11-10T02:00:00Z", minutes: 150, task: "a"),
      tracked("3", "2026-11-11T02:00:00Z", minutes: 130, task: "b"),
    ]
    let found = try review(
      HoursRecords(timeEntries: entries, cards: [card("a", estimate: 2), card("b", estimate: 2)])
    ).checks.filter { $0.kind == .taskEstimate }
    #expect(
      found.map(\.text) == ["\u{201C}Card a\u{201D} took 4 h 30 min, 2.2 times its estimate of 2 h"])
    #expect(found.map(\.seconds) == [9_000])
    #expect(found.first?.week.description == "2026-W46")
    #expect(found.first?.evidence == ["cards.csv:a", "clickup 1", "clickup 2"])
  }

  @Test("several people on a task: the question goes to whoever worked most, and says their part")
  func together() throws {
    let bea = contractor("bea", clickup: "91110002", engagements: [try engagement("35900700")])
    let entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 120, task: "a"),
      tracked("2", "2026-11-10T02:00:00Z", minutes: 180, user: "91110002", task: "a"),
    ]
    let found = try review(
      HoursRecords(timeEntries: entries, cards: [card("a", estimate: 2)]), [amir(), bea]
    ).checks.filter { $0.kind == .taskEstimate }
    #expect(found.map(\.contractor) == ["bea"])
    #expect(found.first?.text.hasSuffix("; 3 h of it are theirs") == true)
  }

  @Test("like tasks are finished ones of the same tag, at least five, and their median is robust")
  func likeTasks() throws {
    let entries = try [tracked("1", "2026-11-03T02:00:00Z", minutes: 300, task: "x")]
    // The hundred hours of one card move no median.
    let others = zip(["1", "2", "3", "4", "5"], [1, 2, 2, 3, 100]).map { card($0, hours: $1) }
    let open = card("x", isClosed: false)
    let found = try review(HoursRecords(timeEntries: entries, cards: others + [open]))
    #expect(
      found.checks.filter { $0.kind == .likeTasks }.map(\.text) == [
        "\u{201C}Card x\u{201D} took 5 h, 2.5 times the 2 h that is the median of 5 finished tasks tagged "
          + "\u{201C}bug\u{201D}"
      ])
    let few = try review(HoursRecords(timeEntries: entries, cards: Array(others.dropFirst()) + [open]))
    #expect(!few.checks.contains { $0.kind == .likeTasks })
    #expect(few.gaps.contains { $0.kind == .likeTasks })
    let listed = (1...5).map { card("\($0)", hours: 1, tags: [], list: "Shop") }
    let byList = try review(
      HoursRecords(timeEntries: entries, cards: listed + [card("x", tags: [], list: "Shop", isClosed: false)]))
    #expect(byList.checks.contains { $0.kind == .likeTasks && $0.text.hasSuffix("in the list \u{201C}Shop\u{201D}") })
  }

  // MARK: Traces

  @Test("hours on no task are asked about where neither a commit nor a comment stands on the day")
  func untraced() throws {
    let entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 90, task: nil),
      tracked("2", "2026-11-04T02:00:00Z", minutes: 90, task: nil),
      tracked("3", "2026-11-05T02:00:00Z", minutes: 90, task: nil),
      tracked("4", "2026-11-06T02:00:00Z", minutes: 90, task: "a"),
    ]
    let comment = TaskCard.Comment(text: "done", by: "81234567", at: try instant("2026-11-04T09:00:00Z"))
    var records = HoursRecords(timeEntries: entries, cards: [card("z", comments: [comment])])
    records.commitDays = ["amir": [try day("2026-11-03")]]
    let found = try review(records).checks.filter { $0.kind == .untraced }
    #expect(found.map(\.evidence) == [["clickup 3"]])
    #expect(found.first?.text == "1 h 30 min on no task, on days without a commit or a comment of theirs")
    records.commitDays = nil
    let unread = try review(records)
    #expect(!unread.checks.contains { $0.kind == .untraced })
    #expect(unread.gaps.contains { $0.kind == .untraced && $0.contractor == nil })
    records.commitDays = [:]
    #expect(try review(records).gaps.contains { $0.kind == .untraced && $0.contractor == "amir" })
    // Nobody expects commits of support.
    #expect(try review(records, [amir(.support)]).checks.filter { $0.kind == .untraced }.map(\.entries) == [2])
  }

  // MARK: Weeks

  private func row(_ week: ISOWeek, hours: Int?, contract: String = "34848691") -> ReconciliationRow {
    ReconciliationRow(
      contractor: "amir", contract: contract, week: week, billedSeconds: hours.map { $0 * 3_600 },
      trackedSeconds: hours.map { $0 * 3_600 }, differenceSeconds: hours.map { _ in 0 }, limitSeconds: nil,
      verdict: hours == nil ? .notAssessable : .match, reasons: [], evidence: hours == nil ? [] : ["row \(week)"])
  }

  @Test("a week far over the contractor's own past, with eight weeks of it at least; a short week is none")
  func baseline() throws {
    let first = try week("2026-W30")
    func found(_ hours: [Int]) throws -> HoursReview {
      try review(
        HoursRecords(rows: hours.enumerated().map { row(first.advanced(by: $0.offset), hours: $0.element) }))
    }
    let steady = [20, 21, 19, 20, 22, 18, 20, 20]
    #expect(try found(steady + [24]).checks.map(\.kind) == [.unusualWeek])
    #expect(try found(steady + [23]).checks.isEmpty)
    #expect(try found(steady + [2]).checks.isEmpty)
    #expect(try found(Array(steady.dropLast()) + [60]).checks.isEmpty)
    #expect(try found(Array(steady.dropLast()) + [60]).gaps.contains { $0.kind == .unusualWeek })
    #expect(try found(Array(repeating: 20, count: 8) + [23]).checks.isEmpty)
  }

  @Test("an open contract without hours for four covered weeks; weeks that no export covers tell nothing")
  func forgotten() throws {
    let first = try week("2026-W40")
    let rows = [20, nil, nil, nil, nil].enumerated().map { row(first.advanced(by: $0.offset), hours: $0.element) }
    let coverage = RecordCoverage([
      export(.billed, "upwork", ["34848691"], from: first.start, to: first.advanced(by: 4).start)
    ])
    let found = try review(HoursRecords(rows: rows, coverage: coverage)).checks
    #expect(found.map(\.kind) == [.forgottenContract])
    #expect(
      found.first?.text == "contract 34848691 is open and has no hours on either side since 2026-W41, for 4 weeks")
    #expect(try review(HoursRecords(rows: rows.dropLast(), coverage: coverage)).checks.isEmpty)
    let unknown = try review(HoursRecords(rows: rows, coverage: RecordCoverage()))
    #expect(unknown.checks.isEmpty && unknown.gaps.contains { $0.kind == .forgottenContract })
    var ended = try amir()
    ended.engagements[0].ended = try day("2026-10-07")
    #expect(try review(HoursRecords(rows: rows, coverage: coverage), [ended]).checks.isEmpty)
  }

  @Test("changes after the week closed are those whose old value was seen after that")
  func edits() throws {
    func edit(seen: String) throws -> HoursEdit {
      HoursEdit(
        contractor: "amir", week: try week("2026-W45"), oldSeconds: 3_600, newSeconds: 7_200,
        seenAt: try instant(seen), changedBy: try instant("2026-11-16T08:00:00Z"), evidence: ["clickup 1"])
    }
    // The week ends on Sunday 8 November and closes on Monday at noon.
    #expect(try review(HoursRecords(edits: [edit(seen: "2026-11-09T11:59:59Z")])).checks.isEmpty)
    let found = try review(HoursRecords(edits: [edit(seen: "2026-11-09T12:00:00Z")])).checks
    #expect(found.map(\.kind) == [.editedAfterClose])
    #expect(found.first?.text.contains("from 1 h to 2 h (between the exports of 2026-11-09 and 2026-11-16)") == true)
    #expect(try review(HoursRecords()).gaps.contains { $0.kind == .editedAfterClose })
  }

  @Test("hours that the newest export lacks are asked about, a week once")
  func missing() throws {
    var entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 60), tracked("2", "2026-11-04T02:00:00Z", minutes: 90),
      tracked("3", "2026-11-05T02:00:00Z", minutes: 120),
    ]
    entries[0].missingFrom = "b.json"
    entries[2].missingFrom = "b.json"
    let found = try review(HoursRecords(timeEntries: entries)).checks.filter { $0.kind == .missingEntries }
    #expect(found.map(\.text) == ["2 entries are not in the newest export that speaks of the time (b.json): 3 h"])
    #expect(found.map(\.evidence) == [["clickup 1", "clickup 3"]])
    #expect(found.first?.seconds == 10_800 && found.first?.outOf == 3)
  }

  // MARK: Habits

  @Test("typed hours count as the platform states them, else as the tracker does")
  func manual() throws {
    var bill = try billed("2026-11-03", minutes: 300)
    bill.manualSeconds = 9_000
    var timed = try billed("2026-11-04", minutes: 10)
    timed.manualSeconds = 0
    let half = try review(HoursRecords(billedEntries: [bill]))
    #expect(half.checks.map(\.text) == ["2 h 30 min of 5 h billed on 34848691 were typed in and not timed"])
    #expect(try review(HoursRecords(billedEntries: [bill, timed])).checks.isEmpty)
    var entries = try (2...6).map { try tracked("\($0)", "2026-11-0\($0)T02:00:00Z", minutes: 61) }
    #expect(try review(HoursRecords(timeEntries: entries)).gaps.contains { $0.kind == .manualShare })
    for index in entries.indices { entries[index].isManual = index < 3 }
    #expect(try review(HoursRecords(timeEntries: entries)).checks.map(\.kind) == [.manualShare])
  }

  @Test("very short and very long entries")
  func lengths() throws {
    let clicks = try (0..<5).map { try tracked("\($0)", "2026-11-03T0\($0):00:00Z", minutes: $0 < 2 ? 1 : 47) }
    #expect(try review(HoursRecords(timeEntries: clicks)).checks.map(\.kind) == [.shortEntries])
    let long = try [tracked("1", "2026-11-03T01:00:00Z", minutes: 481)]
    #expect(try review(HoursRecords(timeEntries: long)).checks.map(\.kind) == [.longEntries])
    #expect(try review(HoursRecords(timeEntries: [tracked("1", "2026-11-03T01:00:00Z", minutes: 480)])).checks.isEmpty)
  }

  @Test("rows that disagree come with a question that names their hours and records")
  func rowQuestions() throws {
    let people = [try amir(limit: 5)]
    let entries = try [tracked("1", "2026-11-03T02:00:00Z", minutes: 120)]
    let bills = try [billed("2026-11-03", minutes: 420)]
    let rows = Reconciliation(contractors: people, timeZone: .gmt).rows(timeEntries: entries, billedEntries: bills)
    let checks = try review(HoursRecords(rows: rows.filter { $0.differenceSeconds != nil }), people).checks
    #expect(checks.map(\.kind) == [.overBilled, .overLimit])
    #expect(
      checks.map(\.question) == [
        "What was done in the 5 h that were billed and not tracked?", "Who agreed to the 2 h over the limit, and when?",
      ])
    #expect(checks.allSatisfy { $0.evidence == ["upwork.csv:03", "clickup 1"] })
  }
}
