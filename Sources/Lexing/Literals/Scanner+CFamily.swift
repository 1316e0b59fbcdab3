extension Scanner {
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
      // A comment mark in a string opens nothing.
      if byte == UInt8(ascii: "\"") { skipDirectiveString(bytes) }
      position += 1
    }
    position = min(position, count)
    emit(.preprocessor, from: start)
    return true
  }

  /// Up to the closing quote of a string in a directive, or up to the line's last byte.
  private mutating func skipDirectiveString(_ bytes: Span<UInt8>) {
    var offset = position + 1
    while offset < count, bytes[offset] != 0x0A {
      if bytes[offset] == UInt8(ascii: "\"") {
        position = offset
        return
      }
      offset += bytes[offset] == UInt8(ascii: "\\") && offset + 1 < count && bytes[offset + 1] != 0x0A ? 2 : 1
    }
  }

  /// `R"mark(…)mark"`, with the encodings' prefixes.
  mutating func scanDelimitedRawString(_ bytes: Span<UInt8>, prefixFrom start: Int) -> Bool {
    guard position - start <= 3, bytes[position - 1] == UInt8(ascii: "R"), bytes[position] == UInt8(ascii: "\"") else {
      return false
    }
    var open = position + 1
    // A mark has at most 16 bytes.
    while open < count, open <= position + 17, bytes[open] > 0x20, bytes[open] != Symbol.openParenthesis { open += 1 }
    guard open < count, bytes[open] == Symbol.openParenthesis else { return false }
    let mark = position + 1..<open
    position = open + 1
    while position < count {
      if bytes[position] == Symbol.closeParenthesis, position + mark.count + 1 < count,
        bytes[position + mark.count + 1] == UInt8(ascii: "\""), same(bytes, mark, at: position + 1)
      {
        position += mark.count + 2
        break
      }
      position += 1
    }
    emit(.string, from: start)
    return true
  }

  /// Whether the bytes in `range` stand at `offset` too.
  func same(_ bytes: Span<UInt8>, _ range: Range<Int>, at offset: Int) -> Bool {
    guard offset + range.count <= count else { return false }
    for index in 0..<range.count where bytes[range.lowerBound + index] != bytes[offset + index] { return false }
    return true
  }
}
