extension Scanner {
  /// A regular expression literal where one can stand and where it ends on its line.
  mutating func scanRegex(_ bytes: Span<UInt8>) -> Bool {
    guard position >= noRegexBefore, regexMayStart(bytes) else { return false }
    var offset = position + 1
    var inClass = false
    while offset < count {
      let byte = bytes[offset]
      if byte == 0x0A { break }
      if byte == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if byte == Symbol.openBracket {
        inClass = true
      } else if byte == Symbol.closeBracket {
        inClass = false
      } else if byte == UInt8(ascii: "/"), !inClass {
        let start = position
        position = offset + 1
        while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
        emit(.regex, from: start)
        return true
      }
      offset += 1
    }
    noRegexBefore = min(offset, count)
    return false
  }

  private func regexMayStart(_ bytes: Span<UInt8>) -> Bool {
    guard let last = previous else { return true }
    switch last.kind {
    case .number, .string, .regex, .templateText: return false
    case .identifier:
      // `puts /x/` in Ruby: a blank before and none behind.
      return traits.contains(.rubyLiterals) && last.end < position && position + 1 < count
        && bytes[position + 1] > 0x20
    case .keyword: return last.keyword != .this && last.keyword != .literal
    case .punctuation, .operator:
      switch last.code {
      case Symbol.closeBracket, Symbol.increment, Symbol.interpolationClose: return false
      case Symbol.closeParenthesis: return lastParenthesisWasCondition
      case Symbol.closeBrace: return isFirstOnLine(bytes, position)
      default: return true
      }
    default: return true
    }
  }
}
