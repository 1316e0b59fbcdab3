import Findings
import Foundation
import Hiring
import History
import TestSupport
import Testing

@testable import Judgement

@Suite("The cost so far")
struct CostStatementTests {
  private func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(daysSince1970: 0) }

  private func bill(_ person: String, _ day: String, hours: Int, amount: Int, currency: String = "USD") -> BilledEntry {
    BilledEntry(
      system: "upwork", id: "\(person)-\(day)", contract: "contract-\(person)", title: "", date: date(day),
      seconds: hours * 3_600, amount: Money(minorUnits: amount, currency: currency), paymentType: "")
  }

  private func input(
    _ people: [Contractor], billed: [BilledEntry] = [], rows: [ReconciliationRow] = [], code: [String: CodeCost] = [:],
    codeUnread: String? = nil, through: String = "2026-11-15"
  ) -> CostInput {
    var export = RecordExport(file: "upwork.csv", madeAt: .distantFuture)
    for person in people {
      export.add(
        RecordSubject(side: .billed, system: "upwork", account: "contract-\(person.id)"),
        date("2026-06-01").startUTC...date(through).startUTC)
    }
    let coverage = RecordCoverage([export])
    return CostInput(
      contractors: people,
      paid: PaidRecords(
        contractors: people, payments: [], billedEntries: billed, timeEntries: [], coverage: coverage, timeZone: .gmt,
        through: date(through)), reconciliation: rows, code: code, codeUnread: codeUnread, through: date(through),
      currency: "USD")
  }

  private func code(_ person: Contractor, _ story: Story, cost: CostPolicy = .default) -> CodeCost {
    var trial = Trial()
    trial.add(person)
    trial.story = story
    let builder = EvidenceBuilder(trial.input(), policy: trial.policy)
    return CodeCost(builder.evidence(of: person, week: week("2026-W46")), policy: trial.policy, cost: cost)
  }

  private let quarter = Quarter(containing: CivilDate(year: 2026, month: 10, day: 5))

  /// Each of six weeks leaves 180 minutes (30, 30 and 120) in 450 lines and a fix rewrites 60 of them with 60 new; the
  /// second leaves a key of 30 minutes too.
  @Test("Debt and rework are those of the judged changes, by hand")
  func careless() throws {
    var story = Story()
    story.careless("cara")
    let cara = engineer("cara")
    let code = code(cara, story)
    let sums = try #require(code.quarters[quarter])
    #expect(sums.introducedMinutes == 1_110 && sums.repaidMinutes == 0)
    #expect(sums.writtenLines == 3_059 && sums.repairedLines == 360 && sums.changes == 12)
    let statement = CostStatement(
      input([cara], billed: [bill("cara", "2026-10-06", hours: 100, amount: 250_000)], code: ["cara": code]),
      policy: .default, cost: .default)
    func row(_ item: CostItem) -> CostRow? { statement.rows.first { $0.item == item } }
    // 18.5 hours at $150.
    #expect(row(.debtIntroduced)?.amount?.minorUnits == 277_500 && row(.debtIntroduced)?.status == .estimate)
    // 250,000 x 0.117686, which is 360 / 3,059: the line with the key is no work.
    #expect(row(.rework)?.amount?.minorUnits == 29_422)
    #expect(row(.paid)?.amount?.minorUnits == 250_000 && row(.paid)?.status == .fact)
    // 5 % of what no statement covers.
    #expect(row(.fees)?.amount?.minorUnits == 12_500 && row(.fees)?.status == .estimate)
    // Rework is within what was paid, and not added again.
    #expect(CostTotal.of(statement.rows).map(\.sum) == [250_000 + 12_500 + 277_500])
    var free = CostPolicy.default
    free.seniorRate.minorUnits = 0
    free.upworkFee = 0
    let bare = CostStatement(
      input([cara], billed: [bill("cara", "2026-10-06", hours: 100, amount: 250_000)], code: ["cara": code]),
      policy: .default, cost: free)
    #expect(bare.rows.map(\.item) == [.paid, .rework])
  }

  @Test("The minutes agree with those of the card's signal, and legacy is charged to nobody")
  func asTheCard() throws {
    var story = Story()
    story.legacy()
    story.improver("ida")
    let ida = engineer("ida")
    var trial = Trial()
    trial.add(ida)
    trial.story = story
    let evidence = EvidenceBuilder(trial.input(), policy: trial.policy).evidence(of: ida, week: week("2026-W46"))
    let tally = FindingTally.own(evidence, trial.policy) { $0.confidence >= .medium }
    let sums = CodeCost(evidence, policy: trial.policy, cost: .default).total
    #expect(sums.introducedMinutes - sums.repaidMinutes == tally.minutes)
    #expect(sums.introducedMinutes == 0 && sums.repaidMinutes == 30)
  }

  @Test("A change of two is charged by halves, and what was done before the engagement to nobody")
  func shares() {
    var story = Story()
    let found = AttributedFinding(bin: .introduced, finding: finding("injection.sql", .high, minutes: 40))
    story.change(by: "ann", on: "2026-09-01", "Add before", files: [file("src/a.ts", findings: [found])])
    story.change(
      by: "ann", on: "2026-10-06", "Add together", files: [file("src/b.ts", findings: [found])], coAuthors: ["bob"])
    let ann = code(engineer("ann"), story)
    let bob = code(engineer("bob"), story)
    #expect(ann.total.introducedMinutes == 20 && ann.earlierChanges == 1)
    #expect(bob.total.introducedMinutes == 20 && bob.earlierChanges == 0)
  }

  @Test("Over-billed weeks are valued at the agreed rate, beyond the tolerance only")
  func overBilled() throws {
    let (_, rows) = hours(of: "pat", padding: [1: 3, 2: 0.5])
    let statement = CostStatement(
      input([engineer("pat")], rows: rows, codeUnread: "left out."), policy: .default, cost: .default)
    let row = try #require(statement.rows.first { $0.item == .overBilled })
    #expect(row.amount?.minorUnits == 7_500 && row.item.part == .withinPaid)
    #expect(row.reasons[0].contains("3 h billed and not tracked in 1 week") && !row.isLeast)
  }

  @Test("Weeks that could not be compared make it the least, and alone not assessable")
  func notCompared() throws {
    var (_, rows) = hours(of: "pat", padding: [1: 3])
    rows[3].verdict = .notAssessable
    func row(_ rows: [ReconciliationRow]) -> CostRow? {
      CostStatement(input([engineer("pat")], rows: rows, codeUnread: "left out."), policy: .default, cost: .default)
        .rows
        .first { $0.item == .overBilled }
    }
    #expect(row(rows)?.isLeast == true)
    let alone = try #require(row([rows[3]]))
    #expect(alone.status == .notAssessable && alone.amount == nil)
  }

  /// In October 2026 Ann is paused on 7 of 31 days: she answers for half of 24 days, Bob for the rest of the month.
  @Test("The retainer is shared by the days among engineers who were not paused, and adds up to itself")
  func oversight() {
    var cost = CostPolicy.default
    cost.retainerSince = date("2026-10-01")
    let pause = Engagement.Pause(from: date("2026-10-19"), to: date("2026-10-25"))
    let people = [
      engineer("ann", started: "2026-09-01", pauses: [pause]), engineer("bob", started: "2026-09-01"),
      engineer("dee", role: .designer, started: "2026-09-01"),
    ]
    let shares = OversightShares(contractors: people, cost: cost, through: date("2026-10-31")).shares
    #expect(shares.map(\.contractor) == ["ann", "bob"])
    // 600,000 x 12 / 31 and 600,000 x 19 / 31.
    #expect(shares.map(\.units) == [232_258, 367_742])
    // Nobody's: September has no engineer; half of a month is half of the fee.
    let early = OversightShares(
      contractors: [engineer("ann", started: "2026-10-01")],
      cost: {
        cost.retainerSince = date("2026-09-16")
        return cost
      }(), through: date("2026-10-31")
    ).shares
    #expect(early.map(\.contractor) == [nil, "ann"] && early.map(\.units) == [300_000, 600_000])
    cost.retainer.minorUnits = 0
    #expect(OversightShares(contractors: people, cost: cost, through: date("2026-10-31")).shares.isEmpty)
    cost.retainerSince = nil
    #expect(OversightShares(contractors: people, cost: cost, through: date("2026-10-31")).shares.isEmpty)
  }

  @Test("Without records there is no row of nothing; what nothing tells is not assessable")
  func empty() {
    let nobody = CostStatement(input([]), policy: .default, cost: .default)
    #expect(nobody.rows.isEmpty && CostTotal.of(nobody.rows).isEmpty)
    var people = input([engineer("ann")], codeUnread: "left out.")
    people.paid = PaidRecords(
      contractors: people.contractors, payments: [], billedEntries: [], timeEntries: [], coverage: RecordCoverage(),
      timeZone: .gmt, through: people.through)
    let statement = CostStatement(people, policy: .default, cost: .default)
    #expect(statement.rows.map(\.item) == [.paid, .debtIntroduced, .rework, .handover])
    #expect(statement.rows.allSatisfy { $0.status == .notAssessable && $0.amount == nil && !$0.reasons.isEmpty })
    #expect(CostTotal.isMissing(in: statement.rows))
  }

  @Test("Currencies are never added up without a rate, and by a rate once each row")
  func currencies() throws {
    let people = [engineer("ann"), engineer("bob")]
    let billed = [
      bill("ann", "2026-10-06", hours: 10, amount: 10_000),
      bill("bob", "2026-10-06", hours: 10, amount: 333, currency: "EUR"),
    ]
    var cost = CostPolicy.default
    cost.upworkFee = 0
    let apart = CostStatement(input(people, billed: billed, codeUnread: "left out."), policy: .default, cost: cost)
    #expect(CostTotal.of(apart.rows).map(\.currency) == ["EUR", "USD"])
    #expect(CostTotal.of(apart.rows).map(\.sum) == [333, 10_000])
    #expect(CostTotal.converted(apart.rows, to: "USD") == nil)
    cost.rates = ["EUR": Decimal(15) / 10]
    let joined = CostStatement(input(people, billed: billed, codeUnread: "left out."), policy: .default, cost: cost)
    // 333 x 1.5 = 499.5, rounded once.
    #expect(CostTotal.converted(joined.rows, to: "USD")?.sum == 10_500)
  }

  @Test("Totals are the sums over contractors and over quarters", arguments: 1...12)
  func conserved(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let people = (0..<3).map { engineer("p\($0)", started: "2026-01-05") }
    var cost = CostPolicy.default
    cost.retainerSince = date("2026-02-11")
    cost.retainer.minorUnits = Int.random(in: 1...999_999, using: &random)
    var billed: [BilledEntry] = []
    for number in 0..<40 {
      let day = CivilDate(
        daysSince1970: date("2026-01-05").daysSince1970 + Int.random(in: 0..<300, using: &random))
      var entry = bill("p\(number % 3)", day.description, hours: 3, amount: Int.random(in: 1...9_999, using: &random))
      entry.id = "\(number)"
      billed.append(entry)
    }
    let rows = CostStatement(input(people, billed: billed, codeUnread: "left out."), policy: .default, cost: cost).rows
    let all = CostTotal.of(rows)
    #expect(all.count == 1)
    func sum(_ groups: [[CostRow]]) -> Int {
      groups.reduce(0) { total, rows in CostTotal.of(rows).reduce(total) { $0 + $1.sum } }
    }
    #expect(sum(Array(Dictionary(grouping: rows, by: \.contractor).values)) == all.first?.sum)
    #expect(sum(Array(Dictionary(grouping: rows, by: \.quarter).values)) == all.first?.sum)
    let paid = rows.filter { $0.item == .paid }.reduce(0) { $0 + ($1.amount?.minorUnits ?? 0) }
    #expect(paid == billed.reduce(0) { $0 + ($1.amount?.minorUnits ?? 0) })
  }

  @Test("The years ahead go on at the pace of the last weeks, and take in what code was measured")
  func plan() throws {
    var story = Story()
    story.careless("cara")
    let cara = engineer("cara")
    let code = code(cara, story)
    let billed = mondays.map { bill("cara", $0, hours: 20, amount: 50_000) }
    let input = input([cara], billed: billed, code: ["cara": code])
    let plan = CostPlan(input, policy: .default, cost: .default)
    let seat = try #require(plan.model?.seats.first)
    #expect(seat.weeklyPaid == 50_000 && seat.weeklyHours == 20)
    // 1,110 minutes and 360 of 3,059 lines in 120 hours.
    #expect(seat.debtMinutes == Decimal(1_110) / 120)
    #expect(seat.reworkShare == CostMath.decimal(360.0 / 3_059))
    #expect(plan.leftOut.isEmpty)
  }

  @Test("Who is paused, has left or works for a fixed price is not in the years ahead, and why is told")
  func leftOut() throws {
    var left = engineer("lea")
    left.engagements[0].ended = date("2026-10-31")
    let paused = engineer("pat", pauses: [Engagement.Pause(from: date("2026-11-02"), to: nil)])
    var fixed = engineer("fay")
    fixed.engagements[0].kind = .fixed
    let plan = CostPlan(
      input([left, paused, fixed], codeUnread: "left out."), policy: .default, cost: .default)
    #expect(plan.model == nil)
    let reasons = plan.leftOut.map(\.text)
    #expect(reasons.count == 4)
    #expect(reasons[0].contains("no engagement runs") && reasons[1].contains("paused") && reasons[2].contains("fixed"))
  }

  @Test("Where no record tells the pace, it is the agreed rate and limit; without a limit nothing tells it")
  func unknownPace() throws {
    var silent = input([engineer("ann")], codeUnread: "left out.")
    silent.paid = PaidRecords(
      contractors: silent.contractors, payments: [], billedEntries: [], timeEntries: [], coverage: RecordCoverage(),
      timeZone: .gmt, through: silent.through)
    let seat = try #require(CostPlan(silent, policy: .default, cost: .default).model?.seats.first)
    // 30 hours at $25.
    #expect(seat.weeklyPaid == 75_000 && seat.source.contains("no record tells"))
    silent.contractors[0].engagements[0].weeklyLimitSeconds = nil
    let none = CostPlan(silent, policy: .default, cost: .default)
    #expect(none.model == nil && none.leftOut.contains { $0.contractor == "ann" })
  }
}
