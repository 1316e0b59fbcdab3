/// What a token is.
/// Public, so that other modules compare it by its raw value without a call.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  case identifier, keyword, number
  /// A whole string or character literal without interpolated code.
  case string
  /// A literal part of a string that also holds interpolated code.
  case templateText
  case regex
  case lineComment, blockComment
  /// A documentation comment: `/**`, `///`, and Python's docstrings.
  case docComment
  /// A bracket, comma, semicolon, colon or dot.
  case punctuation
  case `operator`
  /// A directive on a line of its own: `#if`, `#region`, a script's `#!`.
  case preprocessor
  /// HTML or JSX: tags, attribute names and text; also whatever surrounds embedded code.
  case markup
  /// Bytes that no rule of the language takes.
  case unknown

  package var isComment: Bool { self == .lineComment || self == .blockComment || self == .docComment }
  /// A literal whose bytes are data, not code: strings, parts of templates, regular expressions.
  package var isString: Bool { self == .string || self == .templateText || self == .regex }
  /// Whatever is not a comment.
  package var isCode: Bool { !isComment }
}

/// One token: where it is, what it is, and which keyword or symbol.
///
/// 12 bytes. Tokens of a file are in order, do not overlap, and leave out nothing but white space and a byte order mark.
package struct Token: Sendable, Hashable {
  package var start: UInt32
  package var length: UInt32
  package var kind: TokenKind
  /// `Keyword.rawValue` of a keyword or a contextual identifier, `Symbol` of punctuation and operators, otherwise 0.
  package var code: UInt8

  package init(kind: TokenKind, start: Int, length: Int, code: UInt8 = 0) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.length = UInt32(truncatingIfNeeded: length)
    self.kind = kind
    self.code = code
  }

  /// The offset behind the last byte.
  package var end: Int { Int(start) + Int(length) }
  /// The bytes' offsets.
  package var range: Range<Int> { Int(start)..<end }
  /// The role of a keyword, or of an identifier that is a keyword in some places (`get`, `async`, `record`).
  package var keyword: Keyword {
    kind == .keyword || kind == .identifier ? Keyword(rawValue: code) ?? .none : .none
  }
  /// The symbol of punctuation and operators, 0 for other tokens.
  package var symbol: UInt8 {
    kind == .punctuation || kind == .operator ? code : 0
  }
}
