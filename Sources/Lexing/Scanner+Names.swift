extension Scanner {
  /// Names that are more than a name in their language; true where the token is done.
  mutating func finishName(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    if traits.contains(.perlLiterals) { return finishPerlName(bytes, from: start) }
    if !traits.isDisjoint(with: [.rubyLiterals, .sigils]) {
      if traits.contains(.rubyLiterals), finishGlobal(bytes, from: start) { return true }
      return finishRubyName(bytes, from: start)
    }
    if traits.contains(.unquotedURLs) { return scanURL(bytes, from: start) }
    if traits.contains(.phpTags) { return scanHalt(bytes, from: start) }
    return false
  }

  /// Ruby's `$/`, `$'`, `$"`
  private mutating func finishGlobal(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard position - start == 1, bytes[start] == UInt8(ascii: "$"), position < count else { return false }
    switch bytes[position] {
    case UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      Symbol.question, Symbol.less, Symbol.colon:
      position += 1
      emit(.identifier, from: start)
      return true
    default: return false
    }
  }

  /// `url(…)` without quotes, on one line: its slashes open no comment.
  private mutating func scanURL(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard position - start == 3, position < count, bytes[position] == Symbol.openParenthesis,
      bytes[start] | 0x20 == UInt8(ascii: "u"), bytes[start + 1] | 0x20 == UInt8(ascii: "r"),
      bytes[start + 2] | 0x20 == UInt8(ascii: "l"), position >= noURLBefore
    else { return false }
    var offset = position + 1
    while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    guard offset < count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "'") else { return false }
    while offset < count, bytes[offset] != Symbol.closeParenthesis, bytes[offset] != 0x0A { offset += 1 }
    guard offset < count, bytes[offset] == Symbol.closeParenthesis else {
      noURLBefore = offset
      return false
    }
    position = offset + 1
    emit(.string, from: start)
    return true
  }

  /// PHP's `__halt_compiler();`: all behind it is data.
  private mutating func scanHalt(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard position - start == 15, bytes[start] == UInt8(ascii: "_") else { return false }
    let word = Array("__halt_compiler".utf8)
    for index in word.indices where bytes[start + index] | 0x20 != word[index] | 0x20 { return false }
    // A member may be called so, and a constant that is not called halts nothing.
    if let last = previous,
      last.code == Symbol.arrow || last.code == Symbol.optionalChain || last.code == Symbol.scope
        || last.keyword == .function
    {
      return false
    }
    var next = position
    while next < count, bytes[next] <= 0x20 { next += 1 }
    guard next < count, bytes[next] == Symbol.openParenthesis else { return false }
    emit(.keyword, from: start, code: Keyword.other.rawValue)
    while position < count, bytes[position] != Symbol.semicolon, bytes[position] != 0x0A { position += 1 }
    let end = min(position + 1, count)
    position = start + word.count
    // What is left of the statement, then the data.
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte > 0x20 { emit(.punctuation, from: position - 1, code: byte < 0x80 ? byte : 0) }
    }
    let data = position
    position = count
    if data < count { emit(.markup, from: data) }
    return true
  }
}
