internal import Lexing

/// Walks a language whose blocks are told by indentation: Python.
struct IndentWalker {
  private enum Kind { case function, type, control, match }

  private struct Block {
    var kind: Kind
    var indent: Int
    var keyword: Keyword
    var raises: Bool
    var endLine = 0
  }

  let code: CodeTokens
  let structure: Structure
  var measurer: Measurer
  private var blocks: [Block] = []
  /// Names of the types around; nil under a function, whose inner functions are not members.
  private var types: [String?] = []
  private struct Bracket {
    /// A `for` stood in it.
    var hasFor = false
    /// The logical operator before it.
    var logical: UInt8
    var isGrouping: Bool
    /// Conditions and lambdas that are open directly in it, and raise the cost of conditions behind them.
    var conditions = 0
    var lambdas = 0
  }

  private var brackets: [Bracket] = []
  /// As in a bracket, outside of all brackets: up to the end of the statement.
  private var conditions = 0
  private var lambdas = 0
  /// Between `lambda` and its colon.
  private var awaitsLambdaColon = false
  private var headEnd = -1
  private var lastPopped = Keyword.none
  private var lastTokenLine = 0

  init(_ code: CodeTokens, _ structure: Structure, _ measurer: Measurer) {
    self.code = code
    self.structure = structure
    self.measurer = measurer
  }

  mutating func walk(_ bytes: Span<UInt8>) {
    var index = 0
    while index < code.count {
      let token = code.tokens[index]
      measurer.advance(to: token)
      let isContinued = index > 0 && code.symbol(index - 1) == UInt8(ascii: "\\")
      let startsLine = measurer.isFirstOnLine && brackets.isEmpty && !isContinued
      if startsLine {
        endExpressions(lambdasToo: true)
        startLine(token, bytes)
      }
      measurer.chargeLine()
      if token.kind == .keyword || token.kind == .identifier {
        word(index, token.keyword, startsLine: startsLine || code.symbol(index - 1) == Symbol.semicolon, bytes)
      } else {
        bracket(index, token.symbol)
      }
      measurer.count(token, bytes, inHead: index < headEnd)
      lastTokenLine = measurer.line + 1
      index += 1
    }
    while !blocks.isEmpty { pop() }
  }

  private mutating func startLine(_ token: CodeToken, _ bytes: Span<UInt8>) {
    var column = 0
    var offset = Int(token.start) - 1
    while offset >= 0, bytes[offset] != 0x0A {
      column += bytes[offset] == 0x09 ? 8 : 1
      offset -= 1
    }
    lastPopped = .none
    while let last = blocks.last, last.indent >= column { pop() }
    measurer.lastLogical = 0
    measurer.mark(functionDepth)
    switch token.keyword {
    case .function, .async, .return: break
    default: if token.symbol != Symbol.at { measurer.ownStatement() }
    }
  }

  /// Blocks between the line and the function around it.
  private var functionDepth: Int {
    var depth = 0
    for block in blocks.reversed() {
      if block.kind == .function || depth > 50 { break }
      depth += 1
    }
    return depth
  }

  private mutating func pop() {
    guard let block = blocks.popLast() else { return }
    switch block.kind {
    case .function:
      types.removeLast()
      measurer.close(endLine: lastTokenLine)
    case .type: types.removeLast()
    case .control, .match: measurer.leaveBlock(cognitive: block.raises)
    }
    lastPopped = block.keyword
  }

  private mutating func bracket(_ index: Int, _ symbol: UInt8) {
    switch symbol {
    case Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace, Symbol.interpolationOpen:
      let before = code.keyword(index - 1)
      let isGrouping = symbol == Symbol.openParenthesis && !code.isOperand(index - 1) && before != .not
      brackets.append(Bracket(logical: measurer.lastLogical, isGrouping: isGrouping))
      if !isGrouping { measurer.lastLogical = 0 }
    case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.interpolationClose:
      endExpressions(lambdasToo: true)
      if let last = brackets.popLast(), !last.isGrouping { measurer.lastLogical = last.logical }
    case Symbol.comma:
      measurer.lastLogical = 0
      // A comma between a lambda's parameters ends nothing.
      endExpressions(lambdasToo: !awaitsLambdaColon)
    case Symbol.colon:
      measurer.lastLogical = 0
      awaitsLambdaColon = false
    case Symbol.semicolon:
      measurer.lastLogical = 0
      endExpressions(lambdasToo: true)
    case Symbol.equals: measurer.lastLogical = 0
    default: break
    }
  }

  private mutating func word(_ index: Int, _ keyword: Keyword, startsLine: Bool, _ bytes: Span<UInt8>) {
    switch keyword {
    case .function: function(index, bytes)
    case .type where startsLine:
      if code.isName(index + 1) {
        types.append(text(index + 1, bytes))
        blocks.append(Block(kind: .type, indent: column(index, bytes), keyword: .type, raises: false))
      }
    case .if where startsLine, .for where startsLine, .while where startsLine:
      measurer.decision()
      measurer.structuralIncrement()
      block(index, keyword, raises: true, bytes)
    case .for where code.keyword(index - 1) == .async && measurer.isFirstOnLine == false:
      measurer.decision()
      if brackets.isEmpty {
        measurer.structuralIncrement()
        block(index - 1, keyword, raises: true, bytes)
      }
    case .catch where startsLine:
      measurer.decision()
      measurer.structuralIncrement()
      block(index, keyword, raises: true, bytes)
    case .elseIf where startsLine:
      measurer.decision()
      measurer.flatIncrement()
      block(index, keyword, raises: true, bytes)
    case .else where startsLine:
      let raises = lastPopped != .try && lastPopped != .catch
      if raises { measurer.flatIncrement() }
      block(index, keyword, raises: raises, bytes)
    case .finally where startsLine:
      measurer.decision()
      block(index, keyword, raises: false, bytes)
    case .try where startsLine, .with where startsLine: block(index, keyword, raises: false, bytes)
    case .switch where startsLine && opensSuite(index):
      measurer.structuralIncrement()
      let column = column(index, bytes)
      blocks.append(Block(kind: .match, indent: column, keyword: .switch, raises: true))
      measurer.enterBlock(cognitive: true)
    case .case where startsLine && blocks.last?.kind == .match && opensSuite(index): measurer.decision()
    case .for:
      measurer.decision()
      if !brackets.isEmpty { brackets[brackets.count - 1].hasFor = true }
    case .if:
      measurer.decision()
      if brackets.last?.hasFor != true {
        measurer.structuralIncrement()
        // Another condition behind this one is inside it: in its `else`, in parentheses or not.
        measurer.enterBlock(cognitive: true, nesting: false)
        if brackets.isEmpty { conditions += 1 } else { brackets[brackets.count - 1].conditions += 1 }
      }
    case .lambda:
      measurer.enterBlock(cognitive: true, nesting: false)
      awaitsLambdaColon = true
      if brackets.isEmpty { lambdas += 1 } else { brackets[brackets.count - 1].lambdas += 1 }
    case .and, .or:
      measurer.decision()
      measurer.logical(keyword.rawValue)
    case .return, .throw:
      measurer.lastLogical = 0
      measurer.wayOut()
    default:
      if index >= headEnd, code.symbol(index + 1) == Symbol.openParenthesis, code.tokens[index].kind == .identifier,
        code.symbol(index - 1) != Symbol.dot || code.word(index - 2) == .this || isSelf(index - 2, bytes)
      {
        measurer.call(code.tokens[index], bytes)
      }
    }
  }

  private static let receiver = Array("self".utf8)

  /// `self`, by convention the object that a method belongs to.
  private func isSelf(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard code.isName(index), code.symbol(index - 1) != Symbol.dot else { return false }
    let token = code.tokens[index]
    guard Int(token.length) == Self.receiver.count else { return false }
    for offset in Self.receiver.indices where bytes[Int(token.start) + offset] != Self.receiver[offset] {
      return false
    }
    return true
  }

  /// Where an argument, a bracket or a statement ends: the conditions and lambdas in it do too.
  private mutating func endExpressions(lambdasToo: Bool) {
    var count = 0
    if brackets.isEmpty {
      count = conditions + (lambdasToo ? lambdas : 0)
      conditions = 0
      if lambdasToo { lambdas = 0 }
    } else {
      let last = brackets.count - 1
      count = brackets[last].conditions + (lambdasToo ? brackets[last].lambdas : 0)
      brackets[last].conditions = 0
      if lambdasToo { brackets[last].lambdas = 0 }
    }
    for _ in 0..<count { measurer.leaveBlock(cognitive: true, nesting: false) }
  }

  private mutating func block(_ index: Int, _ keyword: Keyword, raises: Bool, _ bytes: Span<UInt8>) {
    blocks.append(Block(kind: .control, indent: column(index, bytes), keyword: keyword, raises: raises))
    measurer.enterBlock(cognitive: raises)
  }

  private mutating func function(_ index: Int, _ bytes: Span<UInt8>) {
    guard code.isName(index + 1) else { return }
    var open = index + 2
    if code.symbol(open) == Symbol.openBracket, let close = code.partner(open) { open = close + 1 }
    guard code.symbol(open) == Symbol.openParenthesis, let close = code.partner(open) else { return }
    let name = text(index + 1, bytes)
    let token = code.tokens[index + 1]
    // `async def` starts where `def` does, as lizard has it.
    let isAsync = code.keyword(index - 1) == .async
    measurer.open(
      name: (types.last ?? nil).map { $0 + "." + name } ?? name, nameRange: token.range,
      parameters: Parameters.count(code, open: open, close: close, structure: structure))
    headEnd = open
    types.append(nil)
    blocks.append(
      Block(kind: .function, indent: column(isAsync ? index - 1 : index, bytes), keyword: .function, raises: false))
  }

  /// Whether the line from `index` has a colon outside of brackets: `match` and `case` are names elsewhere.
  private func opensSuite(_ index: Int) -> Bool {
    switch code.symbol(index + 1) {
    case Symbol.dot, Symbol.equals, Symbol.colon, Symbol.comma, Symbol.closeParenthesis, Symbol.compoundAssign:
      return false
    default: break
    }
    var position = index + 1
    let limit = min(code.count, index + 400)
    while position < limit {
      switch code.symbol(position) {
      case Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace:
        guard let close = code.partner(position) else { return false }
        position = close
      case Symbol.colon: return true
      case Symbol.equals, Symbol.semicolon: return false
      default: break
      }
      position += 1
    }
    return false
  }

  private func column(_ index: Int, _ bytes: Span<UInt8>) -> Int {
    var column = 0
    var offset = Int(code.tokens[index].start) - 1
    while offset >= 0, bytes[offset] != 0x0A, column < 256 {
      column += bytes[offset] == 0x09 ? 8 : 1
      offset -= 1
    }
    return column
  }

  private func text(_ index: Int, _ bytes: Span<UInt8>) -> String {
    Names.text(code.tokens[index].range, bytes)
  }
}
