internal import Findings
internal import Lexing
internal import SourceText

extension RuleMatcher {
  private static let wholeFile = TextRange(
    start: TextPosition(line: 1, column: 1), end: TextPosition(line: 1, column: 1))

  /// Findings of rules over the path alone.
  func fileFindings(_ file: FileUnderTest) -> [Finding] {
    var findings: [Finding] = []
    for place in set.fileRules {
      let rule = set.compiled[place]
      guard rule.filePatterns.contains(where: { $0.matches(file.path) }), let view = rule.view(of: file) else {
        continue
      }
      findings.append(
        finding(
          rule.rule, path: file.path, range: Self.wholeFile,
          fingerprint: file.key.fingerprint(rule: rule.rule.id, path: file.path, content: [], ordinal: 0),
          message: rule.rule.title, excerpt: "", minutes: rule.rule.minutes.base
        ).doubted(view))
    }
    return findings
  }

  /// Findings of rules over measures, where the file was measured.
  func measureFindings(
    _ file: FileUnderTest, in bytes: UnsafeBufferPointer<UInt8>, secrets: [Excerpt.Secret]
  ) -> [Finding] {
    guard let measure = file.measure else { return [] }
    var subjects = MeasuredSubjects(measure)
    var findings: [Finding] = []
    for (place, match) in set.measureRules {
      let rule = set.compiled[place]
      guard rule.applies(to: file.path, language: file.source.language?.id, kind: measure.kind) else { continue }
      switch match.of {
      case .file:
        let names = [match.name] + match.and.map(\.name)
        if names.contains(where: MeasuredSubjects.isShape) { unsafe subjects.findShape(file, in: bytes) }
        guard let values = values(match, subjects.value) else { continue }
        var range = Self.wholeFile
        var excerpt = ""
        if let line = subjects.line(match.name) {
          let start = file.lines.byteRange(ofLine: line).lowerBound
          range = file.lines.range(of: start..<start)
          excerpt = unsafe Excerpt.text(in: bytes, lines: file.lines, hit: start, secrets: secrets)
        }
        findings.append(
          finding(
            rule.rule, match, values, name: "the file", path: file.path, range: range,
            fingerprint: file.key.fingerprint(rule: rule.rule.id, path: file.path, content: [], ordinal: 0),
            excerpt: excerpt))
      case .type:
        for type in subjects.types {
          guard let values = values(match, type.value),
            let finding = unsafe finding(
              rule.rule, match, values, name: type.name, ordinal: 0, lines: type.startLine...type.startLine, file,
              bytes,
              secrets)
          else { continue }
          findings.append(finding)
        }
      case .function:
        for (index, function) in measure.functions.enumerated() {
          guard let values = values(match, function.value),
            let finding = unsafe finding(
              rule.rule, match, values, name: function.name, ordinal: subjects.ordinals[index],
              lines: function.startLine...max(function.startLine, function.endLine), file, bytes, secrets)
          else { continue }
          findings.append(finding)
        }
      }
    }
    return findings
  }

  /// The values of a match's measures, its first measure's first; nil where one is not over its threshold.
  private func values(_ match: MeasureMatch, _ value: (MeasureMatch.Name) -> Int) -> [Int]? {
    var values = [value(match.name)]
    guard values[0] > match.over else { return nil }
    for condition in match.and {
      let value = value(condition.name)
      guard value > condition.over else { return nil }
      values.append(value)
    }
    return values
  }

  /// A finding about what has a name and lines; nil where the file has no such lines.
  private func finding(
    _ rule: Rule, _ match: MeasureMatch, _ values: [Int], name: String, ordinal: Int, lines: ClosedRange<Int>,
    _ file: FileUnderTest, _ bytes: UnsafeBufferPointer<UInt8>, _ secrets: [Excerpt.Secret]
  ) -> Finding? {
    guard file.lines.lineCount > 0, (1...file.lines.lineCount).contains(lines.lowerBound) else { return nil }
    let start = file.lines.byteRange(ofLine: lines.lowerBound).lowerBound
    let end = file.lines.byteRange(ofLine: min(lines.upperBound, file.lines.lineCount)).upperBound
    // Named by the function, not by its body: the finding stays the same while the function grows or shrinks.
    return unsafe finding(
      rule, match, values, name: name, path: file.path, range: file.lines.range(of: start..<max(start, end - 1)),
      fingerprint: file.key.fingerprint(rule: rule.id, path: file.path, content: name.utf8, ordinal: ordinal),
      content: file.key.fingerprint(rule: rule.id, path: RepositoryPath(bytes: []), content: name.utf8, ordinal: 0),
      excerpt: Excerpt.text(in: bytes, lines: file.lines, hit: start, secrets: secrets))
  }

  private func finding(
    _ rule: Rule, _ match: MeasureMatch, _ values: [Int], name: String, path: RepositoryPath, range: TextRange,
    fingerprint: Fingerprint, content: Fingerprint? = nil, excerpt: String
  ) -> Finding {
    let isSevere = match.severeOver.map { values[0] > $0 } ?? false
    let minutes = Double(rule.minutes.base) + rule.minutes.perUnit * Double(values[0] - match.over)
    let conditions = [MeasureMatch.Condition(name: match.name, over: match.over)] + match.and
    let words = zip(conditions, values).map { "\($0.name.words($1, of: match.of)), over \($0.over)" }
    return finding(
      rule, severity: isSevere ? max(rule.severity, match.severeSeverity) : nil, path: path, range: range,
      fingerprint: fingerprint, content: content,
      message: "\(rule.title): \(name) has \(words.joined(separator: ", and "))",
      excerpt: excerpt, minutes: Int(minutes.rounded()))
  }
}
