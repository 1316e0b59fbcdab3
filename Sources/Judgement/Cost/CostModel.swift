package import Foundation

/// The years ahead, with and without oversight, as a function of numbers alone: the same model answers the owner's
/// question, the sensitivity table and the break-even.
///
/// Both scenarios buy the same new work. Without oversight, the hours that rewrite young work are paid on top of it; with
/// it, a part of them is not needed. Clean-up left behind grows evenly and adds its interest to other work; handovers are
/// spread evenly. Amounts are in minor units of `currency`, shares from 0 to 1, nothing is rounded here.
package struct CostModel: Sendable, Hashable {
  /// One contractor's pace, and what was measured of their work.
  package struct Seat: Sendable, Hashable {
    package var id: String
    /// As the portfolio writes it: `upwork`, `fiverr`, `direct`.
    package var platform: String
    package var weeklyPaid: Decimal
    package var weeklyHours: Decimal
    /// Where the pace comes from, in words.
    package var source: String
    /// Whether debt, rework and handover are of any matter.
    package var worksOnCode = true
    /// Minutes of clean-up left and repaid an hour of work; nil where it was not measured, and the assumption holds.
    package var debtMinutes: Decimal?
    package var repaidMinutes: Decimal = 0
    package var reworkShare: Decimal?
    package var handoverHours: Decimal?
    /// Part of the measured hours that was under oversight: what was measured is what oversight left.
    package var overseen: Decimal = 0

    package init(id: String, platform: String, weeklyPaid: Decimal, weeklyHours: Decimal, source: String) {
      self.id = id
      self.platform = platform
      self.weeklyPaid = weeklyPaid
      self.weeklyHours = weeklyHours
      self.source = source
    }
  }

  package var currency: String
  package var seats: [Seat]
  /// A month.
  package var retainer: Decimal
  package var retainerShare: Decimal
  /// An hour.
  package var seniorRate: Decimal
  package var preventedShare: Decimal
  package var debtMinutes: Decimal
  package var debtInterest: Decimal
  package var reworkShare: Decimal
  package var handoverHours: Decimal
  package var handovers: Decimal
  package var upworkFee: Decimal
  package var fiverrFee: Decimal
  package var weeksPerYear: Decimal
  package var years: Decimal
}

/// Whether somebody senior looks after the work.
package enum CostScenario: String, Sendable, CaseIterable {
  case without, with
}

/// A line of the years ahead.
package enum CostLine: String, Sendable, CaseIterable {
  case newWork = "new-work"
  case rework, fees, oversight, debt, interest, handover
}

extension CostModel {
  /// What a line comes to in the first `years` years.
  package func amount(of line: CostLine, _ seat: Seat, _ scenario: CostScenario, years: Decimal) -> Decimal {
    let paid = seat.weeklyPaid * weeksPerYear * years
    let observed = seat.worksOnCode ? min(1, seat.reworkShare ?? reworkShare) : 0
    switch line {
    case .newWork: return paid * (1 - observed)
    case .rework: return paid * min(1, left(observed, scenario, seat.reworkShare == nil ? 0 : seat.overseen))
    case .fees:
      let work = amount(of: .newWork, seat, scenario, years: years) + amount(of: .rework, seat, scenario, years: years)
      return work * fee(seat.platform)
    case .oversight: return 0
    case .debt: return debt(seat, scenario, years: years)
    case .interest:
      // Grown evenly, half of what is outstanding at the end stood there on average.
      return max(0, debt(seat, scenario, years: years)) * debtInterest * years / 2
    case .handover:
      guard seat.worksOnCode else { return 0 }
      let hours = left(
        seat.handoverHours ?? handoverHours, scenario, seat.handoverHours == nil ? 0 : seat.overseen)
      return hours * seniorRate * handovers * years / self.years
    }
  }

  /// The retainer's part in the first `years` years.
  package func oversight(_ scenario: CostScenario, years: Decimal) -> Decimal {
    scenario == .with ? retainer * retainerShare * 12 * years : 0
  }

  /// Everything in the first `years` years.
  package func total(_ scenario: CostScenario, years: Decimal) -> Decimal { course(scenario).total(years: years) }

  /// How a scenario's total grows: evenly, but for the interest, which grows with the square of the time.
  package func course(_ scenario: CostScenario) -> Course {
    var course = Course(even: oversight(scenario, years: 1), squared: 0)
    for seat in seats {
      for line in CostLine.allCases {
        let amount = amount(of: line, seat, scenario, years: 1)
        if line == .interest { course.squared += amount } else { course.even += amount }
      }
    }
    return course
  }

  /// See `course(_:)`; amounts of the first year.
  package struct Course: Sendable, Hashable {
    package var even: Decimal
    package var squared: Decimal

    package func total(years: Decimal) -> Decimal { even * years + squared * years * years }
  }

  private func debt(_ seat: Seat, _ scenario: CostScenario, years: Decimal) -> Decimal {
    guard seat.worksOnCode else { return 0 }
    let minutes =
      left(seat.debtMinutes ?? debtMinutes, scenario, seat.debtMinutes == nil ? 0 : seat.overseen) - seat.repaidMinutes
    return seat.weeklyHours * weeksPerYear * years * minutes * seniorRate / 60
  }

  /// What is left in a scenario of something that was measured while a part of the hours was overseen.
  private func left(_ measured: Decimal, _ scenario: CostScenario, _ overseen: Decimal) -> Decimal {
    let unseen = overseen == 0 ? measured : measured / (1 - preventedShare * overseen)
    return scenario == .with ? unseen * (1 - preventedShare) : unseen
  }

  private func fee(_ platform: String) -> Decimal {
    switch platform {
    case "upwork": upworkFee
    case "fiverr": fiverrFee
    default: 0
    }
  }
}
