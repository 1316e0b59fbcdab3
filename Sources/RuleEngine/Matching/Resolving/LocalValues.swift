internal import Findings
internal import Lexing

/// The values that statements give to plain names, where they are short and say what they are.
struct LocalValues {
  /// A statement that gives a name a value, or adds to it.
  struct Value {
    var name: Int
    /// The tokens of the value.
    var range: Range<Int>
    /// Adds to what the name has, by the operator at this index: `.=`, `+=`.
    var addition: Int?
    /// Nothing is called or reckoned: a name, a member, an element.
    var isPlain: Bool
  }

  private var values: [[UInt8]: [Value]] = [:]
  /// Where names stand in conditions, rising but for where one condition holds another.
  private var asked: [[UInt8]: [Int]] = [:]
  private let view: TokenView

  /// The most tokens of a value that is looked into: a query over several lines.
  private static let limit = 80
  /// So many statements about one name are looked at.
  private static let statements = 32

  /// Linear in the tokens.
  init(_ view: TokenView) {
    self.view = view
    for (index, token) in view.tokens.enumerated() where token.kind == .operator {
      switch token.code {
      case Symbol.equals:
        // PHP's `.=` is two tokens.
        let isAddition = isAddition(index)
        add(name: isAddition ? index - 2 : index - 1, equals: index, addition: isAddition ? index - 1 : nil)
      case Symbol.declare: add(name: index - 1, equals: index, addition: nil)
      case Symbol.compoundAssign where view.isText(index, "+="): add(name: index - 1, equals: index, addition: index)
      default: break
      }
    }
    guard !values.isEmpty else { return }
    for (index, token) in view.tokens.enumerated() where token.kind == .keyword {
      switch token.keyword {
      case .if, .elseIf, .unless, .guard, .switch, .select, .while, .case: addCondition(index)
      default: break
      }
    }
  }

  private mutating func add(name: Int, equals: Int, addition: Int?) {
    guard isGivenByStatement(name), let range = valueBehind(equals) else { return }
    values[Array(view.text(name)), default: []].append(
      Value(name: name, range: range, addition: addition, isPlain: isPlain(range)))
  }

  /// Whether an `=` ends an operator that adds a text.
  private func isAddition(_ equals: Int) -> Bool {
    view.traits.contains(.dotJoinsTexts) && view.symbol(equals - 1) == Symbol.dot
      && view.tokens[equals - 1].end == Int(view.tokens[equals].start)
  }

  var isEmpty: Bool { values.isEmpty }

  /// Whether a token is the name of a statement that gives it a value.
  func isTarget(_ index: Int) -> Bool {
    switch view.symbol(index + 1) {
    case Symbol.equals, Symbol.compoundAssign, Symbol.declare: true
    case Symbol.dot: view.symbol(index + 2) == Symbol.equals && isAddition(index + 2)
    default: false
    }
  }

  /// What a name has where it is used: the value that a statement before surely gave it, otherwise the last, and what was
  /// added since. Empty where nothing is known. Looks at the last statements about that name alone.
  func value(of index: Int) -> [Value] {
    guard let known = values[Array(view.text(index))] else { return [] }
    let function = view.function(around: view.line(index))
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].range.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    let before = known[..<low].suffix(Self.statements).filter { isVisible($0, from: function, count: known.count) }
    guard
      let last = before.lastIndex(where: { $0.addition == nil && surelyRuns($0.name, before: index) })
        ?? before.lastIndex(where: { $0.addition == nil })
    else { return [] }
    return [before[last]] + before[(last + 1)...].filter { $0.addition != nil }
  }

  /// Whether a condition shortly before asks more about a name than whether it is there: it may have been checked.
  func isAsked(_ index: Int) -> Bool {
    guard !asked.isEmpty, let places = asked[Array(view.text(index))] else { return false }
    guard let place = places.last(where: { $0 < index }), index - place < Self.reach else { return false }
    return view.function(around: view.line(place)) == view.function(around: view.line(index))
  }

  /// How far before its use a name is looked for in conditions, in tokens.
  private static let reach = 300
  /// How long a condition is read.
  private static let conditionLimit = 16

  /// Remembers the names in the condition behind the keyword at `index`.
  private mutating func addCondition(_ index: Int) {
    for place in index + 1..<min(view.tokens.count, index + 1 + Self.conditionLimit) {
      switch view.symbol(place) {
      case Symbol.semicolon, Symbol.openBrace, Symbol.closeBrace: return
      default: if view.endsStatement(before: place) { return }
      }
      guard view.kind(place) == .identifier, !isAlone(place) else { continue }
      asked[Array(view.text(place)), default: []].append(place)
    }
  }

  /// `if ($x)`, `isset($x)`
  private func isAlone(_ index: Int) -> Bool {
    guard view.symbol(index - 1) == Symbol.openParenthesis, view.symbol(index + 1) == Symbol.closeParenthesis else {
      return false
    }
    let word = view.string(max(0, index - 2)).lowercased()
    return word == "if" || word == "elseif" || word == "isset" || word == "empty"
  }

  /// A name of the same function, or of one around it where nothing else gives it a value.
  private func isVisible(_ value: Value, from function: Int?, count: Int) -> Bool {
    let own = view.function(around: view.line(value.name))
    if own == function { return true }
    // A function of PHP doesn't see the names around it.
    guard view.text(value.name).first != UInt8(ascii: "$"), count == 1, let function else { return false }
    guard let own else { return true }
    return view.functions[own].startLine <= view.functions[function].startLine
      && view.functions[own].endLine >= view.functions[function].endLine
  }

  /// Whether the block around a statement is around another token too.
  private func surelyRuns(_ name: Int, before index: Int) -> Bool {
    let outer = view.enclosing(name)
    guard outer >= 0 else { return true }
    return outer < index && (view.partner(outer) ?? view.tokens.count) > index
  }

  /// Whether a token is a plain name that a statement, not an argument, is about.
  private func isGivenByStatement(_ name: Int) -> Bool {
    guard view.kind(name) == .identifier else { return false }
    switch view.symbol(name - 1) {
    case Symbol.dot, Symbol.arrow, Symbol.scope, Symbol.optionalChain, Symbol.star, Symbol.at: return false
    default: break
    }
    let outer = view.enclosing(name)
    return outer < 0 || view.symbol(outer) == Symbol.openBrace
  }

  /// The tokens up to the statement's end; nil where they are none, too many, or hold functions.
  private func valueBehind(_ equals: Int) -> Range<Int>? {
    var index = equals + 1
    scan: while index < view.tokens.count, index - equals <= Self.limit {
      switch view.symbol(index) {
      case Symbol.semicolon, Symbol.comma, Symbol.closeParenthesis, Symbol.closeBracket, Symbol.closeBrace,
        Symbol.interpolationClose:
        break scan
      default: break
      }
      if view.kind(index) == .markup || view.kind(index) == .preprocessor { break }
      if index > equals + 1, view.endsStatement(before: index) { break }
      index = max(index, view.partner(index) ?? index) + 1
    }
    let range = equals + 1..<min(index, view.tokens.count)
    guard !range.isEmpty, range.count <= Self.limit else { return nil }
    for index in range {
      switch view.keyword(index) {
      case .function, .lambda, .type, .await, .yield: return nil
      default: if view.symbol(index) == Symbol.fatArrow || view.symbol(index) == Symbol.equals { return nil }
      }
    }
    return range
  }

  private func isPlain(_ range: Range<Int>) -> Bool {
    guard view.kind(range.lowerBound) == .identifier else { return false }
    return range.allSatisfy { index in
      switch view.kind(index) {
      case .identifier?, .string?, .number?: return true
      default: break
      }
      switch view.symbol(index) {
      case Symbol.dot, Symbol.arrow, Symbol.scope, Symbol.optionalChain, Symbol.openBracket, Symbol.closeBracket:
        // Where a dot joins texts, it makes something new.
        return view.symbol(index) != Symbol.dot || !view.traits.contains(.dotJoinsTexts)
      default: return false
      }
    }
  }
}
