internal import Foundation
internal import Hiring

/// The retainer divided among those who are looked after: by days, among the engineers who were under an engagement that
/// was not paused. What falls on days without any is nobody's.
struct OversightShares {
  struct Share {
    var contractor: String?
    var quarter: Quarter
    /// In minor units of the retainer's currency; the shares of a quarter add up to it exactly.
    var units: Int
  }

  private(set) var shares: [Share] = []

  /// Linear in days times engineers.
  init(contractors: [Contractor], cost: CostPolicy, through: CivilDate) {
    guard let since = cost.retainerSince, since <= through else { return }
    let engineers = contractors.filter { $0.role == .engineer }
    var totals: [Quarter: Decimal] = [:]
    var weights: [Quarter: [Decimal]] = [:]
    var month: (first: CivilDate, last: CivilDate)?
    var fee = Decimal(0)
    for day in (since.daysSince1970...through.daysSince1970).lazy.map({ CivilDate(daysSince1970: $0) }) {
      if month.map({ day > $0.last }) ?? true {
        let first = CivilDate(year: day.year, month: day.month, day: 1)
        let last = Self.lastDay(ofMonthFrom: first)
        month = (first, last)
        let days = min(last, through).daysSince1970 - day.daysSince1970 + 1
        let length = last.daysSince1970 - first.daysSince1970 + 1
        let whole = Decimal(cost.retainer.minorUnits) * cost.retainerShare
        totals[Quarter(containing: day), default: 0] += whole * Decimal(days) / Decimal(length)
        fee = whole / Decimal(length)
      }
      let active = engineers.indices.filter { index in engineers[index].engagements.contains { $0.isActive(on: day) } }
      var quarter = weights[Quarter(containing: day)] ?? Array(repeating: 0, count: engineers.count + 1)
      if active.isEmpty { quarter[engineers.count] += fee }
      for index in active { quarter[index] += fee / Decimal(active.count) }
      weights[Quarter(containing: day)] = quarter
    }
    for (quarter, total) in totals.sorted(by: { $0.key < $1.key }) {
      guard let units = ExactAmount(minorUnits: total, currency: cost.retainer.currency).rounded?.minorUnits else {
        continue
      }
      let parts = Apportionment.split(units, by: weights[quarter] ?? [])
      for (index, part) in parts.enumerated() where part != 0 {
        shares.append(
          Share(
            contractor: index < engineers.count ? engineers[index].id : nil, quarter: quarter, units: part))
      }
    }
  }

  private static func lastDay(ofMonthFrom first: CivilDate) -> CivilDate {
    let next = CivilDate(
      year: first.month == 12 ? first.year + 1 : first.year, month: first.month == 12 ? 1 : first.month + 1, day: 1)
    return CivilDate(daysSince1970: next.daysSince1970 - 1)
  }
}

/// Divides whole units so that the parts add up to them.
enum Apportionment {
  /// By largest remainder (Hamilton's method); equal remainders go to the first. Zeros where there is nothing to go by.
  static func split(_ units: Int, by weights: [Decimal]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard units > 0, sum > 0 else { return weights.map { _ in 0 } }
    let exact = weights.map { Decimal(units) * $0 / sum }
    var parts = exact.map { value in
      var value = value
      var down = Decimal()
      NSDecimalRound(&down, &value, 0, .down)
      return Int(down.description) ?? 0
    }
    let order = exact.indices.sorted { left, right in
      let (first, second) = (exact[left] - Decimal(parts[left]), exact[right] - Decimal(parts[right]))
      return first != second ? first > second : left < right
    }
    for index in order.prefix(max(0, units - parts.reduce(0, +))) { parts[index] += 1 }
    return parts
  }
}
