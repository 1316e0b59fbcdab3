internal import Lexing

/// Walks a language whose blocks stand in braces.
///
/// Everything open stands in one stack, inner last. An entry ends at the partner of its opening brace, known
/// beforehand, or, where it has none (`if (a) return;`, `x => x + 1`, `a ? b : c`), at what ends its statement.
struct BraceWalker {
  enum Kind {
    case function, closure, type, control, ternary
    /// `if (a):` in PHP, up to `endif` or the next branch.
    case alternative
  }

  struct Entry {
    var kind: Kind
    /// Index of the closing brace; -1 where the end is not known beforehand.
    var end: Int
    /// Depth of brackets around it.
    var depth: Int
    var raises = true
    var nests = true
    var isDo = false
    /// A `match` or `when`, whose arms count.
    var hasArms = false
  }

  /// A body that is about to open at a known token.
  struct Pending {
    var index: Int
    var entry: Entry
  }

  struct Bracket {
    /// Of its token.
    var index: Int
    var logical: UInt8
    var isGrouping: Bool
    /// Destructuring or parameters: an `=` in it is a default.
    var isPattern: Bool
    var symbol: UInt8
    /// A `switch` body, whose arrows are arms.
    var isSwitch = false
    /// The body of a `match` or `when`.
    var hasArms = false
    var sawArm = false
  }

  let code: CodeTokens
  let structure: Structure
  let symbolDecides: [Bool]
  let keywordDecides: [Bool]
  var measurer: Measurer
  var entries: [Entry] = []
  var brackets: [Bracket] = []
  private var pending: [Pending] = []
  /// Where the innermost announced body opens, and where the innermost entry ends: asked for every token.
  private var nextPending = Int.max
  private var nextEnd = Int.max
  /// A condition without parentheses whose block is still to come, and at which depth: Go, Swift, Rust.
  var awaitingBlock: [(depth: Int, entry: Entry)] = []
  /// The name of a type whose body is still to come, and at which depth.
  var awaitingType: (name: String, depth: Int)?
  /// Names of the types around; nil under a function, whose inner functions are not members.
  var types: [String?] = []
  /// The parameter list whose opening parenthesis is still to come.
  var parameterList = -1
  /// Up to here tokens belong to a function's name, not its digest.
  var headEnd = -1
  /// Where the body of the function opened last starts.
  var bodyStart = -1
  /// Between the parameters and the last arrow of the arrow function opened last: its result type, whose last name
  /// stands before an arrow without being a parameter, and the further heads of a curried function.
  var arrowHead = 0..<0
  var lastDoEnd = -1
  /// How many blocks in alternative syntax are open.
  var alternatives = 0
  /// Up to here tokens belong to a type: TypeScript's function types are no functions.
  var typesEnd = 0
  /// Result types of the functions that are open up to their parameters, the innermost last.
  var resultTypes: [Range<Int>] = []
  /// Types are written behind `:` in a language with closures: TypeScript.
  let isTyped: Bool
  /// The token that is looked at.
  private var current = 0
  /// A `case` was seen whose `->` is no lambda's.
  var caseAwaitsArrow = false

  init(_ code: CodeTokens, _ plan: ScanPlan, _ measurer: Measurer) {
    self.code = code
    structure = plan.structure
    symbolDecides = plan.symbolDecides
    keywordDecides = plan.keywordDecides
    self.measurer = measurer
    isTyped = plan.structure.colonTypes && plan.structure.bareFunctions && plan.structure.closures == .own
  }

  mutating func walk(_ bytes: Span<UInt8>) {
    var index = 0
    while index < code.count {
      let token = code.tokens[index]
      current = index
      measurer.advance(to: token)
      if structure.newlineEndsStatement, measurer.isFirstOnLine { endStatementAtNewline(index) }
      measurer.chargeLine()
      openPending(index)
      switch token.kind {
      case .identifier, .keyword: word(index, bytes)
      case .punctuation, .operator: symbol(index, token.code, bytes)
      case .preprocessor: if structure.directivesDecide { directive(token, bytes) }
      default: break
      }
      measurer.count(token, bytes, inHead: index < headEnd)
      close(at: index)
      index += 1
    }
    while !entries.isEmpty { pop() }
  }

  // MARK: Opening and closing

  var depth: Int { brackets.count }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    nextEnd = entry.end < 0 ? Int.max : entry.end
    switch entry.kind {
    case .function: types.append(nil)
    case .type: break
    default:
      if entry.kind == .closure { measurer.changeClosures(by: 1) }
      measurer.enterBlock(cognitive: entry.raises, nesting: entry.nests)
    }
  }

  mutating func pop() {
    guard let entry = entries.popLast() else { return }
    if let last = entries.last, last.end >= 0 { nextEnd = last.end } else { nextEnd = Int.max }
    switch entry.kind {
    case .function:
      types.removeLast()
      measurer.close()
    case .type: types.removeLast()
    default:
      if entry.kind == .closure { measurer.changeClosures(by: -1) }
      measurer.leaveBlock(cognitive: entry.raises, nesting: entry.nests)
    }
    if entry.kind == .alternative { alternatives -= 1 }
    // Without braces it ends at the token that is looked at.
    if entry.isDo { lastDoEnd = entry.end < 0 ? current : entry.end }
  }

  /// Opens what was announced for this token.
  private mutating func openPending(_ index: Int) {
    guard nextPending <= index else { return }
    while let last = pending.last, last.index <= index {
      pending.removeLast()
      nextPending = pending.last?.index ?? Int.max
      if last.index == index { push(last.entry) }
    }
  }

  /// After the token at `index`: blocks that end with it, and statements that end with their block.
  private mutating func close(at index: Int) {
    guard nextEnd <= index else { return }
    while let last = entries.last, last.end >= 0, last.end <= index { pop() }
    let next = code.keyword(index + 1)
    if next == .else || next == .elseIf || next == .catch || next == .finally || lastDoEnd == index { return }
    while let last = entries.last, last.end < 0, last.kind == .control, last.depth == depth { pop() }
  }

  /// Statements and expressions without a known end that end here: deeper than `depth`, or at it where `at` says so.
  mutating func closeLazy(deeperThan limit: Int, _ kinds: (Kind) -> Bool) {
    while let last = entries.last, last.end < 0, last.depth > limit, last.kind != .alternative, kinds(last.kind) {
      pop()
    }
  }

  /// Automatic semicolons: a new line ends an expression that is complete, where the line does not go on with it.
  private mutating func endStatementAtNewline(_ index: Int) {
    guard let last = entries.last, last.end < 0, last.depth == depth, last.kind != .alternative else {
      if code.isOperand(index - 1) { measurer.lastLogical = 0 }
      return
    }
    guard code.isOperand(index - 1) else { return }
    let token = code.tokens[index]
    switch token.kind {
    // An element goes on over its lines.
    case .markup: if isInElement(index - 1) { return }
    case .operator, .punctuation, .templateText:
      if token.code != Symbol.openBrace, token.code != Symbol.bang, token.code != Symbol.at { return }
    case .keyword:
      switch token.keyword {
      case .in, .is, .as, .else, .and, .or, .catch, .finally: return
      default: break
      }
    default: break
    }
    // A body on the line after its `if (…)` has only just opened.
    if code.symbol(index - 1) == Symbol.closeParenthesis, last.kind == .control, startedHere(index) { return }
    measurer.lastLogical = 0
    closeLazy(deeperThan: depth - 1) { _ in true }
  }

  /// Whether an element goes on behind this token: it is part of a tag, an attribute's value, or the `}` of code in it.
  private func isInElement(_ index: Int) -> Bool {
    switch code.tokens[index].kind {
    case .markup: return true
    case .string: return index > 0 && code.tokens[index - 1].kind == .markup
    default: return code.symbol(index) == Symbol.interpolationClose
    }
  }

  private func startedHere(_ index: Int) -> Bool {
    guard let open = code.partner(index - 1) else { return false }
    let before = code.keyword(open - 1)
    return before == .if || before == .for || before == .while || before == .foreach || before == .await
  }

  /// Announces the body of a control structure that starts at token `body`.
  mutating func control(
    body: Int, raises: Bool = true, nests: Bool = true, isDo: Bool = false, hasArms: Bool = false
  ) {
    guard body < code.count else { return }
    // A brace that is none, of a branch that is not compiled with the others: its block is theirs.
    if code.tokens[body].kind == .punctuation, code.tokens[body].symbol == 0 { return }
    var entry = Entry(
      kind: .control, end: -1, depth: depth, raises: raises, nests: nests, isDo: isDo, hasArms: hasArms)
    if code.symbol(body) == Symbol.openBrace {
      entry.end = code.partner(body) ?? code.count
    } else if code.symbol(body) == Symbol.colon, structure.alternativeSyntax {
      entry.kind = .alternative
      alternatives += 1
    }
    pending.append(Pending(index: body, entry: entry))
    nextPending = body
  }
}
