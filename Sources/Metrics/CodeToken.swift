internal import Lexing

/// A token of code with what the walkers ask of it again and again: its line, its partner, its role.
struct CodeToken {
  let start: UInt32
  let length: UInt32
  /// The line of its first byte, from 0.
  let line: UInt32
  /// How many line ends are inside it.
  let lineEnds: UInt32
  /// Index of the matching bracket, -1 where there is none and for other tokens.
  var partner: Int32 = -1
  let kind: TokenKind
  private(set) var code: UInt8
  /// As `Token.symbol`.
  private(set) var symbol: UInt8
  /// As `Token.keyword`.
  let keyword: Keyword

  init(_ token: Token, line: Int, lineEnds: Int) {
    start = token.start
    length = token.length
    self.line = UInt32(truncatingIfNeeded: line)
    self.lineEnds = UInt32(truncatingIfNeeded: lineEnds)
    kind = token.kind
    code = token.code
    switch token.kind {
    case .punctuation, .operator:
      symbol = token.code
      keyword = .none
    case .keyword, .identifier:
      symbol = 0
      // Most names are none, and asking costs a call.
      keyword = token.code == 0 ? .none : token.keyword
    default:
      symbol = 0
      keyword = .none
    }
  }

  /// Makes a bracket one that opens and closes nothing.
  mutating func neutralise() {
    code = 0
    symbol = 0
  }

  /// The offset behind the last byte.
  var end: Int { Int(start) + Int(length) }
  /// The bytes' offsets.
  var range: Range<Int> { Int(start)..<end }
}

/// Comparing by raw value instead of through the witness of another module, which costs two calls for each token.
extension Keyword {
  static func == (left: Keyword, right: Keyword) -> Bool { left.rawValue == right.rawValue }
  static func != (left: Keyword, right: Keyword) -> Bool { left.rawValue != right.rawValue }
}

/// As for `Keyword`.
extension TokenKind {
  static func == (left: TokenKind, right: TokenKind) -> Bool { left.rawValue == right.rawValue }
  static func != (left: TokenKind, right: TokenKind) -> Bool { left.rawValue != right.rawValue }
}
