/// Turns the bytes of a file into tokens.
package struct Lexer {
  /// Replaces `tokens` with those of `bytes`, comments included, white space left out. Linear; never fails: what no
  /// rule takes becomes an `unknown` token, and an unclosed literal or comment ends with the line or the file.
  package static func tokens(
    of bytes: borrowing Span<UInt8>, language: Language, into tokens: inout [Token]
  ) {
    _ = scan(bytes, language: language, into: &tokens)
  }

  /// As `tokens`, and the number of steps that it took: the measure of work that does not depend on a clock.
  static func scan(_ bytes: borrowing Span<UInt8>, language: Language, into tokens: inout [Token]) -> Int {
    guard let compiled = LanguageRegistry.compiled[language.id], bytes.count < Int(UInt32.max) else {
      tokens.removeAll(keepingCapacity: true)
      return 0
    }
    var buffer: [Token] = []
    swap(&buffer, &tokens)
    var scanner = Scanner(compiled, count: bytes.count, reusing: buffer)
    scanner.run(copy bytes)
    swap(&scanner.tokens, &tokens)
    return scanner.steps
  }
}
