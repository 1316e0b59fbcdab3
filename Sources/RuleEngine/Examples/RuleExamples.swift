package import Findings
package import Lexing
package import SourceText

/// Runs the examples that stand inside rules.
package enum RuleExamples {
  /// Measures a text as a scan would.
  package typealias Measuring = (_ bytes: [UInt8], _ source: LexedSource, _ lines: LineIndex, _ path: RepositoryPath) ->
    (measure: FileMeasure, standing: FileStanding)

  /// What came of one example.
  package struct Outcome: Sendable, Hashable {
    package enum Kind: String, Sendable, Codable { case example, nearMiss = "near miss" }

    package let rule: String
    package let kind: Kind
    /// From 1, in the order written.
    package let number: Int
    package let file: String
    package let line: Int
    /// Why the rule does not do what the example says; nil where it does.
    package let problem: String?

    package var isOK: Bool { problem == nil }

    /// The problem with its place.
    package var error: ConfigurationError {
      ConfigurationError(
        file: file, line: line, column: 1, message: "\(rule), \(kind.rawValue) \(number): \(problem ?? "holds")")
    }
  }

  /// Runs every example and near miss of `rules`, in their order.
  ///
  /// - Parameter measure: nil to leave files unmeasured; then rules over measures report a problem.
  package static func check(_ rules: [Rule], measure: Measuring?) throws(RuleError) -> [Outcome] {
    var matcher = try RuleMatcher(RuleSet(rules: rules, overrides: .all(on: rules)))
    var outcomes: [Outcome] = []
    for rule in rules {
      for (index, example) in rule.examples.enumerated() {
        outcomes.append(
          Outcome(
            rule: rule.id, kind: .example, number: index + 1, file: example.file, line: example.line,
            problem: try problem(rule, example, isMatch: true, &matcher, measure)))
      }
      for (index, example) in rule.nearMisses.enumerated() {
        outcomes.append(
          Outcome(
            rule: rule.id, kind: .nearMiss, number: index + 1, file: example.file, line: example.line,
            problem: try problem(rule, example, isMatch: false, &matcher, measure)))
      }
    }
    return outcomes
  }

  private static func problem(
    _ rule: Rule, _ example: RuleExample, isMatch: Bool, _ matcher: inout RuleMatcher, _ measure: Measuring?
  ) throws(RuleError) -> String? {
    let findings = try findings(rule, example, &matcher, measure)
    guard isMatch else {
      guard let first = findings.first else { return nil }
      return "is found, at \(first.range.start.line):\(first.range.start.column), though it must not be"
    }
    guard !findings.isEmpty else { return "is not found" }
    // File and commit rules point at the whole; there is nothing to mark.
    guard !example.spans.isEmpty else { return nil }
    let lines = LineIndex(Array(example.text.utf8))
    var expected = example.spans.map { lines.range(of: $0) }
    var found = findings.map(\.range).sorted()
    if case .measure = rule.match {
      // A marker names the function; the finding covers it to its end.
      expected = expected.map { TextRange(start: TextPosition(line: $0.start.line, column: 1), end: $0.start) }
      found = found.map { TextRange(start: TextPosition(line: $0.start.line, column: 1), end: $0.start) }
      return expected.map(\.start) == found.map(\.start)
        ? nil : "is found at \(words(found)), marked at \(words(expected))"
    }
    return expected == found ? nil : "is found at \(words(found)), marked at \(words(expected))"
  }

  /// The findings of `rule` alone in one example.
  package static func findings(
    _ rule: Rule, _ example: RuleExample, _ matcher: inout RuleMatcher, _ measure: Measuring?
  ) throws(RuleError) -> [Finding] {
    let findings: [Finding]
    if let commit = example.commit {
      findings = try matcher.findings(in: commit, key: .unkeyed)
    } else {
      let path = path(of: example, rule)
      let bytes = Array(example.text.utf8)
      let lines = LineIndex(bytes)
      let source = LexedSource(bytes.span, language: LanguageDetection.language(of: path, content: bytes.span))
      let measured = measure?(bytes, source, lines, path)
      findings = try matcher.findings(
        in: bytes.span, path: path, source: source, lines: lines, measure: measured?.measure,
        standing: measured?.standing, key: .unkeyed)
    }
    return findings.filter { $0.rule == rule.id }
  }

  /// Where an example that names no path is taken to stand.
  static func path(of example: RuleExample, _ rule: Rule) -> RepositoryPath {
    if let path = example.path { return RepositoryPath(path) }
    let language = example.language ?? rule.languages.first ?? ""
    return RepositoryPath("src/" + (fileNames[language] ?? "module.\(language.isEmpty ? "conf" : language)"))
  }

  private static let fileNames = [
    "javascript": "module.js", "jsx": "module.jsx", "typescript": "module.ts", "tsx": "module.tsx",
    "python": "module.py", "php": "module.php", "java": "Module.java", "go": "module.go", "ruby": "module.rb",
    "csharp": "Module.cs", "swift": "Module.swift", "kotlin": "Module.kt", "rust": "module.rs", "shell": "module.sh",
    "yaml": "module.yml", "dockerfile": "Dockerfile", "terraform": "main.tf", "markdown": "page.md", "c": "module.c",
    "cpp": "module.cpp",
  ]

  private static func words(_ ranges: [TextRange]) -> String {
    ranges.map { "\($0.start.line):\($0.start.column)-\($0.end.line):\($0.end.column)" }.joined(separator: ", ")
  }
}
