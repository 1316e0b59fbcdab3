extension Scanner {
  /// `'a'` is a character, `'a` a lifetime in Rust and a symbol in Scala.
  mutating func scanQuotedName(_ bytes: Span<UInt8>) -> Bool {
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
    if bytes[position] == UInt8(ascii: "'") {
      guard position - start == 1, bytes[start] == UInt8(ascii: "b") else { return false }
      position += 1
      scanString(bytes, StringState(close: UInt8(ascii: "'")), from: start, resumed: false)
      return true
    }
    let isRaw = bytes[position - 1] == UInt8(ascii: "r")
    var offset = position
    while offset < count, bytes[offset] == UInt8(ascii: "#") { offset += 1 }
    if isRaw, offset == position + 1, offset < count, compiled.classes[Int(bytes[offset])] == .name {
      // `r#type` is a name.
      position = offset
      while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
      emit(.identifier, from: start)
      return true
    }
    let first = bytes[start]
    guard first == UInt8(ascii: "r") || first == UInt8(ascii: "b") || first == UInt8(ascii: "c"),
      isRaw || (position - start == 1 && offset == position), offset < count, bytes[offset] == UInt8(ascii: "\"")
    else { return false }
    var state = StringState(close: UInt8(ascii: "\""))
    state.hashes = offset - position
    state.escapes = !isRaw
    state.multiline = true
    position = offset + 1
    scanString(bytes, state, from: start, resumed: false)
    return true
  }
}
