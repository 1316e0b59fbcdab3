extension Scanner {
  /// `|` or `>` as the last word of a line, with an indentation or chomping mark: the lines that follow and are
  /// indented further than the one it stands on are one literal.
  mutating func scanBlockScalar(_ bytes: Span<UInt8>) -> Bool {
    guard let last = tokens.last else { return false }
    switch last.symbol {
    case Symbol.colon, UInt8(ascii: "-"): break
    // Behind a tag or an anchor: `key: !raw |`.
    default:
      guard last.kind == .identifier, last.end < position, tokens.count > 1 else { return false }
      let mark = tokens[tokens.count - 2].symbol
      guard mark == Symbol.bang || mark == UInt8(ascii: "&") else { return false }
    }
    var offset = position + 1
    while offset < count,
      bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+")
        || (bytes[offset] >= 0x30 && bytes[offset] <= 0x39)
    {
      offset += 1
    }
    let end = offset
    while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x0D { offset += 1 }
    guard offset >= count || bytes[offset] == 0x0A || (bytes[offset] == UInt8(ascii: "#") && offset > end) else {
      return false
    }
    let indent = blockIndent(bytes)
    let start = position
    position = end
    emit(.operator, from: start, code: Symbol.other)
    if offset < count, bytes[offset] == UInt8(ascii: "#") {
      position = offset
      skipLine(bytes)
      let close = position
      if bytes[position - 1] == 0x0D { position -= 1 }
      emit(.lineComment, from: offset)
      offset = close
    }
    position = min(offset + 1, count)
    scanIndentedLines(bytes, deeperThan: indent)
    return true
  }

  /// The column of the key or dash that the block at `position` belongs to.
  private func blockIndent(_ bytes: Span<UInt8>) -> Int {
    var start = position
    // The walk is as long as the line so far, and a line has one block at its end.
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var offset = start
    while offset < position {
      if bytes[offset] == UInt8(ascii: "-"), offset + 1 < position, bytes[offset + 1] == 0x20 {
        var next = offset + 1
        while next < position, bytes[next] == 0x20 { next += 1 }
        if next >= position { break }
        offset = next
      } else if bytes[offset] == 0x20 {
        offset += 1
      } else {
        break
      }
    }
    return offset - start
  }

  private mutating func scanIndentedLines(_ bytes: Span<UInt8>, deeperThan indent: Int) {
    var start = -1
    var end = position
    var line = position
    while line < count {
      var offset = line
      while offset < count, bytes[offset] == 0x20 { offset += 1 }
      var next = offset
      while next < count, bytes[next] != 0x0A { next += 1 }
      let isBlank = !hasText(bytes, offset..<next)
      if !isBlank {
        if offset - line <= indent { break }
        if start < 0 { start = offset }
        end = next
      }
      line = next + 1
    }
    if start >= 0 {
      position = end
      if bytes[position - 1] == 0x0D { position -= 1 }
      emit(.string, from: start)
    }
    position = start >= 0 ? end : position
  }

  private func hasText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in range where bytes[offset] > 0x20 { return true }
    return false
  }
}
