extension Scanner {
  /// The rest of a string from `position`, up to its end or to code inside it. `start` is where the token starts.
  mutating func scanString(_ bytes: Span<UInt8>, _ state: StringState, from start: Int, resumed: Bool) {
    var state = state
    if state.isHeredoc {
      scanHeredocBody(bytes, state, from: start)
      return
    }
    let interrupter = Self.interrupter(of: state.interpolation)
    // PHP has two marks.
    let second = state.interpolation == .braceDollar ? UInt8(ascii: "$") : 0
    while position < count {
      let byte = bytes[position]
      // Most bytes are none that matters; `close` is never 0 here, so 0 stands for a byte that is not looked for.
      if byte != state.close, byte != state.escape, byte != 0x0A, byte != interrupter || byte == 0,
        byte != state.nestOpen || byte == 0, byte != second || byte == 0
      {
        position += 1
        continue
      }
      if byte == state.escape, state.escapes || state.interpolation == .backslashParenthesis {
        if state.interpolation == .backslashParenthesis, opensSwiftCode(bytes, state) {
          interrupt(bytes, state, from: start, markLength: 2 + state.hashes, open: Symbol.openParenthesis)
          return
        }
        if traits.contains(.longBrackets), position + 1 < count, bytes[position + 1] == UInt8(ascii: "z") {
          // Lua's `\z` takes the white space behind it, line ends too.
          position += 2
          while position < count, bytes[position] <= 0x20 { position += 1 }
          continue
        }
        // In Python's formatted strings a backslash leaves a brace its meaning, raw or not.
        if traits.contains(.pythonStrings), state.interpolation == .brace, position + 1 < count,
          bytes[position + 1] == Symbol.openBrace
        {
          position += 1
          continue
        }
        // A line end may be two bytes.
        let isLineEnd = position + 2 < count && bytes[position + 1] == 0x0D && bytes[position + 2] == 0x0A
        position += state.hashes > 0 ? 1 : isLineEnd ? 3 : 2
        continue
      }
      if state.nestOpen != 0, byte == state.nestOpen {
        state.nestDepth += 1
      } else if byte == state.close {
        if state.nestDepth > 0 {
          state.nestDepth -= 1
        } else if traits.contains(.dollarQuotes), isEscapedInMySQL(bytes, from: start) {
          position += 1
          continue
        } else if closes(bytes, state) {
          let length = state.closeCount + state.hashes
          if state.doubles, position + length < count, bytes[position + length] == byte, state.closeCount == 1 {
            position += 2
            continue
          }
          position += length
          let isDocstring = !resumed && state.closeCount == 3 && isDocumentation(bytes, from: start)
          emit(resumed ? .templateText : isDocstring ? .docComment : state.kind, from: start)
          return
        }
      } else if byte == 0x0A, !state.multiline {
        break
      }
      if state.interpolation != .none, let length = interpolationLength(bytes, state) {
        if length < 0 {
          position += 2
          continue
        }
        let parenthesis = state.interpolation == .dollarParenthesis
        interrupt(
          bytes, state, from: start, markLength: length,
          open: parenthesis ? Symbol.openParenthesis : Symbol.openBrace)
        return
      }
      position += 1
    }
    position = min(position, count)
    emit(resumed ? .templateText : state.kind, from: start)
  }

  /// The literal part so far, the mark that opens code, and then code.
  mutating func interrupt(
    _ bytes: Span<UInt8>, _ state: StringState, from start: Int, markLength: Int, open: UInt8
  ) {
    emit(.templateText, from: start)
    let mark = position
    position = min(position + markLength, count)
    emit(.punctuation, from: mark, code: Symbol.interpolationOpen)
    let close = open == Symbol.openBrace ? Symbol.closeBrace : Symbol.closeParenthesis
    push(.interpolation(state, open: open, close: close, depth: 0, outer: bracketDepth))
  }

  /// The first byte of the mark that opens code; 0 where none does.
  private static func interrupter(of interpolation: LanguageProfile.Interpolation) -> UInt8 {
    switch interpolation {
    case .none, .backslashParenthesis: 0
    case .dollarBrace, .dollarParenthesis: UInt8(ascii: "$")
    case .hashBrace: UInt8(ascii: "#")
    case .braceDollar, .brace: Symbol.openBrace
    case .atBrace: Symbol.at
    }
  }

  private func closes(_ bytes: Span<UInt8>, _ state: StringState) -> Bool {
    guard position + state.closeCount + state.hashes <= count else { return false }
    var offset = 1
    while offset < state.closeCount {
      if bytes[position + offset] != state.close { return false }
      offset += 1
    }
    while offset < state.closeCount + state.hashes {
      if bytes[position + offset] != UInt8(ascii: "#") { return false }
      offset += 1
    }
    return true
  }

  /// The length of the mark that opens code here; negative for a doubled brace that stands for itself.
  func interpolationLength(_ bytes: Span<UInt8>, _ state: StringState) -> Int? {
    let byte = bytes[position]
    let next = position + 1 < count ? bytes[position + 1] : 0
    switch state.interpolation {
    case .none, .backslashParenthesis: return nil
    case .dollarBrace: return byte == UInt8(ascii: "$") && next == Symbol.openBrace ? 2 : nil
    case .hashBrace: return byte == UInt8(ascii: "#") && next == Symbol.openBrace ? 2 : nil
    case .braceDollar:
      if byte == UInt8(ascii: "$") { return next == Symbol.openBrace ? 2 : nil }
      return byte == Symbol.openBrace && next == UInt8(ascii: "$") ? 1 : nil
    case .atBrace: return byte == Symbol.at && next == Symbol.openBrace ? 2 : nil
    case .dollarParenthesis: return byte == UInt8(ascii: "$") && next == Symbol.openParenthesis ? 2 : nil
    case .brace:
      guard byte == Symbol.openBrace else { return nil }
      if state.braces > 1 {
        var length = 1
        while length < state.braces, position + length < count, bytes[position + length] == byte { length += 1 }
        return length == state.braces ? length : nil
      }
      return next == byte ? -2 : 1
    }
  }

  private func opensSwiftCode(_ bytes: Span<UInt8>, _ state: StringState) -> Bool {
    var offset = position + 1
    while offset < position + 1 + state.hashes {
      guard offset < count, bytes[offset] == UInt8(ascii: "#") else { return false }
      offset += 1
    }
    return offset < count && bytes[offset] == Symbol.openParenthesis
  }

  /// Whether a triple-quoted Python string is a statement of its own. cloc and scc count such lines as comments.
  private func isDocumentation(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    if traits.contains(.sigils) { return isElixirDocumentation(bytes) }
    guard traits.contains(.pythonStrings), bracketDepth == 0, isFirstOnLine(bytes, start) else { return false }
    if let last = tokens.last, last.kind == .operator, last.code == UInt8(ascii: "\\") { return false }
    var offset = position
    while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x0D { offset += 1 }
    return offset >= count || bytes[offset] == 0x0A || bytes[offset] == UInt8(ascii: "#")
      || bytes[offset] == Symbol.semicolon
  }

  // MARK: Prefixes

  /// A quote right behind a name: `r"…"`, `f'…'`. True where the name was a prefix.
  mutating func scanPrefixedString(_ bytes: Span<UInt8>, prefixFrom start: Int) -> Bool {
    for form in compiled.prefixed
    where form.word.count == position - start && matches(form.word, bytes, at: start)
      && matches(form.quote, bytes, at: position)
    {
      position += form.quote.count
      scanString(bytes, form.state, from: start, resumed: false)
      return true
    }
    if traits.contains(.rustLiterals) { return scanRustRawString(bytes, prefixFrom: start) }
    if traits.contains(.delimitedRawStrings) { return scanDelimitedRawString(bytes, prefixFrom: start) }
    if traits.contains(.prefixInterpolation) { return scanInterpolator(bytes, prefixFrom: start) }
    guard traits.contains(.pythonStrings), position - start <= 2, bytes[position] != UInt8(ascii: "#") else {
      return false
    }
    var formatted = false
    for offset in start..<position {
      switch bytes[offset] | 0x20 {
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "u"): break
      case UInt8(ascii: "f"), UInt8(ascii: "t"): formatted = true
      default: return false
      }
    }
    let quote = bytes[position]
    // A backslash keeps a quote from closing even a raw string.
    var state = StringState(close: quote)
    if position + 2 < count, bytes[position + 1] == quote, bytes[position + 2] == quote {
      state.closeCount = 3
      state.multiline = true
    }
    state.interpolation = formatted ? .brace : .none
    position += state.closeCount
    scanString(bytes, state, from: start, resumed: false)
    return true
  }

  // MARK: Formats

  /// At the `:` of `{value:format}` in a string: the format up to the brace that ends the code. False elsewhere.
  mutating func scanFormat(_ bytes: Span<UInt8>) -> Bool {
    guard case .interpolation(let state, _, let close, _, let outer) = modes.last, outer == bracketDepth,
      close == Symbol.closeBrace
    else { return false }
    let start = position
    var depth = 0
    while position < count {
      let byte = bytes[position]
      if byte == Symbol.openBrace {
        depth += 1
      } else if byte == Symbol.closeBrace {
        if depth == 0 { break }
        depth -= 1
      } else if depth == 0, byte == state.close || (byte == 0x0A && !state.multiline) {
        break
      }
      position += 1
    }
    emit(.templateText, from: start)
    return true
  }
}
