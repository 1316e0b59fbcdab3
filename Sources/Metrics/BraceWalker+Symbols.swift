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
      if let type = awaitingType, type.depth > depth { awaitingType = nil }
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
      // `struct option options[] = {` opens a value, not a type.
      if let type = awaitingType, type.depth >= depth { awaitingType = nil }
      if structure.defaultsDecide, brackets.last?.isPattern == true { measurer.decision() }
    case Symbol.colon:
      measurer.lastLogical = 0
      caseAwaitsArrow = false
      if isTyped { startTypes(atColon: index) }
    case Symbol.elvis where isTyped: startTypes(atColon: index)
    case Symbol.less where isTyped: startTypes(atAngle: index)
    case UInt8(ascii: "-") where structure.selectors, UInt8(ascii: "+") where structure.selectors:
      selector(index, bytes)
    case Symbol.question:
      if structure.ternary { ternary(index) } else if symbolDecides[Int(code)] { measurer.decision() }
    case structure.lambdaArrow where code != 0: arrow(index, bytes)
    case structure.armMark where code != 0: arm()
    case Symbol.and, Symbol.or:
      // `T&& name` in a parameter list is a reference.
      if structure.headClauses, index < bodyStart, code == Symbol.and { return }
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
      index: index, logical: measurer.lastLogical, isGrouping: isGrouping, isPattern: isPattern, symbol: symbol)
    if symbol == Symbol.openBrace, let last = entries.last, last.hasArms {
      bracket.hasArms = last.end == code.partner(index) ?? code.count
    }
    bracket.isSwitch = symbol == Symbol.openBrace && code.keyword(index - 1) == .switch
    brackets.append(bracket)
    if !isGrouping { measurer.lastLogical = 0 }
  }

  /// The mark between an arm's pattern and its body: every arm but the first is a decision.
  private mutating func arm() {
    guard let last = brackets.last, last.hasArms else { return }
    if last.sawArm { measurer.decision() }
    brackets[brackets.count - 1].sawArm = true
    measurer.lastLogical = 0
  }

  private static let conditionalDirectives = ["if", "ifdef", "elif"].map { Array($0.utf8) }

  /// `#if` and its kin. lizard leaves out `#ifndef`, which mostly guards whole headers.
  mutating func directive(_ token: CodeToken, _ bytes: Span<UInt8>) {
    var start = Int(token.start) + 1
    while start < token.end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var end = start
    while end < token.end, bytes[end] >= 0x61, bytes[end] <= 0x7A { end += 1 }
    let isOne = Self.conditionalDirectives.contains { word in
      guard word.count == end - start else { return false }
      for offset in word.indices where bytes[start + offset] != word[offset] { return false }
      return true
    }
    guard isOne else { return }
    measurer.decision()
    if bytes[start] == UInt8(ascii: "e") { measurer.flatIncrement() } else { measurer.structuralIncrement() }
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
    guard structure.ternary, index >= typesEnd, code.isOperand(index - 1), index + 1 < code.count else { return }
    switch code.symbol(index + 1) {
    case Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace, Symbol.comma, Symbol.semicolon,
      Symbol.equals, Symbol.greater, Symbol.colon, Symbol.question:
      return
    // `a ? .some : .none` in Swift, where only the white space before tells it from an optional.
    case Symbol.dot where !structure.postfixOptionals: return
    default: break
    }
    if structure.postfixOptionals, code.tokens[index - 1].end == Int(code.tokens[index].start) { return }
    measurer.lastLogical = 0
    measurer.decision()
    measurer.structuralIncrement()
    push(Entry(kind: .ternary, end: -1, depth: depth, raises: true, nests: false))
  }
}
