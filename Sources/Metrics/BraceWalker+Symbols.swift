internal import Lexing

extension BraceWalker {
  mutating func symbol(_ index: Int, _ code: UInt8, _ bytes: Span<UInt8>) {
    switch code {
    case Symbol.openParenthesis, Symbol.openBracket, Symbol.openBrace, Symbol.interpolationOpen:
      open(index, code, bytes)
    case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.interpolationClose:
      guard self.code.partner(index) != nil else { return }
      // Brackets that were never closed end with the one around them.
      while let last = brackets.popLast() {
        if !last.isGrouping { measurer.lastLogical = last.logical }
        if Self.closes(code, last.symbol) { break }
      }
      closeLazy(deeperThan: depth) { _ in true }
      while let last = awaitingBlock.last, last.depth > depth { awaitingBlock.removeLast() }
    case Symbol.semicolon:
      measurer.lastLogical = 0
      closeLazy(deeperThan: depth - 1) { _ in true }
      while let last = awaitingBlock.last, last.depth > depth { awaitingBlock.removeLast() }
      if let type = awaitingType, type.depth >= depth { awaitingType = nil }
    case Symbol.comma:
      measurer.lastLogical = 0
      closeLazy(deeperThan: depth - 1) { $0 == .ternary || $0 == .function || $0 == .closure }
    case Symbol.equals:
      measurer.lastLogical = 0
      if structure.defaultsDecide, brackets.last?.isPattern == true { measurer.decision() }
    case Symbol.colon:
      measurer.lastLogical = 0
      caseAwaitsArrow = false
    case Symbol.question: ternary(index)
    case structure.lambdaArrow where code != 0: arrow(index, bytes)
    case Symbol.and, Symbol.or:
      if symbolDecides[Int(code)] { measurer.decision() }
      measurer.logical(code)
    default:
      if symbolDecides[Int(code)] { measurer.decision() }
    }
  }

  private static func closes(_ close: UInt8, _ open: UInt8) -> Bool {
    switch open {
    case Symbol.openParenthesis: close == Symbol.closeParenthesis
    case Symbol.openBracket: close == Symbol.closeBracket
    case Symbol.openBrace: close == Symbol.closeBrace
    default: close == Symbol.interpolationClose
    }
  }

  private mutating func open(_ index: Int, _ symbol: UInt8, _ bytes: Span<UInt8>) {
    if symbol == Symbol.openParenthesis { parenthesis(index, bytes) }
    if symbol == Symbol.openBrace { brace(index, bytes) }
    let before = code.symbol(index - 1)
    var isPattern = false
    if index == parameterList {
      isPattern = true
    } else if symbol != Symbol.openParenthesis, symbol != Symbol.interpolationOpen {
      let keyword = code.keyword(index - 1)
      isPattern = keyword == .constant || keyword == .variable
      if let outer = brackets.last, outer.isPattern {
        isPattern =
          before == Symbol.comma || before == Symbol.colon || before == Symbol.spread || before == outer.symbol
      }
    }
    let isGrouping =
      symbol == Symbol.openParenthesis && !code.isOperand(index - 1) && before != Symbol.bang
      && code.tokens[max(0, index - 1)].kind != .keyword
    var bracket = Bracket(
      logical: measurer.lastLogical, isGrouping: isGrouping, isPattern: isPattern, symbol: symbol)
    bracket.isSwitch = symbol == Symbol.openBrace && code.keyword(index - 1) == .switch
    brackets.append(bracket)
    if !isGrouping { measurer.lastLogical = 0 }
  }

  /// What an opening brace opens, if nobody announced it.
  private mutating func brace(_ index: Int, _ bytes: Span<UInt8>) {
    if let last = entries.last, last.end >= 0, last.end == code.partner(index) ?? code.count, last.kind != .type {
      return
    }
    if let waiting = awaitingBlock.last, waiting.depth == depth {
      // `for _, x := range []T{a, b} {`: the first brace is a literal.
      if let close = code.partner(index), code.symbol(close + 1) == Symbol.openBrace { return }
      awaitingBlock.removeLast()
      var entry = waiting.entry
      entry.end = code.partner(index) ?? code.count
      push(entry)
      return
    }
    if let type = awaitingType, type.depth == depth {
      awaitingType = nil
      types.append(type.name)
      push(Entry(kind: .type, end: code.partner(index) ?? code.count, depth: depth))
      return
    }
    if structure.braceIsClosure {
      if accessor(index, bytes) { return }
      closure(bodyOpen: index, at: index, bytes)
    }
  }

  private mutating func ternary(_ index: Int) {
    guard structure.ternary, code.isOperand(index - 1), index + 1 < code.count else { return }
    switch code.symbol(index + 1) {
    case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.comma, Symbol.semicolon,
      Symbol.equals, Symbol.greater, Symbol.colon, Symbol.question, Symbol.dot:
      return
    default: break
    }
    if structure.postfixOptionals, code.tokens[index - 1].end == Int(code.tokens[index].start) { return }
    measurer.lastLogical = 0
    measurer.decision()
    measurer.structuralIncrement()
    push(Entry(kind: .ternary, end: -1, depth: depth, raises: true, nests: false))
  }
}
