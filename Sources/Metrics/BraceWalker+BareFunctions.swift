internal import Lexing

/// Functions that no keyword announces: methods of JavaScript, and everything in the C family, Java and C#.
extension BraceWalker {
  /// At `name(` or `name<T>(`: a function without a keyword. False where it is only a call.
  mutating func bareFunction(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    var list = index + 1
    if code.symbol(list) == Symbol.less {
      guard structure.angleGenerics, let behind = code.behindAngles(list) else { return false }
      list = behind
    }
    guard index >= typesEnd, code.symbol(list) == Symbol.openParenthesis, let close = code.partner(list) else {
      return false
    }
    let after = code.symbol(close + 1)
    guard after == Symbol.openBrace || structure.headClauses || (structure.colonTypes && after == Symbol.colon) else {
      return false
    }
    let before = code.symbol(index - 1)
    let word = code.word(index - 1)
    switch word {
    // Behind the last of these stands a record or class with parameters.
    case .new, .return, .throw, .await, .type, .interface, .enumeration: return false
    default: break
    }
    // Objective-C's `@implementation Cart (Prices)` is no head.
    if structure.selectors, index > 0, bytes[Int(code.tokens[index - 1].start)] == Symbol.at { return false }
    if structure.headClauses {
      // C#'s `catch (E e) when (…) {`
      if code.word(index) == .when, before == Symbol.closeParenthesis { return false }
      // Initialisers of a constructor, and the name behind `operator`, belong to a head that is open already.
      if index < bodyStart || structure.directivesDecide && isAttribute(index, bytes) { return false }
      guard declaresBehind(before == Symbol.dot ? qualifierStart(index) : index) else { return false }
    } else if before == Symbol.dot {
      return false
    } else if !(before == 0 && index == 0) {
      switch before {
      case Symbol.openBrace, Symbol.closeBrace, Symbol.semicolon, Symbol.comma: break
      // `function* name() {` is one already.
      case Symbol.star: if code.keyword(index - 2) == .function { return false }
      case Symbol.closeParenthesis where measurer.isFirstOnLine || endsDecorator(index - 1): break
      default:
        let isModifier = word == .get || word == .set || word == .async || word == .modifier
        guard isModifier || measurer.isFirstOnLine || code.symbol(index - 2) == Symbol.at else { return false }
      }
    }
    guard let body = body(behind: close) else { return false }
    if body.isExpression, !isMemberPlace, !code.isName(index - 1), code.word(index - 1) != .void { return false }
    let range = code.tokens[index].range
    let name = memberName(index, bytes)
    open(
      name: owner(index, bytes).map { $0 + "." + name } ?? qualified(name), range, list: (list, close), body: body)
    return true
  }

  /// The name at `index`; with its `~` a destructor's.
  private func memberName(_ index: Int, _ bytes: Span<UInt8>) -> String {
    let name = Names.text(code.tokens[index].range, bytes)
    return structure.directivesDecide && code.symbol(index - 1) == UInt8(ascii: "~") ? "~" + name : name
  }

  /// In C++, the type of a member that is defined outside of it: `int Cart::total() {`, `T Box<T>::get() {`.
  func owner(_ index: Int, _ bytes: Span<UInt8>) -> String? {
    guard structure.directivesDecide else { return nil }
    var scope = index - 1
    if code.symbol(scope) == UInt8(ascii: "~") { scope -= 1 }
    guard code.symbol(scope) == Symbol.scope else { return nil }
    var type = scope - 1
    if code.symbol(type) == Symbol.greater { type = beforeAngles(type) }
    return code.isName(type) ? Names.text(code.tokens[type].range, bytes) : nil
  }

  /// In C#, where `IList<T>.Add` starts, a member that spells out its interface; -1 where `name` is no such member.
  private func qualifierStart(_ name: Int) -> Int {
    guard isMemberPlace else { return -1 }
    var index = name
    while code.symbol(index - 1) == Symbol.dot {
      index -= 2
      if code.symbol(index) == Symbol.greater {
        var depth = 1
        while depth > 0, index > 0, name - index < 40 {
          index -= 1
          if code.symbol(index) == Symbol.greater { depth += 1 }
          if code.symbol(index) == Symbol.less { depth -= 1 }
        }
        index -= 1
      }
      guard code.isName(index) else { return -1 }
    }
    return index
  }

  private static let attribute = Array("__attribute".utf8)

  /// `__attribute__((…))` stands where a name would.
  private func isAttribute(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    let token = code.tokens[index]
    guard Int(token.length) >= Self.attribute.count else { return false }
    for offset in Self.attribute.indices where bytes[Int(token.start) + offset] != Self.attribute[offset] {
      return false
    }
    return true
  }

  private static let operatorWord = Array("operator".utf8)

  /// Behind `Type::` the word `operator` is a name to the lexer, as every word is there.
  func isOperatorBehindScope(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    code.symbol(index - 1) == Symbol.scope && spells(index, Self.operatorWord, bytes)
  }

  /// At `operator` in the C family: `T operator==(…) {`, `operator()(…)`, `implicit operator T(…)`.
  mutating func operatorFunction(_ index: Int, _ bytes: Span<UInt8>) {
    var list = index + 1
    if code.symbol(list) == Symbol.openParenthesis, code.partner(list) == list + 1 { list += 2 }
    while list < index + 12, list < code.count, code.symbol(list) != Symbol.openParenthesis { list += 1 }
    guard code.symbol(list) == Symbol.openParenthesis, let close = code.partner(list), let body = body(behind: close)
    else { return }
    // `operator==` and `operator string`, however they are spaced.
    var name = Names.text(code.tokens[index].range, bytes)
    for part in (index + 1)..<list {
      let token = code.tokens[part]
      name += (token.symbol == 0 ? " " : "") + Names.text(token.range, bytes)
    }
    open(
      name: owner(index, bytes).map { $0 + "." + name } ?? qualified(name), 0..<0, list: (list, close), body: body)
  }

  /// Whether the token is this word, byte by byte.
  func spells(_ index: Int, _ word: [UInt8], _ bytes: Span<UInt8>) -> Bool {
    let token = code.tokens[index]
    guard Int(token.length) == word.count else { return false }
    for offset in word.indices where bytes[Int(token.start) + offset] != word[offset] { return false }
    return true
  }

  /// In PowerShell, `[int] Total([int]$a) {` in a class.
  mutating func typedMethod(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard structure.parameterlessFunctions, isMemberPlace, let close = code.partner(index + 1),
      let body = body(behind: close), !body.isExpression
    else { return false }
    let range = code.tokens[index].range
    open(name: qualified(Names.text(range, bytes)), range, list: (index + 1, close), body: body)
    return true
  }

  /// In Dart, `int get size => 1;` and `int get size {`. False where no getter stands.
  mutating func getter(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    let next = code.symbol(index + 1)
    guard structure.headClauses, !structure.accessors, structure.lambdaArrow == Symbol.fatArrow,
      code.word(index - 1) == .get, next == Symbol.fatArrow || next == Symbol.openBrace,
      isMemberPlace || !measurer.isInFunction
    else { return false }
    let isExpression = next == Symbol.fatArrow
    let range = code.tokens[index].range
    open(
      name: qualified(Names.text(range, bytes)), range, list: nil,
      body: Body(index: isExpression ? index + 2 : index + 1, isExpression: isExpression))
    return true
  }

  /// Whether what stands before a name can be a result type or a modifier.
  private func declaresBehind(_ index: Int) -> Bool {
    guard index > 0 else { return index == 0 && !measurer.isInFunction }
    let token = code.tokens[index - 1]
    switch token.kind {
    case .identifier: return true
    case .keyword:
      switch token.keyword {
      case .modifier, .void, .other, .async, .operator: return true
      default: return false
      }
    case .preprocessor: return true
    default:
      switch token.symbol {
      // Outside of functions a macro may declare one: `TEST(Cart, IsEmpty) {`.
      case Symbol.openBrace, Symbol.closeBrace, Symbol.semicolon: return isMemberPlace || !measurer.isInFunction
      case Symbol.colon: return isMemberPlace
      case Symbol.other, Symbol.and, Symbol.greater, Symbol.closeBracket, Symbol.question, Symbol.closeParenthesis,
        Symbol.star,
        UInt8(ascii: "&"), UInt8(ascii: "~"), Symbol.scope:
        return true
      default: return false
      }
    }
  }
}
