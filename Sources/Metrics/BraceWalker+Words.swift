internal import Lexing

extension BraceWalker {
  mutating func word(_ index: Int, _ bytes: Span<UInt8>) {
    if index < typesEnd { return }
    let token = code.tokens[index]
    let keyword = token.keyword
    if keyword == .none || token.kind == .identifier {
      name(index, keyword, bytes)
      return
    }
    if structure.keywordLabels, isLabel(index) { return }
    // `{ default: 1, if: 2 }` are keys.
    if structure.bareFunctions, code.symbol(index + 1) == Symbol.colon, keyword != .default { return }
    if structure.bareFunctions, mayBeMemberName(index, keyword), bareFunction(index, bytes) { return }
    if keywordDecides[Int(keyword.rawValue)], isControl(index, keyword) { measurer.decision() }
    switch keyword {
    case .if:
      guard isControl(index, keyword) else { return }
      measurer.lastLogical = 0
      if code.keyword(index - 1) == .else { measurer.flatIncrement() } else { measurer.structuralIncrement() }
      condition(index)
    case .elseIf:
      if let close = code.partner(index + 1), code.symbol(close + 1) == Symbol.colon { endAlternative() }
      measurer.lastLogical = 0
      measurer.flatIncrement()
      condition(index)
    // An arm of `when`.
    case .else where structure.armMark != 0 && code.symbol(index + 1) == structure.armMark: break
    case .else:
      if structure.bindingElse, code.symbol(index - 1) != Symbol.closeBrace {
        measurer.decision()
        measurer.structuralIncrement()
        control(body: index + 1)
        return
      }
      // An `else` without a colon belongs to an `if` with braces, inside the block that `endif` will end.
      if code.symbol(index + 1) == Symbol.colon { endAlternative() }
      endBranch(before: index)
      if let waiting = awaitingBlock.last, waiting.depth == depth { return }
      if code.keyword(index + 1) == .if { return }
      measurer.flatIncrement()
      control(body: index + 1)
    case .guard, .unless:
      measurer.structuralIncrement()
      condition(index)
    case .for, .foreach, .loop, .repeat:
      guard isControl(index, keyword) else { return }
      // Rust's `impl Trait for Type {`.
      if !structure.parenthesisedConditions, let type = awaitingType, type.depth == depth { return }
      measurer.structuralIncrement()
      condition(index)
    case .while:
      measurer.lastLogical = 0
      // The end of a `do` without braces was seen at its `;`, or at this word where it stands on a line of its own.
      if lastDoEnd == index - 1 || lastDoEnd == index { return }
      if endsDo(index) {
        pop()
        return
      }
      guard isControl(index, keyword) else { return }
      measurer.structuralIncrement()
      condition(index)
    case .do:
      if structure.doLoops {
        measurer.structuralIncrement()
        control(body: index + 1, isDo: true)
      } else {
        control(body: index + 1, raises: false)
      }
    case .switch, .select:
      guard isControl(index, keyword) || !structure.parenthesisedConditions || code.isName(index - 1) else { return }
      measurer.structuralIncrement()
      condition(index, hasArms: structure.armMark != 0)
    case .catch:
      guard !structure.bareFunctions || code.symbol(index - 1) == Symbol.closeBrace else { return }
      measurer.structuralIncrement()
      condition(index)
    case .try, .finally, .with, .defer:
      condition(index, raises: false)
    case .goto: measurer.flatIncrement()
    case .break, .continue:
      // `break outer`, and Kotlin's `break@outer`.
      let label = code.symbol(index + 1) == Symbol.at ? index + 2 : index + 1
      if code.isName(label), code.word(label) == .none, isOnOneLine(index, label, bytes) { measurer.flatIncrement() }
    case .endBlock: endAlternative()
    case .case, .default: caseAwaitsArrow = structure.lambdaArrow == Symbol.arrow
    case .and, .or:
      if structure.wordOperators { measurer.logical(keyword.rawValue) }
    case .function: function(index, bytes)
    case .type, .interface, .enumeration, .extension: type(index, bytes)
    case .lambda: function(index, bytes)
    case .return, .throw:
      measurer.lastLogical = 0
      measurer.wayOut()
    case .initializer, .deinitializer, .subscript: function(index, bytes)
    case .operator: if structure.headClauses { operatorFunction(index, bytes) }
    case .other where structure.selectors: implementation(index, bytes)
    default: break
    }
  }

  /// Whether a keyword may be what a member is called: `delete(id) {` in a class, and in JavaScript in an object.
  private func mayBeMemberName(_ index: Int, _ keyword: Keyword) -> Bool {
    guard code.symbol(index + 1) == Symbol.openParenthesis || code.symbol(index + 1) == Symbol.less else {
      return false
    }
    if structure.headClauses {
      // `public (int a, int b) Sums()` has a tuple for a result.
      return isMemberPlace && keyword != .function && keyword != .type && keyword != .operator && keyword != .modifier
    }
    var before = index - 1
    while code.symbol(before) == Symbol.star || code.word(before) == .get || code.word(before) == .set
      || code.word(before) == .async || code.word(before) == .modifier && isMemberPlace
    {
      before -= 1
    }
    if isMemberPlace {
      // `handler = function () {` is a value.
      guard keyword == .function || keyword == .type else { return true }
      let symbol = code.symbol(before)
      return symbol == Symbol.openBrace || symbol == Symbol.closeBrace || symbol == Symbol.semicolon
    }
    guard let bracket = brackets.last, bracket.symbol == Symbol.openBrace else { return false }
    if code.symbol(before) == Symbol.comma {
      // `a(), function (b) {}` in a block is an expression.
      return keyword != .function && keyword != .type || opensObject(bracket.index)
    }
    return code.symbol(before) == Symbol.openBrace && opensObject(before)
  }

  /// How many objects in objects are looked at to tell what a brace opens.
  private static let deepestObject = 64

  /// Whether the brace at `index` stands where a value is due, so that it opens an object and not a block.
  private func opensObject(_ index: Int) -> Bool {
    var brace = index
    for _ in 0..<Self.deepestObject {
      switch code.symbol(brace - 1) {
      case Symbol.equals, Symbol.openParenthesis, Symbol.openBracket, Symbol.comma, Symbol.question, Symbol.and,
        Symbol.or, Symbol.coalesce, Symbol.logicalAssign, Symbol.spread:
        return true
      // A key's value, but not what a `case` or a label stands before.
      case Symbol.colon:
        let before = code.symbol(brace - 3)
        if before == Symbol.comma { return true }
        guard before == Symbol.openBrace else { return false }
        brace -= 3
      case 0: return code.keyword(brace - 1) == .return || code.keyword(brace - 1) == .default
      default: return false
      }
    }
    return true
  }

  /// Whether a keyword is one here and not, say, a key.
  private func isControl(_ index: Int, _ keyword: Keyword) -> Bool {
    guard structure.parenthesisedConditions else { return true }
    // A method may be called like a keyword.
    if code.keyword(index - 1) == .function { return false }
    switch keyword {
    case .if, .elseIf, .while, .foreach:
      return code.symbol(index + 1) == Symbol.openParenthesis || structure.postfixConditions
    case .for:
      return code.symbol(index + 1) == Symbol.openParenthesis
        || (code.keyword(index + 1) == .await && code.symbol(index + 2) == Symbol.openParenthesis)
    case .switch, .select:
      return code.symbol(index + 1) == Symbol.openParenthesis
        || (structure.armMark != 0 && code.symbol(index + 1) == Symbol.openBrace)
    case .catch: return !structure.bareFunctions || code.symbol(index - 1) == Symbol.closeBrace
    default: return true
    }
  }

  private func endsDo(_ index: Int) -> Bool {
    guard structure.doLoops, let last = entries.last else { return false }
    return last.isDo && last.end < 0
  }

  /// The block behind a head: behind its parentheses, or the next brace at this depth.
  private mutating func condition(_ index: Int, raises: Bool = true, hasArms: Bool = false) {
    var head = index + 1
    if code.keyword(head) == .await { head += 1 }
    if structure.parenthesisedConditions {
      // `foreach my $line (…)`
      let limit = head + 2
      while structure.postfixConditions, code.keyword(index) == .foreach, head < limit,
        code.symbol(head) != Symbol.openParenthesis
      {
        head += 1
      }
      if code.symbol(head) == Symbol.openParenthesis {
        guard var close = code.partner(head) else { return }
        // C#'s `catch (E e) when (…) {`
        if code.keyword(index) == .catch, code.word(close + 1) == .when, let filter = code.partner(close + 2) {
          close = filter
        }
        control(body: close + 1, raises: raises, hasArms: hasArms)
      } else if code.symbol(head) == Symbol.openBrace || code.symbol(head) == Symbol.colon {
        control(body: head, raises: raises, hasArms: hasArms)
      } else if code.keyword(index) == .switch || code.keyword(index) == .catch {
        awaitingBlock.append((depth, Entry(kind: .control, end: -1, depth: depth, raises: raises)))
      }
      return
    }
    if code.keyword(index) == .try, code.symbol(head) != Symbol.openBrace { return }
    awaitingBlock.append((depth, Entry(kind: .control, end: -1, depth: depth, raises: raises, hasArms: hasArms)))
  }

  /// `f(for: x)` and, in a declaration, `f(for x: T)`.
  private func isLabel(_ index: Int) -> Bool {
    let before = code.symbol(index - 1)
    guard before == Symbol.openParenthesis || before == Symbol.comma else { return false }
    return code.symbol(index + 1) == Symbol.colon
      || (code.symbol(index + 2) == Symbol.colon && code.isName(index + 1) && index < bodyStart)
  }

  /// PHP's `endif` and the branches before it.
  private mutating func endAlternative() {
    guard alternatives > 0 else { return }
    // Only what lies above it without an end of its own may be closed.
    while let last = entries.last, last.end < 0 {
      pop()
      if last.kind == .alternative { return }
    }
  }

  /// `if (a) 1 else 2`: the branch without braces ends where the other one starts.
  private mutating func endBranch(before index: Int) {
    let before = code.symbol(index - 1)
    guard before != Symbol.closeBrace, before != Symbol.semicolon else { return }
    if let last = entries.last, last.end < 0, last.kind == .control, last.depth == depth { pop() }
  }

  /// Whether no line ends between two tokens, the earlier first. Only for tokens that are near each other.
  func isOnOneLine(_ first: Int, _ last: Int, _ bytes: Span<UInt8>) -> Bool {
    guard last > first else { return true }
    for offset in code.tokens[first].end..<Int(code.tokens[last].start) where bytes[offset] == 0x0A { return false }
    return true
  }

  /// Directly in the braces of a type.
  var isMemberPlace: Bool {
    guard let last = entries.last else { return false }
    return last.kind == .type && last.depth + 1 == depth
  }

  private mutating func type(_ index: Int, _ bytes: Span<UInt8>) {
    let next = index + 1
    if code.keyword(index) == .extension, let name = extended(index) {
      awaitingType = (Names.text(code.tokens[name].range, bytes), depth)
    } else if code.isName(next) {
      awaitingType = (Names.text(code.tokens[next].range, bytes), depth)
    } else if code.symbol(next) == Symbol.openBrace || code.keyword(next) == .extends
      || (code.keyword(index - 1) == .new && code.keyword(index) == .type)
      // Kotlin's `object : Type {`.
      || (structure.braceIsClosure && !structure.accessors && code.symbol(next) == Symbol.colon)
    {
      awaitingType = (assignedName(before: index, bytes)?.text ?? Names.anonymous, depth)
    }
  }

  /// The name of the type that `impl<T> Trait for module::Type<T> {` or `extension Outer.Type {` extends: the last of its
  /// path, behind `for` where there is one.
  private func extended(_ index: Int) -> Int? {
    var name: Int?
    var position = index + 1
    let limit = min(code.count, index + 60)
    while position < limit {
      switch code.symbol(position) {
      case Symbol.less:
        guard let behind = code.behindAngles(position) else { return name }
        position = behind - 1
      case Symbol.openBrace, Symbol.semicolon, Symbol.colon: return name
      default:
        if code.keyword(position) == .where { return name }
        if code.keyword(position) == .for { name = nil }
        let isPart = code.symbol(position - 1) == Symbol.scope || code.symbol(position - 1) == Symbol.dot
        if code.isName(position), name == nil || isPart { name = position }
      }
      position += 1
    }
    return name
  }

  /// An identifier: a function without keyword, a lambda's parameter, a call.
  private mutating func name(_ index: Int, _ keyword: Keyword, _ bytes: Span<UInt8>) {
    if isTyped { startTypes(atName: index, keyword, bytes) }
    if keyword == .interface || keyword == .namespace || keyword == .type {
      if code.isName(index + 1), code.symbol(index - 1) != Symbol.dot { type(index, bytes) }
      return
    }
    let next = code.symbol(index + 1)
    if structure.directivesDecide, isOperatorBehindScope(index, bytes) {
      operatorFunction(index, bytes)
      return
    }
    if code.word(index - 1) == .get, getter(index, bytes) { return }
    if keyword == .operator, structure.headClauses, isMemberPlace {
      operatorFunction(index, bytes)
      return
    }
    if next == Symbol.openParenthesis, typedMethod(index, bytes) { return }
    if structure.lambdaArrow != 0, next == structure.lambdaArrow {
      lambda(parameter: index, bytes)
      return
    }
    if structure.bareFunctions, next == Symbol.openParenthesis || next == Symbol.less, bareFunction(index, bytes) {
      return
    }
    if structure.accessors, accessorWithArrow(index, bytes) { return }
    if keyword == .get || keyword == .set, next == Symbol.openParenthesis, propertyAccessor(index, bytes) { return }
    if next == Symbol.openParenthesis, index >= headEnd {
      let before = code.symbol(index - 1)
      let isOwn =
        before != Symbol.dot && before != Symbol.optionalChain && before != Symbol.arrow && before != Symbol.scope
        && code.keyword(index - 1) != .new
      if isOwn || isOwnObject(index - 2, bytes) { measurer.call(code.tokens[index], bytes) }
    }
  }

  private static let ownObjects = ["$this", "self"].map { Array($0.utf8) }

  /// Whether a member of what stands at `index` is one of the object that the function belongs to: `this.name(…)`,
  /// and PHP's `$this->name(…)`, `self::name(…)`, `static::name(…)`.
  private func isOwnObject(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    if code.word(index) == .this { return true }
    guard code.symbol(index + 1) == Symbol.arrow || code.symbol(index + 1) == Symbol.scope else { return false }
    if code.keyword(index) == .modifier { return code.symbol(index + 1) == Symbol.scope }
    guard code.isName(index) else { return false }
    let token = code.tokens[index]
    return Self.ownObjects.contains { word in
      guard word.count == Int(token.length) else { return false }
      for offset in word.indices where bytes[Int(token.start) + offset] != word[offset] { return false }
      return true
    }
  }
}
