/// Short texts of which every match of an expression holds at least one, so that looking for the texts finds every place
/// where the expression may match.
///
/// Looking for thousands of texts at once is cheap and takes no time to compile, where the like number of expressions
/// with their bounded repeats takes the library half a minute and a third of its speed. The reading follows what the
/// Google Code Search and Rust's regular expressions do: write out what is finite, take the rarest of what must be there.
struct RequiredLiterals: Hashable {
  /// Raised whenever an expression is read or weighed otherwise than before: compiled expressions of another number are
  /// not taken from a cache.
  static let version = 1

  /// Shorter texts are everywhere.
  static let shortest = 2
  static let mostTexts = 128

  /// Sorted. In lower case where they are compared without regard to case.
  var texts: [[UInt8]]
  var isCaseless: Bool
  /// How far behind a match's first byte a text's end is.
  var reach: ClosedRange<Int>

  /// Nil where the expression has none, or only such as stand everywhere: then it has to be looked for itself.
  init?(_ pattern: Pattern) {
    guard let (shape, isCaseless) = ExpressionReader.shape(of: pattern.expression) else { return nil }
    guard let (best, cost) = Self.cheapest(shape.required), cost <= Self.highestCost else { return nil }
    texts = Set(best.texts.map { isCaseless ? $0.map(Self.lowercased) : $0 })
      .sorted { $0.lexicographicallyPrecedes($1) }
    self.isCaseless = isCaseless
    let most = min(best.reach.upperBound, pattern.maximumWidth)
    reach = min(best.reach.lowerBound, most)...most
  }

  /// The candidate that costs least, and what it costs; the first of equals.
  static func cheapest(_ candidates: [ExpressionShape.Candidate]) -> (ExpressionShape.Candidate, cost: Double)? {
    var best: (ExpressionShape.Candidate, cost: Double)?
    for candidate in candidates {
      let cost = cost(of: candidate)
      if cost < best?.cost ?? .infinity { best = (candidate, cost) }
    }
    return best
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Above this, expressions cost less than looking at each place of their texts.
  private static let highestCost = 0.02

  /// What looking at the places of the texts costs for each byte of source, in starts that the second stage tries: a call
  /// costs about twenty of them (measured on five repositories, 107 MB).
  private static func cost(of candidate: ExpressionShape.Candidate) -> Double {
    let starts = min(candidate.reach.upperBound, PatternSyntax.widthLimit) - candidate.reach.lowerBound + 1
    // In one order, so that every process chooses alike.
    return candidate.texts.map(frequency).sorted().reduce(0, +) * (20 + Double(starts))
  }

  /// How often a text stands in a byte of source, roughly: what its bytes suggest, or the words that it is part of.
  private static func frequency(of text: [UInt8]) -> Double {
    let text = text.map(lowercased)
    var frequency = 1.0
    for byte in text {
      let rate =
        switch byte {
        case UInt8(ascii: " "): 0.1
        case 0x0A, 0x09: 0.04
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 0.015
        case 0x61...0x7A: commonLetters.contains(byte) ? 0.06 : 0.025
        default: 0.012
        }
      frequency *= rate
    }
    return max(frequency, fragments[text] ?? 0)
  }

  private static let commonLetters = Set("etaoinsrlcdpu".utf8)

  /// Words that stand in source more often than their letters suggest, for each byte; counted in the same repositories.
  private static let words: [(Double, String)] = [
    (7e-4, "path return test_ function string"),
    (3e-4, "error public const import value class object array private static false index include"),
    (1.5e-4, "request https:// password user_id username passed config default options update delete select"),
    (1.5e-4, "token header"),
    (5e-5, "verify protocol allow security resource except ignore execute server client session content message"),
    (2e-5, "http:// secret exit login root sha256 hash_ .env :git credential cookies curl access params"),
  ]

  /// Every part of a word, with the highest rate of a word that it is part of.
  private static let fragments: [[UInt8]: Double] = {
    var fragments: [[UInt8]: Double] = [:]
    for (rate, list) in words {
      for word in list.split(separator: " ") {
        let bytes = Array(word.utf8)
        for start in bytes.indices where start + shortest <= bytes.count {
          for end in (start + shortest)...bytes.count {
            fragments[Array(bytes[start..<end]), default: 0] = max(fragments[Array(bytes[start..<end])] ?? 0, rate)
          }
        }
      }
    }
    return fragments
  }()
}
