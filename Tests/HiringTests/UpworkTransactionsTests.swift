internal import Foundation
internal import Hiring
internal import Testing

struct UpworkTransactionsTests {
  private let header = """
    Date,Transaction ID,Transaction type,Transaction summary,Transaction summary details,Description 1,Description 2,\
    Description 3,Agency team,Freelancer,Client team,Account name,PO,Ref ID,Amount $,Amount in local currency,Currency,\
    Current balance $,Payment method
    """

  /// A row whose columns are named by what is told of them.
  private func row(
    date: String = "Sep 14, 2026", transaction: String = "1", type: String = "Hourly", summary: String = "",
    details: String = "", description: String = "", person: String = "", reference: String = "",
    amount: String = "-30.00"
  ) -> String {
    [
      date, transaction, type, summary, details, description, "", "", "", person, "", "", "", reference, amount, "", "",
      "0.00", "",
    ].map { "\"\($0)\"" }.joined(separator: ",")
  }

  private func payments(_ rows: [String], roster known: Roster = roster) throws -> [Payment] {
    try parse(
      ([header] + rows).joined(separator: "\n") + "\n", kind: "upwork-transactions",
      options: ImportOptions(roster: known)
    ).payments
  }

  @Test("the current form: kinds, hours, periods, contracts, signs, and a payment that is only scheduled")
  func current() throws {
    let result = try read("upwork-transactions.csv", kind: "upwork-transactions")
    let first = Payment(
      system: "upwork", id: "770001|hourly|2026-09-14", date: try day("2026-09-14"), kind: .hourly, type: "Hourly",
      contract: "34848691", person: "Amir Khan",
      title:
        "Storefront (34848691) \u{B7} Invoice for 09/07/2026 - 09/13/2026 \u{B7} Amir Khan \u{B7} 12:20 hrs @ $30/h "
        + "\u{B7} -13,246.00 THB", amount: Money(minorUnits: -37_000, currency: "USD"), from: try day("2026-09-07"),
      to: try day("2026-09-13"), seconds: 44_400, isFromRate: false, reference: "9001",
      record: "upwork-transactions.csv:2")
    #expect(result.payments.first == first)
    #expect(
      result.payments.map(\.kind) == [.hourly, .serviceFee, .hourly, .bonus, .fixedPrice, .refund, .tax, .other])
    #expect(
      result.payments.map(\.amount.minorUnits) == [-37_000, -1_850, -100_000, -5_000, -15_000, 15_000, -130, 500])
    #expect(result.payments.allSatisfy { $0.amount.currency == "USD" })
    #expect(result.payments.map(\.seconds) == [44_400, nil, 144_000, nil, nil, nil, nil, nil])
    #expect(
      result.payments.map(\.contract) == ["34848691", "34848691", "35900700", "34848691", nil, nil, nil, nil])
    #expect(result.payments[2].from == (try day("2026-09-07")))
    #expect(result.payments[2].to == (try day("2026-09-13")))
    #expect(result.payments[7].type == "Account adjustment")
    #expect(
      result.skipped == [SkippedRow(line: 10, reason: "has no balance yet: the payment is only scheduled")])
    #expect(result.unknownPeople.map(\.account) == ["Lena Ruiz"])
    #expect(result.unknownPeople.map(\.entries) == [2])
  }

  @Test("the form before: the same rows have the same ids, hours stand in one description")
  func legacy() throws {
    let result = try read("upwork-transactions-legacy.csv", kind: "upwork-transactions")
    #expect(
      result.payments.map(\.kind) == [.hourly, .hourly, .fixedPrice, .connects, .connects, .withdrawal])
    #expect(result.payments.map(\.seconds) == [44_400, 44_400, nil, nil, nil, nil])
    #expect(result.payments.map(\.contract).prefix(3) == ["34848691", "35900700", nil])
    #expect(result.payments[0].to == (try day("2026-09-13")))
    #expect(Set(result.payments.map(\.id)).count == 6)
    let current = try read("upwork-transactions.csv", kind: "upwork-transactions")
    let both = Set(current.payments.map(\.id)).intersection(result.payments.map(\.id))
    #expect(both == ["770001|hourly|2026-09-14", "770003|hourly|2026-09-14", "770005|fixed-price|2026-09-15"])
  }

  @Test("either form is recognised by its header, and what neither has is not")
  func recognised() throws {
    let legacy = "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Balance"
    for text in [header, legacy, legacy.uppercased()] {
      #expect(ImporterRegistry.kinds(of: try RecordTable(Array(text.utf8), file: "a")).first == "upwork-transactions")
    }
    #expect(
      refusal("Date,Ref ID,Type,Amount\n", kind: "upwork-transactions")?.problem
        == "not a upwork-transactions export: no column `Description`")
    #expect(
      refusal(header.replacing("Amount $,", with: "") + "\n", kind: "upwork-transactions")?.problem
        == "not a upwork-transactions export: no column `Amount $`")
  }

  @Test(
    "hours as they are stated, in any column of words",
    arguments: [
      ("12:20 hrs @ $30/h", 44_400), ("12:20 hrs", 44_400), ("12.33 hours", 44_400), ("12.33 hours.", 44_400),
      ("40.00 hours x $6.00 = $240.00", 144_000), ("(12:20 hrs @ $30.00/hr)", 44_400), ("0.17 hours", 600),
      ("12.25 hours", 44_100), ("12:20hrs", 44_400), ("10:00 hrs @ $25/hr, 2:30 hrs @ $30/hr", 45_000),
      ("45 hrs @ $95/hr", 162_000), ("12:20 hrs @$30/h", 44_400), ("no work this week", nil),
      // Nothing says that these are the hours billed.
      ("24 hours support", nil), ("12:75 hrs", nil),
    ] as [(String, Int?)])
  func hours(_ text: String, _ seconds: Int?) throws {
    for payment in try payments([row(details: text), row(description: text, reference: "2")]) {
      #expect(payment.seconds == seconds)
      #expect(!payment.isFromRate)
    }
  }

  @Test("columns that repeat the hours state them once, and those that contradict each other state none")
  func repeated() throws {
    #expect(
      try payments([row(details: "12:20 hrs", description: "Amir - 12:20 hrs")]).map(\.seconds) == [44_400])
    #expect(try payments([row(details: "12:20 hrs", description: "11:20 hrs")]).map(\.seconds) == [nil])
    #expect(
      try payments([row(details: "2.5 hours workshop", description: "8:00 hrs @ $30/h")]).map(\.seconds) == [28_800])
  }

  @Test(
    "without stated hours the amount is divided by the rate, to the segment where it is one",
    arguments: [
      ("-370.00", "at $30.00/hr", 44_400), ("-370.00", "@ $30/h", 44_400), ("(8.33)", "@ $25/h", 1_200),
      ("-1,000.00", "@ $25/h", 144_000), ("-10.01", "@ $30/h", 1_201), ("-370.00", "@ $30/h and @ $25/h", nil),
      ("-370.00", "", nil), ("-370.00", "@ $0/h", nil),
    ] as [(String, String, Int?)])
  func fromRate(_ amount: String, _ text: String, _ seconds: Int?) throws {
    let payment = try #require(payments([row(description: text, amount: amount)]).first)
    #expect(payment.seconds == seconds)
    #expect(payment.isFromRate == (seconds != nil))
  }

  @Test("the engagement's rate serves where the row states none; only hourly rows have hours")
  func agreedRate() throws {
    var work = try engagement("34848691")
    work.rate = Money(minorUnits: 3_000, currency: "USD")
    let known = Roster(contractors: [contractor("amir", clickup: nil, engagements: [work], name: "Amir Khan")])
    let rows = [
      row(summary: "Shop (34848691)", amount: "-370.00"),
      row(type: "Bonus", summary: "Shop (34848691)", description: "12:20 hrs @ $30/h", amount: "-370.00"),
      // Whole hours without a rate count where the agreed one confirms them.
      row(summary: "Shop (34848691)", description: "10 hours", reference: "2", amount: "-300.00"),
      row(summary: "Shop (34848691)", description: "24 hours support", reference: "3", amount: "-300.00"),
    ]
    let found = try payments(rows, roster: known)
    #expect(found.map(\.seconds) == [44_400, nil, 36_000, 36_000])
    #expect(found.map(\.isFromRate) == [true, false, false, true])
    work.rate = Money(minorUnits: 3_000, currency: "EUR")
    let other = Roster(contractors: [contractor("amir", clickup: nil, engagements: [work])])
    #expect(try payments([rows[0]], roster: other).map(\.seconds) == [nil])
  }

  @Test(
    "periods, the month first whatever else, and names of months",
    arguments: [
      ("Invoice for 09/01/2026 - 09/07/2026", "2026-09-01", "2026-09-07"),
      ("09/01/2026-09/07/2026: hours", "2026-09-01", "2026-09-07"),
      ("09/01/2026 \u{2013} 09/07/2026", "2026-09-01", "2026-09-07"),
      ("(12/28/2026 - 01/03/2027)", "2026-12-28", "2027-01-03"),
      ("Earnings for Aug 31-Sep 6, 2026", "2026-08-31", "2026-09-06"),
      ("Earnings for Sep 7-13, 2026", "2026-09-07", "2026-09-13"),
      ("Earnings for Dec 28-Jan 3, 2027", "2026-12-28", "2027-01-03"),
      ("Earnings for Dec 28, 2026 - Jan 3, 2027", "2026-12-28", "2027-01-03"),
    ])
  func periods(_ text: String, _ from: String, _ to: String) throws {
    let payment = try #require(payments([row(details: text)]).first)
    #expect(payment.from == (try day(from)))
    #expect(payment.to == (try day(to)))
  }

  @Test(
    "what is no period, or several",
    arguments: [
      "09/07/2026 - 09/01/2026", "09/01/2026", "13/01/2026 - 13/07/2026", "01/01/2026 - 12/31/2026",
      "09/01/2026 - 09/07/2026 and 09/08/2026 - 09/14/2026", "xxxx-1234", "Sep 7-13", "---", "Sep 31-Oct 4, 2026",
    ])
  func noPeriod(_ text: String) throws {
    let payment = try #require(payments([row(details: text)]).first)
    #expect(payment.from == nil && payment.to == nil)
  }

  @Test(
    "the contract that the text names",
    arguments: [
      ("Shop (34848691)", "34848691"), ("Contract 34848691: Shop", "34848691"), ("Contract ID: 34848691", "34848691"),
      ("Shop 35900700 again", "35900700"), ("Shop 99999999 again", nil), ("Shop (v2)", nil), ("Shop (2026)", nil),
      ("Shop (34848691), see (35900700)", nil), ("Contract #99999999", "99999999"),
    ] as [(String, String?)])
  func contracts(_ text: String, _ contract: String?) throws {
    #expect(try payments([row(summary: text)]).map(\.contract) == [contract])
  }

  @Test("by name only where one contractor of that name has one fitting contract then")
  func byName() throws {
    let first = try engagement("1000001", started: "2026-01-05", ended: "2026-09-06")
    let second = try engagement("1000002", started: "2026-09-07")
    let fixed = try engagement("1000003", started: "2026-09-01", kind: .fixed)
    let amir = contractor("amir", clickup: nil, engagements: [first, second, fixed], name: "Amir Khan")
    let bea = contractor("bea", clickup: nil, engagements: [try engagement("2000001")], name: "Bea")
    let twin = contractor("bea-2", clickup: nil, engagements: [try engagement("2000002")], name: "bea")
    let known = Roster(contractors: [amir, bea, twin])
    func contract(_ row: String) throws -> String? { try #require(payments([row], roster: known).first).contract }
    let before = "08/31/2026 - 09/06/2026"
    let after = "09/07/2026 - 09/13/2026"
    #expect(try contract(row(details: before, person: "Amir Khan")) == "1000001")
    #expect(try contract(row(details: after, person: "amir khan")) == "1000002")
    // Without a period a payment of the fourteenth may be for either week.
    #expect(try contract(row(person: "Amir Khan")) == nil)
    #expect(try contract(row(date: "Oct 14, 2026", person: "Amir Khan")) == "1000002")
    #expect(try contract(row(type: "Fixed-price", person: "Amir Khan")) == "1000003")
    #expect(try contract(row(date: "Oct 14, 2026", type: "Bonus", person: "Amir Khan")) == nil)
    #expect(try contract(row(details: after, person: "Amir K.")) == nil)
    #expect(try contract(row(details: after, person: "Bea")) == nil)
    #expect(try contract(row(details: after)) == nil)
    let text = [header, row(details: after, person: "Bea"), row(details: after, person: "Carl", reference: "2")]
    let result = try parse(
      text.joined(separator: "\n") + "\n", kind: "upwork-transactions", options: ImportOptions(roster: known))
    #expect(result.unknownPeople.map(\.account) == ["Bea", "Carl"])
  }

  @Test("rows are told by reference, kind and date; without one by all they say; in any order, twice and in pieces")
  func identity() throws {
    let rows = [
      row(transaction: "9", details: "1:00 hrs", reference: "71"),
      row(transaction: "9", type: "Service Fee", reference: "72", amount: "-1.50"),
      row(transaction: "9", type: "Service Fee", reference: "71", amount: "-1.50"),
      row(transaction: "9", details: "2:00 hrs", person: "Amir Khan"),
      row(transaction: "9", details: "3:00 hrs", person: "Bea Lindqvist"),
      row(transaction: "9", details: "2:00 hrs", person: "Amir Khan"),
    ]
    func found(_ rows: [String]) throws -> Set<Payment> {
      Set(
        try payments(rows).map { payment in
          var payment = payment
          payment.record = nil
          return payment
        })
    }
    let all = try found(rows)
    #expect(all.count == 6)
    #expect(try found(rows.reversed()) == all)
    #expect(try found(Array(rows[..<3])).union(found(Array(rows[3...]))) == all)
    let amended = try payments([row(transaction: "9", details: "1:10 hrs", reference: "71", amount: "-35.00")])
    #expect(try amended.map(\.id) == payments([rows[0]]).map(\.id))
    let twice = try parse(
      [header, rows[0], rows[0]].joined(separator: "\n") + "\n", kind: "upwork-transactions")
    #expect(twice.skipped == [SkippedRow(line: 3, reason: "repeats entry 71|hourly|2026-09-14 of line 2")])
  }

  @Test("where no row has a balance, that is said and all are taken")
  func balances() throws {
    let text = [header, row().replacing("\"0.00\"", with: "\"\"")].joined(separator: "\n") + "\n"
    let result = try parse(text, kind: "upwork-transactions")
    #expect(result.payments.count == 1)
    #expect(
      result.warnings == [
        "export.csv: no row has a balance, so payments that are only scheduled cannot be told from others"
      ])
  }

  @Test("rows that cannot be read are listed, and an ambiguous day refuses the file")
  func unreadable() throws {
    let rows = [
      row(type: ""), row(amount: ""), row(amount: "free"), row(date: "soon"), row(date: "Feb 30, 2026"), row(),
    ]
    let result = try parse(([header] + rows).joined(separator: "\n") + "\n", kind: "upwork-transactions")
    #expect(
      result.skipped.map(\.reason) == [
        "has no transaction type", "has no amount", "`free` is no amount",
        "`soon` is no date that can be read; declare `date_format`",
        "`Feb 30, 2026` is no date that can be read; declare `date_format`",
      ])
    #expect(result.payments.count == 1)
    #expect(
      refusal("\(header)\n\(row(date: "05/06/2026"))\n", kind: "upwork-transactions")?.kind == .ambiguousDate)
  }

  @Test("a hostile text of any length takes no time and says nothing", arguments: ["-", "(123456 ", "12:20 h@", "$"])
  func hostile(_ part: String) throws {
    let text = String(repeating: part, count: 4_000)
    let clock = ContinuousClock()
    var found: [Payment] = []
    let took = try clock.measure { found = try payments([row(details: text)]) }
    #expect(found.map(\.seconds) == [nil] && found.map(\.contract) == [nil])
    #expect(took < .seconds(5))
  }
}
