internal import Foundation
package import Hiring

/// What a release costs in hours and money, as a range: nobody knows how long it takes before the work is seen.
///
/// Each number is a count times an assumption of the policy. Every row is rounded once; totals are sums of the rows.
package struct ReleaseEstimate: Sendable, Hashable {
  /// In the order of what is told.
  package enum Item: String, Sendable, CaseIterable {
    case linesIll = "lines-in-ill-health"
    case linesFair = "lines-in-fair-health"
    case linesWell = "lines-in-good-health"
    case unmerged = "unmerged-lines"
    case credentials, access, accounts, documents, tasks, rehire, onboarding

    /// The policy's keys that its hours hang on, in the section `cost`.
    package var keys: [String] {
      switch self {
      case .linesIll: ["handover_lines_ill", "ill_health", "well_health"]
      case .linesFair: ["handover_lines", "ill_health", "well_health"]
      case .linesWell: ["handover_lines_well", "ill_health", "well_health"]
      case .unmerged: ["handover_lines"]
      case .credentials: ["rotation_minutes"]
      case .access: ["access_minutes"]
      case .accounts: ["account_minutes"]
      case .documents: ["document_minutes"]
      case .tasks: ["task_minutes"]
      case .rehire: ["rehire_hours"]
      case .onboarding: ["onboarding_hours"]
      }
    }
  }

  /// How much of something there is.
  package enum Quantity: Sendable, Hashable {
    case counted(Int)
    /// At least so many, with the reason why there may be more.
    case least(Int, String)
    /// Nobody could count it, and why.
    case unknown(String)

    package var count: Int? {
      switch self {
      case .counted(let count), .least(let count, _): count
      case .unknown: nil
      }
    }

    package var reason: String? {
      switch self {
      case .counted: nil
      case .least(_, let reason), .unknown(let reason): reason
      }
    }
  }

  package struct Row: Sendable, Hashable {
    package var item: Item
    package var quantity: Quantity
    /// Both ends in minutes, and in between; nil where nobody could count it.
    package var minutes: ClosedRange<Int>?
    package var middleMinutes: Int?
    /// An hour of whoever does it; nil where no rate can be told in the currency of the totals.
    package var rate: Money?
    /// Whether it is the contractor's rate, and not the senior one.
    package var isContractorRate: Bool
    package var low: Money?
    package var high: Money?
  }

  package var currency: String
  /// Without those of which there is nothing to do.
  package var rows: [Row]
  /// Why there is no money; nil where there is.
  package var unpriced: String?

  /// - Parameters:
  ///   - quantities: what is not in it is not part of the estimate.
  ///   - contractorRate: an hour of the contractor's, for the time that a new one needs; nil takes the senior rate.
  ///   - owner: the owner's currency.
  package init(_ quantities: [Item: Quantity], contractorRate: Money?, cost: CostPolicy, owner: String) {
    let currency = cost.totalsCurrency(owner: owner)
    let senior = cost.converted(ExactAmount(cost.seniorRate), to: currency)
    let own = contractorRate.flatMap { cost.converted(ExactAmount($0), to: currency) }
    self.currency = currency
    unpriced =
      senior == nil
      ? "the senior rate (\(cost.seniorRate.written)) cannot be told in \(currency): set `cost.senior_rate` in it, or a "
        + "rate in `cost.rates`" : nil
    rows = Item.allCases.compactMap { item -> Row? in
      guard let quantity = quantities[item], quantity != .counted(0) else { return nil }
      let usesOwn = item == .onboarding && own != nil
      let rate = usesOwn ? own : senior
      var row = Row(
        item: item, quantity: quantity, rate: rate?.rounded, isContractorRate: usesOwn)
      guard let count = quantity.count else { return row }
      let hours = Self.hours(item, count, cost)
      row.middleMinutes = Self.minutes(hours)
      let (low, high) = (hours * cost.rangeLow, hours * cost.rangeHigh)
      row.minutes = Self.minutes(low)...max(Self.minutes(low), Self.minutes(high))
      row.low = rate.flatMap { ($0 * low).rounded }
      row.high = rate.flatMap { ($0 * high).rounded }
      return row
    }
  }

  private static func minutes(_ hours: Decimal) -> Int { ExactAmount.whole(hours * 60) ?? 0 }

  /// The middle of the estimate, not rounded.
  static func hours(_ item: Item, _ count: Int, _ cost: CostPolicy) -> Decimal {
    let many = Decimal(count)
    return switch item {
    case .linesIll: HandoverEstimate.hours(lines: count, .ill, cost: cost)
    case .linesFair, .unmerged: HandoverEstimate.hours(lines: count, .fair, cost: cost)
    case .linesWell: HandoverEstimate.hours(lines: count, .well, cost: cost)
    case .credentials: many * cost.rotationMinutes / 60
    case .access: many * cost.accessMinutes / 60
    case .accounts: many * cost.accountMinutes / 60
    case .documents: many * cost.documentMinutes / 60
    case .tasks: many * cost.taskMinutes / 60
    case .rehire: many * cost.rehireHours
    case .onboarding: many * cost.onboardingHours
    }
  }

  /// Both ends of all rows that could be counted.
  package var minutes: ClosedRange<Int> {
    let low = rows.reduce(0) { $0 + ($1.minutes?.lowerBound ?? 0) }
    return low...max(low, rows.reduce(0) { $0 + ($1.minutes?.upperBound ?? 0) })
  }

  /// The same in money; nil where no rate can be told.
  package var low: Money? { sum(\.low) }
  package var high: Money? { sum(\.high) }

  private func sum(_ part: (Row) -> Money?) -> Money? {
    guard unpriced == nil else { return nil }
    let parts = rows.compactMap(part)
    guard parts.count == rows.count(where: { $0.minutes != nil }) else { return nil }
    return Money(minorUnits: parts.reduce(0) { $0 + $1.minorUnits }, currency: currency)
  }

  /// Whether something could not be counted, so that it may cost more.
  package var isLeast: Bool { rows.contains { $0.quantity.reason != nil } }

  /// The policy's keys that a number of it hangs on.
  package var keys: Set<String> {
    Set(rows.filter { $0.minutes != nil }.flatMap(\.item.keys)).union(["range_low", "range_high", "senior_rate"])
  }
}

extension ReleaseEstimate {
  /// The quantities of the lines; at least so many where living lines cannot be counted everywhere.
  static func lines(_ evidence: ContractorEvidence, cost: CostPolicy) -> [Item: Quantity] {
    let lines = HandoverEstimate.lines(evidence, cost: cost)
    let fair = lines[.fair] ?? 0
    return [
      .linesIll: .counted(lines[.ill] ?? 0), .linesWell: .counted(lines[.well] ?? 0),
      .linesFair: HandoverEstimate.gap(in: evidence).map { .least(fair, $0) } ?? .counted(fair),
    ]
  }
}

extension Contractor {
  /// What an hour of theirs costs: the rate of the hourly engagement that began last.
  package var hourlyRate: Money? {
    engagements.filter { $0.kind == .hourly && $0.rate != nil }.max {
      ($0.started, $0.contract) < ($1.started, $1.contract)
    }?
    .rate
  }
}
