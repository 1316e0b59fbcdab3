internal import Foundation
internal import Hiring
internal import Testing

struct ReconciliationTests {
  private func rows(
    _ entries: [TimeEntry], _ billed: [BilledEntry], engagements: [Engagement]? = nil, clickup: String? = "81234567",
    zone name: String = "Asia/Bangkok", coverage: RecordCoverage? = nil, through: String? = nil, now: String? = nil
  ) throws -> [ReconciliationRow] {
    let amir = contractor(
      "amir", clickup: clickup, engagements: try engagements ?? [try engagement("34848691", started: "2026-11-02")])
    return Reconciliation(contractors: [amir], timeZone: try zone(name)).rows(
      timeEntries: entries, billedEntries: billed, coverage: coverage, through: try through.map(week),
      now: try now.map(instant))
  }

  @Test(
    "padding: up to a quarter of an hour matches, up to an hour is noted, beyond it is over-billed",
    arguments: [
      (0, .match), (5, .match), (10, .match), (15, .match), (16, .note), (30, .note), (60, .note), (61, .overBilled),
      (120, .overBilled), (-15, .match), (-30, .note), (-60, .note), (-61, .underLogged),
    ] as [(Int, ReconciliationRow.Verdict)])
  func padding(_ minutes: Int, _ verdict: ReconciliationRow.Verdict) throws {
    let entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 240), tracked("2", "2026-11-05T02:00:00Z", minutes: 300),
    ]
    let bills = try [billed("2026-11-03", minutes: 240 + minutes), billed("2026-11-05", minutes: 300)]
    let row = try #require(try rows(entries, bills).first)
    #expect(row.verdict == verdict)
    #expect(row.differenceSeconds == minutes * 60)
    #expect(row.billedSeconds == (540 + minutes) * 60)
    #expect(row.trackedSeconds == 540 * 60)
    #expect(row.week.description == "2026-W45")
    #expect(row.contract == "34848691")
    #expect(row.evidence == ["upwork.csv:03", "upwork.csv:05", "clickup 1", "clickup 2"])
    #expect(row.reasons.isEmpty == (minutes == 0))
  }

  @Test("hours that the newest export lacks still count, and no week that has any passes in silence")
  func missingEntries() throws {
    var gone = try tracked("1", "2026-11-03T02:00:00Z", minutes: 120)
    gone.missingFrom = "clickup-2.json"
    let kept = try tracked("2", "2026-11-05T02:00:00Z", minutes: 120)
    let lost =
      "2 h of what was tracked still count and are not in the newest export that speaks of them (clickup-2.json): "
      + "deleted since, or left out of it"
    let agreed = try #require(try rows([gone, kept], [billed("2026-11-03", minutes: 240)]).first)
    #expect(agreed.verdict == .notAssessable && agreed.trackedSeconds == 14_400 && agreed.differenceSeconds == 0)
    let advice = "; one export of all projects and tasks of the time settles it"
    #expect(agreed.reasons == [lost + "; without them 2 h more is billed than tracked" + advice])
    let under = try #require(try rows([gone, kept], [billed("2026-11-03", minutes: 120)]).first)
    #expect(under.verdict == .notAssessable && under.reasons.last == lost + "; without them both sides agree" + advice)
    let over = try #require(try rows([gone, kept], [billed("2026-11-03", minutes: 420)]).first)
    #expect(over.verdict == .overBilled)
    var short = gone
    short.seconds = 300
    let within = try #require(try rows([short, kept], [billed("2026-11-03", minutes: 120)]).first)
    #expect(within.verdict == .note && within.reasons.count == 2)
    #expect(try rows([kept], [billed("2026-11-03", minutes: 120)]).first?.verdict == .match)
  }

  @Test("billed rows that two files state in other words neither blame nor clear where the verdict hangs on them")
  func restatedRows() throws {
    func row(_ day: String, _ words: String, in file: String) throws -> BilledEntry {
      var entry = try billed(day, minutes: 240)
      entry.id += words
      entry.record = file
      return entry
    }
    let work = [try tracked("1", "2026-11-03T02:00:00Z", minutes: 240)]
    let both = [try row("2026-11-03", "", in: "a.csv:2"), try row("2026-11-03", "hourly", in: "b.csv:2")]
    let doubled = try #require(try rows(work, both).first)
    #expect(doubled.verdict == .notAssessable)
    #expect(
      doubled.reasons.last
        == "4 h of what was billed stand in a.csv and, in other words, in another export: they may count twice; without "
        + "them 4 h would be billed, against 4 h tracked")
    // Two alike in one file are two.
    let one = [try row("2026-11-03", "", in: "a.csv:2"), try row("2026-11-03", "hourly", in: "a.csv:3")]
    #expect(try rows(work, one).first?.verdict == .overBilled)
    // Of three, the file that has two is taken for whole.
    let three = try rows(work, one + [row("2026-11-03", "bonus", in: "b.csv:2")]).first
    #expect(three?.verdict == .overBilled)
    #expect(three?.reasons.contains { $0.hasPrefix("4 h of what was billed stand in b.csv") } == true)
  }

  @Test("where two exports of one instant disagree on a row, nobody is blamed for what only one of them says")
  func rivals() throws {
    let work = [try tracked("1", "2026-11-03T02:00:00Z", minutes: 120)]
    var entry = try billed("2026-11-03", minutes: 240)
    entry.rival = RivalHours(seconds: 7_200, record: "a.csv:2", counted: "z.csv:2")
    let row = try #require(try rows(work, [entry]).first)
    #expect(row.verdict == .notAssessable)
    #expect(
      row.reasons.last
        == "z.csv:2 and a.csv:2 were made at the same time and disagree on this row; say which export is the newer: "
        + "assay records import FILE --exported INSTANT")
    entry.rival?.seconds = 14_100
    #expect(try rows(work, [entry]).first?.verdict == .overBilled)
    var short = work[0]
    short.rival = RivalHours(seconds: 14_400, record: "a.csv:2", counted: "z.csv:2")
    #expect(try rows([short], [billed("2026-11-03", minutes: 240)]).first?.verdict == .notAssessable)
  }

  @Test("hours that two files state in other words count once, and where twice would clear, nobody is blamed")
  func restatedEntries() throws {
    var told = try tracked("1", "2026-11-03T02:00:00Z", minutes: 240)
    told.restates = ["tg-1.csv:2"]
    let agreed = try #require(try rows([told], [billed("2026-11-03", minutes: 240)]).first)
    #expect(agreed.verdict == .match)
    #expect(agreed.reasons == ["4 h stand in tg-1.csv too, at the same times in other words, and count once"])
    #expect(try rows([told], [billed("2026-11-03", minutes: 480)]).first?.verdict == .notAssessable)
    #expect(try rows([told], [billed("2026-11-03", minutes: 600)]).first?.verdict == .overBilled)
  }

  @Test("billed rows that the newest export lacks neither blame nor clear where the verdict hangs on them")
  func correctedRows() throws {
    var old = try billed("2026-11-03", minutes: 240)
    old.missingFrom = "upwork-2.json"
    var new = try billed("2026-11-03", minutes: 240)
    new.id += "other memo"
    let work = [
      try tracked("1", "2026-11-03T02:00:00Z", minutes: 120), try tracked("2", "2026-11-05T02:00:00Z", minutes: 120),
    ]
    let lost =
      "4 h of what was billed stand in an older export and are not in the newest that speaks of them (upwork-2.json): "
      + "corrected since, or left out of it"
    let doubled = try #require(try rows(work, [old, new]).first)
    #expect(doubled.verdict == .notAssessable && doubled.billedSeconds == 28_800)
    #expect(doubled.reasons.last == lost + "; without them 4 h would be billed, against 4 h tracked")
    // The row that is gone is all that agrees.
    let gone = try #require(try rows(work, [old]).first)
    #expect(gone.verdict == .notAssessable)
    var short = old
    short.seconds = 300
    #expect(try rows(work, [short, new]).first?.verdict == .note)
    #expect(try rows(work, [new]).first?.verdict == .match)
  }

  @Test("tolerances are the policy's")
  func policy() {
    let strict = ReconciliationPolicy(matchSeconds: 0, noteSeconds: 60)
    #expect(strict.verdict(difference: 1) == .note)
    #expect(strict.verdict(difference: 61) == .overBilled)
    #expect(strict.verdict(difference: -61) == .underLogged)
  }

  @Test("night work between Sunday and Monday is explained by the owner's clock and not held against anybody")
  func sundayNight() throws {
    // Monday 9 November, 03:00 to 06:00 in Bangkok, is Sunday 20:00 to 23:00 UTC.
    let entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 240), tracked("2", "2026-11-08T20:00:00Z", minutes: 180),
      tracked("3", "2026-11-10T02:00:00Z", minutes: 240),
    ]
    let bills = try [
      billed("2026-11-03", minutes: 240), billed("2026-11-09", minutes: 180), billed("2026-11-10", minutes: 240),
    ]
    let bangkok = try rows(entries, bills)
    #expect(bangkok.map(\.verdict) == [.note, .note])
    #expect(bangkok.map(\.differenceSeconds) == [-10_800, 10_800])
    #expect(bangkok.allSatisfy { $0.reasons.contains { $0.contains("Asia/Bangkok") } })
    // The owner's clock explains nothing here; that both weeks together agree, and the work stands between them, does.
    let utc = try rows(entries, bills, zone: "UTC")
    #expect(utc.map(\.verdict) == [.note, .note])
    #expect(
      utc.allSatisfy { $0.reasons.contains { $0.contains("3 h were tracked on the Sunday between, 2026-11-08") } })
  }

  @Test("one missing hour excuses one week and not two")
  func neighboursOnce() throws {
    let entries = try [
      tracked("1", "2026-11-04T02:00:00Z", minutes: 240), tracked("2", "2026-11-09T12:00:00Z", minutes: 120),
      tracked("3", "2026-11-15T12:00:00Z", minutes: 120), tracked("4", "2026-11-18T02:00:00Z", minutes: 240),
    ]
    let bills = try [
      billed("2026-11-04", minutes: 360), billed("2026-11-11", minutes: 120), billed("2026-11-18", minutes: 360),
    ]
    let found = try rows(entries, bills, zone: "UTC")
    #expect(found.map(\.differenceSeconds) == [7_200, -7_200, 7_200])
    #expect(found.map(\.verdict) == [.note, .note, .overBilled])
    // Nothing was tracked on the Monday between: the neighbour explains nothing.
    let later = try rows(
      [entries[0], tracked("2", "2026-11-10T12:00:00Z", minutes: 240)], Array(bills.prefix(2)), zone: "UTC")
    #expect(later.map(\.verdict) == [.overBilled, .underLogged])
  }

  @Test("a week in which nothing is on either side is not assessable; so are weeks that no export covers")
  func missing() throws {
    let entries = try [tracked("1", "2026-11-03T02:00:00Z", minutes: 240)]
    let bills = try [billed("2026-11-03", minutes: 240), billed("2026-11-24", minutes: 60)]
    let found = try rows(entries, bills)
    #expect(found.map(\.week.description) == ["2026-W45", "2026-W46", "2026-W47", "2026-W48"])
    #expect(found.map(\.verdict) == [.match, .notAssessable, .notAssessable, .notAssessable])
    #expect(found.map(\.trackedSeconds) == [14_400, nil, nil, nil])
    #expect(found[3].reasons == ["no tracker export covers this week"])
  }

  @Test("within a covered week nothing tracked is zero, and billing it is over-billing")
  func covered() throws {
    let entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 240), tracked("2", "2026-11-24T02:00:00Z", minutes: 60),
    ]
    let bills = try [
      billed("2026-11-03", minutes: 240), billed("2026-11-10", minutes: 120), billed("2026-11-24", minutes: 60),
    ]
    let coverage = try RecordCoverage([
      export(
        .tracked, "clickup", ["81234567"], from: instant("2026-11-03T02:00:00Z"), to: instant("2026-11-24T02:00:00Z")),
      export(
        .billed, "upwork", ["34848691"], from: day("2026-11-03").startUTC, to: day("2026-11-24").startUTC),
    ])
    let found = try rows(entries, bills, coverage: coverage)
    #expect(found.map(\.verdict) == [.match, .overBilled, .notAssessable, .match])
    #expect(found[1].trackedSeconds == 0)
  }

  @Test(
    "an account that no export names, and none at all, is missing evidence and not zero hours",
    arguments: [
      "70000000", nil,
    ])
  func unknownAccount(_ clickup: String?) throws {
    let row = try #require(
      try rows(
        [tracked("1", "2026-11-03T02:00:00Z", minutes: 240)], [billed("2026-11-03", minutes: 240)], clickup: clickup
      ).first)
    #expect(row.verdict == .notAssessable)
    #expect(row.billedSeconds == 14_400)
    #expect(row.trackedSeconds == nil)
  }

  @Test("over the weekly limit, billed or tracked")
  func limit() throws {
    let engagements = try [engagement("34848691", started: "2026-11-02", limitHours: 5)]
    let over = try #require(
      try rows(
        [tracked("1", "2026-11-03T02:00:00Z", minutes: 310)], [billed("2026-11-03", minutes: 310)],
        engagements: engagements
      ).first)
    #expect(over.verdict == .overLimit)
    #expect(over.limitSeconds == 18_000)
    #expect(over.reasons == ["contract 34848691 billed 5 h 10 min, 10 min over its limit of 5 h"])
    let unbilled = try #require(
      try rows(
        [tracked("1", "2026-11-03T02:00:00Z", minutes: 420)], [billed("2026-11-03", minutes: 300)],
        engagements: engagements
      ).first)
    #expect(unbilled.verdict == .overLimit)
    let padded = try #require(
      try rows(
        [tracked("1", "2026-11-03T02:00:00Z", minutes: 120)], [billed("2026-11-03", minutes: 420)],
        engagements: engagements
      ).first)
    #expect(padded.verdict == .overBilled)
    #expect(padded.reasons.count == 2)
  }

  @Test(
    "hours after the end, in a pause and before the start are named",
    arguments: [
      ("2026-11-10", "had ended on 2026-11-06", "2026-11-06", nil), ("2026-11-10", "was paused", nil, "2026-11-09"),
      ("2026-11-01", "had not begun", nil, nil),
    ] as [(String, String, String?, String?)])
  func inactive(_ date: String, _ words: String, _ ended: String?, _ paused: String?) throws {
    let engagements = try [
      engagement("34848691", started: "2026-11-02", ended: ended, pauses: paused.map { [($0, nil)] } ?? [])
    ]
    let found = try rows(
      [tracked("1", "\(date)T02:00:00Z", minutes: 60)], [billed(date, minutes: 60)], engagements: engagements)
    let row = try #require(found.first { $0.billedSeconds != nil })
    #expect(row.verdict == .note)
    #expect(row.reasons.count == 2)
    #expect(row.reasons.allSatisfy { $0.contains(words) })
  }

  @Test("weeks of a pause without hours are no missing evidence")
  func paused() throws {
    let engagements = try [
      engagement("34848691", started: "2026-11-02", pauses: [("2026-11-09", "2026-11-22")])
    ]
    let found = try rows(
      [tracked("1", "2026-11-03T02:00:00Z", minutes: 60)], [billed("2026-11-03", minutes: 60)],
      engagements: engagements, through: "2026-W48")
    #expect(found.map(\.week.description) == ["2026-W45", "2026-W48"])
  }

  @Test("several contracts in one week are compared as a sum, and it is said")
  func severalContracts() throws {
    let engagements = try [engagement("34848691", limitHours: 5), engagement("34848700", limitHours: 5)]
    let row = try #require(
      try rows(
        [tracked("1", "2026-11-03T02:00:00Z", minutes: 300)],
        [billed("2026-11-03", minutes: 200), billed("2026-11-03", minutes: 100, contract: "34848700")],
        engagements: engagements
      ).last)
    #expect(row.contract == "34848691+34848700")
    #expect(row.verdict == .match)
    #expect(row.limitSeconds == 36_000)
    #expect(row.reasons.contains { $0.hasPrefix("2 contracts ran in this week") })
  }

  @Test("fixed-price work beside hourly work excuses what is tracked too much, never what is billed too much")
  func fixedBeside() throws {
    let engagements = try [
      engagement("34848691", started: "2026-11-02"), engagement("35000000", started: "2026-11-02", kind: .fixed),
    ]
    let entries = try [tracked("1", "2026-11-03T02:00:00Z", minutes: 600)]
    let less = try rows(entries, [billed("2026-11-03", minutes: 300)], engagements: engagements)
    #expect(less.map(\.verdict) == [.notAssessable])
    let more = try rows(entries, [billed("2026-11-03", minutes: 700)], engagements: engagements)
    #expect(more.map(\.verdict) == [.overBilled])
  }

  @Test("contractors who share a tracker account are summed and not accused")
  func sharedAccount() throws {
    let people = try [
      contractor("amir", clickup: "8", engagements: [engagement("1", started: "2026-11-02")]),
      contractor("bea", clickup: "8", engagements: [engagement("2", started: "2026-11-02")]),
    ]
    let rows = Reconciliation(contractors: people, timeZone: .gmt).rows(
      timeEntries: try [tracked("1", "2026-11-03T02:00:00Z", minutes: 300, user: "8")],
      billedEntries: try [
        billed("2026-11-03", minutes: 100, contract: "1"), billed("2026-11-03", minutes: 400, contract: "2"),
      ])
    #expect(rows.map(\.contractor) == ["amir", "bea"])
    #expect(rows.allSatisfy { $0.verdict == .notAssessable && $0.trackedSeconds == nil })
    #expect(
      rows[0].reasons == [
        "amir, bea share one tracker account: together billed 8 h 20 min, tracked 5 h (over-billed); one person's part "
          + "cannot be told"
      ])
  }

  @Test("other people's entries are never held against a contract")
  func othersEntries() throws {
    let row = try #require(
      try rows(
        [
          tracked("1", "2026-11-03T02:00:00Z", minutes: 60),
          tracked("2", "2026-11-03T02:00:00Z", minutes: 600, user: "99"),
        ], [billed("2026-11-03", minutes: 60), billed("2026-11-03", minutes: 600, contract: "99")]
      ).first)
    #expect(row.verdict == .match)
    #expect(row.trackedSeconds == 3_600)
  }

  @Test("a week that is not over is not assessable")
  func running() throws {
    let entries = try [tracked("1", "2026-11-03T02:00:00Z", minutes: 60)]
    let bills = try [billed("2026-11-03", minutes: 300)]
    #expect(try rows(entries, bills, now: "2026-11-08T23:00:00Z").map(\.verdict) == [.notAssessable])
    #expect(try rows(entries, bills, now: "2026-11-09T00:00:00Z").map(\.verdict) == [.overBilled])
  }

  @Test("the order of the records changes nothing")
  func order() throws {
    let entries = try (0..<20).map {
      try tracked("\($0)", "2026-11-\($0 < 7 ? "0" : "")\($0 + 3)T02:00:00Z", minutes: 30 + $0)
    }
    let bills = try (3..<23).map { try billed("2026-11-\($0 < 10 ? "0" : "")\($0)", minutes: 50) }
    let expected = try rows(entries, bills)
    #expect(try rows(entries.reversed(), bills.reversed()) == expected)
    #expect(try rows(entries.shuffled(), bills.shuffled()) == expected)
    #expect(expected.reduce(0) { $0 + ($1.trackedSeconds ?? 0) } == entries.reduce(0) { $0 + $1.seconds })
  }
}
