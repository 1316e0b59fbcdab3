internal import Lexing

/// Walks a language whose blocks open with a word of their own and end with `end`: Lua and Elixir.
///
/// In Lua `function`, `if`, `for`, `while`, `repeat` and `do` open; in Elixir only `do` and `fn` do, and what stands
/// before a `do` says what it opens, so that `if a, do: b` opens nothing.
struct BlockWordWalker {
  private enum Kind { case function, type, control, plain }

  private struct Entry {
    var kind: Kind
    /// The `do` that follows is this entry's own.
    var awaitsDo = false
    /// Index of the last token, where no `end` closes the entry; -1 where one does.
    var last = -1
  }

  /// How many tokens are looked at to tell how a function's head goes on.
  private static let reach = 400

  let code: CodeTokens
  let plan: ScanPlan
  var measurer: Measurer
  private var entries: [Entry] = []
  private var types: [String?] = []
  private var headEnd = -1
  /// A control word was seen whose `do` is still to come.
  private var controlAwaitsDo = false

  init(_ code: CodeTokens, _ plan: ScanPlan, _ measurer: Measurer) {
    self.code = code
    self.plan = plan
    self.measurer = measurer
  }

  private var onlyDoOpens: Bool { plan.structure.onlyDoOpens }

  mutating func walk(_ bytes: Span<UInt8>) {
    for index in 0..<code.count {
      let token = code.tokens[index]
      measurer.advance(to: token)
      measurer.chargeLine()
      if startsStatement(index) {
        measurer.lastLogical = 0
        controlAwaitsDo = false
      }
      switch token.kind {
      case .keyword: word(index, token.keyword, bytes)
      case .operator where token.symbol == Symbol.and || token.symbol == Symbol.or:
        if plan.symbolDecides[Int(token.symbol)] { measurer.decision() }
        measurer.logical(token.symbol)
      case .identifier where index >= headEnd && code.symbol(index + 1) == Symbol.openParenthesis:
        let before = code.symbol(index - 1)
        if before != Symbol.dot, before != Symbol.colon { measurer.call(token, bytes) }
      default: break
      }
      measurer.count(token, bytes, inHead: index < headEnd)
      if token.kind == .keyword, token.keyword == .end, code.symbol(index - 1) != Symbol.dot { pop() }
      while let last = entries.last, last.last == index { pop() }
    }
    while !entries.isEmpty { pop() }
  }

  /// First on its line, where the line before is complete.
  private func startsStatement(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    guard code.tokens[index].line > code.tokens[index - 1].line else {
      return code.symbol(index - 1) == Symbol.semicolon
    }
    if code.tokens[index].kind == .operator { return false }
    return code.isOperand(index - 1) || code.tokens[index - 1].kind == .keyword
  }

  private mutating func push(_ entry: Entry) {
    entries.append(entry)
    switch entry.kind {
    case .function: types.append(nil)
    case .type: break
    case .control: measurer.enterBlock(cognitive: true)
    case .plain: measurer.enterBlock(cognitive: false)
    }
  }

  private mutating func pop() {
    guard let entry = entries.popLast() else { return }
    switch entry.kind {
    case .function:
      types.removeLast()
      measurer.close()
    case .type: types.removeLast()
    case .control: measurer.leaveBlock(cognitive: true)
    case .plain: measurer.leaveBlock(cognitive: false)
    }
  }

  private mutating func word(_ index: Int, _ keyword: Keyword, _ bytes: Span<UInt8>) {
    // `order.end` is a field.
    if code.symbol(index - 1) == Symbol.dot { return }
    if plan.keywordDecides[Int(keyword.rawValue)] { measurer.decision() }
    switch keyword {
    case .function: function(index, bytes)
    case .lambda: lambda(index, bytes)
    case .namespace, .interface, .extension:
      var name = index + 1
      while code.symbol(name + 1) == Symbol.dot, code.isName(name + 2) { name += 2 }
      types.append(code.isName(name) ? Names.text(code.tokens[name].range, bytes) : nil)
      push(Entry(kind: .type, awaitsDo: true))
    case .if, .unless, .for, .while, .switch, .repeat:
      measurer.structuralIncrement()
      if onlyDoOpens {
        controlAwaitsDo = true
      } else {
        push(Entry(kind: .control, awaitsDo: keyword == .for || keyword == .while))
      }
    case .until: pop()
    case .elseIf, .else: measurer.flatIncrement()
    case .catch: measurer.structuralIncrement()
    case .do:
      if let last = entries.last, last.awaitsDo {
        entries[entries.count - 1].awaitsDo = false
      } else {
        push(Entry(kind: controlAwaitsDo ? .control : .plain))
        controlAwaitsDo = false
      }
    case .return, .throw: measurer.wayOut()
    case .goto: measurer.flatIncrement()
    case .and, .or: measurer.logical(keyword.rawValue)
    default: break
    }
  }

  // MARK: Functions

  /// `function M.name(…)`, `local f = function(…)`, `def name(…) do`, `def name(…), do: …`
  private mutating func function(_ index: Int, _ bytes: Span<UInt8>) {
    var name = index + 1
    guard name < code.count else { return }
    if code.symbol(name) == Symbol.openParenthesis {
      lambda(index, bytes)
      return
    }
    while !onlyDoOpens, code.symbol(name + 1) == Symbol.dot || code.symbol(name + 1) == Symbol.colon,
      code.isName(name + 2)
    {
      name += 2
    }
    var parameters = 0
    var behind = name + 1
    if code.symbol(behind) == Symbol.openParenthesis, let close = code.partner(behind) {
      parameters = Parameters.count(code, open: behind, close: close, structure: plan.structure)
      behind = close + 1
    }
    var entry = Entry(kind: .function)
    if onlyDoOpens {
      guard let body = body(from: behind, bytes) else { return }
      entry.awaitsDo = body.isBlock
      entry.last = body.isBlock ? -1 : body.last
    }
    headEnd = name + 1
    let text: String
    if onlyDoOpens {
      let own = Names.text(code.tokens[name].range, bytes)
      text = (types.last ?? nil).map { $0 + "." + own } ?? own
    } else {
      text = (index + 1...name).filter(code.isName).map { Names.text(code.tokens[$0].range, bytes) }
        .joined(separator: ".")
    }
    measurer.open(name: text, nameRange: code.tokens[name].range, parameters: parameters)
    push(entry)
  }

  /// A function without a name of its own; outside of any other, or in Lua, it is one that counts.
  private mutating func lambda(_ index: Int, _ bytes: Span<UInt8>) {
    if onlyDoOpens, measurer.isInFunction {
      push(Entry(kind: .control))
      return
    }
    var parameters = 0
    if code.symbol(index + 1) == Symbol.openParenthesis, let close = code.partner(index + 1) {
      parameters = Parameters.count(code, open: index + 1, close: close, structure: plan.structure)
    }
    var name = Names.anonymous
    var range = 0..<0
    if code.symbol(index - 1) == Symbol.equals, code.isName(index - 2) {
      range = code.tokens[index - 2].range
      name = Names.text(range, bytes)
    }
    measurer.open(name: name, nameRange: range, parameters: parameters)
    push(Entry(kind: .function))
  }

  /// How an Elixir function's head goes on: with a block, or with `do:` and an expression up to `last`. Nil for a head
  /// without a body, which only declares defaults.
  private func body(from start: Int, _ bytes: Span<UInt8>) -> (isBlock: Bool, last: Int)? {
    var index = start
    let limit = min(code.count, start + Self.reach)
    while index < limit {
      if startsStatement(index), code.symbol(index - 1) != Symbol.comma, !isDoKey(index, bytes) {
        return nil
      }
      if code.keyword(index) == .do { return (true, -1) }
      if isDoKey(index, bytes) {
        // The colon belongs to the key; what follows is the expression, on the same line or the next.
        var last = index + 2
        while last + 1 < code.count, last < limit {
          if let close = code.partner(last), close > last { last = close }
          if last + 1 < code.count, last > index + 1, startsStatement(last + 1) { break }
          last += 1
        }
        return (false, min(last, code.count - 1))
      }
      if let close = code.partner(index), close > index { index = close }
      index += 1
    }
    return nil
  }

  private func isDoKey(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard code.isName(index), code.symbol(index + 1) == Symbol.colon else { return false }
    let token = code.tokens[index]
    return token.length == 2 && bytes[Int(token.start)] == UInt8(ascii: "d")
      && bytes[Int(token.start) + 1] == UInt8(ascii: "o")
  }
}
