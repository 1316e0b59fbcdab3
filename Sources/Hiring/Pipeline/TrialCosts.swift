package import Foundation

/// Tells what trials cost: by payments, else by what was billed, else by tracked hours at the agreed rate.
///
/// A trial runs from the first day of work to the decision, else to the end that was set for it, else to the end of the
/// work, else to today. What was paid for work after it is no cost of hiring.
package struct TrialCosts: Sendable {
  private let roster: Roster
  private let timeZone: TimeZone
  private var payments: [String: [Payment]] = [:]
  private var billed: [String: [BilledEntry]] = [:]
  private var tracked: [String: [TimeEntry]] = [:]

  package init(
    contractors: [Contractor], payments: [Payment], billedEntries: [BilledEntry], timeEntries: [TimeEntry],
    timeZone: TimeZone
  ) {
    self.timeZone = timeZone
    roster = Roster(contractors: contractors)
    for payment in payments {
      if let owner = owner(of: payment) { self.payments[owner, default: []].append(payment) }
    }
    for entry in billedEntries {
      if let owner = roster.contractor(platform: entry.system, contract: entry.contract) {
        billed[owner.id, default: []].append(entry)
      }
    }
    for entry in timeEntries {
      if let owner = entry.contractor ?? roster.assigned(entry).contractor { tracked[owner, default: []].append(entry) }
    }
  }

  private func owner(of payment: Payment) -> String? {
    if let contract = payment.contract, let owner = roster.contractor(platform: payment.system, contract: contract) {
      return owner.id
    }
    guard !payment.person.isEmpty else { return nil }
    let known = roster.contractors(system: payment.system, account: payment.person)
    return known.count == 1 ? known[0] : nil
  }

  /// - Parameter until: the last day of the trial.
  package func cost(of contractor: Contractor, until: CivilDate) -> TrialCost {
    let engagements = contractor.engagements.filter { $0.started <= until }
    guard let from = engagements.map(\.started).min() else { return TrialCost(basis: .unknown, amounts: []) }
    let days = from...max(from, until)
    if let amounts = paid(contractor.id, days) { return TrialCost(basis: .payments, amounts: amounts) }
    if let amounts = billed(contractor.id, days, engagements) { return TrialCost(basis: .billed, amounts: amounts) }
    if let amounts = tracked(contractor.id, days, engagements) { return TrialCost(basis: .tracked, amounts: amounts) }
    let prices = engagements.map { $0.kind == .fixed ? $0.rate : nil }
    let known = prices.compactMap(\.self)
    guard !known.isEmpty, known.count == prices.count else { return TrialCost(basis: .unknown, amounts: []) }
    return TrialCost(basis: .price, amounts: Money.sums(known))
  }

  private static let paidKinds: Set<Payment.Kind> = [
    .hourly, .fixedPrice, .milestone, .bonus, .tip, .extra, .serviceFee, .tax, .refund,
  ]

  /// By the days that a payment is for, else by its own. Nil where there is none, or where more came back than went out:
  /// that is a statement that cannot be read as a cost.
  private func paid(_ contractor: String, _ days: ClosedRange<CivilDate>) -> [Money]? {
    let counted = payments[contractor, default: []].filter {
      TrialCosts.paidKinds.contains($0.kind) && days.contains($0.from ?? $0.date)
    }
    let sums = Money.sums(counted.map { Money(minorUnits: -$0.amount.minorUnits, currency: $0.amount.currency) })
    return sums.isEmpty || sums.contains { $0.minorUnits <= 0 } ? nil : sums
  }

  /// Two kinds of export state the same hours of a contract: of each week, the one that states more is taken.
  private func billed(_ contractor: String, _ days: ClosedRange<CivilDate>, _ engagements: [Engagement]) -> [Money]? {
    let entries = billed[contractor, default: []].filter { days.contains($0.date) }
    var amounts: [Money] = []
    let weeks = Dictionary(grouping: entries) { "\($0.contract)|\(ISOWeek(containing: $0.date.startUTC))" }
    for (_, week) in weeks.sorted(by: { $0.key < $1.key }) {
      let sources = Dictionary(grouping: week, by: \.source).mapValues { entries in
        (seconds: entries.reduce(0) { $0 + $1.seconds }, entries: entries)
      }
      let best = sources.sorted { ($1.value.seconds, $0.key) < ($0.value.seconds, $1.key) }.first?.value.entries ?? []
      for entry in best {
        let rate = engagements.first { $0.contract == entry.contract && $0.kind == .hourly }?.rate
        guard let amount = entry.amount ?? rate?.worth(seconds: entry.seconds) else { return nil }
        amounts.append(amount)
      }
    }
    return amounts.isEmpty ? nil : Money.sums(amounts)
  }

  /// Nil where an hour falls on a day without an agreed rate, or with two: which one it was worked for is not told.
  private func tracked(_ contractor: String, _ days: ClosedRange<CivilDate>, _ engagements: [Engagement]) -> [Money]? {
    var seconds: [Money: Int] = [:]
    for entry in tracked[contractor, default: []] {
      let day = entry.day ?? timeZone.day(of: entry.start)
      guard days.contains(day) else { continue }
      let running = engagements.filter { $0.started <= day && ($0.ended.map { day <= $0 } ?? true) }
      let rates = Set(running.map { $0.kind == .hourly ? $0.rate : nil })
      guard rates.count == 1, case .some(.some(let rate)) = rates.first else { return nil }
      seconds[rate, default: 0] += entry.seconds
    }
    return seconds.isEmpty ? nil : Money.sums(seconds.map { $0.key.worth(seconds: $0.value) })
  }
}
