internal import Lexing

extension BraceWalker {
  /// The name that a function expression is assigned to: `a.b = function`, `key: () =>`, `'key' => fn`.
  func assignedName(before head: Int, _ bytes: Span<UInt8>) -> (text: String, range: Range<Int>)? {
    var index = head - 1
    // Type parameters: `name = <T,>(…) =>`
    if isTyped, code.symbol(index) == Symbol.greater { index = beforeAngles(index) }
    if code.word(index) == .async || code.word(index) == .modifier { index -= 1 }
    switch code.symbol(index) {
    case Symbol.equals: return target(index - 1, bytes)
    case Symbol.colon, Symbol.fatArrow:
      let before = code.symbol(index - 2)
      guard index >= 2, before == Symbol.openBrace || before == Symbol.comma || before == Symbol.openBracket else {
        return nil
      }
      return key(index - 1, bytes)
    default: return nil
    }
  }

  /// Before the list of type parameters that closes at `end`; `end` itself where it does not open within reach.
  func beforeAngles(_ end: Int) -> Int {
    var depth = 0
    var index = end
    let stop = max(0, end - 64)
    while index > stop {
      switch code.symbol(index) {
      case Symbol.greater: depth += 1
      case Symbol.less:
        depth -= 1
        if depth == 0 { return index - 1 }
      case Symbol.semicolon: return end
      case Symbol.closeBrace, Symbol.closeParenthesis, Symbol.closeBracket:
        guard let open = code.partner(index) else { return end }
        index = open
      default: break
      }
      index -= 1
    }
    return end
  }

  private func key(_ index: Int, _ bytes: Span<UInt8>) -> (text: String, range: Range<Int>)? {
    let token = code.tokens[index]
    switch token.kind {
    case .identifier, .keyword: return (Names.text(token.range, bytes), token.range)
    case .string where token.length > 2:
      let range = Int(token.start) + 1..<token.end - 1
      return (Names.text(range, bytes), range)
    default: return nil
    }
  }

  /// The left side of an assignment that ends at `index`.
  private func target(_ index: Int, _ bytes: Span<UInt8>) -> (text: String, range: Range<Int>)? {
    var index = index
    if structure.colonTypes || structure.braceIsClosure, let name = typedName(index),
      // In Swift and Kotlin a colon may also be a case's or a label's.
      structure.colonTypes || code.keyword(name - 1) == .variable || code.keyword(name - 1) == .constant
    {
      index = name
    }
    // In Go, `var name Type = `.
    if code.isName(index - 1), code.keyword(index - 2) == .variable { index -= 1 }
    guard code.isName(index) else { return nil }
    let range = code.tokens[index].range
    var parts = [Names.text(range, bytes)]
    while parts.count < 4, code.symbol(index - 1) == Symbol.dot, code.isName(index - 2) {
      index -= 2
      let part = Names.text(code.tokens[index].range, bytes)
      if part != "prototype", part != "exports", part != "module", part != "self" { parts.append(part) }
    }
    return (parts.reversed().joined(separator: "."), range)
  }

  /// In `name: Type = `, where the name is, given the index of the type's last token.
  private func typedName(_ end: Int) -> Int? {
    var index = end
    let stop = max(0, end - 40)
    while index > stop {
      switch code.symbol(index) {
      case Symbol.closeBrace, Symbol.closeParenthesis, Symbol.closeBracket:
        guard let open = code.partner(index) else { return nil }
        index = open
      case Symbol.colon, Symbol.elvis: return code.isName(index - 1) ? index - 1 : nil
      case Symbol.semicolon, Symbol.openBrace, Symbol.openParenthesis, Symbol.equals, Symbol.comma: return nil
      // `let a: any` and on the next line `b = …`
      case 0:
        if code.isName(index), code.isOperand(index - 1), code.tokens[index - 1].line < code.tokens[index].line {
          return nil
        }
      default: break
      }
      index -= 1
    }
    return nil
  }

  // MARK: Accessors

  /// In Swift, `get {`, `willSet(value) {` and the brace behind `var name: Type`. True where the brace was claimed.
  mutating func accessor(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard structure.accessors else { return false }
    var head = index - 1
    if code.symbol(head) == Symbol.closeParenthesis, let open = code.partner(head) { head = open - 1 }
    while head > 0, code.word(head) == .async || code.word(head) == .throwing { head -= 1 }
    switch code.word(head) {
    case .get, .set, .accessor:
      openAccessor(head, body: index, bytes)
      return true
    default: break
    }
    guard let name = variableName(before: index), isOnOneLine(name, index - 1, bytes) else { return false }
    switch code.word(index + 1) {
    case .get, .set, .accessor, .modifier:
      push(Entry(kind: .control, end: code.partner(index) ?? code.count, depth: depth, raises: false, nests: false))
    default: openAccessor(name, body: index, bytes)
    }
    return true
  }

  /// In C#, `get => value;`. False where the name is none of these.
  mutating func accessorWithArrow(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    let word = code.word(index)
    guard !structure.braceIsClosure, word == .get || word == .set || word == .accessor else { return false }
    if code.symbol(index + 1) == Symbol.openBrace {
      openAccessor(index, body: index + 1, bytes)
      return true
    }
    return false
  }

  private func variableName(before brace: Int) -> Int? {
    var index = brace - 1
    let stop = max(0, brace - 24)
    while index > stop {
      switch code.symbol(index) {
      case Symbol.closeBracket, Symbol.closeParenthesis:
        guard let open = code.partner(index) else { return nil }
        index = open
      case Symbol.equals, Symbol.openBrace, Symbol.closeBrace, Symbol.semicolon, Symbol.openParenthesis: return nil
      default: break
      }
      if code.keyword(index) == .variable { return code.isName(index + 1) ? index + 1 : nil }
      index -= 1
    }
    return nil
  }
}
