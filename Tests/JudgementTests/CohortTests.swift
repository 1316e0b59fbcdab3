import Findings
import Foundation
import Hiring
import History
import Testing

@testable import Judgement

/// People of one trial side by side: absolute, over the trial's days, and never ranked by themselves.
@Suite("Cohorts side by side")
struct CohortTests {
  private static let name = "autumn"

  private static func member(
    _ id: String, role: Contractor.Role = .engineer, trialEnds: String? = "2026-11-20", cohort: String? = name
  ) -> Contractor {
    var contractor = engineer(id, role: role, trialEnds: trialEnds)
    for index in contractor.engagements.indices { contractor.engagements[index].cohort = cohort }
    return contractor
  }

  /// Two alike, one careless, one with too little, a designer.
  private static func trial(trialEnds: String? = "2026-11-20") -> Trial {
    var trial = Trial()
    for id in ["amir", "bruno", "chloe", "emil"] { trial.add(member(id, trialEnds: trialEnds)) }
    trial.add(member("dora", role: .designer, trialEnds: trialEnds))
    trial.add(member("zoe", cohort: nil))
    trial.story.legacy()
    trial.story.solid("amir")
    trial.story.careless("bruno")
    trial.story.solid("chloe")
    trial.story.change(by: "emil", on: "2026-11-10", "Add a banner to the landing page", files: [file("src/banner.ts")])
    return trial
  }

  private static func comparison(
    _ trial: Trial, _ week: String = "2026-W46", tasks: [String] = [], decisions: [SignedDecision] = [],
    past: CountedShare? = CountedShare(3, of: 8)
  ) throws -> CohortComparison {
    let cohort = try #require(Cohort(named: name, in: trial.contractors))
    return CohortJudgement.comparison(
      of: cohort,
      CohortInput(
        judgement: trial.input(week), payments: [], decisions: decisions, past: past, tasks: tasks),
      policy: trial.policy)
  }

  private func row(_ id: String, _ comparison: CohortComparison) throws -> CohortRow {
    try #require(comparison.rows.first { $0.id == id }, "\(id)")
  }

  private func cell(_ id: String, of person: String, _ comparison: CohortComparison) throws -> CohortCell {
    let place = try #require(comparison.people.firstIndex { $0.contractor.id == person })
    return try row(id, comparison).cells[place]
  }

  @Test("A cohort is whoever names it; others are in no column")
  func membership() {
    let contractors = Self.trial().contractors
    #expect(Cohort.names(in: contractors) == ["autumn"])
    #expect(Cohort(named: "autumn", in: contractors)?.trials.count == 5)
    #expect(Cohort(named: "spring", in: contractors) == nil)
  }

  @Test("The columns stand in the portfolio's order, every row has a cell for everybody, and ids are used once")
  func shape() throws {
    let comparison = try Self.comparison(Self.trial())
    #expect(comparison.people.map(\.contractor.id) == ["amir", "bruno", "chloe", "emil", "dora"])
    #expect(comparison.sortedBy == nil)
    #expect(comparison.rows.allSatisfy { $0.cells.count == 5 })
    #expect(Set(comparison.rows.map(\.id)).count == comparison.rows.count)
    let signals = SignalRegistry.contractor.map(\.id)
    #expect(Set(signals).isSubset(of: comparison.rows.map(\.id)))
  }

  @Test("A difference is named where the intervals lie apart, and between people who are alike nowhere")
  func differences() throws {
    let comparison = try Self.comparison(Self.trial())
    func kinds(_ left: String, _ right: String, _ row: String? = nil) -> [CohortDifference.Kind] {
      comparison.differences.filter {
        Set([$0.over, $0.under]) == [left, right] && (row == nil || $0.row == row)
      }.map(\.kind)
    }
    #expect(kinds("amir", "bruno", "overall") == [.apart])
    #expect(comparison.differences.first { $0.row == "overall" && $0.kind == .apart }?.under == "bruno")
    #expect(!kinds("amir", "chloe").contains(.apart))
    // Only what is scored is compared: nobody is better for more lines, changes, weeks or hours.
    let compared = Set(comparison.differences.map(\.row))
    #expect(!compared.contains { $0.hasPrefix("work.") || $0.hasPrefix("trial.") })
  }

  @Test("Intervals that touch overlap; equal facts and people with too little are compared by nobody")
  func pairs() throws {
    func person(_ id: String) -> CohortComparison.Person {
      CohortComparison.Person(
        contractor: Self.member(id), from: CivilDate(daysSince1970: 0), to: CivilDate(daysSince1970: 1),
        trialEnds: nil, missing: [], recommendation: .coach, overall: nil, decision: nil)
    }
    func kinds(_ left: CohortCell, _ right: CohortCell) -> [String] {
      let row = CohortRow(
        id: "overall", section: .standing, title: "", unit: "", cells: [left, right], isCompared: true)
      return CohortDifference.all(in: [row], of: [person("a"), person("b")]).map { "\($0.kind) \($0.over)" }
    }
    func score(_ value: Double, _ low: Double, _ high: Double) -> CohortCell {
      CohortCell(.score(Score(value: value, low: low, high: high)))
    }
    #expect(kinds(score(50, 40, 60), score(70, 60, 80)) == ["mayBeChance b"])
    #expect(kinds(score(50, 40, 60), score(70, 61, 80)) == ["apart b"])
    #expect(kinds(score(70, 61, 80), score(50, 40, 60)) == ["apart a"])
    #expect(kinds(score(50, 50, 50), score(50, 50, 50)).isEmpty)
    #expect(kinds(score(50, 50, 50), score(51, 51, 51)) == ["apart b"])
    #expect(kinds(CohortCell(.insufficientEvidence, "x"), score(70, 61, 80)).isEmpty)
  }

  @Test("Under the floor somebody is shown as that, with what is missing, and compared with nobody")
  func underTheFloor() throws {
    let comparison = try Self.comparison(Self.trial())
    let emil = try #require(comparison.people.first { $0.contractor.id == "emil" })
    #expect(!emil.isComparable && emil.recommendation == .insufficientEvidence && emil.overall == nil)
    #expect(try cell("overall", of: "emil", comparison).status == .insufficientEvidence)
    #expect(!comparison.differences.contains { $0.over == "emil" || $0.under == "emil" })
    #expect(comparison.notes.contains { $0.hasPrefix("emil is compared with nobody: ") })
    // What there is, is shown, with how little it is out of.
    #expect(try cell("work.changes", of: "emil", comparison).value == .count(1))
  }

  @Test("Whose work is no code has no number in rows of code, and is told to be hired for something else")
  func withoutCode() throws {
    let comparison = try Self.comparison(Self.trial())
    for id in ["dimension.security", "quality.tests", "work.changes", "work.lines", "work.findings.high"] {
      #expect(try cell(id, of: "dora", comparison).status == .notApplicable, "\(id)")
      #expect(try cell(id, of: "dora", comparison).value == nil, "\(id)")
    }
    #expect(try cell("dimension.hours", of: "dora", comparison).status == .measured)
    #expect(comparison.notes.contains { $0.contains("dora (designer)") })
  }

  @Test("A rate stands with what was counted and out of how much")
  func exposure() throws {
    let comparison = try Self.comparison(Self.trial())
    let tests = try cell("quality.tests", of: "amir", comparison)
    #expect(tests.value == .number(1) && tests.events == tests.outOf && tests.outOf == 12)
    let low = try #require(tests.low)
    let high = try #require(tests.high)
    #expect(low < 1 && high <= 1 && low < high)
    let risks = try cell("security.risks", of: "bruno", comparison)
    if case .number(let rate) = risks.value {
      #expect(abs((risks.events ?? 0) - rate * (risks.outOf ?? 0) / 1_000) < 1e-9 && rate > 0)
    } else {
      Issue.record("\(risks)")
    }
  }

  @Test("The days are the trial's, to its end or the asked week's, and no rolling window")
  func window() throws {
    var trial = Self.trial(trialEnds: "2026-10-25")
    trial.policy.windowWeeks = 2
    let ended = try Self.comparison(trial)
    #expect(ended.people[0].from == CivilDate("2026-10-05") && ended.people[0].to == CivilDate("2026-10-25"))
    // Two changes a week of the trial's three.
    #expect(try cell("work.changes", of: "amir", ended).value == .count(6))
    #expect(try cell("trial.tracked", of: "amir", ended).value == .seconds(3 * 20 * 3_600))
    let early = try Self.comparison(trial, "2026-W42")
    #expect(early.people[0].to == CivilDate("2026-10-18"))
    #expect(try cell("work.changes", of: "amir", early).value == .count(4))
    var open = Self.trial(trialEnds: nil)
    open.policy.windowWeeks = 2
    #expect(try cell("work.changes", of: "amir", Self.comparison(open)).value == .count(12))
  }

  @Test("A trial that had not begun is no zero")
  func notBegun() throws {
    var trial = Self.trial()
    let late = CivilDate("2026-11-23") ?? CivilDate(daysSince1970: 0)
    trial.contractors[0].engagements[0].started = late
    trial.contractors[0].engagements[0].trialEnds = nil
    let comparison = try Self.comparison(trial)
    #expect(try cell("days", of: "amir", comparison).status == .notAssessed)
    #expect(comparison.people[0].recommendation == .insufficientEvidence)
    #expect(try cell("trial.cost", of: "amir", comparison).status == .notAssessed)
  }

  @Test("On one task only what belongs to it is counted, and who did nothing of it is named")
  func task() throws {
    var trial = Self.trial()
    for index in trial.entries.indices where trial.entries[index].taskID == "task0" {
      if trial.entries[index].contractor == "amir" { trial.entries[index].taskStatus = "complete" }
      if trial.entries[index].contractor != "amir" && trial.entries[index].contractor != "chloe" {
        trial.entries[index].taskID = "other1"
      }
    }
    let comparison = try Self.comparison(trial, tasks: ["CU-task0"])
    #expect(comparison.task == CohortComparison.Task(ids: ["CU-task0"], names: ["Task 0"]))
    #expect(comparison.unknownTasks.isEmpty)
    #expect(comparison.without == ["bruno", "emil", "dora"])
    #expect(try cell("work.changes", of: "amir", comparison).value == .count(2))
    #expect(try cell("work.lines", of: "amir", comparison).value == .count(2 * (45 + 8 + 30)))
    #expect(try cell("work.functions", of: "amir", comparison).value == .count(2))
    #expect(try cell("work.test-lines", of: "amir", comparison).value == .count(60))
    #expect(try cell("work.changes", of: "bruno", comparison).value == .count(0))
    #expect(try cell("task.hours", of: "amir", comparison).value == .seconds(20 * 3_600))
    #expect(try cell("task.estimate", of: "amir", comparison).value == .seconds(24 * 3_600))
    let against = try cell("task.against-estimate", of: "amir", comparison)
    #expect(against.value == .number(20.0 / 24) && against.outOf == 24)
    // From Monday 9:00 to Thursday 10:00.
    #expect(try cell("task.days", of: "amir", comparison).value == .number(3))
    let open = try cell("task.days", of: "chloe", comparison)
    #expect(open.status == .notAssessed && open.reason.contains("not done"))
    #expect(try cell("task.days", of: "bruno", comparison).status == .notApplicable)
    #expect(try cell("task.done-by", of: "bruno", comparison).value == .words("nothing"))
    // Two changes are under the floor for a rate: nothing is compared.
    #expect(comparison.differences.isEmpty)
    #expect(!comparison.rows.contains { $0.id.hasPrefix("dimension.") || $0.id == "overall" })
  }

  @Test("A card of the task tells when it was done; one in the hands of two tells it of neither alone")
  func cards() throws {
    var trial = Self.trial()
    trial.cards = [
      TaskCard(
        system: "clickup", id: "task0", name: "Totals by country", status: "complete", customID: "SHOP-12",
        closedAt: Story.date("2026-10-10"),
        assignees: ["amir", "chloe"].map { TaskCard.Assignee(account: $0, name: $0) })
    ]
    for index in trial.contractors.indices { trial.contractors[index].clickup = trial.contractors[index].id }
    let comparison = try Self.comparison(trial, tasks: ["SHOP-12"])
    #expect(comparison.task?.names == ["Totals by country"])
    #expect(try cell("task.days", of: "amir", comparison).value == .number(4.6))
    #expect(comparison.notes.contains { $0.contains("clickup SHOP-12") && $0.contains("several of them") })
    // The same card by its other name.
    let same = try Self.comparison(trial, tasks: ["CU-task0"])
    #expect(same.rows == comparison.rows)
    #expect(try Self.comparison(trial, tasks: ["SHOP-12", "CU-task1"]).rows != comparison.rows)
  }

  @Test("A task that nothing on record has is told, and known ones are offered")
  func unknownTask() throws {
    let trial = Self.trial()
    #expect(try Self.comparison(trial, tasks: ["CU-nothing9", "CU-task0"]).unknownTasks == ["CU-nothing9"])
    #expect(CohortJudgement.knownTasks(trial.input()).contains("task0"))
  }

  @Test("One row's order is rising, people without a number come last, and an unknown row is refused")
  func sorting() throws {
    var trial = Self.trial()
    trial.entries.removeAll { $0.contractor == "chloe" && $0.taskID == "task0" && $0.id.hasSuffix("-0") }
    trial.entries.removeAll { $0.contractor == "bruno" && $0.taskID == "task0" }
    let comparison = try Self.comparison(trial, tasks: ["CU-task0"])
    let sorted = try #require(comparison.sorted(by: "task.hours"))
    #expect(sorted.people.map(\.contractor.id) == ["chloe", "amir", "emil", "dora", "bruno"])
    #expect(sorted.sortedBy == "task.hours")
    for id in ["amir", "bruno", "chloe", "emil", "dora"] {
      for row in comparison.rows {
        #expect(try cell(row.id, of: id, sorted) == cell(row.id, of: id, comparison))
      }
    }
    #expect(comparison.sorted(by: "task.hour") == nil)
  }

  @Test("The keep rate is of decisions, and of what the evidence supports for the others; it is no quota")
  func keeping() throws {
    func signed(_ sequence: Int, _ id: String, _ action: OwnerDecision.Action) -> SignedDecision {
      SignedDecision(
        sequence: sequence,
        decision: OwnerDecision(
          contractor: id, week: week("2026-W46"), action: action, recommendation: nil, signedBy: "Dana", reason: "so",
          at: Story.date("2026-11-15"), cardDigest: nil), previous: "", digest: "")
    }
    let open = try Self.comparison(Self.trial()).keeping
    #expect(open.decided.of == 0 && open.supported.values.reduce(0, +) == 5)
    #expect(open.soFar.of == 4, "emil has too little to count")
    let decided = try Self.comparison(
      Self.trial(), decisions: [signed(1, "amir", .coach), signed(2, "amir", .keep), signed(3, "bruno", .release)])
    #expect(decided.keeping.decided == CountedShare(1, of: 2))
    #expect(decided.keeping.supported.values.reduce(0, +) == 3)
    #expect(decided.keeping.past == CountedShare(3, of: 8))
    #expect(decided.keeping.usual == 0.3...0.4 && decided.keeping.aim == 0.8...1.0)
    // The whole team, and not the cohort alone.
    #expect(decided.keeping.team.count == 6)
    #expect(decided.people[0].decision?.sequence == 2)
  }

  @Test("A cohort of one is shown and compared with nobody")
  func alone() throws {
    var trial = Trial()
    trial.add(Self.member("amir"))
    trial.story.solid("amir")
    let comparison = try Self.comparison(trial)
    #expect(comparison.people.count == 1 && comparison.differences.isEmpty)
    #expect(comparison.notes.contains { $0.contains("nobody else in this cohort") })
    #expect(try cell("overall", of: "amir", comparison).status == .measured)
  }

  @Test("Money is what the trial cost by the best record, and nothing on record is not zero")
  func money() throws {
    var trial = Self.trial()
    trial.billed = [
      BilledEntry(
        system: "upwork", id: "1", contract: "contract-amir", title: "", date: CivilDate(year: 2026, month: 10, day: 6),
        seconds: 7_200, amount: Money(minorUnits: 5_000, currency: "USD"), paymentType: ""),
      // After the trial.
      BilledEntry(
        system: "upwork", id: "2", contract: "contract-amir", title: "", date: CivilDate(year: 2026, month: 12, day: 6),
        seconds: 7_200, amount: Money(minorUnits: 5_000, currency: "USD"), paymentType: ""),
    ]
    let comparison = try Self.comparison(trial)
    #expect(
      try cell("trial.cost", of: "amir", comparison).value == .money([Money(minorUnits: 5_000, currency: "USD")]))
    #expect(try cell("trial.billed", of: "amir", comparison).value == .seconds(7_200))
    trial.billed = []
    trial.entries = []
    trial.rows = []
    let empty = try Self.comparison(trial)
    for id in ["trial.cost", "trial.billed", "trial.tracked"] {
      #expect(try cell(id, of: "amir", empty).status == .notAssessed, "\(id)")
    }
  }
}
