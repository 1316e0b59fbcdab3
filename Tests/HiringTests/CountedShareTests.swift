internal import Hiring
internal import Testing

struct CountedShareTests {
  @Test(
    "the interval is Wilson's",
    arguments: [
      // From inverting the score test by bisection, not from the closed form.
      (1, 3, 0.10578, 0.67882), (2, 5, 0.17987, 0.66958), (10, 30, 0.23424, 0.44973), (50, 100, 0.43644, 0.56356),
    ])
  func wilson(_ count: Int, _ total: Int, _ low: Double, _ high: Double) throws {
    let share = CountedShare(count, of: total)
    let interval = try #require(share.interval)
    #expect(abs(interval.low - low) < 0.00002, "\(interval)")
    #expect(abs(interval.high - high) < 0.00002, "\(interval)")
  }

  @Test("it never leaves 0 to 1, holds its share, and narrows with the count", arguments: 0...12)
  func bounds(_ total: Int) throws {
    for count in 0...total {
      let share = CountedShare(count, of: total)
      guard total > 0 else {
        #expect(share.interval == nil && share.value == nil)
        continue
      }
      let interval = try #require(share.interval)
      let value = try #require(share.value)
      #expect(interval.low >= 0 && interval.low <= value && value <= interval.high && interval.high <= 1)
      let larger = try #require(CountedShare(count * 10, of: total * 10).interval)
      #expect(larger.high - larger.low < interval.high - interval.low)
    }
  }
}
