extension Scanner {
  /// A comment, a string or a literal of the language's own; leaves `position` where nothing opens.
  mutating func scanOpener(_ bytes: Span<UInt8>) {
    let byte = bytes[position]
    if scanSpecial(byte, bytes) { return }
    let openers = compiled.openers[Int(byte)]
    for opener in openers where matches(opener.open, bytes, at: position) {
      switch opener {
      case .line(let open, let comment):
        let next = position + open.count
        if let barred = comment.unlessFollowedBy, next < count, bytes[next] == barred { continue }
        if comment.atWordStart, position > 0, bytes[position - 1] > 0x20, bytes[position - 1] != Symbol.semicolon {
          continue
        }
        scanLineComment(bytes, kind: comment.kind)
        return
      case .block(let open, let close, let comment):
        if comment.atLineStart, position > 0, bytes[position - 1] != 0x0A { continue }
        scanBlockComment(bytes, open: open, close: close, comment)
        return
      case .string(let open, let state):
        if state.atWordStart, position > 0, compiled.continuesName[Int(bytes[position - 1])] { continue }
        let start = position
        position += open.count
        scanString(bytes, state, from: start, resumed: false)
        return
      }
    }
  }

  private mutating func scanLineComment(_ bytes: Span<UInt8>, kind: TokenKind) {
    let start = position
    if traits.contains(.phpTags) {
      // `?>` ends a line comment and the code.
      while position < count, bytes[position] != 0x0A {
        if bytes[position] == Symbol.question, position + 1 < count, bytes[position + 1] == Symbol.greater { break }
        position += 1
      }
    } else {
      skipLine(bytes)
    }
    if position > start, bytes[position - 1] == 0x0D { position -= 1 }
    emit(kind, from: start)
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
    var depth = 1
    let closeFirst = close.first ?? 0
    let openFirst = open.first ?? 0
    while position < count {
      let byte = bytes[position]
      if byte == closeFirst, matches(close, bytes, at: position),
        !comment.atLineStart || bytes[position - 1] == 0x0A
      {
        position += close.count
        depth -= 1
        if depth == 0 { break }
      } else if comment.nests, byte == openFirst, matches(open, bytes, at: position) {
        position += open.count
        depth += 1
      } else {
        position += 1
      }
    }
    if comment.atLineStart { skipLine(bytes) }
    emit(comment.kind, from: start)
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
    case Symbol.less:
      if traits.contains(.jsx) { return scanElementStart(bytes) }
      if next == Symbol.less, !traits.isDisjoint(with: [.phpTags, .rubyLiterals, .shellHeredocs]) {
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
      if traits.contains(.rubyLiterals) { return scanRubyCharacter(bytes) }
    case UInt8(ascii: "%"), Symbol.colon:
      if traits.contains(.rubyLiterals) {
        return byte == Symbol.colon ? scanRubySymbol(bytes) : scanRubyPercent(bytes)
      }
    case UInt8(ascii: "#"):
      if traits.contains(.swiftStrings), scanSwiftHash(bytes) { return true }
      if traits.contains(.preprocessor) { return scanDirective(bytes) }
    case Symbol.at, UInt8(ascii: "$"), UInt8(ascii: "\""):
      if traits.contains(.csharpStrings) { return scanCSharpString(bytes) }
    case UInt8(ascii: "'"):
      if traits.contains(.rustLiterals) { return scanRustQuote(bytes) }
    default: break
    }
    return false
  }
}
