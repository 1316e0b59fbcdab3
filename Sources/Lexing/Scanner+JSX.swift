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
    if traits.contains(.typeParameters), opensTypeParameters(bytes) { return false }
    emitMarkup(length: 1)
    push(.tag(closing: false))
    return true
  }

  /// How many bytes of type parameters and parameters are looked at.
  private static let typeReach = 2_000
  private static let constant = Array("const".utf8)
  private static let extends = Array("extends".utf8)

  /// Whether the `<` at `position` opens type parameters: `<T,>(…) =>`, `<T extends U>(…) =>`, `<const T,>(…) =>`,
  /// and in a type or a signature `<T>(…) =>`, `<T>(…): U`. In an element's text neither `=>` nor, behind the start of
  /// a block, anything at all can stand, so what comes behind the parameters tells.
  private func opensTypeParameters(_ bytes: Span<UInt8>) -> Bool {
    // `function <T>(…)`, `new <T>(…)`
    if let last = previous, last.keyword == .function || last.keyword == .new { return true }
    let limit = min(count, position + Self.typeReach)
    var offset = blanksEnd(bytes, from: position + 1, limit)
    let name = offset
    while offset < limit, compiled.continuesName[Int(bytes[offset])] { offset += 1 }
    let isConstant = offset - name == Self.constant.count && matches(Self.constant, bytes, at: name)
    let nameEnd = offset
    offset = blanksEnd(bytes, from: offset, limit)
    guard offset < limit else { return false }
    if isConstant, offset > nameEnd { return true }
    switch bytes[offset] {
    case Symbol.comma, Symbol.equals: return true
    case Symbol.greater: return opensSignature(bytes, from: offset + 1, limit)
    default:
      let behind = offset + Self.extends.count
      return matches(Self.extends, bytes, at: offset) && behind < count && bytes[behind] <= 0x20
    }
  }

  /// Whether parameters stand at `start`, and behind them what only a function or its type has.
  private func opensSignature(_ bytes: Span<UInt8>, from start: Int, _ limit: Int) -> Bool {
    var offset = blanksEnd(bytes, from: start, limit)
    guard offset < limit, bytes[offset] == Symbol.openParenthesis else { return false }
    var depth = 0
    while offset < limit {
      if bytes[offset] == Symbol.openParenthesis { depth += 1 }
      if bytes[offset] == Symbol.closeParenthesis { depth -= 1 }
      offset += 1
      if depth == 0 { break }
    }
    offset = blanksEnd(bytes, from: offset, limit)
    guard depth == 0, offset + 1 < limit else { return false }
    if bytes[offset] == Symbol.equals { return bytes[offset + 1] == Symbol.greater }
    guard bytes[offset] == Symbol.colon, let last = previous else { return false }
    return last.code == Symbol.openBrace || last.code == Symbol.semicolon
  }

  /// Behind white space and block comments.
  private func blanksEnd(_ bytes: Span<UInt8>, from start: Int, _ limit: Int) -> Int {
    var offset = start
    while offset < limit {
      if bytes[offset] <= 0x20 {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "/"), offset + 1 < limit, bytes[offset + 1] == Symbol.star {
        offset += 2
        while offset + 1 < limit, bytes[offset] != Symbol.star || bytes[offset + 1] != UInt8(ascii: "/") {
          offset += 1
        }
        offset += 2
      } else {
        break
      }
    }
    return min(offset, limit)
  }

  /// Whether a TypeScript `!` stands last that says an operand is not null: `item! <n`, `item! / 2`.
  var endsWithAssertion: Bool {
    guard traits.contains(.typeParameters), let last = tokens.last, last.code == Symbol.bang, last.kind == .operator,
      tokens.count > 1
    else { return false }
    let operand = tokens[tokens.count - 2]
    guard operand.end == Int(last.start) else { return false }
    switch operand.kind {
    case .identifier: return true
    case .keyword: return operand.keyword == .this
    case .punctuation:
      return operand.code == Symbol.closeBracket
        || operand.code == Symbol.closeParenthesis && !lastParenthesisWasCondition
    default: return false
    }
  }

  private var isOperandPlace: Bool {
    guard let last = previous else { return true }
    if last.code == Symbol.bang, endsWithAssertion { return false }
    switch last.kind {
    case .identifier, .number, .string, .regex, .templateText: return false
    case .markup: return false
    case .keyword: return last.keyword != .this && last.keyword != .literal
    case .punctuation, .operator:
      return last.code != Symbol.closeParenthesis && last.code != Symbol.closeBracket
        && last.code != Symbol.closeBrace && last.code != Symbol.interpolationClose
        && last.code != Symbol.increment
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
