internal import Foundation
internal import Hiring
internal import Testing

/// What was paid, by the best record of each week; amounts computed by hand.
struct PaidRecordsTests {
  private func term(
    _ contract: String, rate: Int?, _ started: String, ended: String? = nil, limitHours: Int? = nil,
    pauses: [(String, String?)] = [], kind: Engagement.Kind = .hourly, platform: Engagement.Platform = .upwork,
    currency: String = "USD"
  ) throws -> Engagement {
    var term = try engagement(
      contract, started: started, ended: ended, limitHours: limitHours, pauses: pauses, kind: kind, platform: platform)
    term.rate = rate.map { Money(minorUnits: $0, currency: currency) }
    return term
  }

  private func bill(
    _ date: String, hours: Int, amount: Int? = nil, contract: String = "c1", source: String = "upwork-weekly",
    currency: String = "USD"
  ) throws -> BilledEntry {
    BilledEntry(
      system: "upwork", id: "\(date)-\(contract)-\(source)", contract: contract, title: "", date: try day(date),
      seconds: hours * 3_600, amount: amount.map { Money(minorUnits: $0, currency: currency) }, paymentType: "",
      source: source)
  }

  private func pay(
    _ id: String, _ units: Int, on date: String, kind: Payment.Kind = .hourly, contract: String? = "c1",
    person: String = "", from: String? = nil, to: String? = nil, hours: Int? = nil, system: String = "upwork",
    reference: String? = nil, currency: String = "USD"
  ) throws -> Payment {
    Payment(
      system: system, id: id, date: try day(date), kind: kind, type: kind.rawValue, contract: contract, person: person,
      title: "", amount: Money(minorUnits: units, currency: currency), from: try from.map(day), to: try to.map(day),
      seconds: hours.map { $0 * 3_600 }, isFromRate: false, reference: reference ?? id)
  }

  private func track(_ date: String, hours: Int, by person: String = "ann") throws -> TimeEntry {
    let start = try day(date).startUTC.addingTimeInterval(9 * 3_600)
    return TimeEntry(
      system: "clickup", id: "\(person)-\(date)", user: person, userName: person, contractor: person, start: start,
      end: start.addingTimeInterval(Double(hours) * 3_600), seconds: hours * 3_600, memo: "", taskID: nil,
      taskName: nil,
      taskStatus: nil, taskEstimateSeconds: nil, isBillable: true, createdAt: nil)
  }

  private func read(
    _ engagements: [Engagement], payments: [Payment] = [], billed: [BilledEntry] = [], tracked: [TimeEntry] = [],
    coverage: RecordCoverage = RecordCoverage(), through: String = "2026-11-15"
  ) throws -> PaidRecords {
    PaidRecords(
      contractors: [contractor("ann", clickup: "ann", engagements: engagements)], payments: payments,
      billedEntries: billed, timeEntries: tracked, coverage: coverage, timeZone: .gmt, through: try day(through))
  }

  /// Whole minor units by basis.
  private func sums(_ records: PaidRecords, _ kind: PaidAmount.Kind = .work) -> [PaidAmount.Basis: Int] {
    Dictionary(grouping: records.amounts.filter { $0.kind == kind }, by: \.basis).mapValues { amounts in
      ExactAmount.sums(amounts.map(\.amount)).first?.rounded?.minorUnits ?? 0
    }
  }

  @Test("a quarter holds its days, and follows the one before")
  func quarters() throws {
    let quarter = Quarter(containing: try day("2026-12-31"))
    #expect(quarter.description == "2026-Q4" && quarter.next.description == "2027-Q1")
    #expect(quarter.first.description == "2026-10-01" && quarter.last.description == "2026-12-31")
    #expect(try Quarter(containing: day("2026-03-31")) < Quarter(containing: day("2026-04-01")))
    #expect(try Quarter(containing: day("2028-02-29")).last.description == "2028-03-31")
  }

  @Test("an exact amount is rounded once, half away from zero, and refused where no contract is worth so much")
  func rounding() {
    func rounded(_ text: String) -> Int? {
      Decimal(string: text).flatMap { ExactAmount(minorUnits: $0, currency: "USD").rounded?.minorUnits }
    }
    #expect(rounded("2.5") == 3 && rounded("-2.5") == -3 && rounded("2.4999999") == 2 && rounded("0.5") == 1)
    #expect(rounded("100000000000000") == 100_000_000_000_000 && rounded("100000000000001") == nil)
    let third = Money(minorUnits: 100, currency: "USD").exactly(seconds: 1_200)
    #expect(ExactAmount.sums([third, third, third]).first?.rounded?.minorUnits == 100)
  }

  @Test("a week that the statement and the platform's export both tell counts once, by the statement")
  func once() throws {
    let records = try read(
      [term("c1", rate: 2_000, "2026-10-05")],
      payments: [pay("1", -20_000, on: "2026-10-12", from: "2026-10-05", to: "2026-10-11", hours: 10)],
      billed: [bill("2026-10-06", hours: 10, amount: 20_000), bill("2026-10-13", hours: 5, amount: 10_000)],
      coverage: covering(["c1"], "2026-10-05", "2026-11-15"))
    #expect(sums(records) == [.payments: 20_000, .billed: 10_000])
    #expect(records.gaps.isEmpty && records.notes.isEmpty)
  }

  /// Exports made long after that speak of these days and name these contracts, and ann's tracker where it is said so.
  private func covering(
    _ contracts: [String], _ first: String, _ last: String, tracked: Bool = false
  ) throws -> RecordCoverage {
    var export = RecordExport(file: "export.csv", madeAt: .distantFuture)
    let span = try day(first).startUTC...day(last).startUTC
    for contract in contracts { export.add(RecordSubject(side: .billed, system: "upwork", account: contract), span) }
    if tracked { export.add(RecordSubject(side: .tracked, system: "clickup", account: "ann"), span) }
    return RecordCoverage([export])
  }

  @Test("where the statement shows less than was billed, the larger counts and the difference is told")
  func partial() throws {
    let records = try read(
      [term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-11")],
      payments: [pay("1", -15_000, on: "2026-10-12", from: "2026-10-05", to: "2026-10-11", hours: 10)],
      billed: [bill("2026-10-06", hours: 10, amount: 20_000)])
    #expect(sums(records) == [.billed: 20_000])
    #expect(records.notes.contains { $0.contains("200.00 USD") && $0.contains("150.00 USD") })
  }

  @Test("a charge without days is for the week before; one of several weeks is not added to the hours in them")
  func periods() throws {
    let undated = try read(
      [term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-18")],
      payments: [pay("1", -20_000, on: "2026-10-12", hours: 10)],
      billed: [bill("2026-10-06", hours: 10, amount: 20_000), bill("2026-10-14", hours: 1, amount: 2_000)])
    #expect(sums(undated) == [.payments: 20_000, .billed: 2_000])
    let several = try read(
      [term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-18")],
      payments: [pay("1", -22_000, on: "2026-10-19", from: "2026-10-05", to: "2026-10-18", hours: 11)],
      billed: [bill("2026-10-06", hours: 10, amount: 20_000), bill("2026-10-14", hours: 1, amount: 2_000)])
    #expect(sums(several) == [.payments: 22_000])
  }

  @Test("hours without an amount are worth the rate of their day: a rate that changed is two engagements")
  func datedRates() throws {
    let records = try read(
      [
        term("c1", rate: 2_500, "2026-08-03", ended: "2026-10-04"), term("c1", rate: 3_000, "2026-10-05"),
      ], billed: [bill("2026-09-29", hours: 10), bill("2026-10-06", hours: 10)],
      coverage: covering(["c1"], "2026-08-03", "2026-11-15"))
    #expect(records.amounts.map { $0.amount.rounded?.minorUnits } == [25_000, 30_000])
    #expect(records.amounts.map(\.quarter.description) == ["2026-Q3", "2026-Q4"])
    #expect(records.gaps.isEmpty)
  }

  @Test("hours that were made from an amount go by the rate of their day, and by billed entries where there are any")
  func hoursFromRate() throws {
    let terms = [
      try term("c1", rate: 2_500, "2026-09-07", ended: "2026-10-04"),
      try term("c1", rate: 3_000, "2026-10-05", ended: "2026-10-11"),
    ]
    // An importer that knows the first rate alone takes 300 for 12 hours.
    var charge = try pay("1", -30_000, on: "2026-10-12", from: "2026-10-05", to: "2026-10-11", hours: 12)
    charge.isFromRate = true
    #expect(try read(terms, payments: [charge]).amounts.map(\.seconds) == [36_000])
    let billed = try read(terms, payments: [charge], billed: [bill("2026-10-06", hours: 9, amount: 27_000)])
    #expect(billed.amounts.map(\.seconds) == [9 * 3_600] && sums(billed) == [.payments: 30_000])
  }

  @Test("tracked hours count where nothing else tells the week, up to the limit that held then, not in a pause")
  func tracked() throws {
    var terms = try term(
      "c1", rate: 2_000, "2026-10-05", limitHours: 10, pauses: [("2026-10-19", "2026-10-25")])
    terms.limitChanges = [Engagement.LimitChange(from: try day("2026-10-26"), seconds: 20 * 3_600)]
    var coverage = try covering(["c1"], "2026-10-05", "2026-10-11")
    for export in try covering([], "2026-10-05", "2026-11-01", tracked: true).exports { coverage.add(export) }
    let records = try read(
      [terms], billed: [bill("2026-10-06", hours: 3, amount: 6_000)],
      tracked: [
        track("2026-10-07", hours: 9),  // told by the export already
        track("2026-10-13", hours: 12),  // 10 h under the limit
        track("2026-10-20", hours: 4),  // paused
        track("2026-10-27", hours: 12),  // the limit was raised
      ], coverage: coverage, through: "2026-11-01")
    #expect(sums(records) == [.billed: 6_000, .tracked: 20_000 + 24_000])
    #expect(records.notes.contains { $0.contains("2 h tracked over the weekly limit") })
    #expect(records.gaps.count == 1 && records.gaps[0].text.contains("4 h tracked in 2026-W43"))
  }

  @Test("a week that the billing export covers and does not bill is not paid, whatever was tracked")
  func unbilled() throws {
    let records = try read(
      [term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-18")],
      billed: [bill("2026-10-06", hours: 3, amount: 6_000)], tracked: [track("2026-10-13", hours: 5)],
      coverage: covering(["c1"], "2026-10-05", "2026-10-18"))
    #expect(sums(records) == [.billed: 6_000])
    #expect(records.notes.contains { $0.contains("5 h tracked, and nothing billed") })
    #expect(records.gaps.isEmpty)
  }

  @Test("weeks of an engagement that nothing tells are a gap, those of a pause are not")
  func openWeeks() throws {
    let records = try read(
      [term("c1", rate: 2_000, "2026-10-05", pauses: [("2026-10-12", "2026-10-18")])],
      billed: [bill("2026-10-06", hours: 3, amount: 6_000)], coverage: covering(["c1"], "2026-10-05", "2026-10-11"),
      through: "2026-10-25")
    #expect(records.openWeeks["ann"] == [try week("2026-W43")])
    #expect(records.gaps.map(\.text) == ["no record tells what was paid for 1 week of the engagement (2026-W43)"])
  }

  @Test("hours tracked while only another contract is paid for may be this one's: its weeks are a gap, never zero")
  func otherContract() throws {
    let coverage = try covering(["c1"], "2026-10-05", "2026-10-18", tracked: true)
    let records = try read(
      [
        term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-18"),
        term("d1", rate: 3_000, "2026-10-05", ended: "2026-10-18", platform: .direct),
      ],
      billed: [bill("2026-10-06", hours: 3, amount: 6_000)],
      tracked: [track("2026-10-06", hours: 3), track("2026-10-07", hours: 5)], coverage: coverage)
    #expect(sums(records) == [.billed: 6_000])
    #expect(records.openWeeks["ann"] == [try week("2026-W41")])
  }

  @Test("a week whose export was made before it was over, or of others, may hold more: its sum is the least")
  func earlyExport() throws {
    func gaps(_ coverage: RecordCoverage) throws -> [String] {
      try read(
        [term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-11")],
        billed: [bill("2026-10-06", hours: 3, amount: 6_000)], coverage: coverage
      ).gaps.map(\.text)
    }
    var early = RecordExport(file: "upwork.csv", madeAt: try day("2026-10-07").startUTC)
    early.add(
      RecordSubject(side: .billed, system: "upwork", account: "c1"),
      try day("2026-10-05").startUTC...day("2026-10-06").startUTC)
    #expect(
      try gaps(RecordCoverage([early])) == [
        "more may have been paid for 1 week (2026-W41): upwork.csv was made on 2026-10-07, before the week was over"
      ])
    #expect(try gaps(covering(["c2"], "2026-10-05", "2026-10-11")).count == 1)
    func cut(_ last: String) throws -> Int {
      try read(
        [term("c1", rate: 2_000, "2026-10-26", ended: "2026-11-01")],
        billed: [bill("2026-10-27", hours: 3, amount: 6_000)], coverage: covering(["c1"], "2026-10-26", last)
      ).gaps.count
    }
    // A month ends on that Saturday: a Friday leaves a weekend out, a Wednesday two days of work.
    #expect(try cut("2026-10-30") == 0)
    #expect(try cut("2026-10-28") == 1)
    #expect(try gaps(covering(["c1"], "2026-10-05", "2026-10-11")).isEmpty)
  }

  @Test("a billing file that could not be read leaves a gap in its weeks, also where something is billed")
  func lost() throws {
    var coverage = try covering(["c1"], "2026-10-05", "2026-10-18")
    coverage.lostBilled.add(
      "upwork-2.csv", span: try day("2026-10-06").startUTC...(day("2026-10-07").startUTC))
    let records = try read(
      [term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-11")],
      billed: [bill("2026-10-06", hours: 3, amount: 6_000)], coverage: coverage)
    #expect(records.gaps.contains { $0.text.contains("upwork-2.csv could not be read") })
  }

  @Test("fixed work: payments are facts, a missing rest is a gap, and a price that nobody saw paid is what is owed")
  func fixed() throws {
    let order = try term("FO1", rate: 40_000, "2026-10-05", ended: "2026-10-20", kind: .fixed, platform: .fiverr)
    let partly = try read(
      [order],
      payments: [pay("1", 30_000, on: "2026-10-20", kind: .fixedPrice, contract: "FO1", system: "fiverr")])
    #expect(sums(partly) == [.payments: 30_000])
    #expect(partly.gaps.map(\.text) == ["fiverr contract FO1: the statement shows 300.00 USD of the agreed 400.00 USD"])
    #expect(partly.notes.contains { $0.contains("positive numbers") })
    let unseen = try read([order])
    #expect(sums(unseen) == [.price: 40_000] && unseen.gaps.isEmpty)
    #expect(unseen.amounts[0].quarter.description == "2026-Q4")
    let unpriced = try read([term("FO2", rate: nil, "2026-10-05", kind: .fixed, platform: .fiverr)])
    #expect(unpriced.amounts.isEmpty && unpriced.gaps.count == 1)
    let later = try read([order], through: "2026-10-04")
    #expect(later.amounts.isEmpty && later.gaps.isEmpty)
  }

  @Test("fees go to whom they were taken for, by the charge's reference; refunds come off, whatever their sign")
  func fees() throws {
    let terms = try term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-11")
    let records = try read(
      [terms],
      payments: [
        pay("1", -20_000, on: "2026-10-12", from: "2026-10-05", to: "2026-10-11", hours: 10, reference: "T1"),
        pay("2", -1_000, on: "2026-10-12", kind: .serviceFee, contract: nil, reference: "T1"),
        pay("3", -900, on: "2026-10-12", kind: .membership, contract: nil),
        pay("4", 5_000, on: "2026-10-14", kind: .refund), pay("5", -2_000, on: "2026-10-15", kind: .refund),
        pay("6", -70_000, on: "2026-10-12", contract: "other", reference: "T2"),
        pay("7", -3_500, on: "2026-10-12", kind: .serviceFee, contract: nil, reference: "T2"),
        pay("8", -99_900, on: "2026-10-12", kind: .withdrawal, contract: nil),
        pay("9", -100, on: "2026-10-12", kind: .other, contract: nil),
      ])
    #expect(sums(records) == [.payments: 13_000])
    let fees = records.amounts.filter { $0.kind == .fee }
    #expect(fees.map(\.contractor) == ["ann", nil])
    #expect(fees.map { $0.amount.rounded?.minorUnits } == [1_000, 900])
    #expect(records.platformsWithFees == ["upwork"])
    #expect(records.notes.contains { $0.contains("700.00 USD") })
    #expect(records.gaps.contains { $0.contractor == nil && $0.text.contains("unknown kind") })
  }

  @Test("a charge that names a person with two contracts is held against both, and added to neither")
  func ambiguous() throws {
    var person = try contractor(
      "ann", clickup: nil,
      engagements: [
        term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-11"),
        term("c2", rate: 3_000, "2026-10-05", ended: "2026-10-11"),
      ])
    person.upwork = "Ann"
    let records = PaidRecords(
      contractors: [person],
      payments: [
        try pay("1", -50_000, on: "2026-10-12", contract: nil, person: "Ann", from: "2026-10-05", to: "2026-10-11")
      ],
      billedEntries: [
        try bill("2026-10-06", hours: 10, amount: 20_000),
        try bill("2026-10-06", hours: 10, amount: 30_000, contract: "c2"),
      ], timeEntries: [], coverage: RecordCoverage(), timeZone: .gmt, through: try day("2026-11-15"))
    #expect(sums(records) == [.payments: 50_000])
    #expect(records.amounts.compactMap(\.seconds).reduce(0, +) == 20 * 3_600)
    #expect(records.gaps.isEmpty)
  }

  @Test("currencies stay apart, and an amount without one rate or record is a gap")
  func currencies() throws {
    let records = try read(
      [
        term("c1", rate: 2_000, "2026-10-05", ended: "2026-10-11"),
        term("c2", rate: nil, "2026-10-05", ended: "2026-10-11"),
        term("c3", rate: 3_000, "2026-10-05", ended: "2026-10-11", currency: "EUR"),
      ],
      billed: [
        bill("2026-10-06", hours: 1, amount: 2_000), bill("2026-10-06", hours: 1, contract: "c2"),
        bill("2026-10-06", hours: 1, contract: "c3"),
      ], coverage: covering(["c1", "c2", "c3"], "2026-10-05", "2026-10-11"))
    #expect(
      ExactAmount.sums(records.amounts.map(\.amount)).map(\.rounded)
        == [Money(minorUnits: 3_000, currency: "EUR"), Money(minorUnits: 2_000, currency: "USD")])
    #expect(records.gaps.count == 1 && records.gaps[0].text.contains("contract c2"))
  }

  @Test("no record at all is nothing, and no crash")
  func empty() {
    let records = PaidRecords(
      contractors: [], payments: [], billedEntries: [], timeEntries: [], coverage: RecordCoverage(), timeZone: .gmt,
      through: CivilDate(daysSince1970: 0))
    #expect(records.amounts.isEmpty && records.gaps.isEmpty && records.notes.isEmpty)
  }

  @Test("by contractor and quarter the same is paid as in all", arguments: 1...12)
  func conserved(seed: Int) throws {
    var random = SeededGenerator(seed)
    var people: [Contractor] = []
    var billed: [BilledEntry] = []
    var expected = 0
    for number in 0..<Int.random(in: 1...4, using: &random) {
      people.append(
        try contractor(
          "p\(number)", clickup: nil, engagements: [term("k\(number)", rate: 1_999, "2026-01-05")]))
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let date = CivilDate(
          daysSince1970: try day("2026-01-05").daysSince1970 + Int.random(in: 0..<300, using: &random))
        let amount = Int.random(in: 1...99_999, using: &random)
        expected += amount
        billed.append(
          BilledEntry(
            system: "upwork", id: "\(billed.count)", contract: "k\(number)", title: "", date: date, seconds: 3_600,
            amount: Money(minorUnits: amount, currency: "USD"), paymentType: ""))
      }
    }
    let records = PaidRecords(
      contractors: people, payments: [], billedEntries: billed.shuffled(using: &random), timeEntries: [],
      coverage: RecordCoverage(), timeZone: .gmt, through: try day("2026-12-31"))
    let parts = Dictionary(grouping: records.amounts) { "\($0.contractor ?? "") \($0.quarter)" }
    let sum = parts.values.reduce(0) { $0 + (ExactAmount.sums($1.map(\.amount)).first?.rounded?.minorUnits ?? 0) }
    #expect(sum == expected)
  }
}
