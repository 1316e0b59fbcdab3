internal import Hiring

/// The pipeline's words and sentences for an owner.
enum PipelineWording {
  static func name(_ step: FunnelStep) -> String {
    switch step {
    case .applied: "applied"
    case .messaged: "got a message"
    case .talkBooked: "booked a talk"
    case .talkHeld: "talked with"
    case .interviewed: "interviewed"
    case .offered: "got an offer"
    case .trialStarted: "started a trial"
    case .kept: "kept"
    }
  }

  static func name(_ state: CandidateState) -> String {
    switch state {
    case .kept: "kept"
    case .released: "released"
    case .onTrial: "on trial"
    case .undecided: "ended, undecided"
    case .open: "still open"
    case .withdrew: "withdrew"
    case .turnedDown: "turned down"
    }
  }

  static func name(_ basis: TrialCost.Basis) -> String {
    switch basis {
    case .payments: "payments"
    case .billed: "what was billed"
    case .tracked: "tracked hours at their rate"
    case .price: "the agreed price"
    case .unknown: "nothing on record"
    }
  }

  static func name(_ criterion: Interview.Criterion) -> String {
    criterion.rawValue.split(separator: "-").joined(separator: " ")
  }

  /// A funnel without a name is of those whose records name none.
  static func title(_ funnel: Funnel, of what: String) -> String {
    guard let id = funnel.id else { return "no \(what) named" }
    return funnel.title == id || funnel.title.isEmpty ? id : "\(id) \(funnel.title)"
  }

  static func people(_ count: Int) -> String { Wording.count(count, "person", "people") }

  /// `33 %`.
  static func percent(_ share: Double) -> String { "\(Wording.clamped((share * 100).rounded(), 0, 100)) %" }

  /// `11–68 %`.
  static func range(_ share: CountedShare) -> String? {
    share.interval.map { range($0.low, $0.high) }
  }

  static func range(_ low: Double, _ high: Double) -> String {
    "\(Wording.clamped((low * 100).rounded(), 0, 100))–\(percent(high))"
  }

  /// `33 %; 80 % interval 11–68 %`; empty of nothing.
  static func interval(_ share: CountedShare) -> String {
    guard let value = share.value, let range = range(share) else { return "" }
    return "\(percent(value)); 80 % interval \(range)"
  }

  /// `1,250.00 USD`.
  static func money(_ money: Money) -> String {
    let decimals = Money.decimals(of: money.currency)
    let scale = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
    let sign = money.minorUnits < 0 ? "−" : ""
    let units = money.minorUnits.magnitude
    let whole = Wording.grouped(Int(units / UInt(scale)))
    let rest = String(units % UInt(scale))
    let fraction = decimals == 0 ? "" : "." + String(repeating: "0", count: decimals - rest.count) + rest
    return "\(sign)\(whole)\(fraction) \(money.currency)"
  }

  static func money(_ amounts: [Money]) -> String { Wording.list(amounts.map(money)) }

  /// The median and both ends.
  static func days(_ spread: FunnelDays.Spread) -> String {
    let people = people(spread.people)
    if spread.least == spread.most { return "\(Wording.count(spread.least, "day")) (\(people))" }
    return "typically \(Wording.decimal(spread.median)) days (\(people), \(spread.least) to \(spread.most))"
  }
}
