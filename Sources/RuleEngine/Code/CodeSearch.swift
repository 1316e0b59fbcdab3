internal import Findings
internal import Lexing

/// Looks for patterns over tokens in one file.
///
/// The work is counted: a file that is made to take long ends the search with an error and not with silence.
struct CodeSearch {
  let view: TokenView
  /// What one file may cost: many times what the longest real files take.
  var steps: Int
  private let foldsCase: Bool
  private let rule: String
  private let path: String
  private let expressions: ExpressionCache

  /// - Parameter steps: what is left of the file's budget; `budget(for:)` at first.
  init(_ view: TokenView, steps: Int, rule: String, path: String, expressions: ExpressionCache) {
    self.view = view
    self.steps = steps
    self.rule = rule
    self.path = path
    self.expressions = expressions
    foldsCase = view.traits.contains(.namesIgnoreCase)
  }

  /// Steps that a file of so many tokens may take.
  static func budget(for tokens: Int) -> Int { 2_000_000 + 200 * tokens }

  /// A pattern with the tests of its variables, by slot.
  struct Question {
    var pattern: CodePattern
    var tests: [[PreparedCodeTest]]
  }

  /// The tokens of a match that begins at `start`, nil for none.
  mutating func match(_ question: Question, at start: Int) throws(RuleError) -> Range<Int>? {
    guard !question.pattern.beginsWithName || !isMemberOrDeclaration(start) else { return nil }
    var bindings = [Range<Int>?](repeating: nil, count: question.pattern.variables.count)
    guard
      let end = try run(
        question, question.pattern.start, at: start, limit: view.tokens.count, bindings: &bindings),
      end > start, !question.pattern.beginsWithName || !opensBody(end)
    else { return nil }
    return start..<end
  }

  /// Whether one of `patterns` matches somewhere in a range of tokens.
  mutating func occurs(_ patterns: [CodePattern], in range: Range<Int>) throws(RuleError) -> Bool {
    for pattern in patterns {
      let question = Question(pattern: pattern, tests: [])
      for start in range {
        var bindings = [Range<Int>?](repeating: nil, count: pattern.variables.count)
        if try run(question, pattern.start, at: start, limit: range.upperBound, bindings: &bindings) != nil {
          return true
        }
      }
    }
    return false
  }

  private mutating func spend(_ count: Int = 1) throws(RuleError) {
    steps -= count
    guard steps > 0 else { throw .limitReached(rule: rule, path: path, limit: "steps of token patterns") }
  }

  // MARK: Walking a pattern

  /// The index behind a match of the nodes from `node` on, which begins at `index` and does not pass `limit`.
  private mutating func run(
    _ question: Question, _ node: Int, at index: Int, limit: Int, bindings: inout [Range<Int>?]
  ) throws(RuleError) -> Int? {
    try spend()
    let current = question.pattern.nodes[node]
    switch current.kind {
    case .end: return try holds(question, bindings) ? index : nil
    case .exclusionEnd: return try holds(question, bindings) ? index : nil
    case .word(let bytes):
      guard index < limit, isWord(index, bytes) else { return nil }
      return try run(question, current.next, at: index + 1, limit: limit, bindings: &bindings)
    case .symbols(let bytes):
      if let (next, end) = behindIndexed(bytes, current, question.pattern, at: index, limit: limit),
        let result = try run(question, next, at: end, limit: limit, bindings: &bindings)
      {
        return result
      }
      guard let next = behindSymbols(bytes, at: index, limit: limit) else { return nil }
      return try run(question, current.next, at: next, limit: limit, bindings: &bindings)
    case .string(let value):
      guard let next = behindString(value, at: index, limit: limit) else { return nil }
      return try run(question, current.next, at: next, limit: limit, bindings: &bindings)
    case .branch(let ways):
      for way in ways {
        if let end = try run(question, way, at: index, limit: limit, bindings: &bindings) { return end }
      }
      return nil
    case .unless(let ways):
      for way in ways {
        var bindings = bindings
        if try run(question, way, at: index, limit: limit, bindings: &bindings) != nil { return nil }
      }
      return try run(question, current.next, at: index, limit: limit, bindings: &bindings)
    case .ellipsis:
      var end = index
      while true {
        if let result = try run(question, current.next, at: end, limit: limit, bindings: &bindings) { return result }
        guard let next = try extended(end, from: index, current, crossesCommas: true, limit: limit) else { return nil }
        end = next
      }
    case .variable(let slot, let isMany):
      return try variable(question, current, slot, isMany, at: index, limit: limit, bindings: &bindings)
    }
  }

  private mutating func variable(
    _ question: Question, _ node: CodePattern.Node, _ slot: Int, _ isMany: Bool, at index: Int, limit: Int,
    bindings: inout [Range<Int>?]
  ) throws(RuleError) -> Int? {
    if slot >= 0, let bound = bindings[slot] {
      guard index + bound.count <= limit else { return nil }
      try spend(bound.count)
      for offset in 0..<bound.count where !view.isSameText(bound.lowerBound + offset, index + offset) { return nil }
      return try run(question, node.next, at: index + bound.count, limit: limit, bindings: &bindings)
    }
    let behind = question.pattern.nodes[node.next]
    var ends: [Int] = isMany ? [index] : []
    var end = index
    while let next = try extended(end, from: index, node, crossesCommas: isMany, limit: limit) {
      ends.append(next)
      end = next
      // That something is here which nobody asks about, its first token shows.
      if slot < 0, behind.endsExclusion { break }
    }
    // Where nothing follows, less than the whole run is no answer: it would shrink until what must not be in it is not.
    let isLast = behind.isEnd
    for end in isLast ? ends.suffix(1).reversed() : ends.reversed() {
      if slot >= 0 { bindings[slot] = index..<end }
      if let result = try run(question, node.next, at: end, limit: limit, bindings: &bindings) { return result }
    }
    if slot >= 0 { bindings[slot] = nil }
    return nil
  }

  /// One token or bracketed group more, nil where the run may not go on.
  private mutating func extended(
    _ end: Int, from start: Int, _ node: CodePattern.Node, crossesCommas: Bool, limit: Int
  ) throws(RuleError) -> Int? {
    try spend()
    guard end < limit else { return nil }
    let token = view.tokens[end]
    switch token.kind {
    case .preprocessor, .markup: return nil
    default: break
    }
    switch token.symbol {
    case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.interpolationClose: return nil
    case Symbol.comma where !crossesCommas: return nil
    case Symbol.semicolon where !(node.isInBraces && crossesCommas): return nil
    default: break
    }
    if node.isOutside, end > start, view.endsStatement(before: end) { return nil }
    guard let close = view.partner(end), close > end else {
      // A bracket that nothing closes: what it holds is not known.
      return isOpener(token) ? nil : end + 1
    }
    return close < limit ? close + 1 : nil
  }

  private func isOpener(_ token: Token) -> Bool {
    switch token.symbol {
    case Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace, Symbol.interpolationOpen: true
    default: false
    }
  }

  // MARK: Single tokens

  private func isWord(_ index: Int, _ bytes: [UInt8]) -> Bool {
    switch view.tokens[index].kind {
    case .identifier, .keyword, .number, .operator, .preprocessor, .unknown, .punctuation, .markup: break
    default: return false
    }
    var text = view.text(index)
    // PHP's global names may say that they are global.
    if text.first == UInt8(ascii: "\\"), bytes.first != text.first { text = text.dropFirst() }
    guard text.count == bytes.count else { return false }
    if !foldsCase { return text.elementsEqual(bytes) }
    return zip(text, bytes).allSatisfy { Self.folded($0) == Self.folded($1) }
  }

  private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// A member may be named by a string: `cp["exec"]` is `cp.exec`. The node behind the name, and the index behind it.
  private func behindIndexed(
    _ bytes: [UInt8], _ node: CodePattern.Node, _ pattern: CodePattern, at index: Int, limit: Int
  ) -> (node: Int, end: Int)? {
    guard bytes == [Symbol.dot], case .word(let name) = pattern.nodes[node.next].kind else { return nil }
    let open = view.symbol(index) == Symbol.optionalChain ? index + 1 : index
    guard open + 2 < limit, view.symbol(open) == Symbol.openBracket, view.symbol(open + 2) == Symbol.closeBracket,
      view.kind(open + 1) == .string, CodeText.value(of: open + 1, in: view) == name
    else { return nil }
    return (pattern.nodes[node.next].next, open + 3)
  }

  /// Behind tokens that adjoin and are these bytes together. A plain member access stands for an optional one too.
  private func behindSymbols(_ bytes: [UInt8], at index: Int, limit: Int) -> Int? {
    guard index < limit else { return nil }
    let isAccess = bytes.elementsEqual(".".utf8) || bytes.elementsEqual("->".utf8)
    if isAccess, view.symbol(index) == Symbol.optionalChain { return index + 1 }
    // `call?.(x)` and `list?.[x]`.
    if bytes == [Symbol.openParenthesis] || bytes == [Symbol.openBracket],
      view.symbol(index) == Symbol.optionalChain, index + 1 < limit, view.symbol(index + 1) == bytes[0]
    {
      return index + 2
    }
    var rest = bytes[...]
    var index = index
    var end: Int?
    while !rest.isEmpty {
      guard index < limit else { return nil }
      switch view.tokens[index].kind {
      case .punctuation, .operator, .unknown, .identifier, .markup: break
      default: return nil
      }
      let text = view.text(index)
      guard rest.starts(with: text), end == nil || end == Int(view.tokens[index].start) else { return nil }
      rest = rest.dropFirst(text.count)
      end = view.tokens[index].end
      index += 1
    }
    return index
  }

  /// Behind a string literal; where any will do, behind one with code in it too.
  private func behindString(_ value: [UInt8]?, at index: Int, limit: Int) -> Int? {
    guard index < limit else { return nil }
    switch view.tokens[index].kind {
    case .string:
      guard let value else { return index + 1 }
      return CodeText.value(of: index, in: view) == value ? index + 1 : nil
    case .templateText:
      guard value == nil else { return nil }
      var end = index + 1
      while end < limit {
        if view.symbol(end) == Symbol.interpolationOpen, let close = view.partner(end), close < limit {
          end = close + 1
        } else if view.kind(end) == .templateText, view.symbol(end - 1) == Symbol.interpolationClose {
          end += 1
        } else {
          break
        }
      }
      return end
    default: return nil
    }
  }

  // MARK: What surrounds a match

  /// Whether the name at `index` is reached through something else, or is being declared.
  private func isMemberOrDeclaration(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    // What was imported by its name is no member there.
    if view.mark(index) == .imported, view.mark(index - 1) == .imported, view.place(index) == view.place(index - 1) {
      return false
    }
    switch view.symbol(index - 1) {
    case Symbol.dot: if !view.traits.contains(.dotJoinsTexts) { return true }
    case Symbol.arrow, Symbol.scope, Symbol.optionalChain: return true
    default: break
    }
    if view.keyword(index - 1) == .function || view.keyword(index - 1) == .type { return true }
    return view.traits.contains(.typesBeforeNames) && view.kind(index - 1) == .identifier
      && view.line(index - 1) == view.line(index)
  }

  /// Whether a body begins behind a match that ends in `)`: then it was a declaration.
  private func opensBody(_ end: Int) -> Bool {
    guard view.symbol(end - 1) == Symbol.closeParenthesis, view.symbol(end) == Symbol.openBrace else { return false }
    // In a line of its own the block belongs to nothing, where a line's end is a statement's.
    if view.isFirstOnLine(end), !view.traits.contains(.semicolonsEndStatements) { return false }
    return view.traits.contains(.bodiesBehindCalls)
  }

  // MARK: Tests

  private mutating func holds(_ question: Question, _ bindings: [Range<Int>?]) throws(RuleError) -> Bool {
    for (slot, tests) in question.tests.enumerated() {
      guard let range = bindings[slot] else { continue }
      guard try hold(tests, range, in: range) else { return false }
    }
    return true
  }

  private mutating func hold(
    _ tests: [PreparedCodeTest], _ range: Range<Int>, in run: Range<Int>
  ) throws(RuleError) -> Bool {
    for test in tests where try !holds(test, range, in: run) { return false }
    return true
  }

  /// - Parameter run: what a variable stands for; `range` is it, or a part of it.
  private mutating func holds(
    _ test: PreparedCodeTest, _ range: Range<Int>, in run: Range<Int>
  ) throws(RuleError) -> Bool {
    try spend(range.count)
    switch test {
    case .literal: return CodeText.isLiteral(range, in: view)
    case .notLiteral: return !CodeText.isLiteral(range, in: view)
    case .containsInterpolation: return CodeText.holdsInterpolation(range, in: view)
    case .containsConcatenation: return CodeText.holdsConcatenation(range, in: view)
    case .contains(let patterns): return try occurs(patterns, in: range)
    case .lacks(let patterns): return try !occurs(patterns, in: range)
    case .matches(let pattern): return try matches(pattern, CodeText.text(of: range, in: view))
    case .differs(let pattern): return try !matches(pattern, CodeText.text(of: range, in: view))
    case .named(let pattern): return try hasName(pattern, range)
    case .unnamed(let pattern): return try !hasName(pattern, range)
    case .any(let tests):
      for test in tests where try holds(test, range, in: run) { return true }
      return false
    case .inserts(let tests):
      for part in CodeText.parts(of: range, in: view) where try hold(tests, part, in: range) { return true }
      return false
    case .after(let pattern):
      return try matches(pattern, CodeText.text(of: run.lowerBound..<range.lowerBound, in: view))
    }
  }

  private func matches(_ pattern: Pattern, _ text: [UInt8]) throws(RuleError) -> Bool {
    try expressions.matches(pattern, text, rule: rule, path: path)
  }

  private func hasName(_ pattern: Pattern, _ range: Range<Int>) throws(RuleError) -> Bool {
    for index in range {
      if view.kind(index) == .identifier, try matches(pattern, Array(view.text(index))) { return true }
      // A variable's own name says what was done to its value: `$safeName`.
      if view.mark(index).isByVariable, index == range.lowerBound || view.place(index) != view.place(index - 1),
        try matches(pattern, Array(view.ownText(index)))
      {
        return true
      }
    }
    return false
  }
}
