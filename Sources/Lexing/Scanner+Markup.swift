extension Scanner {
  // MARK: JSX

  /// `<name` or `<>` where an operand may start: an element. True where one was taken.
  mutating func scanElementStart(_ bytes: Span<UInt8>) -> Bool {
    let next = position + 1
    guard next < count, isOperandPlace else { return false }
    let byte = bytes[next]
    if byte == Symbol.greater {
      emitMarkup(length: 2)
      push(.children)
      return true
    }
    guard compiled.classes[Int(byte)] == .name else { return false }
    if compiled.profile.language.id == "tsx" || compiled.profile.language.id == "typescript" {
      // `<T,>(…) =>` and `<T extends U>(…) =>` are type parameters.
      var offset = next
      while offset < count, compiled.continuesName[Int(bytes[offset])] { offset += 1 }
      while offset < count, bytes[offset] == 0x20 { offset += 1 }
      if offset < count, bytes[offset] == Symbol.comma || matches(Array("extends ".utf8), bytes, at: offset) {
        return false
      }
    }
    emitMarkup(length: 1)
    push(.tag(closing: false))
    return true
  }

  private var isOperandPlace: Bool {
    guard let last = previous else { return true }
    switch last.kind {
    case .identifier, .number, .string, .regex, .templateText: return false
    case .markup: return false
    case .keyword: return last.keyword != .this && last.keyword != .literal
    case .punctuation, .operator:
      return last.code != Symbol.closeParenthesis && last.code != Symbol.closeBracket
        && last.code != Symbol.closeBrace && last.code != Symbol.interpolationClose
    default: return true
    }
  }

  mutating func emitMarkup(length: Int) {
    let start = position
    position = min(position + length, count)
    emit(.markup, from: start)
  }

  /// The inside of a tag up to its `>`.
  mutating func scanTag(_ bytes: Span<UInt8>, closing: Bool) {
    while position < count {
      steps += 1
      let byte = bytes[position]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: position += 1
      case Symbol.greater:
        emitMarkup(length: 1)
        popMode()
        if traits.contains(.markup) { return }
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
        if traits.contains(.jsx), position + 1 < count,
          bytes[position + 1] == UInt8(ascii: "/") || bytes[position + 1] == Symbol.star
        {
          scanOpener(bytes)
        } else {
          emitMarkup(length: 1)
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let start = position
        position += 1
        while position < count, bytes[position] != byte { position += 1 }
        position = min(position + 1, count)
        emit(.string, from: start)
      case Symbol.openBrace where traits.contains(.jsx):
        let start = position
        position += 1
        emit(.punctuation, from: start, code: Symbol.interpolationOpen)
        push(.embedded(depth: 0))
        return
      case Symbol.less where traits.contains(.jsx):
        // Type arguments of a component, or an element as an attribute's value: both are rare; take the byte.
        emitMarkup(length: 1)
      default:
        let start = position
        position += 1
        while position < count, compiled.continuesName[Int(bytes[position])] || bytes[position] == UInt8(ascii: "-") {
          position += 1
        }
        emit(.markup, from: start)
      }
    }
  }

  /// Text and elements between a JSX element's tags.
  mutating func scanChildren(_ bytes: Span<UInt8>) {
    var textStart = -1
    var textEnd = -1
    while position < count {
      steps += 1
      let byte = bytes[position]
      if byte == Symbol.less || byte == Symbol.openBrace {
        let here = position
        if textStart >= 0 {
          position = textEnd
          emit(.markup, from: textStart)
          position = here
        }
        if byte == Symbol.openBrace {
          position += 1
          emit(.punctuation, from: here, code: Symbol.interpolationOpen)
          push(.embedded(depth: 0))
        } else if position + 1 < count, bytes[position + 1] == UInt8(ascii: "/") {
          emitMarkup(length: 2)
          push(.tag(closing: true))
        } else if position + 1 < count, bytes[position + 1] == Symbol.greater {
          emitMarkup(length: 2)
          push(.children)
        } else {
          emitMarkup(length: 1)
          push(.tag(closing: false))
        }
        return
      }
      if byte > 0x20 {
        if textStart < 0 { textStart = position }
        textEnd = position + 1
      }
      position += 1
    }
    if textStart >= 0 {
      position = textEnd
      emit(.markup, from: textStart)
    }
    position = count
  }

  // MARK: Documents

  /// Text and tags up to code, a tag's inside, or the end.
  mutating func scanHost(_ bytes: Span<UInt8>) {
    let isPHP = traits.contains(.phpTags)
    let hasTags = traits.contains(.markup)
    var textStart = -1
    var textEnd = position
    while position < count {
      steps += 1
      let byte = bytes[position]
      if compiled.classes[Int(byte)] == .opener || byte == Symbol.less {
        let here = position
        let opens = isPHP ? phpTagLength(bytes) > 0 : opensInDocument(bytes, hasTags: hasTags)
        if opens {
          flushText(from: textStart, to: textEnd, resumeAt: here)
          if isPHP {
            emitMarkup(length: phpTagLength(bytes))
            push(.hosted)
            return
          }
          if byte == Symbol.less, !startsComment(bytes) {
            scanTagStart(bytes)
            return
          }
          let before = position
          scanOpener(bytes)
          if position == before { emitMarkup(length: 1) }
          textStart = -1
          textEnd = position
          continue
        }
      }
      if byte > 0x20 {
        if textStart < 0 { textStart = position }
        textEnd = position + 1
      }
      position += 1
    }
    flushText(from: textStart, to: textEnd, resumeAt: count)
  }

  private mutating func flushText(from start: Int, to end: Int, resumeAt next: Int) {
    if start >= 0 {
      position = end
      emit(.markup, from: start)
    }
    position = next
  }

  private func phpTagLength(_ bytes: Span<UInt8>) -> Int {
    guard position + 1 < count, bytes[position] == Symbol.less, bytes[position + 1] == Symbol.question else { return 0 }
    guard position + 2 < count else { return 2 }
    let third = bytes[position + 2]
    if third == Symbol.equals { return 3 }
    if third <= 0x20 { return 2 }
    if position + 4 < count, third | 0x20 == UInt8(ascii: "p"), bytes[position + 3] | 0x20 == UInt8(ascii: "h"),
      bytes[position + 4] | 0x20 == UInt8(ascii: "p")
    {
      return 5
    }
    return 0
  }

  private func startsComment(_ bytes: Span<UInt8>) -> Bool {
    compiled.openers[Int(bytes[position])].contains { matches($0.open, bytes, at: position) }
  }

  private func opensInDocument(_ bytes: Span<UInt8>, hasTags: Bool) -> Bool {
    if startsComment(bytes) { return true }
    guard hasTags, bytes[position] == Symbol.less, position + 1 < count else { return false }
    let next = bytes[position + 1]
    return next == UInt8(ascii: "/") || next == Symbol.bang || next == Symbol.question
      || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
  }

  private static let script = Array("script".utf8)
  private static let style = Array("style".utf8)

  /// A tag; the contents of `<script>` and `<style>` are read in their own language.
  private mutating func scanTagStart(_ bytes: Span<UInt8>) {
    let name = position + 1
    let isScript = isElement(Self.script, bytes, at: name)
    let isStyle = !isScript && isElement(Self.style, bytes, at: name)
    emitMarkup(length: name < count && bytes[name] == UInt8(ascii: "/") ? 2 : 1)
    let first = tokens.count
    modes.append(.tag(closing: false))
    scanTag(bytes, closing: false)
    if case .tag = modes.last { popMode() }
    guard isScript || isStyle else { return }
    if let last = tokens.last, last.length == 2 { return }
    var language = isScript ? "javascript" : "scss"
    for token in tokens[min(first, tokens.count)...].prefix(20) where isScript && token.kind == .string {
      for offset in token.range.prefix(40) where offset + 1 < token.end {
        if bytes[offset] == UInt8(ascii: "t"), bytes[offset + 1] == UInt8(ascii: "s"), token.length <= 5 {
          language = "typescript"
        }
      }
    }
    guard let inner = LanguageRegistry.compiled[language] else { return }
    let end = closingTag(isScript ? Self.script : Self.style, bytes)
    var scanner = Scanner(inner, count: end, reusing: [])
    swap(&scanner.tokens, &tokens)
    scanner.position = position
    scanner.resume(bytes)
    swap(&scanner.tokens, &tokens)
    steps += scanner.steps
    position = end
  }

  private func isElement(_ name: [UInt8], _ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + name.count < count else { return false }
    for index in name.indices where bytes[offset + index] | 0x20 != name[index] { return false }
    let behind = bytes[offset + name.count]
    return behind <= 0x20 || behind == Symbol.greater
  }

  private func closingTag(_ name: [UInt8], _ bytes: Span<UInt8>) -> Int {
    var offset = position
    while offset + 1 < count {
      if bytes[offset] == Symbol.less, bytes[offset + 1] == UInt8(ascii: "/"), isElement(name, bytes, at: offset + 2) {
        return offset
      }
      offset += 1
    }
    return count
  }
}
