package import Findings
package import Lexing
package import SourceText

/// A file's code as numbers that can be compared: a hash and a line for each token, comments and white space left out.
///
/// Tokens are counted as jscpd counts them, so that its thresholds and figures can be compared: in JavaScript and
/// TypeScript the language's own tokens, elsewhere a word, a literal or one sign, so that `$a->b` is five. Markup,
/// directives, and strings over several lines are cut into words and signs too: their line breaks and indentation do not
/// count, and a copied page or query is as long as it looks.
///
/// A hash has 32 bits: two tokens that differ are taken as equal once in four thousand million, which makes a false
/// clone only where everything around them is equal too.
package struct CloneTokens: Sendable, Hashable {
  /// What stands for each token.
  package private(set) var symbols: [UInt32] = []
  /// The line, from 1, on which each token starts.
  package private(set) var lines: [UInt32] = []
  /// Tokens that end on a later line, in order: index and last line.
  private(set) var tall: [Tall] = []

  struct Tall: Sendable, Hashable {
    var index: UInt32
    var endLine: UInt32
  }

  /// Linear in the size of `bytes`.
  package init(
    _ bytes: borrowing Span<UInt8>, tokens: [Token], lines index: LineIndex, family: String, kind: CloneKind
  ) {
    symbols.reserveCapacity(tokens.count)
    lines.reserveCapacity(tokens.count)
    let hasOwnTokens = family == CloneFamily.javaScript
    var line = 0
    for token in tokens where !token.kind.isComment {
      let start = Int(token.start)
      while line + 1 < index.lineCount, index.starts[line + 1] <= start { line += 1 }
      let first = line
      while line + 1 < index.lineCount, index.starts[line + 1] < token.end { line += 1 }
      switch token.kind {
      case .markup, .unknown, .preprocessor: appendWords(of: token, bytes, from: first)
      case .identifier where kind == .renamed:
        // The sign of a variable is no part of its name.
        if !hasOwnTokens, !Self.isWord(bytes[start]) {
          append(Self.hash(bytes, from: start, to: start + 1), from: first, to: first)
        }
        append(Self.name, from: first, to: line)
      case .identifier where !hasOwnTokens, .operator where !hasOwnTokens && token.length > 1,
        .punctuation where !hasOwnTokens && token.length > 1:
        appendWords(of: token, bytes, from: first)
      case .number where kind == .renamed, .string where kind == .renamed, .templateText where kind == .renamed,
        .regex where kind == .renamed:
        append(Self.literal, from: first, to: line)
      case .string where line > first, .templateText where line > first:
        appendWords(of: token, bytes, from: first)
      default: append(Self.hash(bytes, from: start, to: token.end), from: first, to: line)
      }
    }
  }

  /// Some ranges of another file's tokens, one behind the other; what is out of its bounds is left out.
  init(_ other: CloneTokens, ranges: some Sequence<Range<Int>>) {
    for range in ranges {
      let range = range.clamped(to: 0..<other.symbols.count)
      let base = symbols.count
      symbols += other.symbols[range]
      lines += other.lines[range]
      var index = other.tallIndex(from: range.lowerBound)
      while index < other.tall.count, Int(other.tall[index].index) < range.upperBound {
        let moved = base + Int(other.tall[index].index) - range.lowerBound
        tall.append(Tall(index: UInt32(moved), endLine: other.tall[index].endLine))
        index += 1
      }
    }
  }

  /// Of tokens with these symbols, each on the line given; for tests.
  init(symbols: [UInt32], lines: [UInt32]) {
    self.symbols = symbols
    self.lines = lines
  }

  package var count: Int { symbols.count }

  /// The line, from 1, on which a token ends. Logarithmic in the number of tokens over several lines.
  func endLine(of token: Int) -> Int {
    let index = tallIndex(from: token)
    return index < tall.count && Int(tall[index].index) == token ? Int(tall[index].endLine) : Int(lines[token])
  }

  private func tallIndex(from token: Int) -> Int {
    var low = 0
    var high = tall.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tall[middle].index) < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Lines count from 0 here.
  private mutating func append(_ symbol: UInt32, from first: Int, to last: Int) {
    if last > first { tall.append(Tall(index: UInt32(symbols.count), endLine: UInt32(last + 1))) }
    symbols.append(symbol)
    lines.append(UInt32(first + 1))
  }

  private mutating func appendWords(of token: Token, _ bytes: borrowing Span<UInt8>, from first: Int) {
    var line = first
    var offset = Int(token.start)
    let end = token.end
    while offset < end {
      let byte = bytes[offset]
      if byte <= 0x20 {
        if byte == 0x0A { line += 1 }
        offset += 1
        continue
      }
      let start = offset
      offset += 1
      if Self.isWord(byte) {
        while offset < end, Self.isWord(bytes[offset]) { offset += 1 }
      }
      append(Self.hash(bytes, from: start, to: offset), from: line, to: line)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x5F || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// What stands for any name and any literal of type 2. No hash of a token is likelier to be one than any other.
  private static let name: UInt32 = 0x6e61_6d65
  private static let literal: UInt32 = 0x6c69_7465

  /// FNV-1a of 64 bits, its halves mixed.
  private static func hash(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var offset = start
    while offset < end {
      hash = (hash ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01b3
      offset += 1
    }
    hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
