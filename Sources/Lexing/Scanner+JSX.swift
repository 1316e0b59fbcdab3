extension Scanner {
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
    if traits.contains(.typeParameters) {
      // `<T,>(…) =>`, `<T extends U>(…) =>` and `<const T,>(…) =>` are type parameters.
      if matches(Array("const ".utf8), bytes, at: next) { return false }
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
          push(.embedded(open: Symbol.openBrace, close: Symbol.closeBrace, depth: 0))
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
}
