/// What stands at a place in a file.
package enum Scope: UInt8, Sendable {
  case code, comment, string
}

/// A file's language and tokens, computed once and handed to rules, measures and clones.
package struct LexedSource: Sendable {
  /// Code of one language inside a document: a script, or what stands between a template's marks.
  package struct Embedded: Sendable, Hashable {
    package let language: Language
    /// In the file, in bytes.
    package let range: Range<Int>

    package init(language: Language, range: Range<Int>) {
      self.language = language
      self.range = range
    }
  }

  /// Nil where the language is not known; then there are no tokens and everything is code.
  package let language: Language?
  package let tokens: [Token]
  /// Sorted by place, without overlaps; the language of a part is the one that it is a part of (`php-code` is PHP).
  package let embedded: [Embedded]

  package init(language: Language?, tokens: [Token], embedded: [Embedded] = []) {
    self.language = language
    self.tokens = tokens
    self.embedded = embedded
  }

  /// Lexes `bytes`. Linear.
  package init(_ bytes: borrowing Span<UInt8>, language: Language?) {
    var tokens: [Token] = []
    var embedded: [Embedded] = []
    if let language { embedded = Lexer.source(of: bytes, language: language, into: &tokens) }
    self.init(language: language, tokens: tokens, embedded: embedded)
  }

  /// What stands at the byte at `offset`. White space is code, unless it is inside a comment or string.
  /// Logarithmic in the number of tokens.
  package func scope(at offset: Int) -> Scope {
    guard let index = tokens.index(holding: offset) else { return .code }
    let kind = tokens[index].kind
    return kind.isComment ? .comment : kind.isString ? .string : .code
  }

  /// The language of the code at an offset: that of the part which holds it, otherwise the file's own. Logarithmic.
  package func language(at offset: Int) -> Language? {
    var low = 0
    var high = embedded.count
    while low < high {
      let middle = (low + high) / 2
      if embedded[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < embedded.count && embedded[low].range.contains(offset) ? embedded[low].language : language
  }
}

extension [Token] {
  /// The index of the token that holds the byte at `offset`, nil where none does; of tokens in order. Logarithmic.
  package func index(holding offset: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < count && Int(self[low].start) <= offset ? low : nil
  }
}
