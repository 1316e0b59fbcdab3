import Findings
import TestSupport
import Testing

@testable import Metrics

@Suite("Sketches of files")
struct CloneSketchTests {
  @Test("share a hash where the files share the fewest tokens of a clone", arguments: [2, 3, 7, 50, 400])
  func sharing(_ minimum: Int) {
    let settings = CloneSettings(minimumTokens: minimum)
    var random = SeededRandom(seed: UInt64(minimum))
    for alphabet in [UInt32(2), 10, 1_000_000] {
      for _ in 0..<50 {
        func symbols(_ count: Int) -> [UInt32] {
          (0..<count).map { _ in UInt32.random(in: 0..<alphabet, using: &random) }
        }
        let common = symbols(minimum)
        let files = (0..<2).map { _ in
          symbols(Int.random(in: 0...120, using: &random)) + common + symbols(Int.random(in: 0...120, using: &random))
        }
        let sketches = files.map { symbols in
          CloneSketch(
            CloneTokens(symbols: symbols, lines: symbols.indices.map { UInt32($0 + 1) }), lineCount: symbols.count,
            settings: settings)
        }
        #expect(
          !Set(sketches[0].hashes).isDisjoint(with: sketches[1].hashes), "seed \(random.seed), alphabet \(alphabet)")
      }
    }
  }

  @Test("are small: about two hashes in eighteen tokens at the standard settings")
  func size() {
    var random = SeededRandom(seed: 7)
    let symbols = (0..<100_000).map { _ in UInt32.random(in: 0..<5_000, using: &random) }
    let lines = symbols.indices.map { UInt32($0 + 1) }
    let sketch = CloneSketch(CloneTokens(symbols: symbols, lines: lines), lineCount: 1, settings: .standard)
    #expect((10_500..<11_900).contains(sketch.hashes.count))
    let equal = CloneTokens(symbols: [UInt32](repeating: 1, count: 100_000), lines: lines)
    #expect(CloneSketch(equal, lineCount: 1, settings: .standard).hashes.count <= 100_000 / settings.window + 1)
  }

  private let settings = CloneSettings.standard

  @Test("of files shorter than a clone are empty, and broken ones are none")
  func edges() {
    let short = CloneTokens(symbols: [UInt32](repeating: 1, count: 49), lines: [UInt32](repeating: 1, count: 49))
    #expect(CloneSketch(short, lineCount: 1, settings: .standard).hashes.isEmpty)
    #expect(CloneSketch(tokenCount: 60, lineCount: 9, hashes: [1, 2], steps: [3, 4]) != nil)
    #expect(CloneSketch(tokenCount: 60, lineCount: 9, hashes: [1, 2], steps: [3]) == nil)
    #expect(CloneSketch(tokenCount: 6, lineCount: 9, hashes: [1, 2], steps: [3, 4]) == nil)
    #expect(CloneSketch(tokenCount: 60, lineCount: -1, hashes: [], steps: []) == nil)
  }

  @Test("numbers are dense and stay the same")
  func numbers() {
    var numbers = DenseNumbers(expecting: 1)
    var random = SeededRandom(seed: 5)
    var expected: [UInt32: Int] = [:]
    for _ in 0..<20_000 {
      let value = UInt32.random(in: 0..<6_000, using: &random) &* 0x1000_0001
      #expect(numbers.number(of: value) == expected[value])
      let number = numbers.number(for: value)
      #expect(number == expected[value, default: expected.count])
      expected[value] = number
    }
    #expect(numbers.count == expected.count)
  }
}
