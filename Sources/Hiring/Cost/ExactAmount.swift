package import Foundation

/// An amount before it is rounded, in the smallest unit of its currency.
///
/// Sums and products are made of these and rounded once, where a row is shown.
package struct ExactAmount: Hashable, Sendable {
  package var minorUnits: Decimal
  /// ISO 4217, uppercase.
  package var currency: String

  package init(minorUnits: Decimal, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  package init(_ money: Money) {
    self.init(minorUnits: Decimal(money.minorUnits), currency: money.currency)
  }

  /// Half away from zero; nil where the amount is beyond 10^14 units, which no contract is worth: a slip in a file, and
  /// sums of ninety thousand such rows still fit a number.
  package var rounded: Money? {
    guard let units = Self.whole(minorUnits), units.magnitude <= 100_000_000_000_000 else { return nil }
    return Money(minorUnits: units, currency: currency)
  }

  /// `value` as a whole number, half away from zero; nil where it is none, or larger than one can be.
  package static func whole(_ value: Decimal) -> Int? {
    var exact = value
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 0, .plain)
    return rounded.isNaN ? nil : Int(rounded.description)
  }

  /// One exact sum a currency, sorted by currency.
  package static func sums(_ amounts: [ExactAmount]) -> [ExactAmount] {
    var sums: [String: Decimal] = [:]
    for amount in amounts { sums[amount.currency, default: 0] += amount.minorUnits }
    return sums.sorted { $0.key < $1.key }.map { ExactAmount(minorUnits: $0.value, currency: $0.key) }
  }

  package static func * (amount: ExactAmount, factor: Decimal) -> ExactAmount {
    ExactAmount(minorUnits: amount.minorUnits * factor, currency: amount.currency)
  }
}

extension Money {
  /// What `seconds` cost at this amount an hour, not rounded.
  package func exactly(seconds: Int) -> ExactAmount {
    ExactAmount(minorUnits: Decimal(minorUnits) * Decimal(seconds) / 3_600, currency: currency)
  }
}
