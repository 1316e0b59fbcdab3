/// Tags of JSX and of documents.
extension Scanner {
  /// The inside of a tag up to its `>`.
  mutating func scanTag(_ bytes: Span<UInt8>, closing: Bool) {
    let isDocument = traits.contains(.markup)
    // Whether the attribute's value is code, in Vue.
    var valueIsCode = false
    while position < count {
      steps += 1
      let byte = bytes[position]
      if isDocument, compiled.classes[Int(byte)] == .opener, scanTemplateMark(bytes) { continue }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: position += 1
      case Symbol.greater:
        emitMarkup(length: 1)
        popMode()
        if isDocument { return }
        if closing {
          // The element whose children these were is done.
          if case .children = modes.last { popMode() }
        } else {
          push(.children)
        }
        return
      case UInt8(ascii: "/"):
        if position + 1 < count, bytes[position + 1] == Symbol.greater {
          emitMarkup(length: 2)
          popMode()
          return
        }
        if !isDocument, position + 1 < count,
          bytes[position + 1] == UInt8(ascii: "/") || bytes[position + 1] == Symbol.star
        {
          scanOpener(bytes)
        } else {
          emitMarkup(length: 1)
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if valueIsCode { scanCodeValue(bytes, quote: byte) } else { scanAttributeValue(bytes, quote: byte) }
        valueIsCode = false
      case Symbol.openBrace where !isDocument:
        let start = position
        position += 1
        emit(.punctuation, from: start, code: Symbol.interpolationOpen)
        push(.embedded(open: Symbol.openBrace, close: Symbol.closeBrace, depth: 0))
        return
      case Symbol.less where !isDocument: scanTypeArguments(bytes)
      case Symbol.equals:
        emitMarkup(length: 1)
        if isDocument { scanBareValue(bytes) }
      default: valueIsCode = scanAttributeName(bytes)
      }
    }
  }

  /// A name, or a byte that belongs to none. True where its value is code.
  private mutating func scanAttributeName(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    let isVue = traits.contains(.vueAttributes)
    position += 1
    while position < count {
      let byte = bytes[position]
      let isPart =
        compiled.continuesName[Int(byte)] || byte == UInt8(ascii: "-")
        || (isVue && (byte == Symbol.colon || byte == Symbol.dot || byte == Symbol.at))
      if !isPart { break }
      position += 1
    }
    emit(.markup, from: start)
    guard isVue else { return false }
    switch bytes[start] {
    case Symbol.colon, Symbol.at, UInt8(ascii: "#"): return true
    default: return position - start > 2 && bytes[start] == UInt8(ascii: "v") && bytes[start + 1] == UInt8(ascii: "-")
    }
  }

  /// A value without quotes, up to white space or the tag's end: a quote inside it opens nothing.
  private mutating func scanBareValue(_ bytes: Span<UInt8>) {
    while position < count, bytes[position] <= 0x20 { position += 1 }
    let start = position
    while position < count {
      let byte = bytes[position]
      if byte <= 0x20 || byte == Symbol.greater { break }
      if position == start, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return }
      if compiled.classes[Int(byte)] == .opener, opensTemplate(bytes) { break }
      // `<path d=a/>` in a component ends the tag.
      if byte == UInt8(ascii: "/"), position + 1 < count, bytes[position + 1] == Symbol.greater { break }
      position += 1
    }
    emit(.markup, from: start)
  }

  /// A quoted value, in which templates may stand.
  private mutating func scanAttributeValue(_ bytes: Span<UInt8>, quote: UInt8) {
    var start = position
    var kind = TokenKind.string
    position += 1
    while position < count, bytes[position] != quote {
      if traits.contains(.markup), compiled.classes[Int(bytes[position])] == .opener {
        let here = position
        let length = tokens.count
        // The text before the mark must come first, so the mark is only looked at here.
        if opensTemplate(bytes) {
          emit(.templateText, from: start)
          start = here
          if scanTemplateMark(bytes) { start = position } else { position = here + 1 }
          if tokens.count > length { kind = .templateText }
          continue
        }
      }
      position += 1
    }
    position = min(position + 1, count)
    emit(kind, from: start)
  }

  /// A value that is an expression.
  private mutating func scanCodeValue(_ bytes: Span<UInt8>, quote: UInt8) {
    var end = position + 1
    while end < count, bytes[end] != quote { end += 1 }
    let first = tokens.count
    position += 1
    emit(.punctuation, from: position - 1, code: Symbol.interpolationOpen)
    scanEmbedded("typescript", bytes, upTo: end)
    noteCode("typescript", from: first)
    guard position < count else { return }
    position += 1
    emit(.punctuation, from: position - 1, code: Symbol.interpolationClose)
  }

  /// `<List<Item> …`: the type arguments of a component, on one line.
  private mutating func scanTypeArguments(_ bytes: Span<UInt8>) {
    var depth = 0
    var offset = position
    let limit = min(count, position + 200)
    while offset < limit, bytes[offset] != 0x0A {
      if bytes[offset] == Symbol.less { depth += 1 }
      if bytes[offset] == Symbol.greater {
        depth -= 1
        if depth == 0 {
          emitMarkup(length: offset + 1 - position)
          return
        }
      }
      offset += 1
    }
    emitMarkup(length: 1)
  }

  mutating func emitMarkup(length: Int) {
    let start = position
    position = min(position + length, count)
    emit(.markup, from: start)
  }
}
