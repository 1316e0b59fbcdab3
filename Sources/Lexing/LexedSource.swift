/// What stands at a place in a file.
package enum Scope: UInt8, Sendable {
  case code, comment, string
}

/// A file's language and tokens, computed once and handed to rules, measures and clones.
package struct LexedSource: Sendable {
  /// Nil where the language is not known; then there are no tokens and everything is code.
  package let language: Language?
  package let tokens: [Token]

  package init(language: Language?, tokens: [Token]) {
    self.language = language
    self.tokens = tokens
  }

  /// Lexes `bytes`. Linear.
  package init(_ bytes: borrowing Span<UInt8>, language: Language?) {
    var tokens: [Token] = []
    if let language { Lexer.tokens(of: bytes, language: language, into: &tokens) }
    self.init(language: language, tokens: tokens)
  }

  /// What stands at the byte at `offset`. White space is code, unless it is inside a comment or string.
  /// Logarithmic in the number of tokens.
  package func scope(at offset: Int) -> Scope {
    guard let index = tokenIndex(at: offset) else { return .code }
    let kind = tokens[index].kind
    return kind.isComment ? .comment : kind.isString ? .string : .code
  }

  /// The index of the token that holds the byte at `offset`.
  package func tokenIndex(at offset: Int) -> Int? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && Int(tokens[low].start) <= offset ? low : nil
  }
}
