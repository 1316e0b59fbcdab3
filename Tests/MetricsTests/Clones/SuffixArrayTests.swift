import TestSupport
import Testing

@testable import Metrics

@Suite("Suffix array")
struct SuffixArrayTests {
  @Test("is what sorting gives, with what neighbours share", arguments: [1, 2, 3, 5, 40])
  func random(_ alphabet: Int32) {
    var random = SeededRandom(seed: UInt64(alphabet))
    for _ in 0..<200 {
      var text = (0..<Int.random(in: 0...60, using: &random)).map { _ in Int32.random(in: 1...alphabet, using: &random)
      }
      if random.chance(30), let first = text.first { text += [first] + text }
      text.append(0)
      let order = SuffixArray.build(text, alphabet: Int(alphabet) + 1)
      let expected = text.indices.sorted { text[$0...].lexicographicallyPrecedes(text[$1...]) }
      #expect(order.map { Int($0) } == expected, "seed \(random.seed), \(text)")
      let shared = zip(expected, expected.dropFirst()).map { left, right in
        zip(text[left...], text[right...]).prefix { $0 == $1 }.count
      }
      #expect(SuffixArray.commonPrefixes(text, order).dropFirst().map { Int($0) } == shared, "seed \(random.seed)")
    }
  }

  @Test("of a text of one number") func empty() {
    #expect(SuffixArray.build([0], alphabet: 1) == [0])
    #expect(SuffixArray.build([], alphabet: 1).isEmpty)
  }
}
