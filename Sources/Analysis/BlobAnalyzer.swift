internal import Archives
package import Findings
internal import Lexing
internal import Metrics
package import RuleEngine
package import SourceText

/// What one file's bytes say: its measures and findings. Depends on the bytes, the path and the rules alone.
package struct BlobFacts: Sendable, Codable {
  package var isBinary: Bool
  /// Nil for binary content.
  package var measure: FileMeasure?
  package var findings: [Finding]
  /// Whether a file that its name calls text holds NUL bytes, as UTF-16 does: it was not read as code.
  package var isDisguised = false
  /// What inside an archive was not read, or which rule left something undone, and why; each reason once.
  package var unread: [String] = []

  /// Why not all of it was read; nil where it was.
  package var gap: String? {
    let reasons = (isDisguised ? [SkipReason.disguised] : []) + unread.map(SkipReason.inArchive)
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  package init(isBinary: Bool, measure: FileMeasure?, findings: [Finding]) {
    self.isBinary = isBinary
    self.measure = measure
    self.findings = findings
  }

  /// Whether it counts towards anybody: source and tests.
  package var counts: Bool { kind == .source || kind == .test }

  /// What the file is for; binary content is of no other kind.
  package var kind: FileKind { measure?.kind ?? .binary }
}

/// Feeds lexer, measures and rules from one reading of a file's bytes. One a worker: it owns scratch space.
package struct BlobAnalyzer: ~Copyable {
  /// A file larger than this is passed over and listed as not read: 32 MiB.
  package static let sizeLimit = 32 << 20

  private var matcher: RuleMatcher
  private let key: FingerprintKey

  package init(rules: RuleSet, key: FingerprintKey) throws(RuleError) {
    self.matcher = try RuleMatcher(
      rules,
      signs: PackedSigns(
        mayBegin: { ArchiveKind.mayBegin($0) }, holdsArchive: { ArchiveReader.holdsArchive($0.span) }))
    self.key = key
  }

  /// Whether a file's name says that it is text of a known language, so that not reading it leaves a gap.
  package static func isText(named path: RepositoryPath) -> Bool {
    let nothing: [UInt8] = []
    return LanguageDetection.language(of: path, content: nothing.span) != nil
  }

  /// Linear in the size of `bytes`.
  ///
  /// - Throws: when a rule could not be matched within its limits: the file counts as not read.
  package mutating func facts(of bytes: borrowing Span<UInt8>, path: RepositoryPath) throws(RuleError) -> BlobFacts {
    var facts: BlobFacts
    let packed: [PackedText]
    if BinaryCheck.isBinary(bytes) {
      let found = try binaryFindings(bytes, path: path)
      facts = BlobFacts(isBinary: true, measure: nil, findings: found.findings)
      facts.unread = found.undone
      facts.isDisguised = Self.isText(named: path)
      packed = found.packed
    } else {
      facts = try textFacts(of: bytes, path: path)
      packed = matcher.packed
    }
    // Text in front of an archive, or a stream without a NUL, makes it no text to whoever unpacks it.
    try readArchives(bytes, packed, path: path, into: &facts)
    return facts
  }

  private mutating func textFacts(
    of bytes: borrowing Span<UInt8>, path: RepositoryPath
  ) throws(RuleError) -> BlobFacts {
    let lines = LineIndex(bytes)
    let language = LanguageDetection.language(of: path, content: bytes)
    let source = LexedSource(bytes, language: language)
    let standing = FileClassification.standing(
      of: path, content: bytes, language: language, lines: lines, tokens: source.tokens)
    let measure = FileMeasurement.measure(bytes, source: source, lines: lines, path: path, standing: standing)
    let findings = try matcher.findings(
      in: bytes, path: path, source: source, lines: lines, measure: measure, standing: standing, key: key)
    var facts = BlobFacts(isBinary: false, measure: measure, findings: findings)
    facts.unread = matcher.undone
    return facts
  }

  /// Of what the bytes say where they may be wide text, at the lines that an editor shows; and of the bytes as they are,
  /// with what is written in wide characters somewhere among them. Both, since a byte order mark before other bytes is
  /// easily written, and so are other bytes before text.
  private mutating func binaryFindings(
    _ bytes: borrowing Span<UInt8>, path: RepositoryPath
  ) throws(RuleError) -> (findings: [Finding], packed: [PackedText], undone: [String]) {
    var all: [Finding] = []
    var packed: [PackedText] = []
    var undone: [String] = []
    if let text = WideText.utf8(bytes) {
      let span = text.span
      let source = LexedSource(span, language: LanguageDetection.language(of: path, content: span))
      all = try matcher.findings(
        in: span, path: path, source: source, lines: LineIndex(span), measure: nil, key: key)
      packed = matcher.packed
      undone = matcher.undone
    }
    let known = Set(all.map(\.contentFingerprint))
    all += try matcher.findings(
      in: bytes, path: path, source: LexedSource(language: nil, tokens: []), lines: LineIndex(bytes), measure: nil,
      key: key
    ).filter { !known.contains($0.contentFingerprint) }
    // What is the same in both is unpacked once.
    let texts = Set(packed.map(\.bytes))
    packed += matcher.packed.filter { !texts.contains($0.bytes) }
    undone += matcher.undone.filter { !undone.contains($0) }
    return (all.sorted(by: Finding.precedes), packed, undone)
  }

  /// Archives in one file, written out in its text or the file itself.
  private mutating func readArchives(
    _ bytes: borrowing Span<UInt8>, _ packed: [PackedText], path: RepositoryPath, into facts: inout BlobFacts
  ) throws(RuleError) {
    var limits = ArchiveLimits()
    var placed: [Finding] = []
    var undone: [String] = []
    if ArchiveReader.holdsArchive(bytes) {
      let inside = try ArchiveSearch.findings(in: bytes, path: path, limits: limits) {
        (bytes, path) throws(RuleError) in
        try entryFindings(bytes, path: path, undone: &undone)
      }
      limits.totalBytes -= inside.used
      facts.unread += inside.unread.filter { !facts.unread.contains($0) }
      let start = TextPosition(line: 1, column: 1)
      for found in inside.found { placed.append(try finding(found, path: path, at: start, writing: nil)) }
    }
    for (number, text) in packed.enumerated() {
      guard number < ArchiveReader.mostParts, limits.totalBytes > 0 else {
        facts.unread.append("more archives written out in a text than are unpacked")
        break
      }
      let inside = try ArchiveSearch.findings(in: text.bytes.span, path: path, limits: limits) {
        (bytes, path) throws(RuleError) in
        try entryFindings(bytes, path: path, undone: &undone)
      }
      limits.totalBytes -= inside.used
      for reason in inside.unread where !facts.unread.contains(reason) { facts.unread.append(reason) }
      for found in inside.found {
        placed.append(try finding(found, path: path, at: text.range.start, writing: text.writing))
      }
    }
    facts.unread += Set(undone).sorted().filter { !facts.unread.contains($0) }
    guard !placed.isEmpty else { return }
    // What is packed as it is was found in the archive's own bytes too.
    facts.findings = (ArchiveSearch.remaining(facts.findings, beside: placed, \.self) + placed)
      .sorted(by: Finding.precedes)
  }

  /// What was found in an archive, at the place of the file where the archive stands.
  ///
  /// - Parameter writing: how the archive is written there; nil where the file is one.
  private mutating func finding(
    _ found: ArchiveSearch.Found, path: RepositoryPath, at place: TextPosition, writing: String?
  ) throws(RuleError) -> Finding {
    let entry = try matcher.concealed(String(decoding: found.name, as: UTF8.self))
    var finding = found.finding
    finding.message += entry.isEmpty ? ", once unpacked" : ", in \(entry) inside"
    finding.message += ", line \(finding.range.start.line)"
    if let writing { finding.message += ", of an archive written in \(writing)" }
    finding.path = path
    finding.range = TextRange(start: place, end: place)
    return finding
  }

  /// The credentials in a file of an archive, judged like a file of the tree.
  private mutating func entryFindings(
    _ bytes: [UInt8], path: RepositoryPath, undone: inout [String]
  ) throws(RuleError) -> ArchiveSearch.Searched {
    let isNamed = isNamedSecret(path)
    let mayHold = try mayHoldSecret(bytes.span)
    guard isNamed || mayHold else { return ArchiveSearch.Searched(findings: []) }
    let found: (findings: [Finding], packed: [PackedText], undone: [String])
    if BinaryCheck.isBinary(bytes.span) {
      found = try binaryFindings(bytes.span, path: path)
    } else {
      let facts = try textFacts(of: bytes.span, path: path)
      found = (facts.findings, matcher.packed, facts.unread)
    }
    undone += found.undone
    return ArchiveSearch.Searched(findings: found.findings.filter(\.isCredential), packed: found.packed.map(\.bytes))
  }

  /// Whether what a credential rule looks for stands in `bytes`: a quick look, where most files of a long history hold
  /// none.
  package mutating func mayHoldSecret(_ bytes: borrowing Span<UInt8>) throws(RuleError) -> Bool {
    if bytes.isEmpty { return false }
    if ArchiveReader.holdsArchive(bytes) { return true }
    if try matcher.holdsCredential(bytes) { return true }
    guard BinaryCheck.isBinary(bytes), let text = WideText.utf8(bytes) else { return false }
    return try matcher.holdsCredential(text.span)
  }

  /// The same, where parts of the text may have been searched before.
  mutating func mayHoldSecret(
    _ bytes: borrowing Span<UInt8>, besides searched: inout SearchedStretches
  ) throws(RuleError) -> Bool {
    // Wide characters reach further than what a stretch is known by.
    let isPlain = !BinaryCheck.hasZero(bytes) && !ArchiveReader.holdsArchive(bytes)
    if bytes.isEmpty || !isPlain { return try mayHoldSecret(bytes) }
    return try searched.mayHoldSecret(bytes, &matcher)
  }

  /// Whether a rule looks at files of this name, whatever they hold.
  package func isNamedSecret(_ path: RepositoryPath) -> Bool { matcher.mayMatch(path: path) }

  /// The credentials that stand in a path itself, each at the start of the file of that name.
  package mutating func nameFindings(_ path: RepositoryPath) throws(RuleError) -> [Finding] {
    try nameFindings(path, of: "a file")
  }

  /// The same of the full name of a branch or tag, which stands for the path.
  mutating func refFindings(_ name: [UInt8]) throws(RuleError) -> [Finding] {
    try nameFindings(RepositoryPath(bytes: name), of: "a branch or tag")
  }

  private mutating func nameFindings(_ name: RepositoryPath, of what: String) throws(RuleError) -> [Finding] {
    guard try mayHoldSecret(name.bytes.span) else { return [] }
    let found = try textFacts(of: name.bytes.span, path: RepositoryPath(bytes: [])).findings
    return found.filter(\.isCredential).map { finding in
      var finding = finding
      finding.message += ", in the name of \(what)"
      finding.path = name
      finding.range = TextRange(start: TextPosition(line: 1, column: 1), end: TextPosition(line: 1, column: 1))
      return finding
    }
  }

  /// Whether any line of a message has something that `concealed` would hide.
  package mutating func holdsSecret(_ text: String) throws(RuleError) -> Bool {
    try concealed(text) != text
  }

  /// A message or name of the repository with every secret in it concealed, line by line.
  package mutating func concealed(_ text: String) throws(RuleError) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(try matcher.concealed(String(line)))
    }
    return lines.joined(separator: "\n")
  }

  /// Rules on the commit itself: its message, size, clock and addresses.
  package mutating func findings(in commit: CommitFacts) throws(RuleError) -> [Finding] {
    try matcher.findings(in: commit, key: key)
  }
}
