internal import Foundation
internal import Hiring
internal import Testing

/// What an export does not say is not known, and is never zero hours.
struct CoverageTests {
  /// W43 of 2026 is Monday 19 October to Sunday 25 October.
  private static let monday = "2026-10-19"

  private func people(_ toggl: Bool = false) throws -> [Contractor] {
    var ana = contractor("ana", clickup: toggl ? nil : "1", engagements: [try engagement("100", started: "2026-10-05")])
    if toggl { ana.accounts = ["toggl": ["ana@example.com"]] }
    return [ana, contractor("bob", clickup: "2", engagements: [try engagement("200", started: "2026-10-05")])]
  }

  /// Eight hours a day of a week from Monday on.
  private func work(
    _ user: String, week number: Int, days: Int = 5, hours: Int = 8, system: String = "clickup"
  ) throws -> [TimeEntry] {
    try (0..<days).map { offset in
      let day = CivilDate(daysSince1970: try day(Self.monday).daysSince1970 + (number - 43) * 7 + offset)
      var entry = try tracked("\(system) \(user) \(day)", "\(day)T02:00:00Z", minutes: hours * 60, user: user)
      entry.system = system
      return entry
    }
  }

  private func bills(_ contract: String, week number: Int, days: Int = 5, hours: Int = 8) throws -> [BilledEntry] {
    try (0..<days).map { offset in
      let day = CivilDate(daysSince1970: try day(Self.monday).daysSince1970 + (number - 43) * 7 + offset)
      return try billed("\(day)", minutes: hours * 60, contract: contract)
    }
  }

  private func span(_ date: String) throws -> ClosedRange<Date> {
    let start = try day(date).startUTC
    return start...start.addingTimeInterval(86_399)
  }

  private static func firstDay(_ row: UnreadRow) -> String? {
    row.span.map { CivilDate(utc: $0.lowerBound).description }
  }

  private func file(
    _ name: String, _ entries: [TimeEntry], made: String = "2026-11-20T08:00:00Z", unread: [UnreadRow] = []
  ) throws -> RecordExport {
    var export = RecordExport(file: name, madeAt: try instant(made), unread: unread)
    for entry in entries { export.note(.time(entry)) }
    return export
  }

  private func file(
    _ name: String, _ entries: [BilledEntry], made: String = "2026-11-20T08:00:00Z", unread: [UnreadRow] = []
  ) throws -> RecordExport {
    var export = RecordExport(file: name, madeAt: try instant(made), unread: unread)
    for entry in entries { export.note(.billed(entry)) }
    return export
  }

  /// Of the weeks with hours on either side.
  private func rows(
    _ contractors: [Contractor], _ entries: [TimeEntry], _ bills: [BilledEntry], _ exports: [RecordExport],
    payments: [Payment] = []
  ) -> [ReconciliationRow] {
    Reconciliation(contractors: contractors, timeZone: .gmt).rows(
      timeEntries: entries, billedEntries: bills, payments: payments, coverage: RecordCoverage(exports)
    ).filter { !$0.evidence.isEmpty }
  }

  private func verdicts(_ rows: [ReconciliationRow], _ contractor: String) -> [String] {
    rows.filter { $0.contractor == contractor }.map { "\($0.week.description.suffix(3)) \($0.verdict.rawValue)" }
  }

  @Test("an export that was made before the week was over says nothing of the week, on either side")
  func midweek() throws {
    let ana = [try people()[0]]
    let whole = try bills("100", week: 42) + bills("100", week: 43)
    let part = try work("1", week: 42) + work("1", week: 43, days: 3)
    let found = try rows(
      ana, part, whole, [file("cu.csv", part, made: "2026-10-22T01:00:00Z"), file("up.csv", whole)])
    #expect(verdicts(found, "ana") == ["W42 match", "W43 not-assessable"])
    #expect(found[1].trackedSeconds == nil)
    #expect(
      found[1].reasons == [
        "cu.csv, the newest export of ana in clickup, was made on 2026-10-22, before the week was over; export it again; "
          + "tracked until then: 24 h"
      ])
    // Made again after the week, the same hours are all there are.
    let again = try rows(ana, part, whole, [file("cu.csv", part), file("up.csv", whole)])
    #expect(verdicts(again, "ana") == ["W42 match", "W43 not-assessable"])
    #expect(again[1].reasons.last?.hasPrefix("cu.csv begins or ends within this week") == true)
    #expect(again[1].reasons.last?.contains("2026-10-22, 2026-10-23") == true)
    let later = try part + work("1", week: 44)
    let full = try rows(
      ana, later, whole + bills("100", week: 44),
      [file("cu.csv", later), file("up.csv", whole + bills("100", week: 44))])
    #expect(verdicts(full, "ana") == ["W42 match", "W43 over-billed", "W44 match"])

    let entries = try work("1", week: 43)
    let early = try bills("100", week: 43, days: 3)
    let mirror = try rows(
      ana, entries, early, [file("cu.csv", entries), file("up.csv", early, made: "2026-10-22T00:30:00Z")])
    #expect(verdicts(mirror, "ana") == ["W43 not-assessable"])
    #expect(mirror[0].billedSeconds == nil)
  }

  @Test("a month that ends within the week cuts the export, whenever it was made")
  func monthEnd() throws {
    // 30 November 2026 is the Monday of W49.
    let ana = [try people()[0]]
    let entries = try work("1", week: 48) + work("1", week: 49, days: 1)
    let bills = try bills("100", week: 48) + bills("100", week: 49)
    let found = try rows(
      ana, entries, bills,
      [file("cu.csv", entries, made: "2026-12-20T00:00:00Z"), file("up.csv", bills, made: "2026-12-20T00:00:00Z")])
    #expect(verdicts(found, "ana") == ["W48 match", "W49 not-assessable"])
  }

  @Test("a colleague's export says nothing of others, and neither does a contract's bill")
  func perPerson() throws {
    let people = try people()
    let (ana, bob) = try ((41...43).flatMap { try work("1", week: $0) }, work("2", week: 41))
    let all = try (41...43).flatMap { try bills("100", week: $0) + bills("200", week: $0) }
    let found = try rows(
      people, ana + bob, all, [file("cu-ana.csv", ana), file("cu-bob.csv", bob), file("up.csv", all)])
    #expect(verdicts(found, "ana") == ["W41 match", "W42 match", "W43 match"])
    #expect(verdicts(found, "bob") == ["W41 match", "W42 not-assessable", "W43 not-assessable"])
    #expect(found.last?.reasons.contains { $0.contains("cu-ana.csv is of others") } == true)

    let gaps = try CoverageGaps(
      RecordCoverage([file("cu-ana.csv", ana), file("cu-bob.csv", bob)]), roster: Roster(contractors: people))
    let weeks = try (41...43).map { try week("2026-W\($0)") }
    #expect(gaps.untracked(people[0], in: weeks).isEmpty)
    #expect(gaps.untracked(people[1], in: weeks) == Array(weeks.dropFirst()))
    #expect(gaps.unbilled(people[0], in: weeks) == weeks)

    // One export of both says of either what it lacks.
    let both = try rows(people, ana + bob, all, [file("cu.csv", ana + bob), file("up.csv", all)])
    #expect(verdicts(both, "bob") == ["W41 match", "W42 over-billed", "W43 over-billed"])

    let entries = try work("1", week: 42) + work("1", week: 43) + work("2", week: 42) + work("2", week: 43)
    let (first, second) = try (bills("100", week: 42) + bills("100", week: 43), bills("200", week: 42))
    let mirror = try rows(
      people, entries, first + second, [file("cu.csv", entries), file("up-a.csv", first), file("up-b.csv", second)])
    #expect(verdicts(mirror, "bob") == ["W42 match", "W43 not-assessable"])
  }

  @Test("a gap in one tracker is not filled by another's export")
  func otherTracker() throws {
    let people = try people(true)
    let ana = try (41...43).flatMap { try work("ana@example.com", week: $0, system: "toggl") }
    let (first, third) = try (work("2", week: 41), work("2", week: 43))
    let all = try (41...43).flatMap { try bills("100", week: $0) + bills("200", week: $0) }
    let found = try rows(
      people, ana + first + third, all,
      [file("tg.csv", ana), file("cu-1.csv", first), file("cu-3.csv", third), file("up.csv", all)])
    #expect(verdicts(found, "bob") == ["W41 match", "W42 not-assessable", "W43 match"])
  }

  @Test("hours in a second tracker that nobody exported are missing, and agreement needs none")
  func secondTracker() throws {
    var ana = try people()[0]
    ana.accounts = ["toggl": ["ana@example.com"]]
    let entries = try work("1", week: 43, hours: 4)
    func found(_ hours: Int) throws -> [ReconciliationRow] {
      let all = try bills("100", week: 43, hours: hours)
      return try rows([ana], entries, all, [file("cu.csv", entries), file("up.csv", all)])
    }
    #expect(try verdicts(found(4), "ana") == ["W43 match"])
    let open = try found(8)
    #expect(verdicts(open, "ana") == ["W43 not-assessable"])
    #expect(open[0].reasons.contains("ana has an account in toggl too, and no export of it covers this week"))
  }

  @Test("a row that was not taken is no zero: its person's, nobody's in particular, and one that a newer export has")
  func skipped() throws {
    let people = try people()
    let entries = try work("1", week: 43, days: 4) + work("2", week: 43, days: 4)
    let all = try bills("100", week: 43) + bills("200", week: 43)
    let subject = RecordSubject(side: .tracked, system: "clickup", account: "1")
    let row = UnreadRow(line: 6, reason: "no number", subject: subject, span: try span("2026-10-23"))
    // Ana's export is whole, and so is Bob's but for the row.
    let more = try entries + work("2", week: 44)
    func found(_ unread: [UnreadRow], _ newer: [RecordExport] = []) throws -> [ReconciliationRow] {
      try rows(people, more, all, [file("cu.csv", more, unread: unread), file("up.csv", all)] + newer)
        .filter { $0.week.description == "2026-W43" }
    }
    #expect(try found([]).map(\.verdict) == [.overBilled, .overBilled])
    let ana = try found([row])
    #expect(ana.map(\.verdict) == [.notAssessable, .overBilled])
    #expect(ana[0].reasons.contains("cu.csv:6 was not taken and may hold hours of this week: no number"))
    #expect(try found([UnreadRow(line: 6, reason: "broken")]).map(\.verdict) == [.notAssessable, .notAssessable])
    var other = row
    other.span = try span("2026-10-14")
    #expect(try found([other]).map(\.verdict) == [.overBilled, .overBilled])
    let newer = try file("cu-2.csv", work("1", week: 42) + more, made: "2026-11-21T08:00:00Z")
    #expect(try found([row], [newer]).map(\.verdict) == [.overBilled, .overBilled])
    // One that speaks of less than the week, but of the row's time, has what it was, like a timer that ran before.
    let friday = try file("cu-3.csv", work("1", week: 43).suffix(2) + work("1", week: 44), made: "2026-11-21T08:00:00Z")
    #expect(try found([row], [friday]).first?.reasons.contains { $0.hasPrefix("cu.csv:6") } == false)
  }

  @Test("a row that agrees all the same says what it may lack")
  func skippedAndEqual() throws {
    let ana = [try people()[0]]
    let (entries, all) = try (work("1", week: 43), bills("100", week: 43))
    let row = UnreadRow(
      line: 6, reason: "no number", subject: RecordSubject(side: .tracked, system: "clickup", account: "1"),
      span: try span("2026-10-23"))
    let found = try rows(ana, entries, all, [file("cu.csv", entries, unread: [row]), file("up.csv", all)])
    #expect(found.map(\.verdict) == [.note])
  }

  @Test("an account that is a digit away and bears somebody else's name clears nobody")
  func nearStranger() throws {
    var ana = try people()[0]
    ana.name = "Ana Xavier"
    ana.clickup = "81234567"
    func found(_ name: String) throws -> [ReconciliationRow] {
      var stranger = try work("81234568", week: 43, hours: 3)
      for index in stranger.indices { stranger[index].userName = name }
      let entries = try work("81234567", week: 43, hours: 5) + stranger
      let all = try bills("100", week: 43)
      return try rows([ana], entries, all, [file("cu.csv", entries), file("up.csv", all)])
    }
    #expect(try found("Zoe Miller").map(\.verdict) == [.overBilled])
    #expect(try found("Ana X.").map(\.verdict) == [.notAssessable])
    #expect(try found("").map(\.verdict) == [.notAssessable])
  }

  @Test("the last row of a file without a line end may be cut, and accuses nobody by its number")
  func openEnd() throws {
    let header = "User ID,Username,Time Entry ID,Description,Billable,Start,Stop,Time Tracked\n"
    let whole = header + "1,Ana,41,a,true,1761037200000,1761066000000,28800000"
    let cut = try ImporterRegistry.parse(
      Array(whole.dropLast(2).utf8), file: "cu.csv", kind: "clickup-time", options: ImportOptions())
    #expect(cut.entries.count == 1 && cut.skipped.isEmpty && cut.unread.map(\.reason) == [UnreadRow.openEnd])
    #expect(cut.unread.first?.subject?.account == "1" && cut.unread.first?.span != nil)
    #expect(cut.warnings.contains("cu.csv:2 \(UnreadRow.openEnd)"))
    let ended = try ImporterRegistry.parse(
      Array((whole + "\n").utf8), file: "cu.csv", kind: "clickup-time", options: ImportOptions())
    #expect(ended.unread.isEmpty && !ended.warnings.contains { $0.hasSuffix(UnreadRow.openEnd) })
    let quoted = whole.replacing(",28800000", with: ",\"28800000\"")
    #expect(
      try ImporterRegistry.parse(Array(quoted.utf8), file: "cu.csv", kind: "clickup-time", options: ImportOptions())
        .unread.isEmpty)
  }

  @Test("hours on an account that nobody has and that looks like theirs are not held against them")
  func unplaced() throws {
    var ana = try people()[0]
    ana.name = "Ana Xavier"
    var stranger = try work("Ana Xavier", week: 43)
    for index in stranger.indices { stranger[index].userName = "Ana Xavier" }
    let own = try work("1", week: 42) + work("1", week: 44)
    let all = try (42...44).flatMap { try bills("100", week: $0) }
    let entries = own + stranger
    let found = try rows([ana], entries, all, [file("cu.csv", entries), file("up.csv", all)])
    #expect(verdicts(found, "ana") == ["W42 match", "W43 not-assessable", "W44 match"])
    #expect(found[1].reasons.contains { $0.contains("40 h stand on clickup account Ana Xavier") })
    // A colleague whom nobody hired by contract excuses no one; that there is one is said.
    for index in stranger.indices { (stranger[index].userName, stranger[index].user) = ("Zoe", "77") }
    let colleague = try rows([ana], own + stranger, all, [file("cu.csv", own + stranger), file("up.csv", all)])
    #expect(verdicts(colleague, "ana") == ["W42 match", "W43 over-billed", "W44 match"])
    #expect(colleague[1].reasons.contains("40 h of this week stand on clickup 77, which nobody in the portfolio has"))
  }

  private func payment(_ kind: Payment.Kind, _ amount: Int, hours: Int?, id: String) throws -> Payment {
    Payment(
      system: "upwork", id: id, date: try day("2026-10-28"), kind: kind, type: "", contract: "100", person: "",
      title: "", amount: Money(minorUnits: amount, currency: "USD"), from: try day("2026-10-19"),
      to: try day("2026-10-25"), seconds: hours.map { $0 * 3_600 }, isFromRate: false, reference: id,
      record: "tx.csv:\(id)")
  }

  @Test("what was refunded or taken back is not billed any more")
  func refunds() throws {
    let ana = [try people()[0]]
    let entries = try work("1", week: 43, hours: 4)
    let charge = try payment(.hourly, -100_000, hours: 40, id: "2")
    func found(_ others: [Payment]) throws -> ReconciliationRow? {
      try rows(ana, entries, [], [file("cu.csv", entries)], payments: [charge] + others).first
    }
    #expect(try found([])?.verdict == .overBilled)
    for kind in [Payment.Kind.refund, .hourly] {
      let row = try #require(try found([payment(kind, 50_000, hours: 20, id: "3")]))
      #expect(row.verdict == .note)
      #expect(row.billedSeconds == 72_000)
      #expect(row.evidence.contains("tx.csv:3"))
      #expect(row.reasons == ["tx.csv:3 gives back 20 h of this week, which are not counted as billed"])
    }
    let open = try #require(try found([payment(.refund, 50_000, hours: nil, id: "3")]))
    #expect(open.verdict == .notAssessable)
    #expect(open.reasons.contains("tx.csv:3 is a refund that may be for this week"))
  }

  @Test("a contract that ended and began again within the week is one, with the larger limit")
  func restarted() throws {
    let ana = contractor(
      "ana", clickup: "1",
      engagements: [
        try engagement("100", started: "2026-10-05", ended: "2026-10-20", limitHours: 20),
        try engagement("100", started: "2026-10-21", limitHours: 20),
      ])
    let (entries, all) = try (work("1", week: 43, hours: 5), bills("100", week: 43, hours: 5))
    let row = try #require(
      try rows([ana], entries, all, [file("cu.csv", entries), file("up.csv", all)])
        .first { $0.week.description == "2026-W43" })
    #expect(row.contract == "100")
    #expect(row.limitSeconds == 72_000)
    #expect(row.verdict == .overLimit)
    #expect(row.reasons == ["contract 100 billed 25 h, 5 h over its limit of 20 h"])
  }

  @Test("hours of a Sunday night that one week's bill holds do not excuse the next")
  func nightOnce() throws {
    let ana = [try people()[0]]
    let night = try tracked("n", "2026-10-18T19:00:00Z", minutes: 180, user: "1")
    let entries = try work("1", week: 42) + [night] + work("1", week: 43)
    let all =
      try bills("100", week: 42) + [billed("2026-10-18", minutes: 180, contract: "100")]
      + bills("100", week: 43) + [billed("2026-10-24", minutes: 180, contract: "100")]
    let found = Reconciliation(contractors: ana, timeZone: try zone("Asia/Bangkok")).rows(
      timeEntries: entries, billedEntries: all)
    #expect(verdicts(found, "ana").suffix(2) == ["W42 match", "W43 over-billed"])
  }

  @Test("a Monday that is billed on its own day does not explain the week before")
  func mondayBilled() throws {
    let ana = [try people()[0]]
    let entries = try work("1", week: 42) + work("1", week: 43)
    var all = try bills("100", week: 42) + bills("100", week: 43)
    for index in 0..<5 { all[index].seconds = 34_560 }
    for index in 6..<10 { all[index].seconds = 22_320 }
    let found = Reconciliation(contractors: ana, timeZone: .gmt).rows(timeEntries: entries, billedEntries: all)
    #expect(verdicts(found, "ana").suffix(2) == ["W42 over-billed", "W43 under-logged"])
  }

  @Test("an entry that runs for years is a wrong date: skipped, and in an old ledger one week's")
  func years() throws {
    let (start, stop) = (946_684_800_000, 4_099_766_400_000)
    let read = try parse(
      clickUpExport([["Start": "\(start)", "Stop": "\(stop)", "Time Tracked": "28800000"]]), kind: "clickup-time",
      options: ImportOptions())
    #expect(read.skipped.map(\.reason) == ["lasts from 2000-01-01T00:00:00Z to 2099-12-01T00:00:00Z, over a month"])
    #expect(read.unread.map(\.subject?.account) == ["81234567"])
    var entry = try tracked("1", "2026-10-19T02:00:00Z", minutes: 480)
    entry.end = entry.start.addingTimeInterval(3_000_000_000)
    #expect(entry.secondsByWeek.map(\.seconds) == [28_800])
    #expect(entry.seconds(from: entry.start, to: .distantFuture) == 28_800)
  }

  @Test("whose row could not be read, and which day's, is told of every kind of export of hours")
  func topics() throws {
    let clickup = try parse(clickUpExport([["Time Tracked": "8h-ish"]]), kind: "clickup-time", options: ImportOptions())
      .unread
    #expect(clickup.map(\.subject?.account) == ["81234567"])
    #expect(clickup.map(Self.firstDay) == ["2025-11-03"])
    let weekly = try parse(
      "Date,Contract,Hours\n2026-10-19,Shop (100),many\n", kind: "upwork-weekly"
    ).unread
    #expect(weekly.map(\.subject?.account) == ["100"])
    #expect(weekly.map(Self.firstDay) == ["2026-10-19"])
    let toggl = try parse(
      "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\n"
        + "A,a@x.com,C,P,T,m,Yes,2026-10-19,09:00:00,2026-10-19,10:00:00,soon,\n", kind: "toggl"
    ).unread
    #expect(toggl.map(\.subject?.account) == ["a@x.com"])
    #expect(toggl.map(Self.firstDay) == ["2026-10-19"])
    let time = try parse("person,start,end,duration\nAmir,2026-10-19 09:00,,x\n", kind: "time").unread
    #expect(time.map(\.subject?.account) == ["Amir"])
    #expect(time.map(Self.firstDay) == ["2026-10-19"])
    let harvest = try parse(
      "Date,Client,Project,Task,Notes,Hours,First Name,Last Name\n2026-10-19,K,P,Dev,n,x,Bo,B\n", kind: "harvest"
    ).unread
    #expect(harvest.map(\.subject?.account) == ["Bo B"])
    #expect(harvest.map(Self.firstDay) == ["2026-10-19"])
    let issue = try parse(
      #"{"worklogs":[{"id":"1","author":{"accountId":"7"},"started":"2026-10-19T12:00:00.000+0000","timeSpent":"x"}]}"#,
      kind: "jira-worklog")
    #expect(issue.unread.map(\.subject?.account) == ["7"])
    #expect(issue.unread.map(Self.firstDay) == ["2026-10-19"])
    #expect(issue.lack == "holds the worklogs of one issue")
    let pause = try exportFile("clockify.csv")
    #expect(
      try parse(pause, kind: "clockify", options: declared("Asia/Bangkok")).unread.allSatisfy {
        !$0.reason.contains("no work")
      })
  }
}
