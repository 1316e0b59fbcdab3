/// Literals of Ruby; some are Elixir's too.
extension Scanner {
  /// `name?`, `name!`, `key:` and `__END__`, in Elixir too; true where the token is done.
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
    return traits.contains(.rubyLiterals) && scanEndMark(bytes, from: start)
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
    case UInt8(ascii: "|"), Symbol.bang, UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "^"): close = open
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

  /// `?a`, `?\n`
  mutating func scanRubyCharacter(_ bytes: Span<UInt8>) -> Bool {
    guard position + 1 < count, bytes[position + 1] > 0x20, isRubyOperandPlace else { return false }
    if bytes[position + 1] == UInt8(ascii: "\\"), position + 2 < count, bytes[position + 2] > 0x20 {
      position += 3
      emit(.string, from: position - 3)
      return true
    }
    if position + 2 < count, compiled.continuesName[Int(bytes[position + 2])] { return false }
    position += 2
    emit(.string, from: position - 2)
    return true
  }
}
