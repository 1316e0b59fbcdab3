internal import Foundation
internal import Hiring
internal import Judgement

/// The cost's names and numbers in words; every format says them the same way.
enum CostWording {
  static func name(_ item: CostItem) -> String {
    switch item {
    case .paid: "paid"
    case .fees: "platform fees"
    case .oversight: "oversight"
    case .debtIntroduced: "clean-up left"
    case .debtRepaid: "clean-up repaid"
    case .rework: "rework, in paid"
    case .overBilled: "untracked, in paid"
    case .handover: "handover"
    }
  }

  static func name(_ line: CostLine) -> String {
    switch line {
    case .newWork: "new work"
    case .rework: "rework"
    case .fees: "platform fees"
    case .oversight: "oversight"
    case .debt: "clean-up left"
    case .interest: "its interest"
    case .handover: "handover"
    }
  }

  static func name(_ status: CostStatus) -> String {
    switch status {
    case .fact: "fact"
    case .stated: "stated"
    case .estimate: "estimate"
    case .notAssessable: "not assessable"
    }
  }

  static func money(_ units: Int, _ currency: String) -> String {
    PipelineWording.money(Money(minorUnits: units, currency: currency))
  }

  /// Whole units of the currency, half away from zero: for tables that would else not fit.
  static func whole(_ units: Int, _ currency: String) -> String {
    let scale = (0..<Money.decimals(of: currency)).reduce(1) { unit, _ in unit * 10 }
    return Wording.grouped((units.magnitude > 0 ? units.signum() : 1) * (abs(units) + scale / 2) / scale)
  }

  static func value(_ value: StatedAssumption.Value) -> String {
    switch value {
    case .money(let money, let per): "\(PipelineWording.money(money)) \(per)"
    case .share(let share): "\(digits(share * 100)) %"
    case .number(let number, let unit): unit.isEmpty ? digits(number) : "\(digits(number)) \(unit)"
    case .day(let day): day.description
    case .text(let text): text
    case .none: "not set"
    }
  }

  /// As written, up to six decimals.
  static func digits(_ value: Decimal) -> String {
    var exact = value
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 6, .plain)
    return rounded.description
  }

  /// `half`, `double`.
  static func name(of end: CostSensitivity.End) -> String {
    (end.factor < 1 ? "half" : "double") + (end.isBounded ? "*" : "")
  }

  static func month(_ month: Int?) -> String { month.map { "month \($0)" } ?? "never" }

  static func years(_ count: Int) -> String { count == 1 ? "year" : "\(Wording.grouped(count)) years" }
}
