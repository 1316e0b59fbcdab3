internal import Findings
internal import Lexing
internal import SourceText

/// Tests in whose body nothing is asserted.
extension TokenView {
  /// The heads of tests without an assertion: the test's name with the word before it.
  ///
  /// A body asserts where a name in it has one of `words` in it, in capitals or not, or is that of a function of the same
  /// file that asserts. Tests that hand themselves on, to a callback or a helper that gets the test's own argument, are
  /// not judged, nor are empty ones.
  ///
  /// - Parameter words: lowercase.
  func testsWithoutAssertion(words: [String]) -> [Range<Int>] {
    let words = words.map { Array($0.utf8) }
    let tests = language == "python" || language == "ruby" ? indentedTests() : bracedTests()
    guard !tests.isEmpty, let helpers = assertingFunctions(words) else { return [] }
    var spans: [Range<Int>] = []
    for test in tests
    where !test.body.isEmpty && !isAboutNotFailing(test.head) && !givesValue(test.body)
      && !test.body.contains(where: { asserts($0, words, helpers) })
    {
      spans.append(Int(tokens[test.head.lowerBound].start)..<tokens[test.head.upperBound - 1].end)
    }
    return spans
  }

  private struct Test {
    /// Indices of tokens.
    let head: Range<Int>
    /// From behind the head, so that annotations and what is chained on count too, to the end.
    let body: Range<Int>
  }

  /// Whether a test says by its name that to come through is what is tested.
  private func isAboutNotFailing(_ head: Range<Int>) -> Bool {
    let name = head.flatMap { text($0) }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return Self.failures.contains { SecretText.contains(name, $0) }
  }

  /// Whether something is returned: then it is a helper, or the framework waits for what is returned.
  private func givesValue(_ body: Range<Int>) -> Bool {
    body.contains { keyword($0) == .return && symbol($0 + 1) != Symbol.semicolon && !isFirstOnLine($0 + 1) }
  }

  private static let failures = ["throw", "crash", "raise", "fail", "error", "panic", "exception"].map {
    Array($0.utf8)
  }

  private func asserts(_ index: Int, _ words: [[UInt8]], _ helpers: Set<String>) -> Bool {
    switch kind(index) {
    case .identifier?, .keyword?, .operator?, .preprocessor?, .unknown?: break
    default: return false
    }
    let text = text(index).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if words.contains(where: { SecretText.contains(text, $0) }) { return true }
    return kind(index) == .identifier && helpers.contains(string(index))
  }

  /// The names of functions of the file that assert, or call one that does; nil where looking would cost more than some
  /// passes over the file, as in functions inside functions inside functions.
  private func assertingFunctions(_ words: [[UInt8]]) -> Set<String>? {
    var names: Set<String> = []
    var budget = 16 * tokens.count
    // Helpers of helpers of helpers: more is not looked for.
    for _ in 0..<3 {
      let before = names.count
      for function in functions {
        let name = String(function.name.split(separator: ".").last ?? "")
        guard !name.isEmpty, name != "(anonymous)", !names.contains(name) else { continue }
        var index = firstToken(onOrBehind: function.startLine)
        while index < tokens.count, line(index) <= function.endLine {
          budget -= 1
          if budget < 0 { return nil }
          if asserts(index, words, names) {
            names.insert(name)
            break
          }
          index += 1
        }
      }
      if names.count == before { break }
    }
    return names
  }

  /// `it("…", () => { … })`, `function testX() { … }`, `@Test void x() { … }`, `func TestX(t *testing.T) { … }`.
  private func bracedTests() -> [Test] {
    var tests: [Test] = []
    var index = 0
    while index < tokens.count {
      switch kind(index) {
      case .identifier?, .keyword?:
        if let test = calledTest(index) ?? declaredTest(index) {
          tests.append(test)
          // There are no tests inside tests, and looking for them would cost the square of their depth.
          index = test.body.upperBound
          continue
        }
      default: break
      }
      index += 1
    }
    return tests
  }

  private func calledTest(_ index: Int) -> Test? {
    switch language {
    case "javascript", "jsx", "typescript", "tsx", "php": break
    default: return nil
    }
    guard isText(index, "it") || isText(index, "test") || isText(index, "specify"),
      symbol(index - 1) != Symbol.dot && symbol(index - 1) != Symbol.arrow && symbol(index - 1) != Symbol.scope,
      keyword(index - 1) != .function,
      symbol(index + 1) == Symbol.openParenthesis, let close = partner(index + 1),
      kind(index + 2) == .string, symbol(index + 3) == Symbol.comma
    else { return nil }
    // The function: its parameters, and a body that holds something.
    var position = index + 4
    if keyword(position) == .async { position += 1 }
    if keyword(position) == .function { position += 1 }
    guard symbol(position) == Symbol.openParenthesis, let parameters = partner(position) else { return nil }
    // A callback or context may be what ends or checks the test, and the pages of a browser's fixtures check themselves.
    guard parameters == position + 1 else { return nil }
    var open = parameters + 1
    if keyword(open) == .use || isText(open, "use") {
      guard let captures = partner(open + 1) else { return nil }
      open = captures + 1
    }
    if symbol(open) == Symbol.fatArrow { open += 1 }
    // What is one expression is what the framework waits for.
    guard open < close, symbol(open) == Symbol.openBrace, let end = partner(open), end > open + 1 else { return nil }
    return Test(head: index..<(index + 3), body: (open + 1)..<behindChain(close))
  }

  /// What is called on the result: `it(…)->throws(…)`.
  private func behindChain(_ close: Int) -> Int {
    var index = close + 1
    while symbol(index) == Symbol.arrow || symbol(index) == Symbol.dot {
      guard symbol(index + 2) == Symbol.openParenthesis, let end = partner(index + 2) else { break }
      index = end + 1
    }
    return min(index, tokens.count)
  }

  private func declaredTest(_ index: Int) -> Test? {
    guard symbol(index + 1) == Symbol.openParenthesis, let close = partner(index + 1) else { return nil }
    let head: Range<Int>
    switch language {
    case "php":
      // A method: PHPUnit runs no function outside of a class.
      guard keyword(index - 1) == .function, startsWithTest(index), close == index + 2, enclosing(index) >= 0 else {
        return nil
      }
      head = (index - 1)..<(index + 1)
    case "go":
      // `t *testing.T`
      guard keyword(index - 1) == .function, startsWithTest(index), symbol(index + 3) == Symbol.star,
        isText(index + 4, "testing"), isText(index + 6, "T"), close == index + 7
      else { return nil }
      head = (index - 1)..<(index + 1)
    case "swift":
      guard keyword(index - 1) == .function, close == index + 2,
        startsWithTest(index) || isAnnotated(index - 1)
      else { return nil }
      head = (index - 1)..<(index + 1)
    case "java", "kotlin":
      guard keyword(index - 1) == .void || keyword(index - 1) == .function, close == index + 2,
        isAnnotated(index - 1)
      else { return nil }
      head = (index - 1)..<(index + 1)
    default: return nil
    }
    var open = close + 1
    let limit = min(tokens.count, close + 12)
    while open < limit, symbol(open) != Symbol.openBrace {
      if symbol(open) == Symbol.semicolon || symbol(open) == Symbol.equals { return nil }
      open += 1
    }
    guard open < limit, let end = partner(open), end > open + 1 else { return nil }
    if language == "go", handsOnTest(open + 1..<end, name: index + 2) { return nil }
    // Annotations may name the exception that is expected.
    if hasExpectation(annotationStart(head.lowerBound)..<head.lowerBound) { return nil }
    return Test(head: head, body: (open + 1)..<end)
  }

  private func startsWithTest(_ index: Int) -> Bool {
    let text = text(index)
    let word = Array("test".utf8)
    guard text.count > word.count, zip(text, word).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
    let next = text[text.startIndex + word.count]
    return next == 0x5F || (0x41...0x5A).contains(next) || (0x30...0x39).contains(next)
  }

  /// Back over annotations and modifiers, at most 40 tokens.
  private func annotationStart(_ index: Int) -> Int {
    var start = index
    while start > 0, start > index - 40 {
      switch symbol(start - 1) {
      case Symbol.semicolon, Symbol.openBrace, Symbol.closeBrace: return start
      default: start -= 1
      }
    }
    return start
  }

  /// Whether `@Test` stands before a declaration.
  private func isAnnotated(_ index: Int) -> Bool {
    let start = annotationStart(index)
    return (start..<index).contains { position in
      isText(position, "@Test") || (isText(position, "Test") && isText(position - 1, "@"))
    }
  }

  private func hasExpectation(_ range: Range<Int>) -> Bool {
    range.contains { isText($0, "expected") || isText($0, "expects") || isText($0, "expect") }
  }

  /// Whether a Go test uses its `t` for more than saying how it runs.
  private func handsOnTest(_ body: Range<Int>, name: Int) -> Bool {
    body.contains { position in
      guard kind(position) == .identifier, isSameText(position, name) else { return false }
      guard symbol(position + 1) == Symbol.dot else { return true }
      return
        !(isText(position + 2, "Parallel") || isText(position + 2, "Helper") || isText(position + 2, "Log")
        || isText(position + 2, "Logf") || isText(position + 2, "TempDir") || isText(position + 2, "Setenv")
        || isText(position + 2, "Cleanup"))
    }
  }

  /// `def test_x(self): …` and `it "…" do … end`: a body is what is indented deeper.
  private func indentedTests() -> [Test] {
    var tests: [Test] = []
    var behind = 0
    for index in tokens.indices where isFirstOnLine(index) && index >= behind {
      let head: Range<Int>
      if keyword(index) == .function, kind(index + 1) == .identifier, startsWithTest(index + 1) {
        head = index..<(index + 2)
      } else if language == "ruby", isText(index, "it") || isText(index, "test") || isText(index, "specify"),
        kind(index + 1) == .string, isText(index + 2, "do"), isFirstOnLine(index + 3)
      {
        head = index..<(index + 2)
      } else {
        continue
      }
      let column = column(index)
      var start = head.upperBound
      if symbol(start) == Symbol.openParenthesis { start = (partner(start) ?? start) + 1 }
      var end = start
      while end < tokens.count, !(isFirstOnLine(end) && self.column(end) <= column) { end += 1 }
      // A body of one word, like `pass`, is a gap and not a test.
      guard line(max(start, end - 1)) > line(index), end - start > 4 else { continue }
      // Decorators may replace the test or check its result.
      if index > 0, language == "python", isDecorated(index) { continue }
      behind = end
      tests.append(Test(head: head, body: start..<end))
    }
    return tests
  }

  /// Whether the line before begins with a decorator other than a parameter list of pytest's.
  private func isDecorated(_ index: Int) -> Bool {
    var first = index - 1
    while first > 0, !isFirstOnLine(first) || column(first) > column(index) { first -= 1 }
    guard symbol(first) == Symbol.at || (text(first).first == UInt8(ascii: "@")) else { return false }
    return !(first..<index).contains { isText($0, "parametrize") || isText($0, "usefixtures") }
  }
}
