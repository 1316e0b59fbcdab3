internal import Lexing

/// Walks a language whose blocks end with `end`: Ruby.
struct EndWalker {
  private enum Kind { case function, type, control, closure, plain }

  private struct Entry {
    var kind: Kind
    var raises = false
    var nests = false
    /// Closed by `}` instead of `end`; the depth of brackets tells which.
    var braceDepth = -1
    /// `while … do`: the `do` is the loop's own.
    var awaitsDo = false
  }

  let code: CodeTokens
  let structure: Structure
  private let keywordDecides: [Bool]
  var measurer: Measurer
  private var entries: [Entry] = []
  private var types: [String?] = []
  private var brackets: [(logical: UInt8, isGrouping: Bool)] = []
  private var headEnd = -1
  /// Ternaries that are open, by depth of brackets.
  private var ternaries: [Int] = []
  /// A `def name = expression`, closed with its line.
  private var endless = 0

  init(_ code: CodeTokens, _ plan: ScanPlan, _ measurer: Measurer) {
    self.code = code
    structure = plan.structure
    keywordDecides = plan.keywordDecides
    self.measurer = measurer
  }

  mutating func walk(_ bytes: Span<UInt8>) {
    for index in 0..<code.count {
      let token = code.tokens[index]
      measurer.advance(to: token)
      let before = code.symbol(index - 1)
      let startsLine =
        index == 0 || before == Symbol.semicolon
        || (measurer.isFirstOnLine
          && (code.isOperand(index - 1) || code.tokens[index - 1].kind == .keyword
            || before == UInt8(ascii: "|") || before == Symbol.interpolationOpen || before == Symbol.openBrace))
      if startsLine { endStatement() }
      measurer.chargeLine()
      switch token.kind {
      case .keyword: word(index, token.keyword, startsStatement: startsLine || startsExpression(index), bytes)
      case .punctuation, .operator: symbol(index, token.symbol)
      case .identifier:
        if isRaise(index, bytes) { measurer.wayOut() }
        if index >= headEnd, before != Symbol.dot || code.word(index - 2) == .this,
          code.symbol(index + 1) == Symbol.openParenthesis
        {
          measurer.call(token, bytes)
        }
      default: break
      }
      measurer.count(token, bytes, inHead: index < headEnd)
      if token.kind == .keyword, token.keyword == .end { end() }
      if token.symbol == Symbol.closeBrace { closeBrace() }
    }
    endStatement()
    while !entries.isEmpty { pop() }
  }

  /// Where `if` opens a block though it is not first on its line: `x = if a`, `(if a`.
  private func startsExpression(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let token = code.tokens[index - 1]
    switch token.kind {
    case .operator: return token.code != Symbol.question && token.code != Symbol.bang
    case .punctuation:
      return token.code == Symbol.openParenthesis || token.code == Symbol.openBracket || token.code == Symbol.comma
    case .keyword:
      switch token.keyword {
      case .then, .else, .begin, .do, .and, .or, .not: return true
      default: return false
      }
    default: return false
    }
  }

  private static let raises = ["raise", "fail"].map { Array($0.utf8) }

  /// `raise` and `fail` are methods, not words of the language.
  private func isRaise(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    let token = code.tokens[index]
    guard token.length == 5 || token.length == 4, code.symbol(index - 1) != Symbol.dot,
      code.keyword(index - 1) != .function, code.symbol(index + 1) != Symbol.equals
    else { return false }
    return Self.raises.contains { word in
      guard word.count == Int(token.length) else { return false }
      for offset in word.indices where bytes[Int(token.start) + offset] != word[offset] { return false }
      return true
    }
  }

  private mutating func endStatement() {
    measurer.lastLogical = 0
    while let last = ternaries.last, last >= brackets.count {
      ternaries.removeLast()
      measurer.leaveBlock(cognitive: true, nesting: false)
    }
    while endless > 0, let last = entries.last, last.kind == .function {
      endless -= 1
      pop()
    }
  }

  private mutating func push(_ entry: Entry) {
    entries.append(entry)
    switch entry.kind {
    case .function: types.append(nil)
    case .type: break
    default: measurer.enterBlock(cognitive: entry.raises, nesting: entry.nests)
    }
  }

  private mutating func pop() {
    guard let entry = entries.popLast() else { return }
    switch entry.kind {
    case .function:
      types.removeLast()
      measurer.close()
    case .type: types.removeLast()
    default: measurer.leaveBlock(cognitive: entry.raises, nesting: entry.nests)
    }
  }

  private mutating func end() {
    while let last = entries.last {
      pop()
      if last.braceDepth < 0 { return }
    }
  }

  private mutating func closeBrace() {
    if let last = entries.last, last.braceDepth == brackets.count { pop() }
  }

  private mutating func symbol(_ index: Int, _ symbol: UInt8) {
    switch symbol {
    case Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace, Symbol.interpolationOpen:
      if symbol == Symbol.openBrace, code.isOperand(index - 1), code.symbol(index - 1) != Symbol.closeBrace {
        push(Entry(kind: .closure, raises: true, nests: true, braceDepth: brackets.count))
      }
      let isGrouping =
        symbol == Symbol.openParenthesis && !code.isOperand(index - 1) && code.symbol(index - 1) != Symbol.bang
      brackets.append((measurer.lastLogical, isGrouping))
      if !isGrouping { measurer.lastLogical = 0 }
    case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.interpolationClose:
      if let last = brackets.popLast(), !last.isGrouping { measurer.lastLogical = last.logical }
      while let last = ternaries.last, last > brackets.count {
        ternaries.removeLast()
        measurer.leaveBlock(cognitive: true, nesting: false)
      }
    case Symbol.comma, Symbol.equals: measurer.lastLogical = 0
    case Symbol.question:
      measurer.lastLogical = 0
      measurer.decision()
      measurer.structuralIncrement()
      measurer.enterBlock(cognitive: true, nesting: false)
      ternaries.append(brackets.count)
    case Symbol.and, Symbol.or:
      measurer.decision()
      measurer.logical(symbol)
    case Symbol.logicalAssign: measurer.decision()
    default: break
    }
  }

  private mutating func word(_ index: Int, _ keyword: Keyword, startsStatement: Bool, _ bytes: Span<UInt8>) {
    if keywordDecides[Int(keyword.rawValue)] { measurer.decision() }
    switch keyword {
    case .function: function(index, bytes)
    case .type, .namespace:
      if code.symbol(index + 1) == Symbol.other {
        push(Entry(kind: .plain))
      } else {
        var name = index + 1
        while code.symbol(name + 1) == Symbol.scope, code.isName(name + 2) { name += 2 }
        types.append(code.isName(name) ? Names.text(code.tokens[name].range, bytes) : nil)
        push(Entry(kind: .type))
      }
    case .if, .unless:
      measurer.structuralIncrement()
      if startsStatement { push(Entry(kind: .control, raises: true, nests: true)) }
    case .while, .until, .for:
      measurer.structuralIncrement()
      if startsStatement { push(Entry(kind: .control, raises: true, nests: true, awaitsDo: true)) }
    case .switch:
      measurer.structuralIncrement()
      push(Entry(kind: .control, raises: true, nests: true))
    case .begin: push(Entry(kind: .control, raises: false, nests: true))
    case .do:
      if let last = entries.last, last.awaitsDo, last.braceDepth < 0 {
        entries[entries.count - 1].awaitsDo = false
      } else {
        push(Entry(kind: .closure, raises: true, nests: true))
      }
    case .elseIf, .else: measurer.flatIncrement()
    case .catch: measurer.structuralIncrement()
    case .and, .or: measurer.logical(keyword.rawValue)
    // A `return` in a block leaves the method too.
    case .return: measurer.wayOut()
    case .none: if isRaise(index, bytes) { measurer.wayOut() }
    default: break
    }
  }

  private mutating func function(_ index: Int, _ bytes: Span<UInt8>) {
    var name = index + 1
    guard name < code.count else { return }
    while code.symbol(name + 1) == Symbol.dot, name + 2 < code.count { name += 2 }
    let first = code.tokens[name].range
    // `def [](index)`
    if code.symbol(name) == Symbol.openBracket, code.partner(name) == name + 1 { name += 1 }
    // `def size=(value)`, `def []=(index, value)`; with a blank before it the sign starts a body.
    if code.symbol(name + 1) == Symbol.equals, code.tokens[name + 1].range.lowerBound == code.tokens[name].end,
      code.symbol(name + 2) == Symbol.openParenthesis || code.isName(name + 2)
    {
      name += 1
    }
    let range = first.lowerBound..<code.tokens[name].end
    var parameters = 0
    var next = name + 1
    if code.symbol(next) == Symbol.openParenthesis, let close = code.partner(next) {
      parameters = Parameters.count(code, open: next, close: close, structure: structure)
      headEnd = next
      next = close + 1
    } else {
      headEnd = name + 1
    }
    let text = Names.text(range, bytes)
    measurer.open(
      name: (types.last ?? nil).map { $0 + "." + text } ?? text, nameRange: range, parameters: parameters)
    push(Entry(kind: .function))
    if code.symbol(next) == Symbol.equals { endless += 1 }
  }
}
