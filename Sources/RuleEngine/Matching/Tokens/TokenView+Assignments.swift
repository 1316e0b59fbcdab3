internal import Findings
internal import Lexing
internal import SourceText

/// Assignments that do nothing. Only what stands directly behind one another is compared, so that nothing has to be known
/// about the ways through a function.
extension TokenView {
  /// `x = x` as a statement of its own, for local variables and the fields of `this`. Setters of other objects may do
  /// something when their own value is set.
  func selfAssignments() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for index in tokens.indices
    where symbol(index) == Symbol.equals && tokens[index].kind == .operator {
      guard let start = targetStart(before: index), isStatementStart(start),
        isInFunction(start)
      else { continue }
      let length = index - start
      let end = index + 1 + length
      guard end <= tokens.count,
        (0..<length).allSatisfy({ isSameText(start + $0, index + 1 + $0) }),
        isStatementEnd(end, of: start)
      else { continue }
      spans.append(Int(tokens[start].start)..<tokens[end - 1].end)
    }
    return spans
  }

  /// `x = a(); x = b();`: the first value is lost. Values that only stand for "nothing yet", a literal or a single name,
  /// are none.
  func overwrittenAssignments() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var functionsWithTry: [Int: Bool] = [:]
    for index in tokens.indices
    where symbol(index) == Symbol.equals && tokens[index].kind == .operator {
      let name = index - 1
      guard isPlainName(name), let start = declarationStart(name), isStatementStart(start),
        start < name || !declaresLocals, let function = function(around: line(start)),
        let next = nextStatement(of: start, from: index + 1),
        isSameText(next, name), symbol(next + 1) == Symbol.equals,
        isLostValue(index + 1..<next),
        let end = statementEnd(of: next, from: next + 2),
        !mentions(name, in: next + 2..<end)
      else { continue }
      // What a handler behind the block sees is the first value, should the second statement throw.
      let hasTry = functionsWithTry[function] ?? self.hasTry(functions[function])
      functionsWithTry[function] = hasTry
      if hasTry { continue }
      let last = symbol(next - 1) == Symbol.semicolon ? next - 2 : next - 1
      spans.append(Int(tokens[start].start)..<tokens[last].end)
    }
    return spans
  }

  /// Whether a plain name may be a property whose setter does more than keep the value.
  private var declaresLocals: Bool { traits.contains(.plainNamesMayBeProperties) }

  private var needsSemicolons: Bool { traits.contains(.semicolonsEndStatements) }

  private func isInFunction(_ index: Int) -> Bool { function(around: line(index)) != nil }

  private func isPlainName(_ index: Int) -> Bool {
    guard kind(index) == .identifier else { return false }
    switch symbol(index - 1) {
    case Symbol.dot, Symbol.arrow, Symbol.scope, Symbol.optionalChain, Symbol.star, Symbol.at, UInt8(ascii: "&"):
      return false
    default: return true
    }
  }

  /// Where the target of an assignment begins: a name, or `this.name`.
  private func targetStart(before equals: Int) -> Int? {
    if isPlainName(equals - 1) { return equals - 1 }
    guard kind(equals - 1) == .identifier,
      symbol(equals - 2) == Symbol.dot || symbol(equals - 2) == Symbol.arrow,
      keyword(equals - 3) == .this || isText(equals - 3, "$this") || isText(equals - 3, "self")
    else { return nil }
    return equals - 3
  }

  /// The first token of the statement that assigns to `name`: the name, or a word or type before it. Nil for variables
  /// that keep their value between calls.
  private func declarationStart(_ name: Int) -> Int? {
    var start = name
    while start > 0, line(start - 1) == line(name) {
      switch keyword(start - 1) {
      case .variable, .constant, .modifier, .void, .other: break
      case .none: guard kind(start - 1) == .identifier else { return start }
      default: return start
      }
      start -= 1
      if isText(start, "static") { return nil }
    }
    return start
  }

  /// Whether a statement begins here: behind a semicolon or a brace, or on a line of its own behind a statement's end.
  private func isStatementStart(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let outer = enclosing(index)
    if outer >= 0, symbol(outer) != Symbol.openBrace { return false }
    switch symbol(index - 1) {
    case Symbol.semicolon, Symbol.closeBrace: return isFirstOnLine(index) || symbol(index - 1) == Symbol.semicolon
    case Symbol.openBrace: return !isListBrace(index - 1)
    default: break
    }
    if needsSemicolons || !isFirstOnLine(index) { return false }
    if traits.contains(.colonsOpenBlocks), symbol(index - 1) == Symbol.colon { return outer < 0 }
    guard let previous = kind(index - 1) else { return true }
    switch previous {
    case .identifier, .number, .string, .templateText: return true
    case .keyword: return keyword(index - 1) == .literal
    default: return symbol(index - 1) == Symbol.closeParenthesis || symbol(index - 1) == Symbol.closeBracket
    }
  }

  /// Whether a brace opens a list of names and values rather than statements.
  private func isListBrace(_ brace: Int) -> Bool {
    switch symbol(brace - 1) {
    case Symbol.closeParenthesis, Symbol.fatArrow, Symbol.semicolon, Symbol.closeBrace, Symbol.openBrace: return false
    case 0: break
    default: return true
    }
    switch keyword(brace - 1) {
    case .else, .do, .try, .finally, .loop: return false
    case .none: return kind(brace - 1) != .identifier
    default: return true
    }
  }

  private func isStatementEnd(_ index: Int, of start: Int) -> Bool {
    guard tokens.indices.contains(index) else { return true }
    if symbol(index) == Symbol.semicolon { return true }
    if needsSemicolons { return false }
    return isFirstOnLine(index) && column(index) <= column(start) && symbol(index) != Symbol.dot
  }

  /// The index behind the last token of a statement; nil where it is not clear where it ends, or too far.
  private func statementEnd(of start: Int, from first: Int) -> Int? {
    let outer = enclosing(start)
    var index = first
    let limit = min(tokens.count, first + 400)
    while index < limit {
      if symbol(index) == Symbol.semicolon { return index }
      if kind(index) == .preprocessor { return nil }
      if !needsSemicolons, index > first, isFirstOnLine(index), column(index) <= column(start) {
        return index
      }
      if enclosing(index) < outer || (symbol(index) == Symbol.closeBrace && partner(index) == outer) {
        return needsSemicolons ? nil : index
      }
      if let close = partner(index), close > index {
        index = close + 1
        continue
      }
      index += 1
    }
    return index == tokens.count && !needsSemicolons ? index : nil
  }

  /// The statement directly behind the one that begins at `start`, in the same block and as deeply indented.
  private func nextStatement(of start: Int, from first: Int) -> Int? {
    guard var end = statementEnd(of: start, from: first) else { return nil }
    if symbol(end) == Symbol.semicolon { end += 1 }
    guard tokens.indices.contains(end), enclosing(end) == enclosing(start), isFirstOnLine(end),
      isFirstOnLine(start), column(end) == column(start)
    else { return nil }
    return end
  }

  /// Whether a value is worth a finding when it is lost: not a literal or a single name, and nothing that another
  /// operator or assignment in it uses.
  private func isLostValue(_ range: Range<Int>) -> Bool {
    var range = range
    if symbol(range.upperBound - 1) == Symbol.semicolon { range = range.lowerBound..<(range.upperBound - 1) }
    guard range.count > 2 else { return false }
    var hasName = false
    for index in range {
      switch symbol(index) {
      case Symbol.equals, Symbol.compoundAssign, Symbol.logicalAssign, Symbol.declare, Symbol.and, Symbol.or,
        Symbol.openBrace:
        return false
      default: break
      }
      switch keyword(index) {
      case .and, .or, .yield, .await, .throw, .function, .lambda, .if: return false
      default: break
      }
      if kind(index) == .identifier, symbol(index + 1) == Symbol.openParenthesis { hasName = true }
    }
    return hasName
  }

  /// Whether a name, or a string that may have it in it, stands in a range.
  private func mentions(_ name: Int, in range: Range<Int>) -> Bool {
    var word = Array(text(name))
    if word.first == UInt8(ascii: "$") { word.removeFirst() }
    for index in range {
      switch kind(index) {
      case .identifier?:
        if isSameText(index, name) { return true }
      case .string?, .templateText?, .markup?:
        if SecretText.contains(Array(text(index)), word) { return true }
      // A closure may read the name when it runs.
      case .keyword?:
        if keyword(index) == .function || keyword(index) == .lambda || keyword(index) == .await
          || keyword(index) == .yield
        {
          return true
        }
      default:
        if symbol(index) == Symbol.fatArrow || symbol(index) == Symbol.openBrace { return true }
      }
    }
    return false
  }

  /// Whether a function catches anything; taken for granted where it is too long to look.
  private func hasTry(_ function: FunctionMeasure) -> Bool {
    var index = firstToken(onOrBehind: function.startLine)
    let limit = index + 5_000
    while index < tokens.count, line(index) <= function.endLine {
      if index == limit { return true }
      if keyword(index) == .try || keyword(index) == .begin || keyword(index) == .catch { return true }
      index += 1
    }
    return false
  }

  /// The first token that begins on this line or behind it.
  func firstToken(onOrBehind wanted: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if line(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
