internal import Foundation
internal import Hiring

/// Between what history counts and what money is.
enum CostMath {
  /// Six decimals, so that the last bits of a sum of thirds reach no row.
  static func decimal(_ value: Double) -> Decimal {
    let scaled = (value * 1_000_000).rounded()
    guard scaled.isFinite, abs(scaled) < 9e18 else { return .nan }
    return Decimal(Int64(scaled)) / 1_000_000
  }

  static func double(_ value: Decimal) -> Double { NSDecimalNumber(decimal: value).doubleValue }

  /// What minutes are worth at an amount an hour, not rounded.
  static func worth(minutes: Decimal, at rate: Money) -> ExactAmount {
    ExactAmount(minorUnits: minutes * Decimal(rate.minorUnits) / 60, currency: rate.currency)
  }

  static func worth(minutes: Double, at rate: Money) -> ExactAmount { worth(minutes: decimal(minutes), at: rate) }
}
