internal import Foundation
internal import Hiring
internal import Testing

struct HoursChecksTests {
  private func checks(
    _ entries: [TimeEntry], _ billed: [BilledEntry] = [], zone name: String = "UTC", engagements: [Engagement]? = nil
  ) throws -> [HoursCheck] {
    let amir = contractor("amir", clickup: "81234567", engagements: try engagements ?? [try engagement("34848691")])
    return HoursChecks(contractors: [amir], timeZone: try zone(name)).checks(
      timeEntries: entries, billedEntries: billed)
  }

  @Test("a plain week raises nothing")
  func plain() throws {
    let entries = try (2...6).map { try tracked("\($0)", "2026-11-0\($0)T02:07:00Z", minutes: 200 + $0) }
    #expect(try checks(entries).isEmpty)
  }

  @Test("entries that run at the same time, also inside a longer one that began earlier")
  func overlaps() throws {
    let found = try checks([
      tracked("1", "2026-11-03T02:00:00Z", minutes: 300), tracked("2", "2026-11-03T02:30:00Z", minutes: 20),
      tracked("3", "2026-11-03T06:00:00Z", minutes: 100), tracked("4", "2026-11-03T07:39:30Z", minutes: 10),
    ])
    #expect(found.map(\.kind) == [.overlap, .overlap])
    #expect(found.map(\.seconds) == [1_200, 3_600])
    #expect(found.map(\.evidence) == [["clickup 1", "clickup 2"], ["clickup 1", "clickup 3"]])
  }

  @Test("long and impossible days by the owner's midnight; an entry over midnight is divided")
  func days() throws {
    let night = try [tracked("1", "2026-11-03T12:00:00Z", minutes: 23 * 60)]
    #expect(try checks(night).map(\.kind) == [.longEntries])
    #expect(try checks(night, zone: "Asia/Bangkok").map(\.kind) == [.longDay, .longEntries])
    let double = try [
      tracked("1", "2026-11-03T00:00:00Z", minutes: 20 * 60),
      tracked("2", "2026-11-03T20:00:00Z", minutes: 300, spanning: 200),
    ]
    #expect(try checks(double).map(\.kind) == [.overDay, .beyondInterval, .longEntries])
  }

  @Test("a day on which clocks go back has 25 hours")
  func daylightSaving() throws {
    // 25 October 2026 in Berlin begins on the 24th at 22:00 UTC.
    let entries = try [tracked("1", "2026-10-24T22:00:00Z", minutes: 1_495)]
    #expect(try checks(entries, zone: "Europe/Berlin").map(\.kind) == [.longDay, .longEntries])
    // 29 March has 23.
    let spring = try [
      tracked("1", "2026-03-28T23:00:00Z", minutes: 1_380),
      tracked("2", "2026-03-29T10:00:00Z", minutes: 5, spanning: 5),
    ]
    #expect(try checks(spring, zone: "Europe/Berlin").map(\.kind).contains(.overDay))
  }

  @Test("time without a task, written down late, round and with empty words")
  func habits() throws {
    let entries = try (2...6).map {
      try tracked(
        "\($0)", "2026-11-0\($0)T02:00:00Z", minutes: 60, memo: "Work!", task: nil, created: "2026-11-08T02:59:00Z")
    }
    let found = try checks(entries)
    #expect(found.map(\.kind) == [.withoutTask, .afterTheFact, .vagueMemo, .roundNumbers])
    #expect(found.map(\.entries) == [5, 4, 5, 5])
    #expect(found.map(\.seconds) == [18_000, 14_400, 18_000, 18_000])
    #expect(found.allSatisfy { $0.week.description == "2026-W45" && $0.outOf == 5 && $0.question.hasSuffix("?") })
  }

  @Test("hours on a paused engagement, billed and tracked")
  func inactive() throws {
    let engagements = try [engagement("34848691", started: "2026-11-02", pauses: [("2026-11-09", nil)])]
    let found = try checks(
      [tracked("1", "2026-11-10T02:00:00Z", minutes: 61)], [billed("2026-11-10", minutes: 60)], engagements: engagements
    )
    #expect(found.map(\.kind) == [.inactiveEngagement, .inactiveEngagement])
    #expect(found.map(\.seconds).sorted() == [3_600, 3_660])
  }

  @Test("a shared account is raised for each who uses it, and nothing else of it")
  func shared() throws {
    let people = try ["amir", "bea"].map { contractor($0, clickup: "8", engagements: [try engagement($0)]) }
    let found = HoursChecks(contractors: people, timeZone: .gmt).checks(
      timeEntries: try [
        tracked("1", "2026-11-03T02:00:00Z", minutes: 300, user: "8"),
        tracked("2", "2026-11-03T02:00:00Z", minutes: 300, user: "8"),
      ], billedEntries: [])
    #expect(found.map(\.kind) == [.sharedAccount, .sharedAccount])
    #expect(found.map(\.contractor) == ["amir", "bea"])
  }
}
