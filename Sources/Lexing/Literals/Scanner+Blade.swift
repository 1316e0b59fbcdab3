extension Scanner {
  /// Whether `@name` stands at `position` and is neither part of a word, as in an address, nor written `@@`.
  func startsDirective(_ bytes: Span<UInt8>) -> Bool {
    guard bytes[position] == Symbol.at, position + 1 < count else { return false }
    if position > 0, compiled.continuesName[Int(bytes[position - 1])] || bytes[position - 1] == Symbol.at {
      return false
    }
    let next = bytes[position + 1] | 0x20
    return next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
  }

  private static let php = Array("@php".utf8)
  private static let endPHP = Array("@endphp".utf8)
  private static let verbatim = Array("@verbatim".utf8)
  private static let endVerbatim = Array("@endverbatim".utf8)

  /// `@name`, its arguments, and the bodies of `@php` and `@verbatim`.
  mutating func scanDirectiveName(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    position += 1
    while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
    let length = position - start
    emit(.markup, from: start)
    var next = position
    while next < count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    if next < count, bytes[next] == Symbol.openParenthesis {
      position = next + 1
      let first = tokens.count
      emit(.punctuation, from: next, code: Symbol.interpolationOpen)
      scanBalanced("php-code", bytes, open: Symbol.openParenthesis, close: Symbol.closeParenthesis)
      noteCode("php-code", from: first)
    } else if length == Self.php.count, matches(Self.php, bytes, at: start) {
      let first = tokens.count
      scanEmbedded("php-code", bytes, upTo: offset(of: Self.endPHP, bytes, from: position) ?? count)
      noteCode("php-code", from: first)
    } else if length == Self.verbatim.count, matches(Self.verbatim, bytes, at: start) {
      let text = position
      position = offset(of: Self.endVerbatim, bytes, from: position) ?? count
      emit(.markup, from: text)
    }
    return true
  }
}
