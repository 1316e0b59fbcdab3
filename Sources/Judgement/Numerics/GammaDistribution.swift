internal import Foundation

/// The gamma distribution with a scale of 1: what a count per exposure is believed to be after it was observed.
///
/// Sources: Press et al., "Numerical Recipes", 3rd edition, 6.1 (Lanczos), 6.2 (series and continued fraction); the
/// quantile is found by bisection on the logarithm, which needs no tuning and gives the same bits in every run.
package enum GammaDistribution {
  /// The natural logarithm of the gamma function of a positive number. Lanczos, g = 7, nine terms; about 15 digits.
  package static func logGamma(_ x: Double) -> Double {
    let coefficients = [
      0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
      12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ]
    if x < 0.5 { return log(Double.pi / sin(Double.pi * x)) - logGamma(1 - x) }
    let shifted = x - 1
    var sum = coefficients[0]
    for index in 1..<coefficients.count { sum += coefficients[index] / (shifted + Double(index)) }
    let base = shifted + 7.5
    return 0.5 * log(2 * Double.pi) + (shifted + 0.5) * log(base) - base + log(sum)
  }

  /// The probability of a value up to `x` for `shape` > 0: the regularized lower incomplete gamma function.
  package static func cumulative(_ x: Double, shape: Double) -> Double {
    guard x > 0 else { return 0 }
    let scale = exp(-x + shape * log(x) - logGamma(shape))
    return x < shape + 1 ? scale * series(x, shape: shape) : 1 - scale * continuedFraction(x, shape: shape)
  }

  /// The value that `probability` of the distribution lies under; 0 for a shape of 0.
  package static func quantile(_ probability: Double, shape: Double) -> Double {
    guard shape > 0, probability > 0 else { return 0 }
    // For small shapes the quantile goes like (p·Γ(shape+1))^(1/shape), which can be far under the smallest double.
    var low = (log(probability) + logGamma(shape + 1)) / shape - 2
    guard low > -690 else { return 0 }
    var high = log(shape + 40 + 12 * shape.squareRoot())
    low = min(low, high - 1)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if cumulative(exp(middle), shape: shape) < probability { low = middle } else { high = middle }
      if high - low < 1e-13 { break }
    }
    return exp((low + high) / 2)
  }

  private static func series(_ x: Double, shape: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var divisor = shape
    for _ in 0..<10_000 {
      divisor += 1
      term *= x / divisor
      sum += term
      if abs(term) < abs(sum) * 1e-16 { break }
    }
    return sum
  }

  private static func continuedFraction(_ x: Double, shape: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - shape
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for index in 1..<10_000 {
      let step = -Double(index) * (Double(index) - shape)
      b += 2
      d = step * d + b
      if abs(d) < tiny { d = tiny }
      c = b + step / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return result
  }
}
