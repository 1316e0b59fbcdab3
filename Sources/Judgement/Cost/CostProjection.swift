package import Foundation
internal import Hiring

/// The years ahead in money: each line of each contractor rounded once, every total the sum of the rounded lines.
package struct CostProjection: Sendable, Hashable {
  package struct Line: Sendable, Hashable {
    /// Nil for what is nobody's alone.
    package var seat: String?
    package var line: CostLine
    /// In minor units.
    package var without: Int
    package var with: Int

    package subscript(scenario: CostScenario) -> Int { scenario == .with ? with : without }
  }

  package var currency: String
  package var years: Decimal
  /// By seat in the model's order, then by line; lines of nothing are left out.
  package var lines: [Line]
  /// What a year costs before anything is prevented: what is paid, and the retainer's part.
  package var yearlyPaid: Int
  package var yearlyOversight: Int
  package var breakEven: BreakEven

  package var without: Int { total(.without) }
  package var with: Int { total(.with) }
  /// What oversight costs more; negative where it saves.
  package var difference: Int { with - without }

  package func total(_ scenario: CostScenario) -> Int { lines.reduce(0) { $0 + $1[scenario] } }

  package func total(of line: CostLine, _ scenario: CostScenario) -> Int {
    lines.reduce(0) { $0 + ($1.line == line ? $1[scenario] : 0) }
  }

  package func total(of seat: String?, _ scenario: CostScenario) -> Int {
    lines.reduce(0) { $0 + ($1.seat == seat ? $1[scenario] : 0) }
  }

  /// Nil where a number is beyond what money can be.
  package init?(_ model: CostModel) {
    currency = model.currency
    years = model.years
    lines = []
    yearlyPaid = 0
    for seat in model.seats {
      guard let paid = Self.whole(seat.weeklyPaid * model.weeksPerYear) else { return nil }
      yearlyPaid += paid
    }
    guard let yearly = Self.whole(model.oversight(.with, years: 1)),
      let overseen = Self.whole(model.oversight(.with, years: model.years))
    else { return nil }
    yearlyOversight = yearly
    let watched = model.seats.filter(\.worksOnCode)
    let parts = Apportionment.split(overseen, by: watched.map { _ in 1 })
    for seat in model.seats {
      for line in CostLine.allCases {
        var found = Line(seat: seat.id, line: line, without: 0, with: 0)
        if line == .oversight {
          found.with = watched.firstIndex { $0.id == seat.id }.map { parts[$0] } ?? 0
        } else {
          guard let without = Self.whole(model.amount(of: line, seat, .without, years: model.years)),
            let with = Self.whole(model.amount(of: line, seat, .with, years: model.years))
          else { return nil }
          (found.without, found.with) = (without, with)
        }
        if found.without != 0 || found.with != 0 { lines.append(found) }
      }
    }
    if watched.isEmpty, overseen != 0 {
      lines.append(Line(seat: nil, line: .oversight, without: 0, with: overseen))
    }
    breakEven = BreakEven(model)
  }

  private static func whole(_ value: Decimal) -> Int? {
    ExactAmount(minorUnits: value, currency: "").rounded?.minorUnits
  }
}

/// What would have to hold for oversight to cost no more than it saves.
package struct BreakEven: Sendable, Hashable {
  /// The first month, from 1, by whose end it has saved what it cost; nil where there is none within the years.
  package var month: Int?
  /// The retainer a month, in minor units, at which both scenarios cost the same; nil where nothing of a retainer is
  /// for contractors.
  package var retainer: Int?
  /// The least part of debt, rework and handover that it has to prevent, to a hundredth of a per cent; nil where not even
  /// the most that the policy allows is enough.
  package var preventedShare: Decimal?

  package init(_ model: CostModel) {
    let months = ExactAmount.whole(model.years * 12) ?? 0
    let without = model.course(.without)
    let with = model.course(.with)
    month = (1...max(1, months)).first { month in
      let years = Decimal(month) / 12
      return month <= months && with.total(years: years) <= without.total(years: years)
    }
    let whole = model.oversight(.with, years: model.years)
    let saved = without.total(years: model.years) - with.total(years: model.years) + whole
    let paidMonths = 12 * model.years * model.retainerShare
    if paidMonths > 0 { retainer = ExactAmount(minorUnits: saved / paidMonths, currency: "").rounded?.minorUnits }
    preventedShare = Self.leastPrevented(model)
  }

  /// By halving: what oversight saves only grows with the part that it prevents.
  private static func leastPrevented(_ model: CostModel) -> Decimal? {
    func pays(_ step: Int) -> Bool {
      var model = model
      model.preventedShare = Decimal(step) / 10_000
      return model.total(.with, years: model.years) <= model.total(.without, years: model.years)
    }
    var (low, high) = (0, 9_500)
    guard pays(high) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if pays(middle) { high = middle } else { low = middle + 1 }
    }
    return Decimal(low) / 10_000
  }
}
