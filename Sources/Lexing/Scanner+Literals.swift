/// Literals of single languages.
extension Scanner {
  // MARK: Ruby

  /// `name?`, `name!`, `key:` and `__END__`; true where the token is done.
  mutating func finishRubyName(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    if position < count, bytes[position] == Symbol.question || bytes[position] == Symbol.bang {
      let next = position + 1 < count ? bytes[position + 1] : 0
      if next != Symbol.equals, next != Symbol.question { position += 1 }
    }
    let next = position < count ? bytes[position] : 0
    if next == Symbol.colon, position + 1 >= count || bytes[position + 1] != Symbol.colon,
      tokens.last?.symbol != Symbol.question
    {
      emit(.identifier, from: start)
      return true
    }
    if position - start == 7, matches(Array("__END__".utf8), bytes, at: start), start == 0 || bytes[start - 1] == 0x0A {
      position = count
      emit(.markup, from: start)
      return true
    }
    return false
  }

  private var isRubyOperandPlace: Bool {
    guard let last = previous else { return true }
    switch last.kind {
    case .identifier, .number, .string, .templateText, .regex: return false
    case .keyword: return last.keyword != .end && last.keyword != .literal && last.keyword != .this
    default:
      return last.code != Symbol.closeParenthesis && last.code != Symbol.closeBracket && last.code != Symbol.closeBrace
    }
  }

  /// `:name`, `:"name"`
  mutating func scanRubySymbol(_ bytes: Span<UInt8>) -> Bool {
    guard position + 1 < count else { return false }
    let next = bytes[position + 1]
    if position > 0, compiled.continuesName[Int(bytes[position - 1])] { return false }
    guard compiled.classes[Int(next)] == .name else { return false }
    let start = position
    position += 2
    while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
    if position < count, bytes[position] == Symbol.question || bytes[position] == Symbol.bang { position += 1 }
    emit(.identifier, from: start)
    return true
  }

  /// `%w[…]`, `%q(…)`, `%(…)`
  mutating func scanRubyPercent(_ bytes: Span<UInt8>) -> Bool {
    var offset = position + 1
    guard offset < count else { return false }
    var letter: UInt8 = 0
    if bytes[offset] | 0x20 >= 0x61, bytes[offset] | 0x20 <= 0x7A {
      letter = bytes[offset]
      offset += 1
    }
    guard offset < count else { return false }
    let follows = previous?.kind == .identifier && position > 0 && bytes[position - 1] <= 0x20 && letter != 0
    guard isRubyOperandPlace || follows || isFirstOnLine(bytes, position) else { return false }
    let open = bytes[offset]
    let close: UInt8
    switch open {
    case Symbol.openParenthesis: close = Symbol.closeParenthesis
    case Symbol.openBracket: close = Symbol.closeBracket
    case Symbol.openBrace: close = Symbol.closeBrace
    case Symbol.less: close = Symbol.greater
    case UInt8(ascii: "|"), Symbol.bang, UInt8(ascii: "/"): close = open
    default: return false
    }
    var state = StringState(close: close)
    state.nestOpen = open == close ? 0 : open
    state.multiline = true
    let isPlain = letter == UInt8(ascii: "q") || letter == UInt8(ascii: "w") || letter == UInt8(ascii: "i")
    state.interpolation = isPlain ? .none : .hashBrace
    state.kind = letter == UInt8(ascii: "r") ? .regex : .string
    let start = position
    position = offset + 1
    scanString(bytes, state, from: start, resumed: false)
    return true
  }

  /// `?a`
  mutating func scanRubyCharacter(_ bytes: Span<UInt8>) -> Bool {
    guard position + 1 < count, bytes[position + 1] > 0x20, isRubyOperandPlace else { return false }
    if position + 2 < count, compiled.continuesName[Int(bytes[position + 2])] { return false }
    position += 2
    emit(.string, from: position - 2)
    return true
  }

  // MARK: Swift

  private static let directives: [[UInt8]] = [
    "if", "elseif", "else", "endif", "sourceLocation", "warning", "error",
  ].map { Array($0.utf8) }

  /// `#"…"#`, `#if`
  mutating func scanSwiftHash(_ bytes: Span<UInt8>) -> Bool {
    var offset = position
    while offset < count, bytes[offset] == UInt8(ascii: "#") { offset += 1 }
    let hashes = offset - position
    let start = position
    if offset < count, bytes[offset] == UInt8(ascii: "\"") {
      var state = StringState(close: UInt8(ascii: "\""))
      state.hashes = hashes
      state.interpolation = .backslashParenthesis
      if offset + 2 < count, bytes[offset + 1] == bytes[offset], bytes[offset + 2] == bytes[offset] {
        state.closeCount = 3
        state.multiline = true
      }
      position = offset + state.closeCount
      scanString(bytes, state, from: start, resumed: false)
      return true
    }
    guard hashes == 1 else {
      position = offset
      emit(.unknown, from: start)
      return true
    }
    for directive in Self.directives where matches(directive, bytes, at: offset) {
      let end = offset + directive.count
      if end >= count || !compiled.continuesName[Int(bytes[end])] {
        skipLine(bytes)
        emit(.preprocessor, from: start)
        return true
      }
    }
    return false
  }

  // MARK: C family

  /// A directive up to the end of its line or a comment; a backslash before the line end goes on.
  mutating func scanDirective(_ bytes: Span<UInt8>) -> Bool {
    guard isFirstOnLine(bytes, position) else { return false }
    let start = position
    while position < count {
      let byte = bytes[position]
      if byte == 0x0A {
        let previous = bytes[position - 1] == 0x0D ? position - 2 : position - 1
        if previous < start || bytes[previous] != UInt8(ascii: "\\") { break }
      }
      if byte == UInt8(ascii: "/"), position + 1 < count,
        bytes[position + 1] == UInt8(ascii: "/") || bytes[position + 1] == Symbol.star
      {
        break
      }
      position += 1
    }
    emit(.preprocessor, from: start)
    return true
  }

  /// `"…"`, `@"…"`, `$"…"`, `$@"…"`, `"""…"""`, `$$"""…"""`
  mutating func scanCSharpString(_ bytes: Span<UInt8>) -> Bool {
    var offset = position
    var dollars = 0
    var verbatim = false
    while offset < count, bytes[offset] == UInt8(ascii: "$") || bytes[offset] == Symbol.at {
      if bytes[offset] == Symbol.at { verbatim = true } else { dollars += 1 }
      offset += 1
    }
    let quote = UInt8(ascii: "\"")
    guard offset < count, bytes[offset] == quote else { return false }
    var quotes = 0
    while offset + quotes < count, bytes[offset + quotes] == quote { quotes += 1 }
    var state = StringState(close: quote)
    if quotes >= 3, !verbatim {
      state.closeCount = quotes
      state.multiline = true
      state.escapes = false
      state.braces = max(1, dollars)
    } else {
      state.escapes = !verbatim
      state.doubles = verbatim
      state.multiline = verbatim
    }
    state.interpolation = dollars > 0 ? .brace : .none
    let start = position
    position = offset + state.closeCount
    scanString(bytes, state, from: start, resumed: false)
    return true
  }

  // MARK: Rust

  /// `'a'` is a character, `'a` a lifetime.
  mutating func scanRustQuote(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    guard position + 2 < count else { return false }
    if bytes[position + 1] != UInt8(ascii: "\\") {
      let limit = min(count, position + 6)
      var offset = position + 2
      while offset < limit, bytes[offset] >= 0x80 { offset += 1 }
      if offset >= limit || bytes[offset] != UInt8(ascii: "'") {
        position += 1
        while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
        emit(.identifier, from: start)
        return true
      }
    }
    position += 1
    scanString(bytes, StringState(close: UInt8(ascii: "'")), from: start, resumed: false)
    return true
  }

  /// `r"…"`, `br#"…"#`
  mutating func scanRustRawString(_ bytes: Span<UInt8>, prefixFrom start: Int) -> Bool {
    guard position - start <= 2 else { return false }
    let isRaw = bytes[position - 1] == UInt8(ascii: "r")
    var offset = position
    while offset < count, bytes[offset] == UInt8(ascii: "#") { offset += 1 }
    guard isRaw || bytes[start] == UInt8(ascii: "b"), offset < count, bytes[offset] == UInt8(ascii: "\"") else {
      return false
    }
    var state = StringState(close: UInt8(ascii: "\""))
    state.hashes = offset - position
    state.escapes = !isRaw
    state.multiline = true
    position = offset + 1
    scanString(bytes, state, from: start, resumed: false)
    return true
  }
}
