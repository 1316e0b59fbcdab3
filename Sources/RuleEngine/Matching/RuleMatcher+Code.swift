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
    var resolutions = Resolutions()
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
        let view = view.read(as: language)
        var search = CodeSearch(
          view, steps: steps, rule: compiled.rule.id, path: file.path.lossyString, expressions: expressions)
        var matches: [CodeHit] = []
        var further: [CodeHit] = []
        do throws(RuleError) {
          matches = try search.matches(of: code, at: words).map { CodeHit(tokens: $0) }
          let resolved = resolutions.resolved(view)
          if let resolved {
            if resolved.view.isCut, !undone.contains(Self.tooManyNames) { undone.append(Self.tooManyNames) }
            var deeper = CodeSearch(
              resolved.view, steps: search.steps, rule: compiled.rule.id, path: file.path.lossyString,
              expressions: expressions)
            let tokens = words.compactMap { view.tokens.index(holding: $0.lowerBound) }
            defer { search.steps = deeper.steps }
            for match in try deeper.matches(of: code, resolved: tokens, resolved) {
              further.append(CodeHit(match, in: resolved.view))
            }
          }
        } catch .limitReached(let rule, _, let limit) {
          undone.append("rule \(rule) reached its \(limit)")
        }
        for match in CodeHit.merged(matches, further)
        where compiled.isFor(file.source, at: Int(view.tokens[match.tokens.lowerBound].start)) {
          var finding = unsafe codeFinding(
            compiled.rule, match.tokens, in: bytes, file: file, view: view, secrets: secrets, ordinals: &ordinals
          ).doubted(ruleView)
          if match.isByVariable { finding.makeIndirect(isChecked: match.isChecked) }
          findings.append(finding)
        }
        // A rule that runs out leaves the others as much as they would have had alone.
        steps = max(search.steps, CodeSearch.budget(for: 0))
      }
    }
    return findings
  }

  private static let tooManyNames = "names stand for more than is followed"

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
  /// - Parameter words: where words stand that every match holds, in bytes of the file.
  mutating func matches(of code: CompiledCode, at words: [Range<Int>]) throws(RuleError) -> [Range<Int>] {
    let tokens = words.compactMap { view.tokens.index(holding: $0.lowerBound) }
    return try matches(of: code) { _ in tokens }
  }

  /// The same in a view with names resolved, of matches that hold something which stands elsewhere in the file.
  ///
  /// - Parameter words: tokens of the file.
  mutating func matches(
    of code: CompiledCode, resolved words: [Int], _ resolved: Resolutions.Resolved
  ) throws(RuleError) -> [Range<Int>] {
    let view = view
    let changed = resolved.changed
    let steady = words.flatMap { word in
      let first = view.firstToken(standingFor: word)
      return first..<view.firstToken(standingFor: word + 1)
    }
    let found = try matches(of: code) { pattern in
      let near = steady.filter { Self.isAny(of: changed, from: $0 - pattern.lead, to: $0 + Self.reach) }
      let named = pattern.anchors.flatMap { resolved.named[$0.lowercased()] ?? [] }
      return Array(Set(near + named)).sorted()
    }
    return found.filter { match in
      // What is all inside a variable's value was found where the value stands.
      let isInValue =
        view.mark(match.lowerBound).isByVariable && view.place(match.lowerBound) == view.place(match.upperBound - 1)
      return !isInValue && Self.isAny(of: changed, from: match.lowerBound, to: match.upperBound - 1)
    }
  }

  /// How far behind a word something that was put in can matter to a match.
  private static let reach = 200

  private static func isAny(of sorted: [Int], from first: Int, to last: Int) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < first { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] <= last
  }

  /// - Parameter candidates: the tokens that may be words which every match of a pattern holds, rising.
  private mutating func matches(
    of code: CompiledCode, candidates: (CodePattern) -> [Int]
  ) throws(RuleError) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for question in code.questions {
      var tried = -1
      for token in candidates(question.pattern) {
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
