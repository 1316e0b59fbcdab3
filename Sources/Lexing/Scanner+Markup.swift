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

  /// Markup around embedded code.
  mutating func scanHost(_ bytes: Span<UInt8>) {
    emitMarkup(length: count - position)
  }
}
