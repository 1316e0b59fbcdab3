extension Scanner {
  /// `[[…]]`, `[=[…]=]`, and a comment of one behind `--`.
  mutating func scanLongBracket(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    var offset = position
    let isComment = bytes[offset] == UInt8(ascii: "-")
    if isComment {
      guard offset + 2 < count, bytes[offset + 1] == UInt8(ascii: "-"), bytes[offset + 2] == Symbol.openBracket else {
        return false
      }
      offset += 2
    }
    offset += 1
    let mark = offset
    while offset < count, bytes[offset] == Symbol.equals { offset += 1 }
    let level = offset - mark
    guard offset < count, bytes[offset] == Symbol.openBracket else { return false }
    position = offset + 1
    while position < count {
      guard bytes[position] == Symbol.closeBracket else {
        position += 1
        continue
      }
      var end = position + 1
      while end < count, end - position - 1 < level, bytes[end] == Symbol.equals { end += 1 }
      if end - position - 1 == level, end < count, bytes[end] == Symbol.closeBracket {
        position = end + 1
        break
      }
      position = end
    }
    emit(isComment ? .blockComment : .string, from: start)
    return true
  }
}
