extension Scanner {
  /// A regular expression over several lines is searched for no further than this many bytes.
  private static let longestRegex = 4_096

  /// A regular expression literal where one can stand and where it ends on its line.
  mutating func scanRegex(_ bytes: Span<UInt8>) -> Bool {
    guard position >= noRegexBefore, regexMayStart(bytes) else { return false }
    if traits.contains(.swiftStrings) {
      // A literal between bare slashes starts with neither a blank nor the end of an argument (SE-0354).
      let next = position + 1 < count ? bytes[position + 1] : 0
      if next <= 0x20 || next == Symbol.closeParenthesis || next == Symbol.comma { return false }
    }
    var offset = position + 1
    var inClass = false
    // Only in JavaScript may a slash stand bare in a class.
    let hasClasses = traits.isDisjoint(with: [.perlLiterals, .rubyLiterals, .swiftStrings])
    // Behind `=~` or `and` nothing but an expression can come, and with `/x` it may go over several lines.
    let spansLines = traits.contains(.perlLiterals) && previous?.kind != .identifier
    while offset < count {
      let byte = bytes[offset]
      if byte == 0x0A, !spansLines || offset - position > Self.longestRegex { break }
      if byte == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if byte == Symbol.openBracket, hasClasses {
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
    steps += min(offset, count) - position
    noRegexBefore = min(offset, count)
    return false
  }

  func regexMayStart(_ bytes: Span<UInt8>) -> Bool {
    guard let last = previous else { return true }
    switch last.kind {
    case .number, .string, .regex, .templateText: return false
    case .identifier:
      // `for (const part of /…/`: behind the loop's variable, or the brackets of its pattern.
      if last.keyword == .of, parentheses.last == true, tokens.count > 1 {
        let variable = tokens[tokens.count - 2]
        return variable.kind == .identifier || variable.symbol == Symbol.closeBracket
          || variable.symbol == Symbol.closeBrace
      }
      // `puts /x/` in Ruby, `split /x/` in Perl: a blank before and none behind.
      let first = bytes[Int(last.start)]
      return !traits.isDisjoint(with: [.rubyLiterals, .perlLiterals]) && last.end < position && position + 1 < count
        && bytes[position + 1] > 0x20 && first != UInt8(ascii: "$") && first != Symbol.at
    case .keyword: return last.keyword != .this && last.keyword != .literal
    case .punctuation, .operator:
      switch last.code {
      case Symbol.closeBracket, Symbol.increment, Symbol.interpolationClose: return false
      case Symbol.bang: return !endsWithAssertion
      case Symbol.closeParenthesis:
        return lastParenthesisWasCondition && traits.isDisjoint(with: [.perlLiterals, .swiftStrings, .rubyLiterals])
      case Symbol.closeBrace:
        return isFirstOnLine(bytes, position)
          || (lastBraceWasBlock && traits.isDisjoint(with: [.perlLiterals, .swiftStrings, .rubyLiterals]))
      default: return true
      }
    default: return true
    }
  }

  /// Whether the brace at `position` opens a block and not an object: after it a `/` starts a regular expression.
  var opensBlock: Bool {
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .identifier, .number, .string, .templateText, .markup: return true
    case .keyword:
      switch last.keyword {
      case .return, .throw, .in, .of, .is, .new, .await, .yield, .export, .void, .case: return false
      default: return true
      }
    case .punctuation, .operator:
      switch last.code {
      case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.openBrace, Symbol.semicolon,
        Symbol.fatArrow, Symbol.greater, Symbol.interpolationClose:
        return true
      default: return false
      }
    default: return true
    }
  }
}
