internal import Findings
internal import Lexing
internal import SourceText

extension RuleMatcher {
  /// Turns confirmed hits into findings: filters by file, scope and value, conceals, makes fingerprints.
  mutating func contentFindings(
    _ hits: [ContentHit], in bytes: UnsafeBufferPointer<UInt8>, file: FileUnderTest
  ) throws(RuleError) -> [Finding] {
    guard !hits.isEmpty else { return [] }
    var reported: [ContentHit] = []
    var views: [Int: RuleView?] = [:]
    var keywords = Keywords()
    for hit in hits {
      let rule = set.compiled[hit.rule]
      let view = views[hit.rule] ?? rule.view(of: file)
      views[hit.rule] = .some(view)
      // The words may stand in what was encoded too, so that an encoded hit needs none.
      guard let view, !view.skipsLongLines || !file.isLong(at: hit.range.lowerBound),
        rule.isFor(file.source, at: hit.range.lowerBound), !isSilenced(hit, rule.rule, file),
        unsafe hit.decoded != nil || keywords.hold(for: rule.rule, in: bytes),
        isInScope(hit, rule.rule, file.source), unsafe try isReported(hit, rule.rule, bytes, file.path)
      else {
        continue
      }
      if case .content(let content) = rule.rule.match, content.once, reported.last?.rule == hit.rule { continue }
      reported.append(hit)
    }
    reported = CredentialOverlaps.removed(from: reported, rules: set.compiled)
    let secrets = concealedSpans(hits)
    var ordinals: [OrdinalKey: Int] = [:]
    return reported.map { hit in
      var rule = set.compiled[hit.rule].rule
      if case .content(let content) = rule.match, let checksum = content.checksum,
        unsafe !checksum.holds(for: hit.decoded?.text ?? Array(bytes[hit.span]))
      {
        rule.confidence = .low
      }
      let content = unsafe Self.folded(hit.decoded?.text ?? Array(bytes[hit.span]))
      let ordinal = ordinals[OrdinalKey(rule: hit.rule, content: content), default: 0]
      ordinals[OrdinalKey(rule: hit.rule, content: content)] = ordinal + 1
      var message = rule.title
      if rule.isCredential, let secret = hit.secret {
        let text = unsafe hit.decoded?.text ?? Array(bytes[secret])
        message += ": " + SecretText.concealed(text, publicPrefix: rule.publicPrefix)
      }
      if let decoded = hit.decoded {
        message += ", written in " + decoded.encodings.sorted().map(\.words).joined(separator: " and ")
      }
      let view = (views[hit.rule] ?? nil) ?? RuleView()
      return unsafe finding(
        rule, path: file.path, range: file.lines.range(of: hit.span),
        fingerprint: file.key.fingerprint(rule: rule.id, path: file.path, content: content, ordinal: ordinal),
        content: file.key.fingerprint(rule: rule.id, path: RepositoryPath(bytes: []), content: content, ordinal: 0),
        message: message,
        excerpt: Excerpt.text(in: bytes, lines: file.lines, hit: hit.span.lowerBound, secrets: secrets),
        minutes: rule.minutes.base
      ).doubted(view)
    }
  }

  private struct OrdinalKey: Hashable {
    let rule: Int
    let content: [UInt8]
  }

  /// Whether something close by makes the hit harmless.
  private func isSilenced(_ hit: ContentHit, _ rule: Rule, _ file: FileUnderTest) -> Bool {
    guard case .content(let content) = rule.match, let near = content.notNear, let silencers = silencers[hit.rule]
    else { return false }
    let place = file.lines.line(at: hit.range.lowerBound)...file.lines.line(at: max(0, hit.range.upperBound - 1))
    let lines = (file.measure?.functions ?? []).surroundings(of: place, lines: near.lines, function: near.function)
    return silencers.contains { lines.contains(file.lines.line(at: $0.lowerBound)) }
  }

  /// Files of unknown language have no scopes: there every hit counts.
  private func isInScope(_ hit: ContentHit, _ rule: Rule, _ source: LexedSource) -> Bool {
    guard !rule.scopes.isEmpty, source.language != nil else { return true }
    let scope: RuleScope =
      switch source.scope(at: hit.range.lowerBound) {
      case .code: .code
      case .comment: .comment
      case .string: .string
      }
    return rule.scopes.contains(scope) || rule.scopes.contains(.key) && source.isKey(at: hit.range.lowerBound)
  }

  private mutating func isReported(
    _ hit: ContentHit, _ rule: Rule, _ bytes: UnsafeBufferPointer<UInt8>, _ path: RepositoryPath
  ) throws(RuleError) -> Bool {
    guard case .content(let content) = rule.match else { return false }
    let text = unsafe hit.decoded?.text ?? Array(bytes[hit.span])
    if let decoded = hit.decoded, let wanted = content.decode {
      guard decoded.encodings.allSatisfy(wanted.contains) else { return false }
    }
    if hit.secret != nil {
      guard content.requirements.hold(for: text) else { return false }
      if SecretText.isPlaceholder(text) { return false }
      if content.minimumEntropy > 0, SecretText.entropy(text) < content.minimumEntropy { return false }
    }
    if !content.allow.stopwords.isEmpty {
      let lowercased = text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      if content.allow.stopwords.contains(where: { SecretText.contains(lowercased, Array($0.utf8)) }) { return false }
    }
    return try !isAllowedValue(text, rule: hit.rule, path: path)
  }

  /// White space folded to single blanks, so that reformatting keeps a fingerprint.
  static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in bytes {
      if byte > 0x20 {
        folded.append(byte)
      } else if let last = folded.last, last != 0x20 {
        folded.append(0x20)
      }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return folded
  }

  /// A finding of `rule` with the rule's own fields filled in.
  func finding(
    _ rule: Rule, severity: Severity? = nil, path: RepositoryPath, range: TextRange, fingerprint: Fingerprint,
    content: Fingerprint? = nil, message: String, excerpt: String, minutes: Int
  ) -> Finding {
    Finding(
      rule: rule.id, title: rule.title, severity: severity ?? rule.severity, confidence: rule.confidence,
      dimension: rule.dimension, cwe: rule.cwe, path: path, range: range, fingerprint: fingerprint,
      contentFingerprint: content, message: message, remediation: rule.remediation, excerpt: excerpt, minutes: minutes,
      isCredential: rule.isCredential)
  }
}

extension LexedSource {
  /// Whether the token at an offset names something that is given a value right behind it.
  fileprivate func isKey(at offset: Int) -> Bool {
    guard let index = tokens.index(holding: offset) else { return false }
    switch tokens[index].kind {
    case .identifier, .keyword, .string, .markup, .unknown: break
    default: return false
    }
    let next = tokens[(index + 1)...].first { !$0.kind.isComment }
    switch next?.symbol {
    case Symbol.colon?, Symbol.equals?, Symbol.fatArrow?, Symbol.declare?: return true
    default: return false
    }
  }
}

/// The words that rules want a file to have, each looked for once.
private struct Keywords {
  private var lowercased: [UInt8]?
  private var known: [String: Bool] = [:]

  /// Whether the file has one of a rule's words, or the rule wants none.
  mutating func hold(for rule: Rule, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard case .content(let content) = rule.match, !content.keywords.isEmpty else { return true }
    for word in content.keywords {
      if let isThere = known[word] {
        if isThere { return true }
        continue
      }
      let text = unsafe lowercased ?? bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      lowercased = text
      let isThere = SecretText.contains(text, Array(word.utf8))
      known[word] = isThere
      if isThere { return true }
    }
    return false
  }
}
