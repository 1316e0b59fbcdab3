import Metrics
import Testing

@testable import Judgement

@Suite("Distributions and means")
struct NumericsTests {
  /// Probability, shape, quantile. Shape 1 is the exponential distribution, -ln(1 - p); the rest are half of the
  /// chi-square quantiles of the usual tables, the shape being half the degrees of freedom.
  static let gammaTable: [[Double]] = [
    [0.1, 1, 0.10536051565782628], [0.9, 1, 2.302585092994046], [0.9, 0.5, 1.352771727047702],
    [0.1, 0.5, 0.007895387046715609], [0.9, 5, 7.99358958], [0.1, 5, 2.43259101], [0.95, 10, 15.70521642],
    [0.9, 50, 59.2490019],
  ]

  @Test("Gamma quantiles agree with published values", arguments: gammaTable)
  func gammaQuantile(row: [Double]) {
    let quantile = GammaDistribution.quantile(row[0], shape: row[1])
    #expect(abs(quantile - row[2]) < 1e-6 * max(1, row[2]))
    #expect(abs(GammaDistribution.cumulative(quantile, shape: row[1]) - row[0]) < 1e-9)
  }

  @Test("Very small shapes stay finite")
  func smallShape() {
    #expect(GammaDistribution.quantile(0.1, shape: 0.001) == 0)
    #expect(GammaDistribution.quantile(0.9, shape: 0) == 0)
    #expect(GammaDistribution.quantile(0.9, shape: 0.1).isFinite)
  }

  /// Probability, a, b, quantile: closed forms for a or b of 1, the symmetric median, and the 95 % upper bound of 0 in
  /// 9, which is 1 - 0.05^(1/10).
  static let betaTable: [[Double]] = [
    [0.1, 1, 1, 0.1], [0.9, 2, 1, 0.9486832980505138], [0.1, 1, 2, 0.05131670194948623], [0.5, 7.5, 7.5, 0.5],
    [0.95, 1, 10, 0.25886555089305225],
  ]

  @Test("Beta quantiles agree with closed forms", arguments: betaTable)
  func betaQuantile(row: [Double]) {
    let quantile = BetaDistribution.quantile(row[0], a: row[1], b: row[2])
    #expect(abs(quantile - row[3]) < 1e-9)
    #expect(abs(BetaDistribution.cumulative(quantile, a: row[1], b: row[2]) - row[0]) < 1e-9)
  }

  @Test("A power mean below 1 does not let a high value hide a low one")
  func powerMean() {
    let values = [(value: 100.0, weight: 1.0), (value: 4.0, weight: 1.0)]
    #expect(PowerMean.mean(values, exponent: 1) == 52)
    #expect(abs((PowerMean.mean(values, exponent: 0.5) ?? 0) - 36) < 1e-9)
    #expect(abs((PowerMean.mean(values, exponent: 0) ?? 0) - 20) < 1e-9)
    #expect(PowerMean.mean([(value: 0, weight: 1), (value: 90, weight: 1)], exponent: -1) == 0)
    let nothing: [(value: Double, weight: Double)] = []
    #expect(PowerMean.mean(nothing, exponent: 0.5) == nil)
  }

  @Test("An interval goes through the mean and gets narrower than its parts")
  func propagation() throws {
    let part = Score(value: 60, low: 40, high: 80)
    let mean = try #require(PowerMean.mean([(score: part, weight: 1), (score: part, weight: 1)], exponent: 0.5))
    #expect(abs(mean.value - 60) < 1e-9)
    #expect(mean.low > 40 && mean.low < 60 && mean.high < 80 && mean.high > 60)
    let together = try #require(
      PowerMean.mean([(score: part, weight: 1), (score: part, weight: 1)], exponent: 1, dependence: 1))
    #expect(abs(together.low - 40) < 1e-9 && abs(together.high - 80) < 1e-9)
    let half = try #require(
      PowerMean.mean([(score: part, weight: 1), (score: part, weight: 1)], exponent: 1, dependence: 0.5))
    #expect(abs(half.high - 60 - 300.0.squareRoot()) < 1e-9)
  }

  @Test("A ladder is level beyond its ends, straight between, and can be read backwards")
  func ladder() {
    let falling = Ladder([0: 100, 2: 60, 10: 0], source: "test")
    #expect(falling.score(-1) == 100 && falling.score(1) == 80 && falling.score(6) == 30 && falling.score(11) == 0)
    #expect(falling.value(earning: 80) == 1 && falling.value(earning: 30) == 6)
    #expect(falling.best == 0 && falling.worst == 10)
    let rising = Ladder([0: 20, 1: 90], source: "test")
    #expect(rising.value(earning: 90) == 1 && rising.value(earning: 100) == 1 && rising.value(earning: 0) == 0)
    #expect(
      Ladder(rungs: [.init(value: 0, score: 10), .init(value: 1, score: 90), .init(value: 2, score: 50)], source: "")
        == nil)
  }

  @Test("More evidence narrows an estimate and moves it from the belief before to what was seen")
  func estimators() {
    let little = Estimator.share(trials: 2, belief: Belief(mean: 0.2, strength: 4)).estimate(of: 0.8)
    let much = Estimator.share(trials: 200, belief: Belief(mean: 0.2, strength: 4)).estimate(of: 0.8)
    #expect(little.value < 0.5 && much.value > 0.75)
    #expect(much.high - much.low < little.high - little.low)
    let rate = Estimator.rate(exposure: 3_000, per: 1_000, grain: 1, belief: Belief(mean: 1, strength: 300)).estimate(
      of: 4)
    #expect(rate.value > 3 && rate.value < 4 && rate.low < rate.value && rate.value < rate.high)
  }

  @Test("A spread widens the interval of every kind of estimate and leaves the estimate where it is")
  func spreads() {
    let belief = Belief(mean: 0.3, strength: 4)
    let estimators: [(Estimator, Double)] = [
      (.share(trials: 30, belief: belief), 0.4),
      (.rate(exposure: 3_000, per: 1_000, grain: 1, belief: Belief(mean: 1, strength: 300)), 4),
      (.mean(count: 20, deviation: 8, belief: belief), 2),
    ]
    for (estimator, value) in estimators {
      let narrow = estimator.estimate(of: value)
      let wide = estimator.spread(by: 4).estimate(of: value)
      #expect(wide.value == narrow.value)
      // Four times the variance is about twice the width.
      let ratio = (wide.high - wide.low) / (narrow.high - narrow.low)
      #expect(ratio > 1.6 && ratio < 2.1, "\(estimator)")
      #expect(estimator.spread(by: 1).estimate(of: value) == narrow)
    }
    #expect(Estimator.exact.spread(by: 9).estimate(of: 3) == Estimator.exact.estimate(of: 3))
  }
}
