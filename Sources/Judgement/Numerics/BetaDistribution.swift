internal import Foundation

/// The beta distribution: what a share is believed to be after successes and failures were counted.
///
/// Source: Press et al., "Numerical Recipes", 3rd edition, 6.4 (continued fraction by Lentz); the quantile by bisection.
package enum BetaDistribution {
  /// The probability of a share up to `x`: the regularized incomplete beta function, `a` and `b` > 0.
  package static func cumulative(_ x: Double, a: Double, b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let logBeta =
      GammaDistribution.logGamma(a + b) - GammaDistribution.logGamma(a) - GammaDistribution.logGamma(b)
    let front = exp(logBeta + a * log(x) + b * log(1 - x))
    // The fraction converges fast on one side of the mean only; the symmetry I_x(a,b) = 1 - I_1-x(b,a) gives the other.
    if x < (a + 1) / (a + b + 2) { return front * continuedFraction(x, a: a, b: b) / a }
    return 1 - front * continuedFraction(1 - x, a: b, b: a) / b
  }

  /// The share that `probability` of the distribution lies under.
  package static func quantile(_ probability: Double, a: Double, b: Double) -> Double {
    guard a > 0 else { return 0 }
    guard b > 0 else { return 1 }
    var low = 0.0
    var high = 1.0
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if cumulative(middle, a: a, b: b) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func continuedFraction(_ x: Double, a: Double, b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    if abs(d) < tiny { d = tiny }
    d = 1 / d
    var result = d
    for index in 1..<10_000 {
      let m = Double(index)
      var step = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 + step * d
      if abs(d) < tiny { d = tiny }
      c = 1 + step / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      result *= d * c
      step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 + step * d
      if abs(d) < tiny { d = tiny }
      c = 1 + step / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 1e-15 { break }
    }
    return result
  }
}
