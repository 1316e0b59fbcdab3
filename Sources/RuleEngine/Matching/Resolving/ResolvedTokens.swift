internal import Findings
internal import Lexing

/// Writes tokens anew, names resolved.
struct ResolvedTokens {
  let view: TokenView
  private let names: NamedThings
  let values: LocalValues
  let pool: Pool
  private var tokens: [Token] = []
  private var places: [Int32] = []
  private var marks: [TokenView.Mark] = []
  private var isChanged = false
  private var nextDefinition = 0
  /// How many tokens may be put in yet.
  private(set) var budget: Int
  /// Whether more stands for something else than may be put in.
  private(set) var isCut = false

  /// How often what was put in is resolved itself.
  private static let depth = 3

  /// Signs and words, behind the file's own bytes, that the file may not have anywhere.
  struct Pool {
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
    var resolved = TokenView(view, bytes: view.bytes + Pool.text, tokens: tokens, places: places, marks: marks)
    resolved.isCut = isCut
    return resolved
  }

  mutating func put(_ token: Token, place: Int, mark: TokenView.Mark) {
    tokens.append(token)
    places.append(Int32(truncatingIfNeeded: place))
    marks.append(mark)
    if mark != .own {
      isChanged = true
      budget -= 1
    }
  }

  /// Whether anything may be put in yet; that it may not is told.
  private mutating func mayGoOn() -> Bool {
    if budget <= 0 { isCut = true }
    return budget > 0
  }

  /// Writes what the token at `index` stands for, or several from it on.
  ///
  /// - Parameters:
  ///   - place: where in the file it is used; `index` itself, or where what holds it was put in.
  ///   - mark: why it was put in, `own` where it was not.
  /// - Returns: the index behind what was read.
  mutating func step(_ index: Int, place: Int, mark: TokenView.Mark, depth: Int) -> Int {
    let isOwn = mark == .own
    if isOwn, let end = definitionEnd(at: index) {
      for token in index..<end { put(view.tokens[token], place: token, mark: .own) }
      return end
    }
    if budget <= 0, mayStandForMore(view.tokens[index]) { isCut = true }
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
  func isFree(_ index: Int) -> Bool {
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
      while next < value.range.upperBound, mayGoOn() {
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

  /// Writes what several tokens stand for, those behind `end` being next.
  mutating func putAll(
    _ range: Range<Int>, behind end: Int, place: Int, mark: TokenView.Mark, depth: Int
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, mayGoOn() { index = step(index, place: place, mark: mark, depth: depth + 1) }
    return end
  }
}
