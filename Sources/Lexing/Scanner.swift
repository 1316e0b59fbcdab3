/// The one byte scanner. It keeps its place, a stack of what it is inside of, and the tokens so far.
///
/// Every step moves `position` forward or pops the stack, nothing looks ahead further than a line or a constant number
/// of bytes more than once, and the stack is a heap array: hostile text costs linear time and no recursion.
struct Scanner {
  /// What surrounds the code being scanned.
  enum Mode {
    /// Code inside a string; the close byte ends it when `depth` is back at 0.
    /// `outer` is the depth of brackets around it.
    case interpolation(StringState, open: UInt8, close: UInt8, depth: Int, outer: Int)
    /// Attributes of a JSX or markup tag.
    case tag(closing: Bool)
    /// Text between a JSX element's tags.
    case children
    /// Code in brackets inside a JSX tag or children, or a template's.
    case embedded(open: UInt8, close: UInt8, depth: Int)
    /// Markup around `<?php`, or a whole document.
    case host
    /// Code between `<?php` and `?>`.
    case hosted
  }

  let compiled: CompiledProfile
  let traits: LanguageProfile.Traits
  let count: Int
  var position = 0
  var tokens: [Token]
  var modes: [Mode] = []
  /// Brackets that count towards the end of the innermost mode; 0 where none do.
  var trackedOpen: UInt8 = 0
  var trackedClose: UInt8 = 0
  /// Heredocs whose body starts on the next line.
  var pendingHeredocs: [StringState] = []
  /// No regular expression ends between here and this offset; keeps lines full of slashes linear.
  var noRegexBefore = 0
  /// The same for an unquoted URL.
  var noURLBefore = 0
  /// For each open parenthesis, whether a condition stands in it; in a shell, whether it is arithmetic.
  var parentheses: [Bool] = []
  /// For each open brace, whether it is a block's; kept where a `/` may follow it.
  var braces: [Bool] = []
  /// Depth of brackets around each open `case` of a shell.
  var shellCases: [Int] = []
  /// Bits of the regions whose closing mark does not come any more.
  var unclosedRegions: UInt64 = 0
  /// How often something was searched for up to the end in vain; over a limit there is no more searching.
  var vainSearches = 0
  /// So many searches in vain cost linear time.
  static let searchLimit = 3
  /// The mark that opened a body of SQL, `$$`.
  var openBody: Range<Int>?
  /// Code of a region that ends with its bracket: scanning stops when no mode is left.
  var stopsWithoutMode = false
  /// Depth of brackets, for languages where a line end matters outside of them.
  var bracketDepth = 0
  /// Steps taken, for tests that bound the work without a clock.
  var steps = 0
  /// The code in a document, by language, where `collectsCode` is set.
  var code: [(language: String, tokens: Range<Int>)] = []
  var collectsCode = false
  /// Whether the parenthesis closed last held a condition, so that an expression may follow it.
  var lastParenthesisWasCondition = false
  /// Whether the brace closed last was a block's.
  var lastBraceWasBlock = false

  init(_ compiled: CompiledProfile, count: Int, reusing tokens: consuming [Token]) {
    self.compiled = compiled
    traits = compiled.profile.traits
    self.count = count
    self.tokens = tokens
    self.tokens.removeAll(keepingCapacity: true)
  }

  mutating func run(_ bytes: Span<UInt8>) {
    tokens.reserveCapacity(count / 5 + 8)
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    if position + 1 < count, bytes[position] == UInt8(ascii: "#"), bytes[position + 1] == UInt8(ascii: "!") {
      let start = position
      skipLine(bytes)
      emit(traits.contains(.phpTags) ? .markup : .preprocessor, from: start)
    }
    if !traits.isDisjoint(with: [.phpTags, .markup, .prose]) { modes.append(.host) }
    resume(bytes)
  }

  /// Scans up to `count` from wherever it is.
  mutating func resume(_ bytes: Span<UInt8>) {
    while position < count {
      steps += 1
      if stopsWithoutMode, modes.isEmpty { return }
      switch modes.last {
      case nil, .interpolation, .embedded, .hosted: scanCode(bytes)
      case .tag(let closing): scanTag(bytes, closing: closing)
      case .children: scanChildren(bytes)
      case .host: scanHost(bytes)
      }
    }
  }

  // MARK: Tokens

  mutating func emit(_ kind: TokenKind, from start: Int, code: UInt8 = 0) {
    if position > start { tokens.append(Token(kind: kind, start: start, length: position - start, code: code)) }
  }

  /// The last token that is not a comment. Comments in a row are rare enough that walking back is cheap, and the walk
  /// is bounded so that a file of comments stays linear.
  var previous: Token? {
    var index = tokens.count - 1
    let stop = max(0, tokens.count - 8)
    while index >= stop {
      if !tokens[index].kind.isComment { return tokens[index] }
      index -= 1
    }
    return nil
  }

  // MARK: Code

  /// Scans code until the mode changes or the text ends.
  mutating func scanCode(_ bytes: Span<UInt8>) {
    let classes = compiled.classes
    let modeCount = modes.count
    while position < count {
      let byte = bytes[position]
      switch classes[Int(byte)] {
      case .space:
        // Indentation comes in runs.
        position += 1
        while position < count, bytes[position] == 0x20 { position += 1 }
      case .newline:
        position += 1
        if !pendingHeredocs.isEmpty {
          scanPendingHeredoc(bytes)
          if modes.count != modeCount { return }
        }
      case .name:
        scanName(bytes)
        if modes.count != modeCount { return }
      case .digit: scanNumber(bytes)
      case .bracket:
        if scanBracket(byte, bytes) { return }
      case .symbol: scanSymbol(bytes)
      case .opener:
        let start = position
        scanOpener(bytes)
        if position == start {
          // Nothing opened after all: it is a bracket or an operator.
          if byte == 0x28 || byte == 0x29 || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D {
            if scanBracket(byte, bytes) { return }
          } else {
            scanSymbol(bytes)
          }
        }
        if modes.count != modeCount { return }
      case .unknown:
        position += 1
        emit(.unknown, from: position - 1)
      }
      steps += 1
    }
  }

  /// One bracket; true where it ended the innermost mode.
  private mutating func scanBracket(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    if byte == Symbol.closeParenthesis, let depth = shellCases.last, depth == bracketDepth {
      // The end of a pattern: `a|b) …`.
      position += 1
      emit(.punctuation, from: position - 1, code: byte)
      return false
    }
    if trackedOpen != 0 {
      if byte == trackedOpen {
        changeDepth(by: 1)
      } else if byte == trackedClose, changeDepth(by: -1) < 0 {
        endEmbeddedCode(bytes)
        return true
      }
    }
    switch byte {
    case Symbol.openParenthesis:
      if traits.contains(.shellWords) {
        parentheses.append(isArithmetic(bytes))
      } else {
        var keyword = tokens.last?.keyword ?? .none
        // `for await (…)`
        if keyword == .await, tokens.count > 1 { keyword = tokens[tokens.count - 2].keyword }
        parentheses.append(keyword == .if || keyword == .while || keyword == .for || keyword == .with)
      }
      bracketDepth += 1
    case Symbol.closeParenthesis:
      lastParenthesisWasCondition = parentheses.popLast() ?? false
      bracketDepth = max(0, bracketDepth - 1)
    case Symbol.openBrace:
      if traits.contains(.regexLiterals) { braces.append(opensBlock) }
      bracketDepth += 1
    case Symbol.closeBrace:
      if traits.contains(.regexLiterals) { lastBraceWasBlock = braces.popLast() ?? true }
      bracketDepth = max(0, bracketDepth - 1)
    case Symbol.openBracket: bracketDepth += 1
    default: bracketDepth = max(0, bracketDepth - 1)
    }
    position += 1
    emit(.punctuation, from: position - 1, code: byte)
    return false
  }

  @discardableResult
  private mutating func changeDepth(by step: Int) -> Int {
    guard let mode = modes.popLast() else { return 0 }
    switch mode {
    case .interpolation(let state, let open, let close, let depth, let outer):
      modes.append(.interpolation(state, open: open, close: close, depth: depth + step, outer: outer))
      return depth + step
    case .embedded(let open, let close, let depth):
      modes.append(.embedded(open: open, close: close, depth: depth + step))
      return depth + step
    default:
      modes.append(mode)
      return 0
    }
  }

  mutating func push(_ mode: Mode) {
    modes.append(mode)
    track()
  }

  mutating func popMode() {
    modes.removeLast()
    track()
  }

  private mutating func track() {
    switch modes.last {
    case .interpolation(_, let open, let close, _, _): (trackedOpen, trackedClose) = (open, close)
    case .embedded(let open, let close, _): (trackedOpen, trackedClose) = (open, close)
    default: (trackedOpen, trackedClose) = (0, 0)
    }
  }

  /// The closing byte of code inside a string or of a JSX expression.
  private mutating func endEmbeddedCode(_ bytes: Span<UInt8>) {
    guard let mode = modes.last else { return }
    popMode()
    let start = position
    position += 1
    if case .interpolation(let state, _, _, _, let outer) = mode {
      bracketDepth = outer
      var braces = 1
      while braces < state.braces, position < count, bytes[position] == Symbol.closeBrace {
        position += 1
        braces += 1
      }
      emit(.punctuation, from: start, code: Symbol.interpolationClose)
      scanString(bytes, state, from: position, resumed: true)
    } else {
      emit(.punctuation, from: start, code: Symbol.interpolationClose)
    }
  }

  // MARK: Names and numbers

  private mutating func scanName(_ bytes: Span<UInt8>) {
    let start = position
    let continues = compiled.continuesName
    position += 1
    while position < count, continues[Int(bytes[position])] { position += 1 }
    if position < count, compiled.endsPrefix[Int(bytes[position])], scanPrefixedString(bytes, prefixFrom: start) {
      return
    }
    if compiled.hasNameRules, finishName(bytes, from: start) { return }
    guard let (keyword, isContextual) = compiled.keywords.keyword(in: bytes, from: start, to: position) else {
      emit(.identifier, from: start)
      return
    }
    // A member may be called like a keyword: `promise.catch`, `$this->default`, `Foo::class`.
    if let last = previous, last.kind == .punctuation || last.kind == .operator,
      last.code == Symbol.dot || last.code == Symbol.optionalChain
        // In Lua `::` closes a label.
        || (last.code == Symbol.scope && !traits.contains(.longBrackets))
        || (last.code == Symbol.arrow && !traits.isDisjoint(with: [.phpHeredocs, .perlLiterals]))
    {
      emit(.identifier, from: start)
      return
    }
    // So may a PHP method where it is declared.
    if traits.contains(.phpHeredocs), let last = previous, last.kind == .keyword, last.keyword == .function {
      emit(.identifier, from: start)
      return
    }
    if traits.contains(.shellWords) { trackShellCase(bytes, keyword, from: start) }
    emit(isContextual ? .identifier : .keyword, from: start, code: keyword.rawValue)
  }

  private mutating func scanNumber(_ bytes: Span<UInt8>) {
    let start = position
    let continues = compiled.continuesName
    position += 1
    while position < count {
      let byte = bytes[position]
      if continues[Int(byte)] {
        position += 1
      } else if byte == Symbol.dot, position + 1 < count, bytes[position + 1] >= 0x30, bytes[position + 1] <= 0x39 {
        position += 1
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), bytes[position - 1] | 0x20 == 0x65,
        bytes[start] != 0x30 || start + 1 >= count || bytes[start + 1] | 0x20 != 0x78
      {
        position += 1
      } else if byte == UInt8(ascii: "'"), traits.contains(.digitQuotes), position + 1 < count,
        continues[Int(bytes[position + 1])]
      {
        position += 1
      } else {
        break
      }
    }
    emit(.number, from: start)
  }

  // MARK: Lines

  mutating func skipLine(_ bytes: Span<UInt8>) {
    while position < count, bytes[position] != 0x0A { position += 1 }
  }

  func matches(_ pattern: [UInt8], _ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + pattern.count <= count else { return false }
    for index in pattern.indices where bytes[offset + index] != pattern[index] { return false }
    return true
  }

  /// Whether only blanks stand between the start of the line and `offset`.
  func isFirstOnLine(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    // The last token tells how far to look; without one on this line the walk ends at the line end.
    let stop = tokens.last?.end ?? 0
    var index = offset - 1
    while index >= stop {
      if bytes[index] == 0x0A { return true }
      index -= 1
    }
    return stop == 0
  }
}
