import Foundation
import Hiring
import TestSupport
import Testing

@testable import assay

@Suite("The portfolio file")
struct PortfolioFileTests {
  static let whole = """
    version: 1
    owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
    policy: policy.yml
    ledger: assay.db
    repositories:
      - id: storefront
        path: repositories/storefront
        mainline: main
        core: ["src/payments/**", "src/auth/**"]
    contractors:
      - id: amir
        name: Amir K.
        role: engineer
        identities: ["amir@example.com", "Amir K <amirk@users.noreply.example.com>"]
        clickup: "81234567"
        upwork: "~01abc"
        ip_assignment: { signed: 2026-10-04, by: owner }
        engagements:
          - { platform: upwork, contract: "34848691", kind: hourly, rate: 25 USD/h, weekly_limit: 30h,
              started: 2026-10-05, trial_ends: 2026-10-26, scope: core, repositories: [storefront] }
    records:
      - { kind: clickup-time, files: "records/clickup-time-*.csv" }
      - { kind: pipeline, file: records/applicants.csv, columns: { name: Name, stage: Status, date: Date } }
    attestations:
      - { what: backups-restored, on: 2026-11-02, by: owner }
    """

  private func read(_ text: String) throws -> Portfolio {
    let folder = try TemporaryFolder()
    return try PortfolioFile.read(folder.write(text, to: "assay.yml"))
  }

  @Test("the documented file is read whole")
  func documented() throws {
    let portfolio = try read(Self.whole)
    #expect(portfolio.ownerName == "Northwind")
    #expect(portfolio.timeZone.identifier == "Asia/Bangkok")
    #expect(portfolio.repositories[0].path.hasSuffix("/repositories/storefront"))
    let engagement = portfolio.contractors[0].engagements[0]
    #expect(engagement.rate == Money(minorUnits: 2_500, currency: "USD"))
    #expect(engagement.weeklyLimitSeconds == 108_000)
    #expect(engagement.trialEnds == CivilDate(year: 2026, month: 10, day: 26))
    #expect(portfolio.records[1].columns == ["name": "Name", "stage": "Status", "date": "Date"])
    #expect(portfolio.attestations[0].what == "backups-restored")
  }

  @Test(
    "a rate is in the smallest unit of its currency, and a limit in seconds",
    arguments: [
      ("25.50 USD/h", "30 h", Money(minorUnits: 2_550, currency: "USD"), 108_000),
      ("25/h", "7.5h", Money(minorUnits: 2_500, currency: "USD"), 27_000),
      ("3000 JPY/h", "30.25h", Money(minorUnits: 3_000, currency: "JPY"), 108_900),
      ("7.125 KWD/h", "168h", Money(minorUnits: 7_125, currency: "KWD"), 604_800),
    ])
  func rates(rate: String, limit: String, money: Money, seconds: Int) throws {
    let text = Self.whole.replacing("25 USD/h", with: rate).replacing(
      "weekly_limit: 30h", with: "weekly_limit: \(limit)")
    let engagement = try read(text).contractors[0].engagements[0]
    #expect(engagement.rate == money && engagement.weeklyLimitSeconds == seconds)
  }

  @Test("the weekly limit can change")
  func weeklyLimits() throws {
    let changed = Self.whole.replacing(
      "weekly_limit: 30h,",
      with: "weekly_limit: 30h, weekly_limits: [{ from: 2026-11-03, limit: 40h }, { from: 2026-11-20, limit: none }],")
    #expect(
      try read(changed).contractors[0].engagements[0].limitChanges == [
        .init(from: CivilDate(year: 2026, month: 11, day: 3), seconds: 144_000),
        .init(from: CivilDate(year: 2026, month: 11, day: 20), seconds: nil),
      ])
    let unordered = changed.replacing("2026-11-20", with: "2026-11-03")
    #expect(throws: (any Error).self) { try read(unordered) }
  }

  @Test(
    "a mistake names its line and what to do",
    arguments: [
      ("rate: 25 USD/h", "rates: 25 USD/h", ":19:", "rate"),
      ("identities:", "identites:", ":14:", "identities"),
      ("Asia/Bangkok", "Asia/Bangkonk", ":2:", "time zone"),
      ("2026-10-26", "2026-13-26", ":20:", "date"),
      ("25 USD/h", "25 dollars", ":19:", "rate"),
      ("weekly_limit: 30h", "weekly_limit: 30", ":19:", "30h"),
      ("rate: 25 USD/h", "rate: \"1,500 USD/h\"", ":19:", "`1,500` is no rate in USD"),
      ("rate: 25 USD/h", "rate: \"25,50 USD/h\"", ":19:", "`25,50` is no rate in USD"),
      ("rate: 25 USD/h", "rate: 25x USD/h", ":19:", "`25x` is no rate in USD"),
      ("rate: 25 USD/h", "rate: 1e3 USD/h", ":19:", "`1e3` is no rate in USD"),
      ("rate: 25 USD/h", "rate: 0x19 USD/h", ":19:", "`0x19` is no rate in USD"),
      ("rate: 25 USD/h", "rate: 25.505 USD/h", ":19:", "at most 2"),
      ("rate: 25 USD/h", "rate: 25.5 JPY/h", ":19:", "without decimals"),
      ("weekly_limit: 30h", "weekly_limit: \"30,5h\"", ":19:", "no weekly limit"),
      ("weekly_limit: 30h", "weekly_limit: 3 0h", ":19:", "no weekly limit"),
      ("weekly_limit: 30h", "weekly_limit: h30h", ":19:", "no weekly limit"),
      ("weekly_limit: 30h", "weekly_limit: 30xh", ":19:", "no weekly limit"),
      ("weekly_limit: 30h", "weekly_limit: 1e1h", ":19:", "no weekly limit"),
      ("weekly_limit: 30h", "weekly_limit: 169h", ":19:", "no weekly limit"),
      ("weekly_limit: 30h", "weekly_limit: 0h", ":19:", "no weekly limit"),
      ("repositories: [storefront]", "repositories: [storefrnt]", ":20:", "storefront"),
      ("id: amir", "id: ../amir", ":11:", "id"),
      ("id: amir", "id: storefront", ":11:", "twice"),
      ("clickup-time,", "clickup-tme,", ":22:", "clickup-time"),
      ("version: 1", "version: 2", ":1:", "version 1"),
      ("kind: hourly", "kind: hurly", ":19:", "hourly"),
      ("amir@example.com", "amir", ":14:", "write it as mail@example.com"),
      ("amir@example.com", "svn:amir", ":14:", "github:login"),
    ])
  func mistakes(right: String, wrong: String, line: String, hint: String) throws {
    let text = Self.whole.replacing(right, with: wrong, maxReplacements: 1)
    #expect(text != Self.whole)
    do {
      _ = try read(text)
      Issue.record("`\(wrong)` was taken")
    } catch {
      let failure = CommandError.wrapping(error)
      #expect(failure.code == Exit.usage)
      #expect(failure.message.contains("assay.yml" + line), "\(failure.message)")
      #expect(failure.message.contains(hint), "\(failure.message)")
    }
  }

  @Test(
    "one account cannot stand for two contractors, however it is written",
    arguments: ["AMIR@example.com", "B <amir@example.com>", "12+AmirK@users.noreply.example.com"])
  func sharedAccount(identity: String) throws {
    let text = Self.whole.replacing(
      "records:\n",
      with: """
          - id: bruno
            identities: ["\(identity)"]
        records:

        """, maxReplacements: 1)
    do {
      _ = try read(text)
      Issue.record("`\(identity)` was taken for two")
    } catch {
      let failure = CommandError.wrapping(error)
      #expect(failure.code == Exit.usage)
      #expect(failure.message.contains("assay.yml:22:"), "\(failure.message)")
      #expect(failure.message.contains("`amir`"), "\(failure.message)")
    }
  }
}
