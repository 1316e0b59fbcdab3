/// Turns the bytes of a file into tokens.
package struct Lexer {
  /// Replaces `tokens` with those of `bytes`, comments included, white space left out. Linear; never fails: what no
  /// rule takes becomes an `unknown` token, and an unclosed literal or comment ends with the line or the file.
  package static func tokens(
    of bytes: borrowing Span<UInt8>, language: Language, into tokens: inout [Token]
  ) {
    _ = scan(bytes, language: language, into: &tokens)
  }

  /// As `tokens`; gives where in a document code of other languages stands.
  static func source(
    of bytes: borrowing Span<UInt8>, language: Language, into tokens: inout [Token]
  ) -> [LexedSource.Embedded] {
    var code: [(language: String, tokens: Range<Int>)] = []
    _ = scan(bytes, language: language, into: &tokens, code: &code)
    return code.compactMap { piece in
      guard let profile = LanguageRegistry.compiled[piece.language]?.profile,
        let language = LanguageRegistry.language(id: profile.partOf ?? piece.language),
        let first = piece.tokens.first, let last = piece.tokens.last
      else { return nil }
      return LexedSource.Embedded(language: language, range: Int(tokens[first].start)..<tokens[last].end)
    }
  }

  /// The code that stands in a template, for each language the tokens of all its pieces in a row, the languages by id.
  ///
  /// A template has no functions of its own, and its languages' blocks may go over several pieces, so each language is
  /// looked at for itself. Empty for other files. Linear: the text is read once more.
  package static func code(
    in bytes: borrowing Span<UInt8>, language: Language
  ) -> [(language: Language, tokens: [Token])] {
    guard let compiled = LanguageRegistry.compiled[language.id], !compiled.regions.isEmpty,
      compiled.profile.structure == nil, bytes.count < Int(UInt32.max)
    else { return [] }
    var scanner = Scanner(compiled, count: bytes.count, reusing: [])
    scanner.collectsCode = true
    scanner.run(copy bytes)
    var pieces: [String: [Token]] = [:]
    for piece in scanner.code { pieces[piece.language, default: []] += scanner.tokens[piece.tokens] }
    return pieces.sorted { $0.key < $1.key }.compactMap { id, tokens in
      LanguageRegistry.language(id: id).map { ($0, tokens) }
    }
  }

  /// As `tokens`, and the number of steps that it took: the measure of work that does not depend on a clock.
  static func scan(_ bytes: borrowing Span<UInt8>, language: Language, into tokens: inout [Token]) -> Int {
    var code: [(language: String, tokens: Range<Int>)] = []
    return scan(bytes, language: language, into: &tokens, code: &code)
  }

  private static func scan(
    _ bytes: borrowing Span<UInt8>, language: Language, into tokens: inout [Token],
    code: inout [(language: String, tokens: Range<Int>)]
  ) -> Int {
    guard let compiled = LanguageRegistry.compiled[language.id], bytes.count < Int(UInt32.max) else {
      tokens.removeAll(keepingCapacity: true)
      return 0
    }
    var buffer: [Token] = []
    swap(&buffer, &tokens)
    var scanner = Scanner(compiled, count: bytes.count, reusing: buffer)
    scanner.collectsCode = scanner.traits.contains(.markup)
    scanner.run(copy bytes)
    swap(&scanner.tokens, &tokens)
    swap(&scanner.code, &code)
    return scanner.steps
  }
}
