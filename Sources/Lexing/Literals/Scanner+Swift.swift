extension Scanner {
  private static let directives: [[UInt8]] = [
    "if", "elseif", "else", "endif", "sourceLocation", "warning", "error",
  ].map { Array($0.utf8) }

  /// `#"…"#`, `#/…/#`, `#if`
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
    if offset < count, bytes[offset] == UInt8(ascii: "/"), scanExtendedRegex(bytes, hashes: hashes) { return true }
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

  /// `#/…/#`, on one line, or on several where a line end follows the opening mark at once.
  private mutating func scanExtendedRegex(_ bytes: Span<UInt8>, hashes: Int) -> Bool {
    let start = position
    var offset = position + hashes + 1
    let isMultiline = offset < count && (bytes[offset] == 0x0A || bytes[offset] == 0x0D)
    while offset < count {
      let byte = bytes[offset]
      if byte == 0x0A, !isMultiline { break }
      if byte == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      offset += 1
      guard byte == UInt8(ascii: "/") else { continue }
      var closing = 0
      while closing < hashes, offset + closing < count, bytes[offset + closing] == UInt8(ascii: "#") { closing += 1 }
      if closing == hashes {
        position = offset + closing
        emit(.regex, from: start)
        return true
      }
    }
    guard isMultiline else { return false }
    position = count
    emit(.regex, from: start)
    return true
  }
}
