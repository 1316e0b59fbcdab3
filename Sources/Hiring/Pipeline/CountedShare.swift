internal import Foundation

/// A share with the counts it stands on and its 80 % interval, so that 1 of 3 is not read as a third.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927); Brown,
/// Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), recommend it for
/// small counts.
package struct CountedShare: Sendable, Hashable {
  package let count: Int
  package let of: Int

  /// - Parameter count: 0...of.
  package init(_ count: Int, of total: Int) {
    self.count = max(0, min(count, total))
    self.of = max(0, total)
  }

  /// 0 to 1; nil of nothing.
  package var value: Double? { of > 0 ? Double(count) / Double(of) : nil }

  /// Both ends of the interval, 0 to 1; nil of nothing.
  package var interval: (low: Double, high: Double)? {
    guard let value else { return nil }
    let n = Double(of)
    let z = CountedShare.deviate
    let scale = 1 + z * z / n
    let middle = (value + z * z / (2 * n)) / scale
    let reach = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot() / scale
    // Rounding must not leave a share of none or of all outside of its own interval.
    return (count == 0 ? 0 : middle - reach, count == of ? 1 : middle + reach)
  }

  /// The normal deviate with a tenth of the distribution above it.
  private static let deviate = 1.281_551_565_544_600_5
}
