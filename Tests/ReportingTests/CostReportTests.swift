import Foundation
import Hiring
import Judgement
import Testing

@testable import Reporting

@Suite("The cost as it is shown")
struct CostReportTests {
  private static func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(daysSince1970: 0) }

  private static func person(_ id: String, name: String, contract: String, currency: String = "USD") -> Contractor {
    Contractor(
      id: id, name: name, role: .engineer, identities: [], clickup: nil, upwork: nil, fiverr: nil, assignment: nil,
      engagements: [
        Engagement(
          platform: .upwork, contract: contract, kind: .hourly, rate: Money(minorUnits: 2_500, currency: currency),
          weeklyLimitSeconds: nil, started: date("2026-09-21"), ended: nil, trialEnds: nil, pauses: [], scope: .core,
          repositories: [], cohort: nil)
      ])
  }

  /// Two people over two quarters, one of them in euros, with `text` wherever files have words of others.
  private static func report(_ text: String = "c-1", cost: CostPolicy = .default) -> CostReport {
    let people = [
      person("amir", name: text, contract: text), person("bea", name: "Bea", contract: "b", currency: "EUR"),
    ]
    func bill(_ day: String, _ contract: String, _ currency: String, amount: Int?) -> BilledEntry {
      BilledEntry(
        system: "upwork", id: day + contract, contract: contract, title: text, date: date(day), seconds: 36_000,
        amount: amount.map { Money(minorUnits: $0, currency: currency) }, paymentType: text, record: text)
    }
    var export = RecordExport(file: text, madeAt: .distantFuture)
    for contract in [text, "b"] {
      export.add(
        RecordSubject(side: .billed, system: "upwork", account: contract),
        date("2026-09-28").startUTC...date("2026-11-15").startUTC)
    }
    var coverage = RecordCoverage([export])
    coverage.lostBilled.add(text, span: nil)
    let through = date("2026-11-15")
    let input = CostInput(
      contractors: people,
      paid: PaidRecords(
        contractors: people,
        payments: [
          Payment(
            system: text, id: "1", date: date("2026-10-12"), kind: .other, type: text, contract: nil, person: text,
            title: text, amount: Money(minorUnits: -5, currency: "USD"), from: nil, to: nil, seconds: nil,
            isFromRate: false, reference: text, record: text)
        ],
        billedEntries: [
          bill("2026-09-29", text, "USD", amount: 25_000), bill("2026-10-06", text, "USD", amount: nil),
          bill("2026-10-06", "b", "EUR", amount: 12_345),
        ], timeEntries: [], coverage: coverage, timeZone: .gmt, through: through), reconciliation: [], code: [:],
      codeUnread: text, through: through, currency: "USD")
    let plan = CostPlan(input, policy: .default, cost: cost)
    let statement = CostStatement(input, policy: .default, cost: cost)
    return CostReport(
      contractors: people, through: through, statement: statement, currency: "USD", years: cost.years, plan: plan,
      assumptions: StatedAssumption.all(
        cost: cost, policy: .default, model: plan.model, platforms: ["upwork"], statement: statement, currency: "USD"),
      notes: [text])
  }

  private static func stated() -> CostReport {
    let cost = CostPolicy.default
    let plan = CostPlan(
      hourly: Money(minorUnits: 2_500, currency: "USD"), weeklyHours: 40, seats: 1, platform: .direct, cost: cost)
    return CostReport(
      contractors: [], through: nil, statement: nil, currency: "USD", years: 3, plan: plan,
      assumptions: StatedAssumption.all(
        cost: cost, policy: .default, model: plan.model, platforms: ["direct"], statement: nil, currency: "USD"),
      notes: [])
  }

  private func object(_ report: CostReport) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(CostJSON.render(report).utf8)) as? [String: Any])
  }

  @Test("stated numbers give a year, both totals, the break-even and every assumption with its source")
  func text() {
    let text = CostText.render(Self.stated(), style: TerminalStyle(width: 200))
    for line in [
      "A year at this pace: 50,000.00 USD paid for work + 72,000.00 USD oversight = 122,000.00 USD.",
      "Both cost the same at a retainer of 1,968.75 USD a month.",
      "What matters most is `retainer`: it moves the difference by up to 216,000 USD.",
    ] { #expect(text.contains(line), "\(line)\n\(text)") }
    for setting in CostSetting.all {
      #expect(text.contains(setting.title) && text.contains(setting.source), "\(setting.key)")
    }
    // A claim that somebody makes without its assumptions is not ours to repeat.
    #expect(!text.contains("673"))
  }

  @Test("each row says how sure it is, and what is missing is the least or not assessable")
  func rows() {
    let text = CostText.render(Self.report(), style: TerminalStyle(width: 100))
    for line in [
      "  2026-Q3  paid                     ≥ 250.00 USD  fact\n", "           billed by the platform, 10 h\n",
      "  2026-Q4  platform fees               12.50 USD  estimate\n",
      "  2026-Q4  clean-up left          not assessable\n",
    ] { #expect(text.contains(line), "\(line)\n\(text)") }
    #expect(text.contains("Several currencies are not added up"))
    #expect(text.contains("paid in EUR, for which `cost.rates` has no rate"))
    var cost = CostPolicy.default
    cost.rates = ["EUR": 2]
    let joined = CostText.render(Self.report(cost: cost), style: TerminalStyle(width: 100))
    #expect(joined.contains("By the policy's rates") && !joined.contains("Several currencies are not added up"))
  }

  @Test("assay.cost/1")
  func shape() throws {
    let json = try object(Self.report())
    #expect(json["schema"] as? String == "assay.cost/1" && json["through"] as? String == "2026-11-15")
    let keys = "schema through currency rows totals ahead sensitivity assumptions notes"
    #expect(Set(json.keys) == Set(keys.split(separator: " ").map(String.init)))
    let rows = try #require(json["rows"] as? [[String: Any]])
    let rowKeys = "contractor quarter item part status minor_units currency converted_minor_units is_least reasons"
    for row in rows { #expect(Set(row.keys) == Set(rowKeys.split(separator: " ").map(String.init))) }
    for row in rows where row["status"] as? String == "not-assessable" { #expect(row["minor_units"] is NSNull) }
    let totals = try #require(json["totals"] as? [String: Any])
    #expect(totals["converted"] is NSNull)
    let all = try #require(totals["all"] as? [[String: Any]])
    #expect(all.map { $0["currency"] as? String } == ["EUR", "USD"])
    // 250 + 250 billed and 5 % of it.
    #expect(all.last?["minor_units"] as? Int == 52_500 && all.last?["fact"] as? Int == 50_000)
    let ahead = try #require(try object(Self.stated())["ahead"] as? [String: Any])
    #expect(ahead["yearly_total"] as? Int == 12_200_000 && ahead["without"] as? Int == 27_975_000)
    #expect((ahead["break_even"] as? [String: Any])?["month"] is NSNull)
    for assumption in try #require(try object(Self.stated())["assumptions"] as? [[String: Any]]) {
      #expect((assumption["source"] as? String)?.isEmpty == false)
    }
  }

  @Test("each CSV row has a field a column, and the lines ahead add up to the totals")
  func csv() throws {
    let lines = CostCSV.render(Self.stated()).split(separator: "\n").map(String.init)
    let fields = lines.filter { !$0.contains("\"") }.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(fields.allSatisfy { $0.count == 13 })
    let ahead = fields.filter { $0[0] == "ahead" && $0[3] == "with" }
    #expect(ahead.compactMap { Int($0[7]) }.reduce(0, +) == 42_487_500)
    #expect(fields.contains { $0[0] == "sensitivity" && $0[4] == "retainer" && $0[11] == "double" })
    #expect(fields.contains { $0[0] == "assumption" && $0[4] == "cost.years" })
  }

  @Test("whole units are rounded half away from zero", arguments: [(150, "2"), (149, "1"), (-150, "−2"), (0, "0")])
  func whole(units: Int, text: String) {
    #expect(CostWording.whole(units, "USD") == text)
  }

  @Test("hostile names and records are inert, and no line is wider than the terminal", arguments: HostileText.samples)
  func hostile(sample: String) throws {
    let report = Self.report(sample)
    for width in [60, 100, 200] {
      let output = CostText.render(report, style: TerminalStyle(width: width))
      #expect(PageRules.hidden(in: output) == nil)
      let widest = output.unicodeScalars.split(separator: "\n").map { DisplayWidth.columns(of: String($0)) }.max() ?? 0
      #expect(widest <= width)
    }
    #expect(PageRules.hidden(in: CostJSON.render(report)) == nil)
    #expect(PageRules.hidden(in: CostCSV.render(report)) == nil)
    _ = try object(report)
  }
}
