internal import Lexing

extension BraceWalker {
  /// How far behind a parameter list its body may start, in tokens.
  private static let reach = 200

  struct Body {
    var index: Int
    /// One expression instead of a block.
    var isExpression = false
  }

  // MARK: Heads

  /// At a keyword that starts a function: `function`, `func`, `fn`, `init`.
  mutating func function(_ index: Int, _ bytes: Span<UInt8>) {
    if structure.parameterlessFunctions, parameterless(index, bytes) { return }
    // In Go, `[]func(int) int{…}` is a list of functions, and a head's result may be a function.
    if structure.closures == .own, !structure.bareFunctions,
      index < bodyStart || code.symbol(index - 1) == Symbol.closeBracket
    {
      return
    }
    var position = index + 1
    while code.symbol(position) == Symbol.star || code.symbol(position) == UInt8(ascii: "&")
      || code.symbol(position) == Symbol.question || code.symbol(position) == Symbol.bang
    {
      position += 1
    }
    var receiver: String?
    if code.symbol(position) == Symbol.openParenthesis, code.keyword(index) != .initializer,
      let close = code.partner(position), code.isName(close + 1),
      code.symbol(close + 2) == Symbol.openParenthesis || code.symbol(close + 2) == Symbol.openBracket
    {
      receiver = receiverType(position, close, bytes)
      position = close + 1
    }
    var nameRange = 0..<0
    var name: String?
    let keyword = code.keyword(index)
    // `function <T>(…)` in TypeScript, `fun <T> List<T>.name(…)` in Kotlin.
    if code.symbol(position) == Symbol.less, let behind = code.behindAngles(position) { position = behind }
    let nameStart = position
    if keyword == .initializer || keyword == .deinitializer || keyword == .subscript {
      if code.symbol(index - 1) == Symbol.dot { return }
      name = Names.text(code.tokens[index].range, bytes)
    } else {
      while position < code.count, code.symbol(position) != Symbol.openParenthesis,
        code.symbol(position) != Symbol.less || nameRange.isEmpty, code.symbol(position) != Symbol.openBracket
      {
        let token = code.tokens[position]
        if token.symbol == Symbol.openBrace || token.symbol == Symbol.semicolon || position > nameStart + 12 { return }
        if token.symbol != Symbol.dot {
          nameRange = token.range
          name = Names.text(nameRange, bytes)
        }
        position += 1
        // The type that Kotlin's function extends may have arguments.
        if code.symbol(position) == Symbol.less, let behind = code.behindAngles(position),
          code.symbol(behind) == Symbol.dot || code.symbol(behind) == Symbol.optionalChain
        {
          position = behind
        }
      }
    }
    if code.symbol(position) == Symbol.less, let behind = code.behindAngles(position) { position = behind }
    if code.symbol(position) == Symbol.openBracket, let close = code.partner(position) { position = close + 1 }
    if keyword == .deinitializer, code.symbol(position) == Symbol.openBrace {
      open(name: qualified(name ?? Names.anonymous), nameRange, list: nil, body: Body(index: position))
      return
    }
    guard code.symbol(position) == Symbol.openParenthesis, let close = code.partner(position) else { return }
    guard let body = body(behind: close) else {
      // `declare function f(): () => void;`
      if isTyped, code.symbol(close + 1) == Symbol.colon { resultTypes.append(close + 1..<endOfType(from: close + 2)) }
      return
    }
    if name == nil {
      let assigned = assignedName(before: index, bytes)
      open(
        name: qualified(assigned?.text ?? Names.anonymous), assigned?.range ?? 0..<0, list: (position, close),
        body: body, isClosure: true)
    } else {
      let own = name ?? Names.anonymous
      open(name: receiver.map { $0 + "." + own } ?? qualified(own), nameRange, list: (position, close), body: body)
    }
  }

  /// At a keyword whose function has no parameter list: `def size = 1`, `sub name {`, `sub {`. False where it has one.
  private mutating func parameterless(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard code.keyword(index) == .function else { return false }
    var name = index + 1
    if code.symbol(name) == Symbol.openBrace {
      let assigned = assignedName(before: index, bytes)
      open(
        name: qualified(assigned?.text ?? Names.anonymous), assigned?.range ?? 0..<0, list: nil,
        body: Body(index: name), isClosure: true)
      return true
    }
    guard name < code.count else { return true }
    while code.symbol(name + 1) == Symbol.scope || code.symbol(name + 1) == Symbol.colon, code.isName(name + 2),
      code.symbol(name + 3) == Symbol.openBrace
    {
      name += 2
    }
    let next = code.symbol(name + 1)
    guard next == Symbol.openBrace || next == Symbol.colon || next == Symbol.equals else { return false }
    guard let body = body(behind: name) else { return true }
    let range = code.tokens[name].range
    open(name: qualified(Names.text(range, bytes)), range, list: nil, body: body)
    return true
  }

  /// At `(`: the parameters of an arrow function, or of a method with a computed or quoted name.
  mutating func parenthesis(_ index: Int, _ bytes: Span<UInt8>) {
    guard structure.lambdaArrow != 0, index >= typesEnd, !arrowHead.contains(index), let close = code.partner(index)
    else { return }
    let after = code.symbol(close + 1)
    let previousWord = code.word(index - 1)
    let isOperand = code.isOperand(index - 1) && previousWord != .async
    if after == structure.lambdaArrow, !isOperand || code.symbol(index - 1) == Symbol.greater {
      lambda(list: (index, close), arrow: close + 1, bytes)
    } else if after == Symbol.colon, structure.colonTypes, !isOperand, code.symbol(index - 1) != Symbol.question,
      case let arrow = endOfType(from: close + 2), code.symbol(arrow) == Symbol.fatArrow
    {
      lambda(list: (index, close), arrow: arrow, bytes)
    } else if after == Symbol.openBrace, structure.closures == .own, index > 0 {
      let name = code.tokens[index - 1]
      let isQuoted = name.kind == .string || name.kind == .number
      let before = isQuoted ? code.symbol(index - 2) : code.symbol((code.partner(index - 1) ?? 0) - 1)
      guard isQuoted || name.symbol == Symbol.closeBracket,
        before == Symbol.openBrace || before == Symbol.comma || before == Symbol.semicolon
          || before == Symbol.closeBrace || before == Symbol.star
      else { return }
      let range = isQuoted ? name.range : Int(code.tokens[code.partner(index - 1) ?? index].start)..<name.end
      open(
        name: qualified(Names.text(range, bytes)), 0..<0, list: (index, close), body: Body(index: close + 1))
    }
  }

  /// At the one parameter of an arrow function without parentheses.
  mutating func lambda(parameter index: Int, _ bytes: Span<UInt8>) {
    if index < typesEnd || arrowHead.contains(index) || caseAwaitsArrow || brackets.last?.isSwitch == true
      || code.symbol(index - 1) == Symbol.dot
    {
      return
    }
    let word = code.word(index)
    if structure.accessors, isMemberPlace || word == .get || word == .set || word == .accessor {
      // `int Size => 1;` is a property, `get => 1;` its accessor.
      let range = code.tokens[index].range
      open(
        name: qualified(Names.text(range, bytes)), 0..<0, list: nil,
        body: Body(index: index + 2, isExpression: true))
      return
    }
    lambda(list: nil, arrow: index + 1, bytes, head: index)
  }

  private mutating func lambda(
    list: (open: Int, close: Int)?, arrow: Int, _ bytes: Span<UInt8>, head: Int? = nil
  ) {
    if brackets.last?.isSwitch == true || caseAwaitsArrow { return }
    let head = head ?? list?.open ?? arrow
    var arrow = arrow
    var parameters = list.map { Parameters.count(code, open: $0.open, close: $0.close, structure: structure) } ?? 1
    // `a => b => c` is one function that takes its parameters one by one; lizard counts it so too.
    while structure.closures == .own, let next = curriedArrow(behind: arrow) {
      if let list = next.list {
        parameters = max(
          parameters, Parameters.count(code, open: list.open, close: list.close, structure: structure))
      }
      arrow = next.arrow
    }
    arrowHead = (list.map { $0.close + 1 } ?? head + 1)..<arrow
    var body = Body(index: arrow + 1, isExpression: true)
    if code.symbol(arrow + 1) == Symbol.openBrace { body.isExpression = false }
    let assigned = assignedName(before: head, bytes)
    open(
      name: qualified(assigned?.text ?? Names.anonymous), assigned?.range ?? 0..<0, list: list, body: body,
      isClosure: true, parameters: parameters)
  }

  /// The arrow of a function that is the whole body behind an arrow.
  private func curriedArrow(behind arrow: Int) -> (arrow: Int, list: (open: Int, close: Int)?)? {
    var head = arrow + 1
    if code.word(head) == .async { head += 1 }
    if code.symbol(head) == Symbol.less, let behind = code.behindAngles(head) { head = behind }
    if code.isName(head), code.symbol(head + 1) == structure.lambdaArrow { return (head + 1, nil) }
    guard code.symbol(head) == Symbol.openParenthesis, let close = code.partner(head) else { return nil }
    if code.symbol(close + 1) == structure.lambdaArrow { return (close + 1, (head, close)) }
    guard structure.colonTypes, code.symbol(close + 1) == Symbol.colon,
      case let end = endOfType(from: close + 2), code.symbol(end) == structure.lambdaArrow
    else { return nil }
    return (end, (head, close))
  }

  /// An arrow that no head claimed.
  mutating func arrow(_ index: Int, _ bytes: Span<UInt8>) {
    caseAwaitsArrow = false
    measurer.lastLogical = 0
  }

  /// A brace that nobody announced, in a language where such a brace is a closure.
  mutating func closure(bodyOpen: Int, at index: Int, _ bytes: Span<UInt8>) {
    let assigned = assignedName(before: index, bytes)
    open(
      name: qualified(assigned?.text ?? Names.anonymous), 0..<0, list: nil, body: Body(index: bodyOpen),
      isClosure: true, parameters: 0)
  }

  // MARK: Opening

  /// A getter, setter or observer with a block.
  mutating func openAccessor(_ name: Int, body: Int, _ bytes: Span<UInt8>) {
    open(
      name: qualified(Names.text(code.tokens[name].range, bytes)), 0..<0, list: nil, body: Body(index: body))
  }

  /// In Kotlin, `get() = …` and `set(value) { … }` behind a property. False where the word is a call.
  mutating func propertyAccessor(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard structure.braceIsClosure, !structure.accessors, code.symbol(index - 1) != Symbol.dot,
      isMemberPlace || !measurer.isInFunction, let close = code.partner(index + 1), let body = body(behind: close)
    else { return false }
    let range = code.tokens[index].range
    open(name: qualified(Names.text(range, bytes)), 0..<0, list: (index + 1, close), body: body)
    return true
  }

  mutating func open(
    name: String, _ nameRange: Range<Int>, list: (open: Int, close: Int)?, body: Body, isClosure: Bool = false,
    parameters: Int? = nil
  ) {
    let end = body.isExpression ? -1 : code.partner(body.index) ?? code.count
    if isClosure, structure.closures == .partOfEnclosing, measurer.isInFunction {
      push(Entry(kind: .closure, end: end, depth: depth))
      return
    }
    let count =
      parameters ?? list.map { Parameters.count(code, open: $0.open, close: $0.close, structure: structure) } ?? 0
    measurer.open(name: name, nameRange: nameRange, parameters: count)
    headEnd = list?.open ?? headEnd
    bodyStart = body.index
    parameterList = list?.open ?? parameterList
    if isTyped, let list, code.symbol(list.close + 1) == Symbol.colon, body.index > list.close + 1 {
      resultTypes.append(list.close + 1..<body.index)
    }
    push(Entry(kind: .function, end: end, depth: depth))
  }

  func qualified(_ name: String) -> String {
    guard let type = types.last, let type else { return name }
    return type + "." + name
  }

  // MARK: Bodies

  /// Where the body behind a parameter list starts; nil where there is none, as in a declaration.
  func body(behind close: Int) -> Body? {
    let next = close + 1
    if code.symbol(next) == Symbol.openBrace { return Body(index: next) }
    if structure.bareFunctions, structure.closures == .own {
      guard structure.colonTypes, code.symbol(next) == Symbol.colon,
        case let end = endOfType(from: next + 1), code.symbol(end) == Symbol.openBrace
      else { return nil }
      return Body(index: end)
    }
    var position = next
    let limit = min(code.count, close + Self.reach)
    // Behind `where`, `:` and `->` may stand what otherwise tells that another declaration has begun.
    var inClause = false
    while position < limit {
      let token = code.tokens[position]
      switch token.symbol {
      case Symbol.openBrace:
        let before = code.keyword(position - 1)
        // A C++ constructor's `: a{1}, b{2} {`
        if structure.directivesDecide, inClause,
          code.isName(position - 1) || code.symbol(position - 1) == Symbol.greater, let end = code.partner(position),
          code.symbol(end + 1) == Symbol.comma || code.symbol(end + 1) == Symbol.openBrace
        {
          position = end
          break
        }
        // Go's `struct { … }` and `interface { … }` are result types, C#'s `where T : class {` is none.
        if !structure.headClauses, before == .interface || before == .type, let end = code.partner(position) {
          position = end
        } else {
          return Body(index: position)
        }
      case Symbol.fatArrow:
        return Body(index: position + 1, isExpression: code.symbol(position + 1) != Symbol.openBrace)
      case Symbol.equals:
        guard structure.braceIsClosure, !structure.accessors else { return nil }
        return Body(index: position + 1, isExpression: code.symbol(position + 1) != Symbol.openBrace)
      case Symbol.openParenthesis, Symbol.openBracket:
        guard let end = code.partner(position) else { return nil }
        // `MACRO(x) static T f(…) {`: the body is the next function's.
        if structure.directivesDecide, !inClause, code.isName(position - 1), position - 2 > close,
          code.isName(position - 2) || code.symbol(position - 2) == Symbol.star
        {
          return nil
        }
        position = end
      case Symbol.less where structure.angleGenerics:
        if let behind = code.behindAngles(position) { position = behind - 1 }
      case Symbol.arrow, Symbol.colon: inClause = true
      case Symbol.semicolon, Symbol.closeBrace, Symbol.closeParenthesis, Symbol.closeBracket: return nil
      case Symbol.comma:
        if !inClause { return nil }
      case Symbol.dot where position == next: return nil
      case 0:
        switch token.keyword {
        case .for where inClause && code.symbol(position + 1) == Symbol.less: break
        // In Go, a result that is a function: on this line, where a method's receiver would start another.
        case .function
        where structure.closures == .own && code.symbol(position + 1) == Symbol.openParenthesis
          && token.line == code.tokens[position - 1].line:
          break
        case .function, .variable, .constant, .initializer, .deinitializer, .if, .for, .while, .return, .case:
          return nil
        case .where, .throwing: inClause = true
        case .void, .type, .enumeration: if structure.directivesDecide, !inClause { return nil }
        default: if token.kind == .string || token.kind == .number { return nil }
        }
      case Symbol.comparison where inClause: break
      case Symbol.and where structure.directivesDecide: break
      case Symbol.or, Symbol.and, Symbol.comparison, Symbol.compoundAssign, Symbol.increment, Symbol.coalesce:
        return nil
      default: break
      }
      position += 1
    }
    return nil
  }

  private func receiverType(_ open: Int, _ close: Int, _ bytes: Span<UInt8>) -> String? {
    var position = open + 1
    var name: String?
    while position < close, position < open + 6, code.symbol(position) != Symbol.openBracket {
      if code.isName(position) { name = Names.text(code.tokens[position].range, bytes) }
      position += 1
    }
    return name
  }
}
