internal import Findings
internal import Lexing
internal import SourceText

extension RuleMatcher {
  /// Findings of the rules over tokens whose words the first stage saw.
  ///
  /// - Parameters:
  ///   - hits: of such rules alone, each where a word of one of its patterns stands.
  ///   - view: the file's tokens, made where they are first needed.
  mutating func codeFindings(
    _ hits: [ContentHit], in bytes: UnsafeBufferPointer<UInt8>, file: FileUnderTest, secrets: [Excerpt.Secret],
    view: () -> TokenView
  ) throws(RuleError) -> [Finding] {
    guard !hits.isEmpty, !file.source.tokens.isEmpty else { return [] }
    var findings: [Finding] = []
    var steps = CodeSearch.budget(for: file.source.tokens.count)
    var next = hits.startIndex
    while next < hits.endIndex {
      let rule = hits[next].rule
      let end = hits[next...].firstIndex { $0.rule != rule } ?? hits.endIndex
      defer { next = end }
      let compiled = set.compiled[rule]
      guard let code = compiled.code, let ruleView = compiled.view(of: file) else { continue }
      let words = hits[next..<end].filter { hit in
        compiled.isFor(file.source, at: hit.range.lowerBound)
          && !(ruleView.skipsLongLines && file.isLong(at: hit.range.lowerBound))
      }
      guard !words.isEmpty else { continue }
      let view = view()
      var ordinals: [[UInt8]: Int] = [:]
      for (language, words) in compiled.readings(of: words.map(\.range), in: file.source) {
        var search = CodeSearch(
          view.read(as: language), steps: steps, rule: compiled.rule.id, path: file.path.lossyString,
          expressions: expressions)
        var matches: [Range<Int>] = []
        do throws(RuleError) {
          matches = try search.matches(of: code, at: words)
        } catch .limitReached(let rule, _, let limit) {
          undone.append("rule \(rule) reached its \(limit)")
        }
        for match in matches where compiled.isFor(file.source, at: Int(view.tokens[match.lowerBound].start)) {
          findings.append(
            unsafe codeFinding(
              compiled.rule, match, in: bytes, file: file, view: view, secrets: secrets, ordinals: &ordinals
            ).doubted(ruleView))
        }
        // A rule that runs out leaves the others as much as they would have had alone.
        steps = max(search.steps, CodeSearch.budget(for: 0))
      }
    }
    return findings
  }

  private func codeFinding(
    _ rule: Rule, _ match: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, file: FileUnderTest, view: TokenView,
    secrets: [Excerpt.Secret], ordinals: inout [[UInt8]: Int]
  ) -> Finding {
    // The tokens alone, so that neither a comment nor a line end makes it another finding.
    let content = Array(match.map { view.text($0) }.joined(separator: [0x20]))
    let ordinal = ordinals[content, default: 0]
    ordinals[content] = ordinal + 1
    let span = Int(view.tokens[match.lowerBound].start)..<view.tokens[match.upperBound - 1].end
    return unsafe finding(
      rule, path: file.path, range: file.lines.range(of: span),
      fingerprint: file.key.fingerprint(rule: rule.id, path: file.path, content: content, ordinal: ordinal),
      content: file.key.fingerprint(rule: rule.id, path: RepositoryPath(bytes: []), content: content, ordinal: 0),
      message: rule.title,
      excerpt: Excerpt.text(in: bytes, lines: file.lines, hit: span.lowerBound, secrets: secrets),
      minutes: rule.minutes.base)
  }
}

extension CodeSearch {
  /// The tokens of every match of a rule, rising, of those that overlap the first.
  ///
  /// - Parameter words: where words stand that every match holds, in bytes.
  mutating func matches(of code: CompiledCode, at words: [Range<Int>]) throws(RuleError) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for question in code.questions {
      var tried = -1
      for word in words {
        guard let token = view.tokens.index(holding: word.lowerBound) else { continue }
        let first = max(tried + 1, token - question.pattern.lead)
        guard first <= token else { continue }
        for start in first...token {
          if let match = try match(question, at: start) { found.append(match) }
        }
        tried = token
      }
    }
    found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var kept: [Range<Int>] = []
    for match in found where kept.last.map({ $0.upperBound <= match.lowerBound }) ?? true {
      if let near = code.near, try !occurs(near, around: match) { continue }
      if let notNear = code.notNear, try occurs(notNear, around: match) { continue }
      kept.append(match)
    }
    guard !kept.isEmpty, !code.unlessFile.isEmpty else { return kept }
    return try occurs(code.unlessFile, in: 0..<view.tokens.count) ? [] : kept
  }

  private mutating func occurs(_ nearness: CompiledCode.Nearness, around match: Range<Int>) throws(RuleError) -> Bool {
    let lines = view.functions.surroundings(
      of: view.line(match.lowerBound)...view.line(match.upperBound - 1), lines: nearness.lines,
      function: nearness.function)
    let first = view.firstToken(onOrBehind: lines.lowerBound)
    let end = view.firstToken(onOrBehind: lines.upperBound + 1)
    return try occurs(nearness.patterns, in: first..<end)
  }
}

extension CompiledRule {
  /// As which language each word is read: as the file's where the rule is for it, otherwise as that of the code in the
  /// document. Sorted by where the first word of each stands.
  fileprivate func readings(
    of words: [Range<Int>], in source: LexedSource
  ) -> [(language: Language?, words: [Range<Int>])] {
    guard let host = source.language, !languages.contains(host.id) else { return [(source.language, words)] }
    var readings: [(language: Language?, words: [Range<Int>])] = []
    for word in words {
      let language = source.language(at: word.lowerBound)
      if let index = readings.firstIndex(where: { $0.language == language }) {
        readings[index].words.append(word)
      } else {
        readings.append((language, [word]))
      }
    }
    return readings
  }
}
