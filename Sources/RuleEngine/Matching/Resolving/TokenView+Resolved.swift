internal import Findings
internal import Lexing

extension TokenView {
  /// Where a token of a view with names resolved comes from.
  enum Mark: UInt8 {
    /// It stands there.
    case own
    /// Another way to write the same.
    case alias
    /// The same by an import, whose last word names the thing alone too.
    case imported
    /// What a variable was given before.
    case value
    /// The same, and a condition between asks about it.
    case checked

    var isByVariable: Bool { self == .value || self == .checked }
  }

  /// The file's tokens with what names stand for in their place; nil where nothing stands for anything else.
  ///
  /// What is written another way is found as if it were written the plain way: what an import renames, what is reached
  /// through the global object, a function that is named by a string, a local variable that holds what is then used.
  /// Linear in the tokens; what is put in is bounded.
  func resolved() -> TokenView? {
    guard imports != nil || hasFunctions else { return nil }
    var writer = ResolvedTokens(self)
    return writer.written()
  }
}

/// Writes tokens anew, names resolved.
private struct ResolvedTokens {
  private let view: TokenView
  private let names: NamedThings
  private let values: LocalValues
  private let pool: Pool
  private var tokens: [Token] = []
  private var places: [Int32] = []
  private var marks: [TokenView.Mark] = []
  private var isChanged = false
  private var nextDefinition = 0
  /// How many tokens may be put in yet.
  private var budget: Int

  /// How often what was put in is resolved itself.
  private static let depth = 3

  /// Signs and words, behind the file's own bytes, that the file may not have anywhere.
  private struct Pool {
    static let text = Array(" . ( ) true false ".utf8)
    let start: Int

    var dot: Token { Token(kind: .punctuation, start: start + 1, length: 1, code: Symbol.dot) }
    var open: Token { Token(kind: .punctuation, start: start + 3, length: 1, code: Symbol.openParenthesis) }
    var close: Token { Token(kind: .punctuation, start: start + 5, length: 1, code: Symbol.closeParenthesis) }
    var yes: Token { Token(kind: .keyword, start: start + 7, length: 4, code: Keyword.literal.rawValue) }
    var no: Token { Token(kind: .keyword, start: start + 12, length: 5, code: Keyword.literal.rawValue) }
  }

  init(_ view: TokenView) {
    self.view = view
    names = NamedThings(view)
    values = LocalValues(view)
    pool = Pool(start: view.bytes.count)
    budget = 2 * view.tokens.count + 10_000
  }

  mutating func written() -> TokenView? {
    tokens.reserveCapacity(view.tokens.count)
    places.reserveCapacity(view.tokens.count)
    marks.reserveCapacity(view.tokens.count)
    var index = 0
    let first = names.definitions.first?.lowerBound ?? view.tokens.count
    while index < view.tokens.count {
      // Most tokens stay as they are, and this is done for each.
      guard index >= first || mayStandForMore(view.tokens[index]) else {
        tokens.append(view.tokens[index])
        places.append(Int32(truncatingIfNeeded: index))
        marks.append(.own)
        index += 1
        continue
      }
      index = step(index, place: index, mark: .own, depth: 0)
    }
    guard isChanged else { return nil }
    return TokenView(view, bytes: view.bytes + Pool.text, tokens: tokens, places: places, marks: marks)
  }

  private mutating func put(_ token: Token, place: Int, mark: TokenView.Mark) {
    tokens.append(token)
    places.append(Int32(truncatingIfNeeded: place))
    marks.append(mark)
    if mark != .own {
      isChanged = true
      budget -= 1
    }
  }

  /// Writes what the token at `index` stands for, or several from it on.
  ///
  /// - Parameters:
  ///   - place: where in the file it is used; `index` itself, or where what holds it was put in.
  ///   - mark: why it was put in, `own` where it was not.
  /// - Returns: the index behind what was read.
  private mutating func step(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int {
    let isOwn = mark == .own
    if isOwn, let end = definitionEnd(at: index) {
      for token in index..<end { put(view.tokens[token], place: token, mark: .own) }
      return end
    }
    if depth < Self.depth, budget > 0, mayStandForMore(view.tokens[index]) {
      if let end = rewritten(index, place: place, mark: mark, depth: depth) { return end }
      if view.kind(index) == .identifier, isFree(index) {
        if let thing = thing(index) {
          putThing(thing, index, place: place, mark: mark, depth: depth)
          return index + 1
        }
        if putValue(index, place: place, mark: mark, depth: depth) { return index + 1 }
      }
    }
    put(view.tokens[index], place: place, mark: mark)
    return index + 1
  }

  /// Most tokens are none of these, and this is asked of each.
  private func mayStandForMore(_ token: Token) -> Bool {
    switch token.kind {
    case .identifier, .string: true
    case .operator, .punctuation: token.code == Symbol.bang || token.code == Symbol.openParenthesis
    default: false
    }
  }

  /// The end of what says what a name stands for, where it begins at `index`.
  private mutating func definitionEnd(at index: Int) -> Int? {
    while nextDefinition < names.definitions.count, names.definitions[nextDefinition].lowerBound < index {
      nextDefinition += 1
    }
    guard nextDefinition < names.definitions.count, names.definitions[nextDefinition].lowerBound == index,
      !names.definitions[nextDefinition].isEmpty
    else { return nil }
    return min(names.definitions[nextDefinition].upperBound, view.tokens.count)
  }

  /// Whether a name is one of its own: no member, no declaration, no key, and not what a statement gives a value.
  private func isFree(_ index: Int) -> Bool {
    switch view.symbol(index - 1) {
    case Symbol.dot: if !view.traits.contains(.dotJoinsTexts) { return false }
    case Symbol.arrow, Symbol.scope, Symbol.optionalChain: return false
    case Symbol.openBrace, Symbol.comma: if view.symbol(index + 1) == Symbol.colon { return false }
    default: break
    }
    switch view.keyword(index - 1) {
    case .function, .type, .constant, .variable: return false
    default: return !values.isTarget(index)
    }
  }

  // MARK: Names

  private func thing(_ index: Int) -> NamedThings.Thing? {
    guard !names.things.isEmpty, let thing = names.things[Array(view.text(index))] else { return nil }
    guard let function = thing.function else { return thing }
    let lines = view.functions[function]
    return lines.startLine <= view.line(index) && view.line(index) <= lines.endLine ? thing : nil
  }

  private mutating func putThing(
    _ thing: NamedThings.Thing, _ index: Int, place: Int, mark: TokenView.Mark, depth: Int
  ) {
    let isCalled = view.symbol(index + 1) == Symbol.openParenthesis
    let own: TokenView.Mark =
      thing.isImported ? .imported : isCalled ? .alias : values.isAsked(index) ? .checked : .value
    // What came by way of a variable stays so.
    let mark = mark.isByVariable ? mark : own
    for (number, word) in thing.words.enumerated() {
      if number > 0 { put(pool.dot, place: place, mark: mark) }
      if number == 0, !thing.isImported, let base = names.things[Array(view.bytes[word])], base.isImported {
        putThing(base, index, place: place, mark: mark, depth: depth + 1)
        continue
      }
      put(Token(kind: .identifier, start: word.lowerBound, length: word.count), place: place, mark: mark)
    }
  }

  // MARK: Values

  /// Writes what a variable was given, in brackets where it is joined to a text and is more than a name or a literal;
  /// false where it stays.
  private mutating func putValue(_ index: Int, place: Int, mark outer: TokenView.Mark, depth: Int) -> Bool {
    guard !values.isEmpty else { return false }
    let isOperand = isOperand(index)
    let isCalled = view.symbol(index + 1) == Symbol.openParenthesis
    let isReached =
      view.symbol(index + 1) == Symbol.dot || view.symbol(index + 1) == Symbol.arrow
      || view.symbol(index + 1) == Symbol.openBracket
    guard isOperand || isCalled || isReached else { return false }
    let known = values.value(of: index)
    guard let first = known.first else { return false }
    if isCalled { return putCallee(first, known.count, place: place, depth: depth) }
    guard isOperand || first.isPlain && known.count == 1 else { return false }
    let mark: TokenView.Mark = outer == .checked || values.isAsked(index) ? .checked : .value
    let isJoined = isJoiner(index - 1) || isJoiner(index + 1)
    let needsBrackets = isJoined && (known.count > 1 || first.range.count > 1 && !first.isPlain)
    if needsBrackets { put(pool.open, place: place, mark: mark) }
    for value in known {
      if let addition = value.addition { putOperator(addition, place: place, mark: mark) }
      var next = value.range.lowerBound
      while next < value.range.upperBound, budget > 0 {
        next = step(next, place: place, mark: mark, depth: depth + 1)
      }
    }
    if needsBrackets { put(pool.close, place: place, mark: mark) }
    return true
  }

  /// `.=` adds as `.` does.
  private mutating func putOperator(_ index: Int, place: Int, mark: TokenView.Mark) {
    let token = view.tokens[index]
    let code = view.bytes[Int(token.start)]
    put(
      Token(kind: code == Symbol.dot ? .punctuation : .operator, start: Int(token.start), length: 1, code: code),
      place: place, mark: mark)
  }

  /// What is called by a variable: the function that a string in it names, or another name for one.
  private mutating func putCallee(_ value: LocalValues.Value, _ count: Int, place: Int, depth: Int) -> Bool {
    guard count == 1 else { return false }
    if view.traits.contains(.stringsNameFunctions), value.range.count == 1, let name = name(in: value.range.lowerBound)
    {
      put(name, place: place, mark: .alias)
      return true
    }
    guard value.isPlain, view.kind(value.range.upperBound - 1) == .identifier else { return false }
    var next = value.range.lowerBound
    while next < value.range.upperBound { next = step(next, place: place, mark: .alias, depth: depth + 1) }
    return true
  }

  /// Whether a name is all of an argument, an element, or what is joined to a text.
  private func isOperand(_ index: Int) -> Bool {
    let before = view.symbol(index - 1)
    let behind = view.symbol(index + 1)
    let opens: Bool
    switch before {
    case Symbol.openParenthesis, Symbol.openBracket, Symbol.comma, Symbol.interpolationOpen, Symbol.colon,
      Symbol.equals, Symbol.fatArrow:
      opens = true
    default: opens = isJoiner(index - 1)
    }
    guard opens else { return false }
    switch behind {
    case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.comma, Symbol.semicolon,
      Symbol.interpolationClose:
      return true
    default: return isJoiner(index + 1) || index + 1 == view.tokens.count || view.endsStatement(before: index + 1)
    }
  }

  private func isJoiner(_ index: Int) -> Bool {
    view.symbol(index) == Symbol.dot ? view.traits.contains(.dotJoinsTexts) : view.isText(index, "+")
  }

  // MARK: Other ways to write the same

  /// Writes several tokens from `index` on in the plain way, where that is another. The index behind them.
  private mutating func rewritten(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int? {
    let mark: TokenView.Mark = mark.isByVariable ? mark : .alias
    switch view.imports {
    case .ecmaScript: return rewrittenECMAScript(index, place: place, mark: mark, depth: depth)
    case .python: return rewrittenPython(index, place: place, mark: mark, depth: depth)
    case .php: return rewrittenPHP(index, place: place, mark: mark, depth: depth)
    default: return nil
    }
  }

  private mutating func rewrittenECMAScript(
    _ index: Int, place: Int, mark: TokenView.Mark, depth: Int
  ) -> Int? {
    // `!0` and `!1`, as tools that squeeze code write them.
    if view.symbol(index) == Symbol.bang, view.kind(index + 1) == .number {
      if view.isText(index + 1, "0") {
        put(pool.yes, place: place, mark: mark)
      } else if view.isText(index + 1, "1") {
        put(pool.no, place: place, mark: mark)
      } else {
        return nil
      }
      return index + 2
    }
    // `(0, m.f)(x)`, which calls `f` without its object.
    if view.symbol(index) == Symbol.openParenthesis, view.kind(index + 1) == .number,
      view.symbol(index + 2) == Symbol.comma, let close = view.partner(index), close - index < 12,
      view.symbol(close + 1) == Symbol.openParenthesis, view.kind(index - 1) != .identifier,
      view.symbol(index - 1) != Symbol.closeParenthesis, view.symbol(index - 1) != Symbol.closeBracket
    {
      return putAll(index + 3..<close, behind: close + 1, place: place, mark: mark, depth: depth)
    }
    // `window.eval`, `globalThis["eval"]`
    let next = view.symbol(index + 1)
    guard next == Symbol.dot || next == Symbol.openBracket || next == Symbol.optionalChain,
      view.kind(index) == .identifier, isFree(index),
      ["window", "globalThis", "self", "global", "frames"].contains(where: { view.isText(index, $0) })
    else { return nil }
    if view.symbol(index + 1) == Symbol.dot || view.symbol(index + 1) == Symbol.optionalChain,
      view.kind(index + 2) == .identifier
    {
      put(view.tokens[index + 2], place: place, mark: mark)
      return index + 3
    }
    let open = view.symbol(index + 1) == Symbol.optionalChain ? index + 2 : index + 1
    guard view.symbol(open) == Symbol.openBracket, view.symbol(open + 2) == Symbol.closeBracket,
      let name = name(in: open + 1)
    else { return nil }
    put(name, place: place, mark: mark)
    return open + 3
  }

  private mutating func rewrittenPython(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int? {
    guard view.kind(index) == .identifier, isFree(index) else { return nil }
    // `builtins.eval`
    if view.isText(index, "builtins") || view.isText(index, "__builtins__"), view.symbol(index + 1) == Symbol.dot,
      view.kind(index + 2) == .identifier
    {
      put(view.tokens[index + 2], place: place, mark: mark)
      return index + 3
    }
    guard view.symbol(index + 1) == Symbol.openParenthesis, let close = view.partner(index + 1) else { return nil }
    // `__import__("os")`
    if view.isText(index, "__import__"), close == index + 3, let name = name(in: index + 2) {
      put(name, place: place, mark: mark)
      return close + 1
    }
    // `getattr(os, "system")`
    guard view.isText(index, "getattr"), view.symbol(close - 2) == Symbol.comma, close - index < 12,
      let name = name(in: close - 1)
    else { return nil }
    _ = putAll(index + 2..<close - 2, behind: close + 1, place: place, mark: mark, depth: depth)
    put(pool.dot, place: place, mark: mark)
    put(name, place: place, mark: mark)
    return close + 1
  }

  /// Functions that call what their first argument names with the arguments behind it.
  private static let callers: Set<String> = [
    "call_user_func", "call_user_func_array", "forward_static_call", "forward_static_call_array", "array_map",
    "register_shutdown_function", "iterator_apply",
  ]
  /// Functions that call what their second argument names with what is in the first.
  private static let listCallers: Set<String> = [
    "array_filter", "array_walk", "array_walk_recursive", "usort", "uasort", "uksort", "array_reduce",
  ]

  /// Whether the name of one of both may begin so, in small letters.
  private static func mayBeCaller(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "f"), UInt8(ascii: "i"), UInt8(ascii: "r"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  private mutating func rewrittenPHP(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int? {
    // `"exec"($x)`
    if view.kind(index) == .string, view.symbol(index + 1) == Symbol.openParenthesis, let name = name(in: index) {
      put(name, place: place, mark: mark)
      return index + 1
    }
    guard view.kind(index) == .identifier, view.symbol(index + 1) == Symbol.openParenthesis,
      Self.mayBeCaller(view.bytes[Int(view.tokens[index].start)] | 0x20), isFree(index),
      let close = view.partner(index + 1)
    else { return nil }
    let function = view.string(index).lowercased()
    if Self.callers.contains(function), view.symbol(index + 3) == Symbol.comma, let name = callable(index + 2) {
      put(name, place: place, mark: mark)
      put(view.tokens[index + 1], place: place, mark: mark)
      return index + 4
    }
    guard Self.listCallers.contains(function), let comma = comma(in: index + 2..<close),
      view.symbol(comma + 2) == Symbol.comma || comma + 2 == close, let name = callable(comma + 1)
    else { return nil }
    put(name, place: place, mark: mark)
    put(view.tokens[index + 1], place: place, mark: mark)
    _ = putAll(index + 2..<comma, behind: comma, place: place, mark: mark, depth: depth)
    return comma + 2
  }

  private func comma(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if view.symbol(index) == Symbol.comma { return index }
      index = max(index, view.partner(index) ?? index) + 1
    }
    return nil
  }

  /// The function that an argument names: by a string, or by a variable that has one.
  private func callable(_ index: Int) -> Token? {
    if let name = name(in: index) { return name }
    guard view.kind(index) == .identifier, let value = values.value(of: index).first, value.range.count == 1 else {
      return nil
    }
    return name(in: value.range.lowerBound)
  }

  /// A string's inside as a name; nil where it is none.
  private func name(in index: Int) -> Token? {
    guard view.kind(index) == .string else { return nil }
    var range = view.tokens[index].range
    guard range.count > 2 else { return nil }
    range = range.lowerBound + 1..<range.upperBound - 1
    // A global function of PHP may say that it is one.
    while view.bytes[range.lowerBound] == UInt8(ascii: "\\"), range.count > 1 {
      range = range.lowerBound + 1..<range.upperBound
    }
    guard view.bytes[range].allSatisfy({ $0 >= 0x80 || $0 == 0x5F || $0 == 0x24 || Self.isAlphanumeric($0) }) else {
      return nil
    }
    return Token(kind: .identifier, start: range.lowerBound, length: range.count)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private mutating func putAll(
    _ range: Range<Int>, behind end: Int, place: Int, mark: TokenView.Mark, depth: Int
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, budget > 0 { index = step(index, place: place, mark: mark, depth: depth + 1) }
    return end
  }
}
