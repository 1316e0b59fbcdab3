internal import Foundation
internal import Hiring
internal import Testing

struct BilledTests {
  private let options = ImportOptions(roster: roster, about: "upwork")

  @Test("the sample: ids in parentheses and bare, two forms of hours, thousands")
  func sample() throws {
    let result = try read("billed.csv", kind: "billed", options: options)
    let first = BilledEntry(
      system: "upwork", id: "billed|2026-11-02|34848691||Checkout", contract: "34848691", title: "Storefront",
      date: try day("2026-11-02"), seconds: 27_000, amount: Money(minorUnits: 18_750, currency: "USD"),
      paymentType: "", source: "billed", memo: "Checkout", record: "billed.csv:2")
    #expect(result.billedEntries.first == first)
    #expect(result.billedEntries.map(\.seconds) == [27_000, 1_800, 4_500])
    #expect(result.billedEntries.map(\.contract) == ["34848691", "34848691", "35900700"])
    #expect(result.billedEntries.map { $0.amount?.minorUnits } == [18_750, 1_250, 125_000])
    #expect(result.unknownPeople.isEmpty && result.skipped.isEmpty)
  }

  @Test("the platform is direct unless it is said, and one that no engagement has is refused")
  func platform() throws {
    let direct = try read("billed.csv", kind: "billed")
    #expect(direct.billedEntries.allSatisfy { $0.system == "direct" })
    #expect(direct.unknownPeople.map(\.account) == ["34848691", "35900700"])
    let error = refusal(
      "contract,day,hours\n1,2026-11-02,1\n", kind: "billed", options: ImportOptions(about: "freelance"))
    #expect(error?.kind == .mapping)
    #expect(error?.description.contains("upwork, fiverr, direct") == true)
  }

  @Test("ids are taken where there are any; corrected hours are the same entry; equal rows are two")
  func ids() throws {
    func ids(_ rows: String) throws -> [String] {
      try parse("id,contract,day,hours,amount\n\(rows)\n", kind: "billed", options: options).billedEntries.map(\.id)
    }
    #expect(try ids("x,1,2026-11-02,1,") == ["x"])
    #expect(try ids(",1,2026-11-02,1,5") == ids(",1,2026-11-02,2,10"))
    #expect(try ids(",1,2026-11-02,1,\n,1,2026-11-02,1,") == ["billed|2026-11-02|1||", "billed|2026-11-02|1|||1"])
  }

  @Test(
    "rows that cannot be read are listed",
    arguments: [
      (",2026-11-02,1,", "has no contract"), ("1,2026-11-02,,", "has no hours"),
      ("1,2026-11-02,25,", "more than 24 hours on one day are impossible; give the hours by day"),
      ("1,2026-11-02,1,cheap", "`cheap` is no amount"),
      ("1,soon,1,", "`soon` is no date that can be read; declare `date_format`"),
    ])
  func unreadable(_ row: String, _ reason: String) throws {
    let result = try parse("contract,day,hours,amount\n\(row)\n", kind: "billed", options: options)
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
  }
}
