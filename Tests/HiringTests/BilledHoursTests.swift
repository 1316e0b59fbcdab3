internal import Foundation
internal import Hiring
internal import Testing

/// Hours that several exports state are one and the same.
struct BilledHoursTests {
  private func rows(
    _ tracked: [TimeEntry], _ billed: [BilledEntry], _ payments: [Payment] = [],
    contracts: [String] = ["34848691"], upwork: String? = nil
  ) throws -> [ReconciliationRow] {
    var amir = contractor(
      "amir", clickup: "81234567", engagements: try contracts.map { try engagement($0, started: "2026-11-02") })
    amir.upwork = upwork
    return Reconciliation(contractors: [amir], timeZone: .gmt).rows(
      timeEntries: tracked, billedEntries: billed, payments: payments)
  }

  private func stated(_ source: String, _ date: String, minutes: Int) throws -> BilledEntry {
    var entry = try billed(date, minutes: minutes)
    entry.source = source
    entry.id = "\(source) \(date)"
    entry.record = "\(source).csv:\(date.suffix(2))"
    return entry
  }

  private func payment(
    _ from: String?, _ to: String?, minutes: Int?, contract: String? = "34848691", person: String = "",
    kind: Payment.Kind = .hourly
  ) throws -> Payment {
    Payment(
      system: "upwork", id: "\(from ?? "")|\(minutes ?? 0)", date: try day("2026-11-16"), kind: kind, type: "Hourly",
      contract: contract, person: person, title: "", amount: Money(minorUnits: -100, currency: "USD"),
      from: try from.map(day), to: try to.map(day), seconds: minutes.map { $0 * 60 }, isFromRate: false,
      reference: "T1", record: "transactions.csv:2")
  }

  @Test("two exports of the same week are compared once")
  func once() throws {
    let found = try rows(
      [tracked("1", "2026-11-03T02:00:00Z", minutes: 300)],
      [stated("upwork-weekly", "2026-11-03", minutes: 300), stated("upwork-time", "2026-11-03", minutes: 300)],
      [payment("2026-11-02", "2026-11-08", minutes: 300)])
    #expect(found.map(\.verdict) == [.match])
    #expect(found[0].billedSeconds == 18_000)
    #expect(found[0].reasons.isEmpty)
    #expect(found[0].evidence == ["transactions.csv:2", "upwork-time.csv:03", "upwork-weekly.csv:03", "clickup 1"])
  }

  @Test("exports that disagree are named with both, and the largest is compared")
  func disagreement() throws {
    let found = try rows(
      [tracked("1", "2026-11-03T02:00:00Z", minutes: 300)],
      [stated("upwork-weekly", "2026-11-03", minutes: 300), stated("upwork-time", "2026-11-03", minutes: 400)])
    #expect(found.map(\.billedSeconds) == [24_000])
    // Which of them is right decides whether anything is amiss.
    #expect(found.map(\.verdict) == [.notAssessable])
    #expect(found[0].reasons.contains { $0.contains("the smallest has 5 h, which is not over-billed") })
    #expect(
      found[0].reasons.last
        == "the exports disagree on contract 34848691: upwork-time 6 h 40 min, upwork-weekly 5 h; the largest is "
        + "compared, though upwork-weekly would agree with what was tracked")
    #expect(Set(found[0].evidence) == ["upwork-time.csv:03", "upwork-weekly.csv:03", "clickup 1"])
    let agreed = try rows(
      [tracked("1", "2026-11-03T02:00:00Z", minutes: 400)],
      [stated("upwork-weekly", "2026-11-03", minutes: 300), stated("upwork-time", "2026-11-03", minutes: 400)])
    #expect(agreed.map(\.verdict) == [.note])
    let padded = try rows(
      [tracked("1", "2026-11-03T02:00:00Z", minutes: 200)],
      [stated("upwork-weekly", "2026-11-03", minutes: 300), stated("upwork-time", "2026-11-03", minutes: 400)])
    #expect(padded.map(\.verdict) == [.overBilled])
  }

  @Test("an account statement counts where its days lie in one week")
  func statement() throws {
    let work = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 300), tracked("2", "2026-11-10T02:00:00Z", minutes: 300),
    ]
    let weeks = try rows(
      work, [],
      [payment("2026-11-02", "2026-11-08", minutes: 300), payment("2026-11-09", "2026-11-12", minutes: 310)])
    #expect(weeks.map(\.verdict) == [.match, .match])
    #expect(weeks.map(\.billedSeconds) == [18_000, 18_600])
  }

  @Test(
    "a statement over several weeks, without days or without hours is not assessable, with the reason",
    arguments: [
      (
        "2026-11-02", "2026-11-15", 600,
        "transactions.csv:2 bills 10 h for 2026-11-02 to 2026-11-15 as a whole, which cannot be divided into weeks; "
          + "tracked in all of these weeks: 10 h"
      ),
      (
        "2026-11-04", "2026-11-10", 600,
        "transactions.csv:2 bills 10 h for 2026-11-04 to 2026-11-10 as a whole, which cannot be divided into weeks"
      ),
      (nil, nil, 600, "transactions.csv:2 bills 10 h on 2026-11-16 without saying for which days"),
      (
        "2026-11-09", "2026-11-15", nil,
        "transactions.csv:2 bills 2026-11-09 to 2026-11-15 without saying how many hours"
      ),
    ] as [(String?, String?, Int?, String)])
  func undivided(_ from: String?, _ to: String?, _ minutes: Int?, _ reason: String) throws {
    let work = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 300), tracked("2", "2026-11-10T02:00:00Z", minutes: 300),
    ]
    let row = try #require(
      try rows(work, [], [payment(from, to, minutes: minutes)]).first { $0.week.description == "2026-W46" })
    #expect(row.verdict == .notAssessable)
    #expect(row.billedSeconds == nil)
    #expect(row.reasons == [reason])
    #expect(row.evidence.contains("transactions.csv:2"))
  }

  @Test("which sign a charge has, each statement says for itself")
  func signs() throws {
    let work = try [
      tracked("1", "2026-11-03T02:00:00Z", minutes: 300), tracked("2", "2026-11-10T02:00:00Z", minutes: 300),
    ]
    var old = try payment("2026-11-02", "2026-11-08", minutes: 300)
    old.amount.minorUnits = 100
    old.record = "legacy.csv:2"
    let new = try payment("2026-11-09", "2026-11-12", minutes: 300)
    #expect(try rows(work, [], [old, new]).map(\.verdict) == [.match, .match])
    // In one statement a line of the other sign takes hours back.
    var back = try payment("2026-11-09", "2026-11-12", minutes: 60)
    back.amount.minorUnits = 100
    let taken = try rows(work, [], [new, back])
    #expect(taken.last?.billedSeconds == 240 * 60)
  }

  @Test("a week that another export states needs no statement")
  func enough() throws {
    let found = try rows(
      [tracked("1", "2026-11-03T02:00:00Z", minutes: 300)], [stated("upwork-weekly", "2026-11-03", minutes: 300)],
      [payment("2026-11-02", "2026-11-15", minutes: 600)])
    #expect(found.first?.verdict == .match)
  }

  @Test("a statement that names a person and no contract counts for their only one, and bonuses for none")
  func person() throws {
    let work = try [tracked("1", "2026-11-03T02:00:00Z", minutes: 300)]
    let named = try payment("2026-11-02", "2026-11-08", minutes: 300, contract: nil, person: "Amir Khan")
    let bonus = try payment("2026-11-02", "2026-11-08", minutes: 60, kind: .bonus)
    #expect(try rows(work, [], [named, bonus], upwork: "Amir Khan").map(\.billedSeconds) == [18_000])
    #expect(try rows(work, [], [named], upwork: "~01").first?.billedSeconds == nil)
    let two = try rows(work, [], [named], contracts: ["34848691", "34848700"], upwork: "Amir Khan")
    #expect(two.allSatisfy { $0.billedSeconds == nil })
  }

  @Test("hours stated twice are stated once")
  func statedOnce() throws {
    let entries = try [
      stated("upwork-weekly", "2026-11-03", minutes: 300), stated("upwork-time", "2026-11-03", minutes: 290),
      stated("upwork-time", "2026-11-10", minutes: 60),
    ]
    #expect(BilledEntry.statedOnce(entries).map(\.source) == ["upwork-weekly", "upwork-time"])
  }
}
