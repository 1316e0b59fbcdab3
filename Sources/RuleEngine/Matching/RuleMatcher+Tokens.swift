internal import Findings
internal import Lexing
internal import SourceText

extension RuleMatcher {
  /// Findings of rules over tokens, where the file was measured and its functions are known.
  func tokenFindings(
    _ file: FileUnderTest, in bytes: UnsafeBufferPointer<UInt8>, secrets: [Excerpt.Secret],
    view makeView: () -> TokenView
  ) -> [Finding] {
    guard file.measure != nil, !file.source.tokens.isEmpty else { return [] }
    var findings: [Finding] = []
    for (place, match) in set.tokenRules {
      let rule = set.compiled[place]
      guard let view = rule.view(of: file),
        rule.languages.isEmpty || rule.languages.contains(file.source.language?.id ?? "")
      else { continue }
      let tokens = makeView()
      var ordinals: [[UInt8]: Int] = [:]
      for span in tokens.spans(match) {
        let content = unsafe Self.folded(bytes[span])
        let ordinal = ordinals[content, default: 0]
        ordinals[content] = ordinal + 1
        findings.append(
          unsafe finding(
            rule.rule, path: file.path, range: file.lines.range(of: span),
            fingerprint: file.key.fingerprint(rule: rule.rule.id, path: file.path, content: content, ordinal: ordinal),
            content: file.key.fingerprint(
              rule: rule.rule.id, path: RepositoryPath(bytes: []), content: content, ordinal: 0),
            message: rule.rule.title,
            excerpt: Excerpt.text(in: bytes, lines: file.lines, hit: span.lowerBound, secrets: secrets),
            minutes: rule.rule.minutes.base
          ).doubted(view))
      }
    }
    return findings
  }
}

extension TokenView {
  /// The byte ranges of what a match looks for, rising.
  func spans(_ match: TokenMatch) -> [Range<Int>] {
    switch match.find {
    case .overwrittenAssignment: overwrittenAssignments()
    case .selfAssignment: selfAssignments()
    case .magicNumber: magicNumbers(except: Set(match.except))
    case .testWithoutAssertion: testsWithoutAssertion(words: match.except)
    case .containerRoot: containerRoots(except: match.except)
    }
  }
}
