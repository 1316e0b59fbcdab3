internal import Foundation
internal import Hiring
internal import Testing

struct FiverrOrdersTests {
  @Test("the sample: an order's invoices, an hourly order, a cancelled order's credit")
  func sample() throws {
    let result = try read("fiverr-orders.csv", kind: "fiverr-orders")
    let first = Payment(
      system: "fiverr", id: "FO61B7C52F1A2|FI-1001|order", date: try day("2026-10-05"), kind: .fixedPrice,
      type: "Order", contract: "FO61B7C52F1A2", person: "lena_draws", title: "Banner set for the autumn sale",
      amount: Money(minorUnits: 12_000, currency: "USD"), from: nil, to: nil, seconds: nil, isFromRate: false,
      reference: "FI-1001", record: "fiverr-orders.csv:2")
    #expect(result.payments.first == first)
    #expect(
      result.payments.map(\.kind) == [.fixedPrice, .extra, .tip, .hourly, .fixedPrice, .refund, .serviceFee])
    #expect(result.payments.map(\.amount.minorUnits) == [12_000, 2_000, 1_500, 108_000, 6_000, -6_000, -330])
    #expect(result.payments.map(\.contract)[3] == "FO71C8D63A2B3")
    #expect(result.payments[3].seconds == 129_600)
    #expect(Set(result.payments.map(\.id)).count == 7)
    // The order's own sum is nothing after it was cancelled, but for the fee.
    #expect(
      result.payments.filter { $0.contract == "FO81D9E74B3C4" }.reduce(0) { $0 + $1.amount.minorUnits } == -330)
    #expect(result.unknownPeople.map(\.account) == ["lena_draws", "marco_dev"])
  }

  @Test("an invoice that stands twice counts once; equal rows without numbers are counted; order changes nothing")
  func identity() throws {
    func read(_ rows: [String]) throws -> ImportResult {
      try parse(
        (["order,date,amount,type,invoice"] + rows).joined(separator: "\n") + "\n", kind: "fiverr-orders",
        options: ImportOptions(currency: "EUR", roster: roster))
    }
    let rows = [
      "FO1,2026-10-05,20,Extra,", "FO1,2026-10-05,30,Extra,", "FO1,2026-10-05,20,Extra,", "FO1,2026-10-05,5,Tip,7",
    ]
    let result = try read(rows + [rows[3]])
    #expect(result.payments.map(\.amount.minorUnits) == [2_000, 3_000, 2_000, 500])
    #expect(result.payments.allSatisfy { $0.amount.currency == "EUR" })
    #expect(result.skipped == [SkippedRow(line: 6, reason: "repeats entry FO1|7|tip of line 5")])
    #expect(try Set(read(rows.reversed()).payments.map(\.id)) == Set(result.payments.map(\.id)))
  }

  @Test(
    "what is no payment is listed",
    arguments: [
      (",2026-10-05,20", "has no order number"), ("FO1,2026-10-05,", "has no amount"),
      ("FO1,2026-10-05,free", "`free` is no amount"),
    ])
  func unreadable(_ row: String, _ reason: String) throws {
    let result = try parse("order,date,amount\n\(row)\n", kind: "fiverr-orders")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
  }

  @Test("a known order or seller is not reported, and hours without a word for them are none")
  func known() throws {
    let known = Roster(contractors: [
      Contractor(
        id: "lena", name: "Lena", role: .creative, identities: [], clickup: nil, upwork: nil, fiverr: "lena_draws",
        assignment: nil,
        engagements: [try engagement("FO1", kind: .fixed, platform: .fiverr)])
    ])
    let text = "order,date,amount,seller\nFO1,2026-10-05,20,other\nFO2,2026-10-05,20,lena_draws\nFO3,2026-10-05,20,\n"
    let result = try parse(text, kind: "fiverr-orders", options: ImportOptions(roster: known))
    #expect(result.unknownPeople.map(\.account) == ["FO3"])
    #expect(result.payments.allSatisfy { $0.seconds == nil && $0.kind == .other })
  }
}
