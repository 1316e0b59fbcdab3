internal import Foundation
internal import Hiring
internal import Testing

/// One person in several trackers, several people in one, days without a clock, and files that could not be read.
struct SeveralTrackersTests {
  private func person(_ id: String, _ accounts: [String: [String]], contract: String) throws -> Contractor {
    var person = contractor(id, clickup: nil, engagements: [try engagement(contract, started: "2026-11-02")])
    person.accounts = accounts
    return person
  }

  private func entry(
    _ system: String, _ id: String, _ start: String, minutes: Int, user: String, isDay: Bool = false
  ) throws -> TimeEntry {
    var entry = try tracked(id, start, minutes: minutes, user: user)
    entry.system = system
    if isDay {
      entry.day = CivilDate(utc: entry.start)
      entry.end = nil
    }
    return entry
  }

  @Test("entries of both trackers count; the same hours in two are told and not removed")
  func two() throws {
    let amir = try person("amir", ["toggl": ["amir@example.com"], "harvest": ["Amir K"]], contract: "1")
    let entries = try [
      entry("toggl", "1", "2026-11-03T02:00:00Z", minutes: 120, user: "amir@example.com"),
      entry("harvest", "2", "2026-11-03T00:00:00Z", minutes: 120, user: "Amir K", isDay: true),
      entry("harvest", "3", "2026-11-04T00:00:00Z", minutes: 90, user: "Amir K", isDay: true),
    ]
    let row = try #require(
      Reconciliation(contractors: [amir], timeZone: .gmt).rows(
        timeEntries: entries, billedEntries: try [billed("2026-11-03", minutes: 210, contract: "1")]
      ).first)
    #expect(row.trackedSeconds == 330 * 60)
    #expect(row.verdict == .underLogged)
    #expect(row.reasons.last == "2 h stand in two trackers at the same time, and count in both")
    let review = HoursChecks(contractors: [amir], timeZone: .gmt).review(HoursRecords(timeEntries: entries))
    let twin = try #require(review.checks.first { $0.kind == .twoTrackers })
    #expect(twin.seconds == 7_200)
    #expect(twin.evidence == ["harvest 2", "toggl 1"])
    #expect(!review.checks.contains { $0.kind == .overlap })
    #expect(
      review.gaps.filter { $0.kind == .overlap }.map(\.reason) == [
        "2 of 3 entries have a day and no time of day (harvest), so overlaps and unbroken stretches cannot be told"
      ])
  }

  @Test("entries of the same time and another length are an overlap, in whatever tracker")
  func overlap() throws {
    let amir = try person("amir", ["toggl": ["a"], "clockify": ["a"]], contract: "1")
    let entries = try [
      entry("toggl", "1", "2026-11-03T02:00:00Z", minutes: 120, user: "a"),
      entry("clockify", "2", "2026-11-03T02:30:00Z", minutes: 60, user: "a"),
    ]
    let kinds = HoursChecks(contractors: [amir], timeZone: .gmt).checks(timeEntries: entries, billedEntries: [])
      .map(\.kind)
    #expect(kinds == [.overlap])
  }

  @Test("two equal entries of one tracker are an overlap and no twins")
  func overlapInOne() throws {
    let amir = try person("amir", ["toggl": ["a"], "clockify": ["a"]], contract: "1")
    let entries = try [
      entry("toggl", "1", "2026-11-03T02:00:00Z", minutes: 60, user: "a"),
      entry("toggl", "2", "2026-11-03T02:00:00Z", minutes: 60, user: "a"),
      entry("clockify", "3", "2026-11-04T02:00:00Z", minutes: 60, user: "a"),
    ]
    let kinds = HoursChecks(contractors: [amir], timeZone: .gmt).checks(timeEntries: entries, billedEntries: [])
      .map(\.kind)
    #expect(kinds == [.overlap])
  }

  @Test("an account of any tracker that two people share accuses nobody and is raised for both")
  func shared() throws {
    let people = try [
      person("amir", ["toggl": ["team"], "clockify": ["amir"]], contract: "1"),
      person("bea", ["toggl": ["team"]], contract: "2"),
    ]
    let entries = try [
      entry("toggl", "1", "2026-11-03T02:00:00Z", minutes: 300, user: "team"),
      entry("clockify", "2", "2026-11-04T02:00:00Z", minutes: 100, user: "amir"),
      entry("clockify", "3", "2026-11-10T02:00:00Z", minutes: 100, user: "amir"),
    ]
    let bills = try [
      billed("2026-11-03", minutes: 200, contract: "1"), billed("2026-11-03", minutes: 200, contract: "2"),
      billed("2026-11-10", minutes: 100, contract: "1"),
    ]
    let found = Reconciliation(contractors: people, timeZone: .gmt).rows(timeEntries: entries, billedEntries: bills)
    let amir = found.filter { $0.contractor == "amir" }
    #expect(amir.map(\.verdict) == [.notAssessable, .match])
    #expect(
      amir[0].reasons == [
        "amir, bea share one tracker account: together billed 6 h 40 min, tracked 6 h 40 min (match); one person's part "
          + "cannot be told"
      ])
    #expect(found.first { $0.contractor == "bea" }?.verdict == .notAssessable)
    let checks = HoursChecks(contractors: people, timeZone: .gmt).checks(timeEntries: entries, billedEntries: [])
    #expect(checks.map(\.kind) == [.sharedAccount, .sharedAccount])
  }

  @Test("another tracker's export says nothing about who does not use it")
  func otherTracker() throws {
    let people = try [
      person("amir", ["toggl": ["amir"]], contract: "1"), person("bea", ["clickup": ["bea"]], contract: "2"),
    ]
    let entries = try [
      entry("toggl", "1", "2026-11-03T02:00:00Z", minutes: 100, user: "amir"),
      entry("clickup", "2", "2026-11-03T02:00:00Z", minutes: 100, user: "bea"),
      entry("clickup", "3", "2026-11-17T02:00:00Z", minutes: 100, user: "bea"),
    ]
    let bills = try ["1", "2"].flatMap { contract in
      try ["03", "10", "17"].map { try billed("2026-11-\($0)", minutes: 100, contract: contract) }
    }
    let (first, last) = (entries[0].start, entries[2].start)
    let coverage = RecordCoverage([
      export(.tracked, "toggl", ["amir"], from: first, to: first),
      export(.tracked, "clickup", ["bea"], from: first, to: last),
      export(.billed, "upwork", ["1", "2"], from: bills[0].date.startUTC, to: bills[2].date.startUTC),
    ])
    let found = Reconciliation(contractors: people, timeZone: .gmt).rows(
      timeEntries: entries, billedEntries: bills, coverage: coverage)
    #expect(found.filter { $0.contractor == "amir" }.map(\.verdict) == [.match, .notAssessable, .notAssessable])
    #expect(found.filter { $0.contractor == "bea" }.map(\.verdict) == [.match, .overBilled, .match])
  }

  @Test("a day without a clock belongs to its week and its day, however many hours it sums up")
  func days() throws {
    let sunday = try entry("harvest", "1", "2026-11-08T00:00:00Z", minutes: 30 * 60, user: "a", isDay: true)
    #expect(sunday.secondsByWeek.map(\.week.description) == ["2026-W45"])
    #expect(try sunday.seconds(in: week("2026-W45"), by: zone("Asia/Bangkok")) == 108_000)
    #expect(try sunday.seconds(in: week("2026-W46"), by: zone("Asia/Bangkok")) == 0)
    let amir = try person("amir", ["harvest": ["a"]], contract: "1")
    let kinds = HoursChecks(contractors: [amir], timeZone: try zone("America/New_York"))
      .checks(timeEntries: [sunday], billedEntries: []).map { "\($0.kind.rawValue) \($0.text)" }
    #expect(kinds == ["over-day 30 h on 2026-11-08, more than the day has"])
  }

  @Test("hours that a file which could not be read may hold are missing, and not zero")
  func lost() throws {
    let amir = contractor("amir", clickup: "81234567", engagements: [try engagement("34848691", started: "2026-11-02")])
    let entries = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 300), tracked("2", "2026-11-24T02:00:00Z", minutes: 300),
    ]
    let bills = try ["03", "10", "17", "24"].map { try billed("2026-11-\($0)", minutes: 300) }
    let coverage = RecordCoverage([
      export(.tracked, "clickup", ["81234567"], from: entries[0].start, to: entries[1].start),
      export(.billed, "upwork", ["34848691"], from: bills[0].date.startUTC, to: bills[3].date.startUTC),
    ])
    func verdicts(_ coverage: RecordCoverage) -> [ReconciliationRow.Verdict] {
      Reconciliation(contractors: [amir], timeZone: .gmt).rows(
        timeEntries: entries, billedEntries: bills, coverage: coverage
      ).map(\.verdict)
    }
    #expect(verdicts(coverage) == [.match, .overBilled, .overBilled, .match])
    var unknown = coverage
    unknown.lostTracked.add("b.csv", span: nil)
    #expect(verdicts(unknown) == [.match, .notAssessable, .notAssessable, .match])
    var known = coverage
    let tuesday = try instant("2026-11-24T09:00:00Z")
    known.lostTracked.add("b.csv", span: tuesday...tuesday)
    #expect(verdicts(known) == [.match, .notAssessable, .notAssessable, .notAssessable])
    var bill = coverage
    bill.lostBilled.add("u.csv", span: tuesday...tuesday)
    #expect(verdicts(bill) == [.match, .overBilled, .notAssessable, .notAssessable])
  }

  @Test("hours that are there in part are no over-billing where a file of any week could not be read")
  func partlyLost() throws {
    let amir = contractor("amir", clickup: "81234567", engagements: [try engagement("34848691", started: "2026-11-02")])
    let entries = try [tracked("1", "2026-11-03T02:00:00Z", minutes: 120)]
    let bills = [try billed("2026-11-03", minutes: 300)]
    func row(_ coverage: RecordCoverage) -> ReconciliationRow? {
      Reconciliation(contractors: [amir], timeZone: .gmt).rows(
        timeEntries: entries, billedEntries: bills, coverage: coverage
      ).first
    }
    var coverage = RecordCoverage(timeEntries: entries, billedEntries: bills)
    #expect(row(coverage)?.verdict == .overBilled)
    coverage.lostTracked.add("b.csv", span: nil)
    let lost = try #require(row(coverage))
    #expect(lost.verdict == .notAssessable && lost.differenceSeconds == 10_800)
    #expect(lost.reasons.last == "b.csv, of which nothing could be read, may hold the hours that are missing here")
  }
}
