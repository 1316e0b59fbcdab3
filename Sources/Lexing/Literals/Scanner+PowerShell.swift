extension Scanner {
  /// `@"` at the end of a line up to `"@` at the start of one; the same with `'`, which holds no code.
  mutating func scanHereString(_ bytes: Span<UInt8>) -> Bool {
    guard position + 1 < count else { return false }
    let quote = bytes[position + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    var offset = position + 2
    while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x0D { offset += 1 }
    guard offset < count, bytes[offset] == 0x0A else { return false }
    let start = position
    // Its end is that of a heredoc whose word is these two bytes; they stand in the text the other way round.
    var state = StringState(close: 0)
    state.isHereString = true
    state.terminator = position..<position + 2
    state.escapes = false
    state.interpolation = quote == UInt8(ascii: "\"") ? .dollarParenthesis : .none
    position = offset + 1
    scanHeredocBody(bytes, state, from: start)
    return true
  }
}
