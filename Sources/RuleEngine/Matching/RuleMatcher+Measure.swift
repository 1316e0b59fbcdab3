internal import Findings
internal import Lexing
internal import SourceText

extension RuleMatcher {
  private static let wholeFile = TextRange(
    start: TextPosition(line: 1, column: 1), end: TextPosition(line: 1, column: 1))

  /// Findings of rules over the path alone.
  func fileFindings(_ file: FileUnderTest) -> [Finding] {
    set.compiled.filter { rule in
      rule.isActive && !rule.filePatterns.isEmpty && rule.filePatterns.contains { $0.matches(file.path) }
        && rule.applies(to: file.path, language: file.source.language?.id, kind: file.measure?.kind)
    }.map { rule in
      finding(
        rule.rule, path: file.path, range: Self.wholeFile,
        fingerprint: file.key.fingerprint(rule: rule.rule.id, path: file.path, content: [], ordinal: 0),
        message: rule.rule.title, excerpt: "", minutes: rule.rule.minutes.base)
    }
  }

  /// Findings of rules over measures, where the file was measured.
  func measureFindings(
    _ file: FileUnderTest, in bytes: UnsafeBufferPointer<UInt8>, secrets: [Excerpt.Secret]
  ) -> [Finding] {
    guard let measure = file.measure else { return [] }
    var findings: [Finding] = []
    for rule in set.compiled where rule.isActive {
      guard case .measure(let match) = rule.rule.match,
        rule.applies(to: file.path, language: file.source.language?.id, kind: measure.kind)
      else { continue }
      switch match.of {
      case .file:
        let value = Self.value(match.name, of: measure)
        guard value > match.over else { continue }
        findings.append(
          self.finding(
            rule.rule, match, value, name: "the file", path: file.path, range: Self.wholeFile,
            fingerprint: file.key.fingerprint(rule: rule.rule.id, path: file.path, content: [], ordinal: 0), excerpt: ""
          ))
      case .function:
        var ordinals: [String: Int] = [:]
        for function in measure.functions {
          let value = Self.value(match.name, of: function)
          let ordinal = ordinals[function.name, default: 0]
          ordinals[function.name] = ordinal + 1
          guard value > match.over, (1...max(1, file.lines.lineCount)).contains(function.startLine),
            file.lines.lineCount > 0
          else { continue }
          let start = file.lines.byteRange(ofLine: function.startLine).lowerBound
          let last = min(max(function.endLine, function.startLine), file.lines.lineCount)
          let end = file.lines.byteRange(ofLine: last).upperBound
          // Named by the function, not by its body: the finding stays the same while the function grows or shrinks.
          let fingerprint = file.key.fingerprint(
            rule: rule.rule.id, path: file.path, content: function.name.utf8, ordinal: ordinal)
          findings.append(
            unsafe self.finding(
              rule.rule, match, value, name: function.name, path: file.path,
              range: file.lines.range(of: start..<max(start, end - 1)), fingerprint: fingerprint,
              excerpt: Excerpt.text(in: bytes, lines: file.lines, hit: start, secrets: secrets)))
        }
      }
    }
    return findings
  }

  private func finding(
    _ rule: Rule, _ match: MeasureMatch, _ value: Int, name: String, path: RepositoryPath, range: TextRange,
    fingerprint: Fingerprint, excerpt: String
  ) -> Finding {
    let isSevere = match.severeOver.map { value > $0 } ?? false
    let minutes = Double(rule.minutes.base) + rule.minutes.perUnit * Double(value - match.over)
    return finding(
      rule, severity: isSevere ? max(rule.severity, match.severeSeverity) : nil, path: path, range: range,
      fingerprint: fingerprint,
      message: "\(rule.title): \(name) has \(Self.words(match.name, value)), over \(match.over)",
      excerpt: excerpt, minutes: Int(minutes.rounded()))
  }

  private static func words(_ name: MeasureMatch.Name, _ value: Int) -> String {
    switch name {
    case .cyclomatic: "a cyclomatic complexity of \(value)"
    case .cognitive: "a cognitive complexity of \(value)"
    case .nesting: "\(value) levels of nesting"
    case .parameters: "\(value) parameters"
    case .nloc: "\(value) lines of code"
    case .lines: "\(value) lines"
    }
  }

  private static func value(_ name: MeasureMatch.Name, of function: FunctionMeasure) -> Int {
    switch name {
    case .cyclomatic: function.cyclomatic
    case .cognitive: function.cognitive
    case .nesting: function.nesting
    case .parameters: function.parameters
    case .nloc: function.nloc
    case .lines: function.endLine - function.startLine + 1
    }
  }

  /// Of a file: its lines, its lines of code, or the sum (complexity) or most (nesting, parameters) of its functions.
  private static func value(_ name: MeasureMatch.Name, of file: FileMeasure) -> Int {
    switch name {
    case .lines: file.counts.lines
    case .nloc: file.counts.code
    case .cyclomatic: file.functions.reduce(0) { $0 + $1.cyclomatic }
    case .cognitive: file.functions.reduce(0) { $0 + $1.cognitive }
    case .nesting: file.functions.map(\.nesting).max() ?? 0
    case .parameters: file.functions.map(\.parameters).max() ?? 0
    }
  }
}
