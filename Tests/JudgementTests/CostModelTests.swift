import Foundation
import Hiring
import TestSupport
import Testing

@testable import Judgement

@Suite("The years ahead")
struct CostModelTests {
  private func usd(_ units: Int) -> Money { Money(minorUnits: units, currency: "USD") }

  /// $25 an hour, 40 hours a week, 50 weeks, directly, and a retainer of $6,000 a month; all else as shipped.
  private func stated(_ cost: CostPolicy = .default, seats: Int = 1, platform: Engagement.Platform = .direct) throws
    -> CostModel
  {
    try #require(
      CostPlan(hourly: usd(2_500), weeklyHours: 40, seats: seats, platform: platform, cost: cost).model)
  }

  @Test("$25 an hour full time and $6,000 a month are $122,000 a year")
  func yearly() throws {
    let projection = try #require(CostProjection(try stated()))
    #expect(projection.yearlyPaid == 5_000_000)
    #expect(projection.yearlyOversight == 7_200_000)
    #expect(projection.yearlyPaid + projection.yearlyOversight == 12_200_000)
  }

  @Test("with nothing assumed beyond, three years are three times what is paid, and the retainer on top")
  func bare() throws {
    var cost = CostPolicy.default
    (cost.debtMinutes, cost.reworkShare, cost.handovers) = (0, 0, 0)
    let projection = try #require(CostProjection(try stated(cost)))
    #expect(projection.without == 15_000_000 && projection.with == 36_600_000)
    #expect(projection.lines.map(\.line) == [.newWork, .oversight])
    let even = projection.breakEven
    #expect(even.month == nil && even.retainer == 0 && even.preventedShare == nil)
  }

  /// By hand, over three years: 6,000 h are paid with $150,000, of which 8 % or $12,000 is rework. They leave 36,000
  /// minutes, 600 h or $90,000 of clean-up; half of it stood there on average: 0.25 x 90,000 x 3 / 2 = $33,750. A handover
  /// of 40 h is $6,000. Oversight halves all of it.
  @Test("The shipped assumptions give what they give by hand")
  func golden() throws {
    let projection = try #require(CostProjection(try stated()))
    let expected: [(CostLine, Int, Int)] = [
      (.newWork, 13_800_000, 13_800_000), (.rework, 1_200_000, 600_000), (.oversight, 0, 21_600_000),
      (.debt, 9_000_000, 4_500_000), (.interest, 3_375_000, 1_687_500), (.handover, 600_000, 300_000),
    ]
    #expect(
      projection.lines
        == expected.map { CostProjection.Line(seat: "contractor", line: $0.0, without: $0.1, with: $0.2) })
    #expect(projection.without == 27_975_000 && projection.with == 42_487_500)
    // 6,000 + 45,000 + 16,875 + 3,000 = $70,875 saved in 36 months.
    #expect(projection.breakEven.retainer == 196_875)
    #expect(projection.breakEven.month == nil && projection.breakEven.preventedShare == nil)
  }

  /// At $1,800 a month a year costs $21,600 and saves 18,000 t + 1,875 t²: even at t = 1.92, within the 24th month. What
  /// is saved is 141,750 times the part prevented, and $64,800 is 45.71... % of that.
  @Test("The break-even is the first month, the retainer and the part prevented at which both cost the same")
  func breakEven() throws {
    var cost = CostPolicy.default
    cost.retainer = usd(180_000)
    let even = try #require(CostProjection(try stated(cost))).breakEven
    #expect(even.month == 24)
    #expect(even.retainer == 196_875)
    #expect(even.preventedShare == Decimal(4_572) / 10_000)
    cost.retainer = usd(196_875)
    let exact = try #require(CostProjection(try stated(cost)))
    #expect(exact.difference == 0)
    #expect(exact.breakEven.month == 36 && exact.breakEven.preventedShare == Decimal(5_000) / 10_000)
  }

  @Test("A platform's fee is on what is paid, and direct work has none")
  func fees() throws {
    let upwork = try #require(CostProjection(try stated(platform: .upwork)))
    #expect(upwork.total(of: .fees, .without) == 750_000 && upwork.total(of: .fees, .with) == 720_000)
    let direct = try #require(CostProjection(try stated()))
    #expect(direct.total(of: .fees, .without) == 0)
  }

  @Test("What was measured under oversight is what oversight left: without it there would be more")
  func overseen() throws {
    var model = try stated()
    model.seats[0].debtMinutes = 3
    model.seats[0].overseen = 1
    let projection = try #require(CostProjection(model))
    #expect(projection.total(of: .debt, .with) == 4_500_000 && projection.total(of: .debt, .without) == 9_000_000)
    model.seats[0].overseen = 0
    let unseen = try #require(CostProjection(model))
    #expect(unseen.total(of: .debt, .with) == 2_250_000 && unseen.total(of: .debt, .without) == 4_500_000)
  }

  @Test("Repaid clean-up counts for the owner in both scenarios, and earns no interest")
  func repaid() throws {
    var model = try stated()
    (model.seats[0].debtMinutes, model.seats[0].repaidMinutes) = (1, 2)
    let projection = try #require(CostProjection(model))
    // 6,000 h x (1 - 2) minutes at $150; with oversight 6,000 x (0.5 - 2).
    #expect(projection.total(of: .debt, .without) == -1_500_000 && projection.total(of: .debt, .with) == -2_250_000)
    #expect(projection.total(of: .interest, .without) == 0 && projection.total(of: .interest, .with) == 0)
  }

  /// A model of up to five people whose numbers nobody chose.
  private func random(_ seed: Int) throws -> CostModel {
    var random = SeededRandom(seed: UInt64(seed))
    var model = try stated(seats: Int.random(in: 1...5, using: &random))
    for index in model.seats.indices {
      model.seats[index].platform = ["upwork", "fiverr", "direct"].randomElement(using: &random) ?? "direct"
      model.seats[index].weeklyPaid = Decimal(Int.random(in: 1...400_000, using: &random)) / 3
      model.seats[index].weeklyHours = Decimal(Int.random(in: 1...400, using: &random)) / 7
      model.seats[index].worksOnCode = index == 0 || random.chance(80)
      if random.chance(50) {
        model.seats[index].debtMinutes = Decimal(Int.random(in: 0...90, using: &random)) / 11
        model.seats[index].repaidMinutes = Decimal(Int.random(in: 0...20, using: &random)) / 13
        model.seats[index].reworkShare = Decimal(Int.random(in: 1...50, using: &random)) / 100
      }
    }
    model.retainer = Decimal(Int.random(in: 1...900_000, using: &random))
    model.seniorRate = Decimal(Int.random(in: 1...30_000, using: &random))
    model.preventedShare = Decimal(Int.random(in: 1...95, using: &random)) / 100
    return model
  }

  @Test("Totals are the sums over contractors and over lines", arguments: 1...40)
  func conserved(seed: Int) throws {
    let model = try random(seed)
    let projection = try #require(CostProjection(model))
    for scenario in CostScenario.allCases {
      let whole = projection.total(scenario)
      #expect(whole == CostLine.allCases.reduce(0) { $0 + projection.total(of: $1, scenario) }, "seed \(seed)")
      let seats = model.seats.map { Optional($0.id) } + [nil]
      #expect(whole == seats.reduce(0) { $0 + projection.total(of: $1, scenario) }, "seed \(seed)")
      // Rounding moves each line by half a unit at most.
      let exact = CostMath.double(model.total(scenario, years: model.years))
      #expect(abs(Double(whole) - exact) <= Double(projection.lines.count) / 2 + 0.01, "seed \(seed)")
    }
    #expect(
      ExactAmount.whole(model.oversight(.with, years: model.years)) == projection.total(of: .oversight, .with),
      "seed \(seed)")
  }

  @Test(
    "An assumption at zero takes its lines away, and nothing else",
    arguments: [
      (CostAssumption.retainer, [CostLine.oversight]), (.retainerShare, [.oversight]),
      (.seniorRate, [.debt, .interest, .handover]), (.debtMinutes, [.debt, .interest]), (.debtInterest, [.interest]),
      (.reworkShare, [.rework]), (.handoverHours, [.handover]), (.handovers, [.handover]), (.upworkFee, [.fees]),
    ])
  func zero(assumption: CostAssumption, gone: [CostLine]) throws {
    let model = try stated(platform: .upwork)
    let before = try #require(CostProjection(model))
    let zeroed = try #require(model.scaling(assumption, by: 0)).model
    let after = try #require(CostProjection(zeroed))
    #expect(Set(before.lines.map(\.line)).subtracting(after.lines.map(\.line)) == Set(gone))
    #expect(zeroed.scaling(assumption, by: 2) == nil)
    #expect(CostSensitivity.table(of: zeroed, base: after).contains { $0.assumption == assumption } == false)
  }

  @Test("Oversight that prevents nothing costs its retainer and changes nothing else", arguments: 1...10)
  func prevented(seed: Int) throws {
    var model = try random(seed)
    model.preventedShare = 0
    let projection = try #require(CostProjection(model))
    #expect(projection.difference == projection.total(of: .oversight, .with))
  }

  @Test("The sensitivity is what a run with the changed policy gives")
  func rerun() throws {
    let model = try stated(platform: .upwork)
    let base = try #require(CostProjection(model))
    let table = CostSensitivity.table(of: model, base: base)
    var checked = 0
    for row in table {
      guard case .number(let path, let range)? = CostSetting.named(row.assumption.rawValue)?.value else { continue }
      for end in [row.low, row.high].compactMap(\.self) {
        var cost = CostPolicy.default
        cost[keyPath: path] = min(range.upperBound, cost[keyPath: path] * end.factor)
        #expect(CostProjection(try stated(cost, platform: .upwork)) == end.projection, "\(row.assumption.rawValue)")
        checked += 1
      }
    }
    #expect(checked >= 14)
    for (assumption, path) in [(CostAssumption.retainer, \CostPolicy.retainer), (.seniorRate, \.seniorRate)] {
      let row = try #require(table.first { $0.assumption == assumption })
      var cost = CostPolicy.default
      cost[keyPath: path].minorUnits *= 2
      #expect(CostProjection(try stated(cost, platform: .upwork)) == row.high?.projection)
    }
    let hours = try #require(table.first { $0.assumption == .weeklyHours })
    let half = CostPlan(hourly: usd(2_500), weeklyHours: 20, seats: 1, platform: .upwork, cost: .default)
    #expect(half.model.flatMap { CostProjection($0) } == hours.low?.projection)
  }

  @Test("The assumption that moves the difference most stands first, and a bound that ended a value is told")
  func order() throws {
    let model = try stated()
    let base = try #require(CostProjection(model))
    let table = CostSensitivity.table(of: model, base: base)
    #expect(table.first?.assumption == .retainer && table.first?.swing == 21_600_000)
    #expect(table.map(\.swing) == table.map(\.swing).sorted(by: >))
    let prevented = try #require(table.first { $0.assumption == .preventedShare })
    #expect(prevented.high?.isBounded == true && prevented.low?.isBounded == false)
    #expect(try #require(table.first { $0.assumption == .retainerShare }).high == nil)
    #expect(!table.contains { $0.assumption == .upworkFee || $0.assumption == .fiverrFee })
    for row in table {
      let moved = [row.low, row.high].compactMap(\.self).map { abs($0.projection.difference - base.difference) }
      #expect(row.swing == moved.max())
    }
  }

  @Test("Another currency of the retainer needs a rate, and is converted by it")
  func currencies() throws {
    var cost = CostPolicy.default
    cost.currency = "EUR"
    let hourly = Money(minorUnits: 2_500, currency: "EUR")
    let apart = CostPlan(hourly: hourly, weeklyHours: 40, seats: 1, platform: .direct, cost: cost)
    #expect(apart.model == nil && apart.leftOut.count == 1 && apart.leftOut[0].text.contains("EUR"))
    cost.rates = ["USD": Decimal(9) / 10]
    let joined = CostPlan(hourly: hourly, weeklyHours: 40, seats: 1, platform: .direct, cost: cost)
    #expect(joined.model?.retainer == 540_000 && joined.model?.seniorRate == 13_500)
    cost.currency = "JPY"
    cost.rates = ["USD": 150]
    #expect(cost.converted(ExactAmount(usd(2_500)), to: "JPY")?.rounded == Money(minorUnits: 3_750, currency: "JPY"))
  }

  @Test("A rate that nobody pays is refused, and stops nothing")
  func absurd() throws {
    var cost = CostPolicy.default
    cost.retainer = usd(100_000_000_000_000)
    #expect(CostProjection(try stated(cost)) == nil)
  }

  @Test("Parts of a whole add up to it, the largest remainders first")
  func apportionment() {
    #expect(Apportionment.split(100, by: [1, 1, 1]) == [34, 33, 33])
    #expect(Apportionment.split(7, by: [0, 2, 5]) == [0, 2, 5])
    #expect(Apportionment.split(5, by: []) == [] && Apportionment.split(5, by: [0, 0]) == [0, 0])
    #expect(Apportionment.split(0, by: [1, 2]) == [0, 0])
  }
}
