internal import Lexing

/// A rule's patterns over tokens, read and ready.
struct CompiledCode: Sendable {
  let questions: [CodeSearch.Question]
  let unlessFile: [CodePattern]
  let near: Nearness?
  let notNear: Nearness?
  /// By question: what the first stage looks for, and how many tokens a match may begin before it.
  let anchors: [Pattern]

  struct Nearness: Sendable {
    let patterns: [CodePattern]
    let lines: Int
    let function: Bool

    init?(_ nearness: CodeMatch.Nearness?) throws(CodePattern.Problem) {
      guard let nearness else { return nil }
      patterns = try CodePattern.list(nearness.patterns)
      lines = nearness.lines
      function = nearness.function
    }
  }

  init(_ match: CodeMatch, languages: [String]) throws(CodePattern.Problem) {
    var questions: [CodeSearch.Question] = []
    var anchors: [Pattern] = []
    let foldsCase = languages.contains { id in
      LanguageRegistry.language(id: id)?.profile?.traits.contains(.namesIgnoreCase) ?? false
    }
    for text in match.patterns {
      let pattern = try CodePattern(text)
      var tests: [[PreparedCodeTest]] = []
      for name in pattern.variables { tests.append(try PreparedCodeTest.list(match.tests[name] ?? [])) }
      questions.append(CodeSearch.Question(pattern: pattern, tests: tests))
      anchors.append(Self.anchor(pattern.anchors, foldsCase: foldsCase))
    }
    self.questions = questions
    self.anchors = anchors
    unlessFile = try CodePattern.list(match.unlessFile)
    near = try Nearness(match.near)
    notNear = try Nearness(match.notNear)
  }

  /// What the first stage looks for. Words are made of no other bytes than they show, so their width needs no engine.
  private static func anchor(_ words: [String], foldsCase: Bool) -> Pattern {
    let ways = words.map { word in
      word.map { $0.isASCII && !$0.isLetter && !$0.isNumber && $0 != "_" ? "\\\($0)" : "\($0)" }.joined()
    }
    return Pattern(
      expression: "\(foldsCase ? "(?i:" : "(?:")\(ways.joined(separator: "|")))",
      maximumWidth: words.map(\.utf8.count).max() ?? 0, isApproximated: false)
  }
}

/// A test with its patterns read.
indirect enum PreparedCodeTest: Sendable {
  case literal, notLiteral, containsInterpolation, containsConcatenation
  case contains([CodePattern])
  case lacks([CodePattern])
  case matches(Pattern)
  case differs(Pattern)
  case named(Pattern)
  case unnamed(Pattern)
  case any([PreparedCodeTest])
  case inserts([PreparedCodeTest])
  case after(Pattern)

  static func list(_ tests: [CodeTest]) throws(CodePattern.Problem) -> [PreparedCodeTest] {
    var prepared: [PreparedCodeTest] = []
    for test in tests { prepared.append(try PreparedCodeTest(test)) }
    return prepared
  }

  init(_ test: CodeTest) throws(CodePattern.Problem) {
    switch test {
    case .literal: self = .literal
    case .notLiteral: self = .notLiteral
    case .containsInterpolation: self = .containsInterpolation
    case .containsConcatenation: self = .containsConcatenation
    case .contains(let texts): self = .contains(try CodePattern.list(texts))
    case .lacks(let texts): self = .lacks(try CodePattern.list(texts))
    case .matches(let pattern): self = .matches(pattern)
    case .differs(let pattern): self = .differs(pattern)
    case .named(let pattern): self = .named(pattern)
    case .unnamed(let pattern): self = .unnamed(pattern)
    case .any(let tests): self = .any(try Self.list(tests))
    case .inserts(let tests): self = .inserts(try Self.list(tests))
    case .after(let pattern): self = .after(pattern)
    }
  }
}

extension CodePattern {
  static func list(_ texts: [String]) throws(Problem) -> [CodePattern] {
    var patterns: [CodePattern] = []
    for text in texts { patterns.append(try CodePattern(text)) }
    return patterns
  }
}
