extension Scanner {
  /// What a quote-like word opens.
  private struct QuoteLike {
    var parts: Int
    var kind: TokenKind
  }

  private static let quoteLikes: [(word: [UInt8], quote: QuoteLike)] = [
    ("q", 1, TokenKind.string), ("qq", 1, .string), ("qw", 1, .string), ("qx", 1, .string), ("qr", 1, .regex),
    ("m", 1, .regex), ("s", 2, .regex), ("tr", 2, .regex), ("y", 2, .regex),
  ].map { (Array($0.0.utf8), QuoteLike(parts: $0.1, kind: $0.2)) }

  /// Variables named by punctuation, words that open quotes, the mark that ends the code. True where one was taken.
  mutating func finishPerlName(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    let length = position - start
    if length == 1, bytes[start] == UInt8(ascii: "$") || bytes[start] == Symbol.at, position < count {
      return finishPunctuationVariable(bytes, from: start)
    }
    if length <= 2,
      let quote = Self.quoteLikes.first(where: { $0.word.count == length && matches($0.word, bytes, at: start) }),
      let open = quoteStart(bytes, behind: start)
    {
      position = open
      scanQuoteLike(bytes, quote.quote, from: start)
      return true
    }
    return scanEndMark(bytes, from: start)
  }

  /// `$/`, `$'`, `$#array`, `$#{…}`
  private mutating func finishPunctuationVariable(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    let next = bytes[position]
    if next == UInt8(ascii: "#") {
      let after = position + 1 < count ? bytes[position + 1] : 0
      guard compiled.continuesName[Int(after)] || after == Symbol.openBrace else { return false }
      position += 1
      while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
    } else if next > 0x20, next < 0x7F, next != Symbol.openBrace, next != Symbol.closeBrace,
      next != Symbol.openParenthesis, next != Symbol.closeParenthesis, next != Symbol.openBracket,
      next != Symbol.closeBracket, next != Symbol.colon, bytes[start] == UInt8(ascii: "$")
    {
      position += 1
    } else {
      return false
    }
    emit(.identifier, from: start)
    return true
  }

  /// Where the delimiter of a quote-like word stands; nil where the word is a name.
  private func quoteStart(_ bytes: Span<UInt8>, behind start: Int) -> Int? {
    if let last = tokens.last, last.end <= start {
      // `->s`, `&s`, `sub y`, `{s}` and `s =>` are names.
      if last.code == Symbol.arrow && last.kind == .operator || last.keyword == .function { return nil }
      if last.symbol == UInt8(ascii: "&") || last.symbol == UInt8(ascii: "%"), last.end == start { return nil }
      if last.symbol == Symbol.openBrace, position < count, bytes[position] == Symbol.closeBrace { return nil }
    }
    var offset = position
    while offset < count, bytes[offset] <= 0x20 { offset += 1 }
    guard offset < count else { return nil }
    let open = bytes[offset]
    let isApart = offset > position
    if open == Symbol.semicolon || open == Symbol.closeParenthesis { return nil }
    // `=~ m,a/b,` is one, `(m, s)` is a list.
    if open == Symbol.comma, isApart || tokens.last?.symbol != UInt8(ascii: "~") { return nil }
    if open == Symbol.equals, isApart || (offset + 1 < count && bytes[offset + 1] == Symbol.greater) { return nil }
    if open == UInt8(ascii: "#"), isApart { return nil }
    if compiled.continuesName[Int(open)] || open >= 0x80 || open == Symbol.closeBrace || open == Symbol.closeBracket {
      return nil
    }
    // `y - 1` and `s . x` are more likely than such delimiters.
    if isApart, open == UInt8(ascii: "-") || open == Symbol.dot || open == UInt8(ascii: "+") || open == Symbol.question
    {
      return nil
    }
    return offset
  }

  /// At the delimiter of the first part.
  private mutating func scanQuoteLike(_ bytes: Span<UInt8>, _ quote: QuoteLike, from start: Int) {
    let open = bytes[position]
    position += 1
    skipDelimited(bytes, open)
    if quote.parts == 2, position < count {
      if Self.closing(open) != open {
        while position < count, bytes[position] <= 0x20 { position += 1 }
        if position < count {
          let second = bytes[position]
          position += 1
          skipDelimited(bytes, second)
        }
      } else {
        skipDelimited(bytes, open)
      }
    }
    if quote.kind == .regex {
      while position < count, bytes[position] | 0x20 >= 0x61, bytes[position] | 0x20 <= 0x7A { position += 1 }
    }
    emit(quote.kind, from: start)
  }

  private static func closing(_ open: UInt8) -> UInt8 {
    switch open {
    case Symbol.openParenthesis: Symbol.closeParenthesis
    case Symbol.openBracket: Symbol.closeBracket
    case Symbol.openBrace: Symbol.closeBrace
    case Symbol.less: Symbol.greater
    default: open
    }
  }

  /// Behind the delimiter that ends a part, its own brackets balanced.
  private mutating func skipDelimited(_ bytes: Span<UInt8>, _ open: UInt8) {
    let close = Self.closing(open)
    var depth = 0
    while position < count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\"), close != byte {
        position = min(position + 1, count)
      } else if byte == close {
        if depth == 0 { return }
        depth -= 1
      } else if byte == open {
        depth += 1
      }
    }
  }

  /// `%name` and `&name` where an operand is due.
  mutating func scanPerlSigil(_ bytes: Span<UInt8>) -> Bool {
    let next = position + 1 < count ? bytes[position + 1] : 0
    guard compiled.classes[Int(next)] == .name, next != UInt8(ascii: "$") else { return false }
    if let last = previous {
      switch last.kind {
      case .identifier, .number, .string, .templateText: return false
      case .punctuation, .operator:
        if last.code == Symbol.closeParenthesis || last.code == Symbol.closeBracket || last.code == Symbol.closeBrace {
          return false
        }
      default: break
      }
    }
    let start = position
    position += 2
    while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
    emit(.identifier, from: start)
    return true
  }

  private static let split = Array("split".utf8)

  /// `//`: an empty expression behind `split` and where an operand is due, otherwise "or, if it is not defined".
  mutating func scanPerlSlashes(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    let isRegex: Bool
    if let last = previous, last.kind == .identifier {
      isRegex = Int(last.length) == Self.split.count && matches(Self.split, bytes, at: Int(last.start))
    } else {
      isRegex = regexMayStart(bytes)
    }
    position += 2
    if isRegex {
      while position < count, bytes[position] | 0x20 >= 0x61, bytes[position] | 0x20 <= 0x7A { position += 1 }
      emit(.regex, from: start)
    } else {
      let assigns = position < count && bytes[position] == Symbol.equals
      if assigns { position += 1 }
      emit(.operator, from: start, code: assigns ? Symbol.logicalAssign : Symbol.coalesce)
    }
    return true
  }

  /// `=head1` at the start of a line up to the line of `=cut`.
  mutating func scanPod(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    guard start == 0 || bytes[start - 1] == 0x0A, start + 1 < count, bytes[start + 1] | 0x20 >= 0x61,
      bytes[start + 1] | 0x20 <= 0x7A
    else { return false }
    let cut = Array("=cut".utf8)
    while position < count {
      let isCut = matches(cut, bytes, at: position)
      skipLine(bytes)
      if isCut { break }
      if position < count { position += 1 }
    }
    emit(.docComment, from: start)
    return true
  }

  /// `__END__` or `__DATA__` alone on its line: all behind it is data. True where the name was one.
  mutating func scanEndMark(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard bytes[start] == UInt8(ascii: "_"), start == 0 || bytes[start - 1] == 0x0A else { return false }
    let length = position - start
    guard
      (length == 7 && matches(Array("__END__".utf8), bytes, at: start))
        || (length == 8 && matches(Array("__DATA__".utf8), bytes, at: start))
    else { return false }
    position = count
    emit(.markup, from: start)
    return true
  }
}
