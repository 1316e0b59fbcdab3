extension Scanner {
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
}
