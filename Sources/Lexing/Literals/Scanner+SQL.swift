extension Scanner {
  /// `$$` or `$tag$`: behind `AS` and `DO` a mark around code, elsewhere the quote of a string.
  mutating func scanDollarQuote(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    var offset = position + 1
    while offset < count, bytes[offset] != UInt8(ascii: "$"), compiled.continuesName[Int(bytes[offset])] { offset += 1 }
    guard offset < count, bytes[offset] == UInt8(ascii: "$"), bytes[start + 1] < 0x30 || bytes[start + 1] > 0x39 else {
      return false
    }
    let mark = start..<offset + 1
    if let body = openBody, body.count == mark.count, same(bytes, body, at: start) {
      openBody = nil
    } else if openBody == nil, tokens.last?.keyword == .as || isDo(tokens.last, bytes) {
      openBody = mark
    } else if let end = sameLater(bytes, mark) {
      position = end
      emit(.string, from: start)
      return true
    }
    position = mark.upperBound
    emit(.operator, from: start, code: Symbol.other)
    return true
  }

  /// At a quote inside a string: whether a backslash takes it, as in MySQL's `'it\'s'`. Standard SQL takes the backslash
  /// for itself, but then the string ends here, and no letter follows: `'C:\'`.
  func isEscapedInMySQL(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var backslashes = 0
    while position - 1 - backslashes > start, bytes[position - 1 - backslashes] == UInt8(ascii: "\\") {
      backslashes += 1
    }
    guard backslashes % 2 == 1, position + 1 < count else { return false }
    return compiled.continuesName[Int(bytes[position + 1])]
  }

  private func isDo(_ token: Token?, _ bytes: Span<UInt8>) -> Bool {
    guard let token, token.kind == .keyword, token.length == 2 else { return false }
    return bytes[Int(token.start)] | 0x20 == UInt8(ascii: "d")
      && bytes[Int(token.start) + 1] | 0x20 == UInt8(ascii: "o")
  }

  /// Behind the next bytes that are the same as those in `mark`; nil where none come.
  private mutating func sameLater(_ bytes: Span<UInt8>, _ mark: Range<Int>) -> Int? {
    guard vainSearches < Self.searchLimit else { return nil }
    var offset = mark.upperBound
    while offset < count {
      if bytes[offset] == UInt8(ascii: "$"), same(bytes, mark, at: offset) { return offset + mark.count }
      offset += 1
    }
    steps += count - mark.upperBound
    vainSearches += 1
    return nil
  }
}
