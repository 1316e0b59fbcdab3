/// What was paid, or is owed, for one person's trial.
package struct TrialCost: Sendable, Hashable {
  /// What the sum was taken from, best first.
  package enum Basis: String, Sendable, CaseIterable {
    case payments
    /// What the platform billed, or billed hours at the agreed rate.
    case billed
    /// Tracked hours at the agreed rate.
    case tracked
    /// The agreed price of fixed work.
    case price
    /// Nothing to tell it by: not zero.
    case unknown
  }

  package var basis: Basis
  /// One a currency, sorted by currency; never added up across them.
  package var amounts: [Money]

  package init(basis: Basis, amounts: [Money]) {
    self.basis = basis
    self.amounts = amounts
  }
}

extension Money {
  /// One sum a currency, sorted by currency.
  package static func sums(_ amounts: [Money]) -> [Money] {
    var sums: [String: Int] = [:]
    for amount in amounts { sums[amount.currency, default: 0] += amount.minorUnits }
    return sums.sorted { $0.key < $1.key }.map { Money(minorUnits: $0.value, currency: $0.key) }
  }

  /// What `seconds` cost at this amount an hour, rounded half up.
  func worth(seconds: Int) -> Money {
    Money(minorUnits: (minorUnits * seconds + 1_800) / 3_600, currency: currency)
  }
}
