internal import Lexing

/// TypeScript's types: where they stand and how far they go. What looks like an arrow function or a condition in one is
/// neither.
extension BraceWalker {
  /// How many tokens a type may have; a type literal in braces counts as one.
  private static let longestType = 400

  // MARK: Where types stand

  private static let alias = Array("type".utf8)

  /// At a name: `type Name<T> = …`, `interface Name {`, and behind `as` and `satisfies`.
  mutating func startTypes(atName index: Int, _ keyword: Keyword, _ bytes: Span<UInt8>) {
    guard index >= typesEnd else { return }
    switch keyword {
    case .as:
      if code.isOperand(index - 1) { typesEnd = endOfType(from: index + 1) }
    case .interface:
      guard code.isName(index + 1), let body = bodyOfInterface(index + 2), let close = code.partner(body) else {
        return
      }
      typesEnd = close
    default:
      let token = code.tokens[index]
      guard Int(token.length) == Self.alias.count, code.isName(index + 1) else { return }
      for offset in Self.alias.indices where bytes[Int(token.start) + offset] != Self.alias[offset] { return }
      var position = index + 2
      if code.symbol(position) == Symbol.less, let behind = code.behindAngles(position) { position = behind }
      if code.symbol(position) == Symbol.equals { typesEnd = endOfType(from: position + 1) }
    }
  }

  private func bodyOfInterface(_ start: Int) -> Int? {
    var position = start
    let limit = min(code.count, start + Self.longestType)
    while position < limit {
      switch code.symbol(position) {
      case Symbol.openBrace: return position
      case Symbol.less:
        guard let behind = code.behindAngles(position) else { return nil }
        position = behind
      case Symbol.semicolon, Symbol.closeBrace, Symbol.equals, Symbol.openParenthesis: return nil
      default: position += 1
      }
    }
    return nil
  }

  /// At `:` or `?:`: behind a parameter, a variable, a member, or a head, a type follows.
  mutating func startTypes(atColon index: Int) {
    while let last = resultTypes.last, last.lowerBound < index { resultTypes.removeLast() }
    if let last = resultTypes.last, last.lowerBound == index {
      resultTypes.removeLast()
      typesEnd = max(typesEnd, last.upperBound)
      return
    }
    guard index >= typesEnd, annotates(index) else { return }
    typesEnd = endOfType(from: index + 1)
  }

  /// Whether the colon is no key's, no condition's and no case's.
  private func annotates(_ index: Int) -> Bool {
    if code.symbol(index) == Symbol.elvis || isMemberPlace { return true }
    var start = index - 1
    // `let name!: T`
    if code.symbol(start) == Symbol.bang { start -= 1 }
    if code.symbol(start) == Symbol.closeBrace || code.symbol(start) == Symbol.closeBracket {
      guard let open = code.partner(start) else { return false }
      start = open
    } else if !code.isName(start), code.keyword(start) != .this {
      return false
    }
    let before = start - 1
    if code.keyword(before) == .variable || code.keyword(before) == .constant { return true }
    guard let bracket = brackets.last, bracket.symbol == Symbol.openParenthesis else { return false }
    switch code.symbol(before) {
    case Symbol.openParenthesis, Symbol.comma, Symbol.spread: return true
    // Behind a decorator.
    case Symbol.closeParenthesis: return endsDecorator(before)
    case 0: return code.isName(before) && (code.word(before) == .modifier || code.symbol(before - 1) == Symbol.at)
    default: return false
    }
  }

  /// Whether the parenthesis closes the arguments of `@name(…)` or `@module.name(…)`.
  func endsDecorator(_ close: Int) -> Bool {
    guard let open = code.partner(close) else { return false }
    var name = open - 1
    while code.isName(name) || code.keyword(name) != .none {
      if code.symbol(name - 1) == Symbol.at { return true }
      guard code.symbol(name - 1) == Symbol.dot else { return false }
      name -= 2
    }
    return false
  }

  /// At `<`: type arguments or parameters that hold a function type or a type literal. A comparison holds neither, since
  /// no arrow function is an operand of one, and an operand follows its `>`.
  mutating func startTypes(atAngle index: Int) {
    guard index >= typesEnd, let behind = code.behindAngles(index) else { return }
    var holdsTypes = false
    var position = index + 1
    while position < behind - 1 {
      switch code.symbol(position) {
      case Symbol.fatArrow: holdsTypes = true
      case Symbol.openBrace:
        if position == index + 1 { holdsTypes = true }
        position = code.partner(position) ?? position
      case Symbol.openParenthesis, Symbol.openBracket: position = code.partner(position) ?? position
      case Symbol.and, Symbol.or, Symbol.comparison, Symbol.coalesce: return
      default: break
      }
      position += 1
    }
    guard holdsTypes,
      behind >= code.count || code.symbol(behind) != 0 || code.tokens[behind].kind == .keyword
        || code.tokens[behind].line > code.tokens[behind - 1].line || code.tokens[behind].kind == .templateText
    else { return }
    typesEnd = behind
  }

  // MARK: How far they go

  /// Behind the type that starts at `start`: the index of the first token that cannot belong to it.
  func endOfType(from start: Int) -> Int {
    var position = start
    // Whether a part is due, so that braces and parentheses belong to the type.
    var isDue = true
    // Of `A extends B ? C : D`.
    var conditions = 0
    var branches = 0
    let limit = min(code.count, start + Self.longestType)
    while position < limit {
      let token = code.tokens[position]
      switch token.symbol {
      case Symbol.openBrace:
        guard isDue, let close = code.partner(position) else { return position }
        position = close
        isDue = false
      case Symbol.openBracket:
        guard isDue || token.line == code.tokens[position - 1].line, let close = code.partner(position) else {
          return position
        }
        position = close
        isDue = false
      case Symbol.openParenthesis:
        guard isDue, let close = code.partner(position) else { return position }
        isDue = code.symbol(close + 1) == Symbol.fatArrow && opensParameters(position)
        position = isDue ? close + 1 : close
      case Symbol.less:
        guard let behind = code.behindAngles(position) else { return position }
        position = behind - 1
      case UInt8(ascii: "|"), UInt8(ascii: "&"), Symbol.dot: isDue = true
      case UInt8(ascii: "-") where isDue: break
      case Symbol.question where conditions > 0 && !isDue:
        conditions -= 1
        branches += 1
        isDue = true
      case Symbol.colon where branches > 0 && !isDue:
        branches -= 1
        isDue = true
      case Symbol.interpolationOpen:
        guard let close = code.partner(position) else { return position }
        position = close
      case 0:
        switch token.kind {
        case .identifier:
          if token.keyword == .is, !isDue {
            isDue = true
          } else {
            // `keyof T`, `infer U`, `readonly T[]`: the word before was an operator.
            guard
              isDue
                || code.isName(position - 1) && token.line == code.tokens[position - 1].line
                  && token.keyword != .as
            else { return position }
            isDue = false
          }
        case .keyword:
          switch token.keyword {
          case .extends:
            conditions += 1
            isDue = true
          case .void, .literal, .this:
            guard isDue else { return position }
            isDue = false
          // `typeof`, `new () => T`
          case .other, .new:
            guard isDue else { return position }
          case .import:
            guard isDue, let close = code.partner(position + 1) else { return position }
            position = close
            isDue = false
          default: return position
          }
        case .string, .number:
          guard isDue else { return position }
          isDue = false
        case .templateText: isDue = false
        default: return position
        }
      default: return position
      }
      position += 1
    }
    return position
  }

  /// Whether the parenthesis at `index` opens the parameters of a function type and not a type in parentheses, as the
  /// compiler tells them apart: `()`, `(...`, `(name:`, `(name,`, `(name?`, `(name) =>`.
  private func opensParameters(_ index: Int) -> Bool {
    var position = index + 1
    switch code.symbol(position) {
    case Symbol.closeParenthesis, Symbol.spread: return true
    case Symbol.openBrace, Symbol.openBracket:
      guard let close = code.partner(position) else { return false }
      position = close
    case 0: break
    default: return false
    }
    switch code.symbol(position + 1) {
    case Symbol.colon, Symbol.comma, Symbol.question, Symbol.elvis, Symbol.equals, Symbol.closeParenthesis: return true
    default: return false
    }
  }
}
