// Compiled together with the sources of SourceText and Lexing by `run.sh`; not part of the package.

/// One input: its first byte picks the language, the rest is the file. Traps where the tokens do not tile the file or
/// the work is not linear; libFuzzer itself reports crashes, hangs and memory.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLexer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 1 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let profiles = LanguageRegistry.profiles
  let language = profiles[Int(bytes[0]) % profiles.count].language
  let text = Array(bytes.dropFirst())
  var tokens: [Token] = []
  let steps = Lexer.scan(text.span, language: language, into: &tokens)
  precondition(steps <= 8 * text.count + 16, "\(language.id): \(steps) steps for \(text.count) bytes")
  var position = 0
  for token in tokens {
    precondition(
      Int(token.start) >= position && token.end <= text.count && token.length > 0, "\(language.id): \(token)")
    while position < Int(token.start) {
      precondition(text[position] <= 0x20 || (position < 3 && text[position] >= 0xBB), "\(language.id): gap")
      position += 1
    }
    position = token.end
  }
  while position < text.count {
    precondition(text[position] <= 0x20 || (position < 3 && text[position] >= 0xBB), "\(language.id): rest")
    position += 1
  }
  _ = LanguageDetection.language(
    of: RepositoryPath("a.\(language.profile?.extensions.first ?? "")"), content: text.span)
  return 0
}
