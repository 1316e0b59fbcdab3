internal import Findings
internal import Lexing
internal import SourceText

/// What recognises a function in another place after it was moved, re-indented, renamed or edited a little.
///
/// Made of the tokens of the function's lines without comments; quotes count alike, semicolons and trailing commas not
/// at all, so that a formatter changes nothing. Holds at most 64 numbers, however long the function is.
struct FunctionSketch: Sendable, Hashable {
  /// How many tokens it was made of.
  var tokens: Int
  /// A hash of the tokens in order.
  var normal: UInt64
  /// The same with every name replaced by the number of its first use: equal where only names differ.
  var renamed: UInt64
  /// The smallest hashes of the names, keywords and literals, rising: a bottom-k sketch (Cohen and Kaplan 2007), from
  /// which two sets' Jaccard index is estimated.
  var words: [UInt32]
  /// The same of every four tokens in a row, names alike.
  var shapes: [UInt32]

  /// How many hashes are kept: the estimate then errs by about 0.09.
  static let size = 32

  /// The share of words, and of shapes, that two sketches have in common, 0 to 1: the lower of both.
  func likeness(to other: FunctionSketch) -> Double {
    min(Self.jaccard(words, other.words), Self.jaccard(shapes, other.shapes))
  }

  private static func jaccard(_ left: [UInt32], _ right: [UInt32]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return left.isEmpty && right.isEmpty ? 1 : 0 }
    var shared = 0
    var union = 0
    var i = 0
    var j = 0
    // Only as far as the shorter sketch is known to be complete.
    while union < size, i < left.count || j < right.count {
      union += 1
      if i < left.count, j < right.count, left[i] == right[j] {
        shared += 1
        i += 1
        j += 1
      } else if j >= right.count || (i < left.count && left[i] < right[j]) {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(shared) / Double(union)
  }
}

/// Sketches functions of one version of one file. The file is read into tokens once, when the first sketch is asked for.
struct FunctionSketcher {
  private let bytes: [UInt8]
  private let language: Language?
  private var tokens: [Token] = []
  private var lines: LineIndex?
  /// Nested functions share tokens: work is bounded by this many times the file's tokens.
  private static let repeats = 8
  private var budget = 0

  init(_ bytes: [UInt8], language: String) {
    self.bytes = bytes
    self.language = LanguageRegistry.language(id: language)
  }

  /// Nil where the language is unknown or the file's functions nest so deeply that the work would not be linear.
  mutating func sketch(of function: FunctionMeasure) -> FunctionSketch? {
    guard let language else { return nil }
    let lines = prepared(language)
    guard function.startLine >= 1, function.startLine <= lines.lineCount else { return nil }
    let start = lines.byteRange(ofLine: function.startLine).lowerBound
    let end = lines.byteRange(ofLine: min(max(function.endLine, function.startLine), lines.lineCount)).upperBound
    let first = firstToken(from: start)
    var last = first
    while last < tokens.count, Int(tokens[last].start) < end { last += 1 }
    budget -= last - first
    guard budget >= 0 else { return nil }
    return sketch(first..<last)
  }

  private mutating func prepared(_ language: Language) -> LineIndex {
    if let lines { return lines }
    let lines = LineIndex(bytes)
    self.lines = lines
    var tokens: [Token] = []
    Lexer.tokens(of: bytes.span, language: language, into: &tokens)
    tokens.removeAll { $0.kind.isComment }
    self.tokens = tokens
    budget = tokens.count * Self.repeats
    return lines
  }

  private func firstToken(from offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func sketch(_ range: Range<Int>) -> FunctionSketch {
    var normal = LineHash()
    var renamed = LineHash()
    var numbers: [UInt64: UInt64] = [:]
    var words: Set<UInt32> = []
    var shapes: Set<UInt32> = []
    var window: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var count = 0
    for index in range where !isDropped(index, range) {
      let token = tokens[index]
      let hash = self.hash(token)
      count += 1
      normal.mix(hash)
      let isName = token.kind == .identifier
      if isName {
        let number = numbers[hash] ?? UInt64(numbers.count)
        numbers[hash] = number
        renamed.mix(number &+ 0x5eed)
      } else {
        renamed.mix(hash)
      }
      if isName || token.kind == .keyword || token.kind == .number || token.kind.isString {
        words.insert(Self.folded(hash))
      }
      let shape = isName ? 1 : hash
      var four = LineHash()
      four.mix(window.0)
      four.mix(window.1)
      four.mix(window.2)
      four.mix(shape)
      if count >= 4 { shapes.insert(Self.folded(four.value)) }
      window = (window.1, window.2, shape)
    }
    return FunctionSketch(
      tokens: count, normal: normal.value, renamed: renamed.value,
      words: Array(words.sorted().prefix(FunctionSketch.size)),
      shapes: Array(shapes.sorted().prefix(FunctionSketch.size)))
  }

  /// A semicolon, or a comma right before a closing bracket: formatters add and remove them.
  private func isDropped(_ index: Int, _ range: Range<Int>) -> Bool {
    switch tokens[index].symbol {
    case Symbol.semicolon: return true
    case Symbol.comma:
      guard index + 1 < range.upperBound else { return false }
      let next = tokens[index + 1].symbol
      return next == Symbol.closeParenthesis || next == Symbol.closeBracket || next == Symbol.closeBrace
    default: return false
    }
  }

  private func hash(_ token: Token) -> UInt64 {
    var range = token.range
    // `'a'`, `"a"` and `` `a` `` are one.
    if token.kind == .string, range.count >= 2, Self.isQuote(bytes[range.lowerBound]),
      bytes[range.lowerBound] == bytes[range.upperBound - 1]
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    var hash = LineHash()
    hash.mix(token.kind == .string ? 2 : 3)
    for offset in range {
      // A conversion of line ends inside a literal is no edit.
      let isCarriage = bytes[offset] == 0x0d && offset + 1 < range.upperBound && bytes[offset + 1] == 0x0a
      if !isCarriage { hash.mix(byte: bytes[offset]) }
    }
    return hash.value
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x60 }

  private static func folded(_ hash: UInt64) -> UInt32 {
    // FNV's high bits are the better mixed ones; a multiplication spreads them before they are cut.
    let spread = (hash ^ (hash >> 32)) &* 0x9e37_79b9_7f4a_7c15
    return UInt32(truncatingIfNeeded: spread >> 32)
  }
}
