extension Scanner {
  /// A comment, a string or a literal of the language's own; leaves `position` where nothing opens.
  mutating func scanOpener(_ bytes: Span<UInt8>) {
    let byte = bytes[position]
    if scanSpecial(byte, bytes) { return }
    let openers = compiled.openers[Int(byte)]
    var index = 0
    while index < openers.count {
      let opener = openers[index]
      index += 1
      guard stands(opener, bytes, at: position) else { continue }
      switch opener.kind {
      case .line:
        let comment = compiled.profile.lineComments[opener.index]
        let next = position + opener.length
        if let barred = comment.unlessFollowedBy, next < count, bytes[next] == barred { continue }
        if comment.atLineStart, !isFirstOnLine(bytes, position) { continue }
        if comment.atWordStart, position > 0, bytes[position - 1] > 0x20, bytes[position - 1] != Symbol.semicolon {
          continue
        }
        scanLineComment(bytes, kind: comment.kind)
        return
      case .block:
        let comment = compiled.profile.blockComments[opener.index]
        if comment.atLineStart, position > 0, bytes[position - 1] != 0x0A { continue }
        let marks = compiled.blockEnds[opener.index]
        scanBlockComment(bytes, open: marks.open, close: marks.close, comment)
        return
      case .string:
        let state = compiled.strings[opener.index]
        if state.atWordStart, position > 0, compiled.continuesName[Int(bytes[position - 1])] { continue }
        let start = position
        position += opener.length
        scanString(bytes, state, from: start, resumed: false)
        return
      }
    }
  }

  /// Whether the opener's mark stands at `offset`.
  func stands(_ opener: CompiledProfile.Opener, _ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + opener.length <= count else { return false }
    var mark = opener.mark
    var index = offset
    let end = offset + opener.length
    while index < end {
      if bytes[index] != UInt8(truncatingIfNeeded: mark) { return false }
      mark >>= 8
      index += 1
    }
    return true
  }

  private mutating func scanLineComment(_ bytes: Span<UInt8>, kind: TokenKind) {
    let start = position
    if traits.contains(.phpTags) {
      // `?>` ends a line comment and the code.
      while position < count, bytes[position] != 0x0A, !isLoneReturn(bytes) {
        if bytes[position] == Symbol.question, position + 1 < count, bytes[position + 1] == Symbol.greater { break }
        position += 1
      }
    } else {
      skipCommentLine(bytes)
      while traits.contains(.lineContinuations), position < count, endsInBackslash(bytes) {
        position += 1
        skipCommentLine(bytes)
      }
    }
    if position > start, bytes[position - 1] == 0x0D { position -= 1 }
    emit(kind, from: start)
  }

  /// Up to the end of a comment's line. A carriage return alone ends it too, as most languages have it, and in
  /// JavaScript U+2028 and U+2029: what stands behind is code to them, and must be to us. These two are taken along,
  /// since their bytes would start a name.
  private mutating func skipCommentLine(_ bytes: Span<UInt8>) {
    let isScript = traits.contains(.regexLiterals) && traits.isDisjoint(with: [.swiftStrings, .perlLiterals])
    while position < count {
      switch bytes[position] {
      case 0x0A: return
      case 0x0D where isLoneReturn(bytes): return
      case 0xE2 where isScript && position + 2 < count && bytes[position + 1] == 0x80:
        if bytes[position + 2] | 1 == 0xA9 {
          position += 3
          return
        }
      default: break
      }
      position += 1
    }
  }

  /// Whether a carriage return stands here that no line feed follows.
  private func isLoneReturn(_ bytes: Span<UInt8>) -> Bool {
    bytes[position] == 0x0D && position + 1 < count && bytes[position + 1] != 0x0A
  }

  private mutating func scanBlockComment(
    _ bytes: Span<UInt8>, open: [UInt8], close: [UInt8], _ comment: LanguageProfile.BlockComment
  ) {
    let start = position
    position += open.count
    if close.isEmpty {
      emit(comment.kind, from: start)
      return
    }
    if traits.contains(.markup), !traits.contains(.characterData), endsAtOnce(bytes, open: open) {
      emit(comment.kind, from: start)
      return
    }
    var depth = 1
    let closeFirst = close.first ?? 0
    let openFirst = open.first ?? 0
    let nests = comment.nests
    while position < count {
      let byte = bytes[position]
      if byte != closeFirst, byte != openFirst || !nests {
        position += 1
        continue
      }
      if byte == closeFirst, matches(close, bytes, at: position),
        !comment.atLineStart || bytes[position - 1] == 0x0A
      {
        position += close.count
        depth -= 1
        if depth == 0 { break }
      } else if nests, byte == openFirst, matches(open, bytes, at: position) {
        position += open.count
        depth += 1
      } else {
        position += 1
      }
    }
    if comment.atLineStart { skipLine(bytes) }
    emit(comment.kind, from: start)
  }

  /// `<!-->` and `<!--->` are whole comments to a browser. Moves behind the end where there is one.
  private mutating func endsAtOnce(_ bytes: Span<UInt8>, open: [UInt8]) -> Bool {
    guard open.count == 4, open[0] == Symbol.less, position < count else { return false }
    var end = position
    if bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard end < count, bytes[end] == Symbol.greater else { return false }
    position = end + 1
    return true
  }

  /// Whether a backslash stands right before the line end at `position`.
  private func endsInBackslash(_ bytes: Span<UInt8>) -> Bool {
    var last = position - 1
    if last > 0, bytes[last] == 0x0D { last -= 1 }
    return last >= 0 && bytes[last] == UInt8(ascii: "\\")
  }

  /// Literals that tables cannot describe; true where one was taken.
  private mutating func scanSpecial(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    let next = position + 1 < count ? bytes[position + 1] : 0
    switch byte {
    case UInt8(ascii: "/"):
      if traits.contains(.regexLiterals), next != UInt8(ascii: "/"), next != Symbol.star {
        return scanRegex(bytes)
      }
      if traits.contains(.rubyLiterals) { return scanRegex(bytes) }
      if next == UInt8(ascii: "/"), traits.contains(.perlLiterals) { return scanPerlSlashes(bytes) }
    case Symbol.less:
      if traits.contains(.jsx) { return scanElementStart(bytes) }
      if next == Symbol.less, !traits.isDisjoint(with: [.phpHeredocs, .rubyLiterals, .shellHeredocs]) {
        return scanHeredocStart(bytes)
      }
    case Symbol.question:
      if traits.contains(.phpTags), next == Symbol.greater, case .hosted = modes.last {
        position += 2
        // Ends the statement too.
        emit(.punctuation, from: position - 2, code: Symbol.semicolon)
        popMode()
        return true
      }
      if !traits.isDisjoint(with: [.rubyLiterals, .sigils]) { return scanRubyCharacter(bytes) }
    case UInt8(ascii: "%"):
      if traits.contains(.rubyLiterals) { return scanRubyPercent(bytes) }
      if traits.contains(.perlLiterals) { return scanPerlSigil(bytes) }
    case UInt8(ascii: "&"): return scanPerlSigil(bytes)
    case Symbol.colon:
      if traits.contains(.formatSpecifiers) { return scanFormat(bytes) }
      if !traits.isDisjoint(with: [.rubyLiterals, .sigils]) { return scanRubySymbol(bytes) }
    case UInt8(ascii: "#"):
      if traits.contains(.swiftStrings), scanSwiftHash(bytes) { return true }
      if traits.contains(.preprocessor) { return scanDirective(bytes) }
    case Symbol.at, UInt8(ascii: "$"), UInt8(ascii: "\""):
      if traits.contains(.csharpStrings) { return scanCSharpString(bytes) }
      if byte == Symbol.at, traits.contains(.hereStrings) { return scanHereString(bytes) }
      if byte == UInt8(ascii: "$"), traits.contains(.dollarQuotes) { return scanDollarQuote(bytes) }
    case UInt8(ascii: "'"):
      if traits.contains(.quoteNames) { return scanQuotedName(bytes) }
    case Symbol.openBracket, UInt8(ascii: "-"):
      if traits.contains(.longBrackets) { return scanLongBracket(bytes) }
    case Symbol.equals:
      if traits.contains(.perlLiterals) { return scanPod(bytes) }
    case UInt8(ascii: "~"):
      if traits.contains(.sigils) { return scanSigil(bytes) }
    case UInt8(ascii: "|"), Symbol.greater:
      if traits.contains(.blockScalars) { return scanBlockScalar(bytes) }
    case UInt8(ascii: "\\"), UInt8(ascii: "`"):
      if !traits.isDisjoint(with: [.backslashQuotes, .backquoteQuotes]), next > 0x20 {
        position += 2
        emit(.operator, from: position - 2, code: Symbol.other)
        return true
      }
    default: break
    }
    return false
  }
}
