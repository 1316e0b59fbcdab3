extension Scanner {
  /// `s"…${code}…"`, `raw"""…"""`: a name directly before a quote.
  mutating func scanInterpolator(_ bytes: Span<UInt8>, prefixFrom start: Int) -> Bool {
    guard bytes[position] == UInt8(ascii: "\"") else { return false }
    var state = StringState(close: bytes[position])
    if position + 2 < count, bytes[position + 1] == bytes[position], bytes[position + 2] == bytes[position] {
      state.closeCount = 3
      state.multiline = true
      state.escapes = false
    }
    state.interpolation = .dollarBrace
    position += state.closeCount
    scanString(bytes, state, from: start, resumed: false)
    return true
  }
}
