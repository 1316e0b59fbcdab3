/// SplitMix64 with draws of its own, so that a seed means the same cohort under every toolchain: the standard library
/// does not promise which numbers `Int.random(in:using:)` takes.
package struct Dice: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// Independent dice for one part of a seed's cohort: what one person throws must not change what another does.
  package init(seed: UInt64, part: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = seed &* 0x9e37_79b9_7f4a_7c15 ^ hash
    _ = next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// 0 up to and without 1.
  package mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  package mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Both ends included.
  package mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  package mutating func double(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// An element of a list that is not empty.
  package mutating func pick<Element>(_ list: [Element]) -> Element { list[Int(next() % UInt64(list.count))] }

  package mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var list = list
    guard list.count > 1 else { return list }
    for index in (1..<list.count).reversed() { list.swapAt(index, int(0...index)) }
    return list
  }

  /// A whole number around `mean`, Knuth's way; for small means.
  package mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    var count = 0
    var product = unit()
    let limit = exponential(-mean)
    while product > limit {
      count += 1
      product *= unit()
    }
    return count
  }

  /// e to the power of `x`, by its series: the C library's last digit differs by platform.
  private func exponential(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for step in 1...60 {
      term *= abs(x) / Double(step)
      sum += term
    }
    return x < 0 ? 1 / sum : sum
  }
}
