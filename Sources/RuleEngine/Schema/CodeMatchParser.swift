/// Reads a rule's patterns over tokens.
enum CodeMatchParser {
  static let keys = ["code", "where", "unless_file", "near", "not_near"]

  static func match(_ node: YAMLNode) throws(ConfigurationError) -> CodeMatch {
    try node.expect(keys: keys)
    let patterns = try codePatterns(node.required("code"), isSearched: true)
    var variables: Set<String> = []
    for pattern in patterns { variables.formUnion(try parsed(pattern, node).variables) }
    return CodeMatch(
      patterns: patterns,
      tests: try tests(node["where"], known: variables),
      unlessFile: try node["unless_file"].map(unsearched) ?? [],
      near: try nearness(node["near"]),
      notNear: try nearness(node["not_near"]))
  }

  private static func tests(
    _ node: YAMLNode?, known: Set<String>
  ) throws(ConfigurationError) -> [String: [CodeTest]] {
    var tests: [String: [CodeTest]] = [:]
    for entry in try node?.mapping() ?? [] {
      guard known.contains(entry.name) else {
        throw entry.value.unknown("variable", entry.name, among: known.sorted())
      }
      tests[entry.name] = try list(entry.value)
    }
    return tests
  }

  private static func list(
    _ node: YAMLNode, inInserts: Bool = false
  ) throws(ConfigurationError) -> [CodeTest] {
    var tests: [CodeTest] = []
    for item in try node.list() { tests.append(try test(item, inInserts: inInserts)) }
    guard !tests.isEmpty else { throw node.error("at least one test is needed") }
    return tests
  }

  private enum Word: String, CaseIterable {
    case literal
    case notLiteral = "not-literal"
    case containsInterpolation = "contains-interpolation"
    case containsConcatenation = "contains-concatenation"
  }

  private static func test(_ node: YAMLNode, inInserts: Bool) throws(ConfigurationError) -> CodeTest {
    guard node.isMapping else {
      return switch try node.choice(Word.self) {
      case .literal: .literal
      case .notLiteral: .notLiteral
      case .containsInterpolation: .containsInterpolation
      case .containsConcatenation: .containsConcatenation
      }
    }
    try node.expect(keys: ["contains", "lacks", "matches", "differs", "named", "unnamed", "any", "inserts", "after"])
    let entries = try node.mapping()
    guard entries.count == 1 else { throw node.error("one test at a time") }
    let value = entries[0].value
    switch entries[0].name {
    case "contains": return .contains(try codePatterns(value, isSearched: false))
    case "lacks": return .lacks(try codePatterns(value, isSearched: false))
    case "matches": return .matches(try RuleMatchParser.pattern(value))
    case "differs": return .differs(try RuleMatchParser.pattern(value))
    case "named": return .named(try RuleMatchParser.pattern(value))
    case "unnamed": return .unnamed(try RuleMatchParser.pattern(value))
    case "inserts": return .inserts(try list(value, inInserts: true))
    case "after":
      // Only what is put into a text stands behind a part of it.
      guard inInserts else { throw node.error("'after' belongs inside 'inserts'") }
      return .after(try RuleMatchParser.pattern(value))
    default: return .any(try list(value, inInserts: inInserts))
    }
  }

  private static func nearness(_ node: YAMLNode?) throws(ConfigurationError) -> CodeMatch.Nearness? {
    guard let node else { return nil }
    try node.expect(keys: ["code", "lines", "function"])
    return CodeMatch.Nearness(
      patterns: try codePatterns(node.required("code"), isSearched: false),
      lines: try node.required("lines").int(in: 0...200),
      function: try node["function"]?.bool() ?? false)
  }

  private static func unsearched(_ node: YAMLNode) throws(ConfigurationError) -> [String] {
    try codePatterns(node, isSearched: false)
  }

  /// - Parameter isSearched: whether the patterns are looked for in whole files, so that each needs a word to be found by.
  private static func codePatterns(
    _ node: YAMLNode, isSearched: Bool
  ) throws(ConfigurationError) -> [String] {
    var patterns: [String] = []
    for item in try node.list() {
      let text = try item.string()
      let pattern = try parsed(text, item)
      if isSearched, pattern.anchors.isEmpty {
        throw item.error("pattern refused: it has no name, number or string before its first '...' or variable")
      }
      patterns.append(text)
    }
    guard !patterns.isEmpty else { throw node.error("at least one pattern is needed") }
    return patterns
  }

  private static func parsed(_ text: String, _ node: YAMLNode) throws(ConfigurationError) -> CodePattern {
    do throws(CodePattern.Problem) {
      return try CodePattern(text)
    } catch {
      throw node.error("pattern refused: \(error.message)")
    }
  }
}
