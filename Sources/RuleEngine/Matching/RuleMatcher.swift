package import Findings
package import Lexing
package import SourceText

/// Runs a rule set over files and commits. One per worker: it holds working memory.
package struct RuleMatcher: ~Copyable {
  package let set: RuleSet
  /// How many bytes the second stage has searched since the matcher was made: the measure of work beyond one linear
  /// scan a file.
  package private(set) var confirmedBytes = 0

  /// What rules left undone in the file of the last `findings`, because it would have taken too long; the others did all.
  package internal(set) var undone: [String] = []

  /// The archives that stood encoded in the file of the last `findings`, in their order.
  package private(set) var packed: [PackedText] = []
  private var packedRuns: [DecodedText.Packed] = []
  private let signs: PackedSigns?

  private let scratch: PatternDatabase.Scratch?
  private var regexes: [BoundedRegex?]
  private var allowed: [Int: [BoundedRegex]] = [:]
  let expressions = ExpressionCache()
  private var hits: [PatternDatabase.Hit] = []
  /// By pattern, where something ended that its matches hold; empty but for those in `touched`.
  private var ends: [[Int]]
  private var touched: [Int] = []
  /// By rule, where the expressions that silence it close by matched in the file of the last `contentHits`.
  private(set) var silencers: [Int: [Range<Int>]] = [:]
  /// Whether a scan since this was last reset met something of an expression whose matches are long.
  private var sawFarReaching = false
  /// By pattern, whether its rule is wanted in this scan.
  private var interest: [Interest]

  private enum Interest: UInt8 { case unknown, wanted, unwanted }

  /// Allocates the working memory; expressions of the second stage are compiled when they are first needed.
  ///
  /// - Parameter signs: how an archive is known that stands encoded in a text; nil leaves them.
  package init(_ set: RuleSet, signs: PackedSigns? = nil) throws(RuleError) {
    self.set = set
    self.signs = signs
    scratch = if let database = set.database { try database.makeScratch() } else { nil }
    regexes = Array(repeating: nil, count: set.roles.count)
    ends = Array(repeating: [], count: set.roles.count)
    interest = Array(repeating: .unknown, count: set.roles.count)
  }

  /// Findings of pattern, file and measure rules in one file, worst first.
  ///
  /// One scan of the bytes for all rules, then work in proportion to the hits. Secrets are concealed before a finding
  /// is made.
  ///
  /// - Parameters:
  ///   - measure: nil where the file was not measured: then measure rules are silent, and rules that look only at some
  ///     kinds of file look at this one too.
  ///   - standing: what of the file's kind is only claimed; nil where every claim is believed.
  ///   - key: under which fingerprints are made.
  package mutating func findings(
    in bytes: borrowing Span<UInt8>, path: RepositoryPath, source: LexedSource, lines: LineIndex, measure: FileMeasure?,
    standing: FileStanding? = nil, key: FingerprintKey
  ) throws(RuleError) -> [Finding] {
    undone = []
    packed = []
    let file = FileUnderTest(path: path, source: source, lines: lines, measure: measure, standing: standing, key: key)
    return unsafe try bytes.withUnsafeBufferPointer { (buffer) throws(RuleError) -> [Finding] in
      let set = set
      let found = unsafe try contentHits(in: buffer, path: path, source: source) {
        set.isCredential[$0] || set.compiled[$0].view(of: file) != nil
      }
      packed = packedRuns.map {
        PackedText(
          bytes: $0.bytes, range: lines.range(of: $0.outer),
          writing: $0.encodings.sorted().map(\.words).joined(separator: " and "))
      }
      let hits = found.filter { set.compiled[$0.rule].code == nil }
      var findings = unsafe try contentFindings(hits, in: buffer, file: file)
      let secrets = concealedSpans(hits)
      var made: TokenView?
      func view() -> TokenView {
        if let made { return made }
        let view = unsafe TokenView(file, bytes: Array(buffer), functions: file.measure?.functions ?? [])
        made = view
        return view
      }
      findings += fileFindings(file)
      findings += unsafe measureFindings(file, in: buffer, secrets: secrets)
      findings += unsafe tokenFindings(file, in: buffer, secrets: secrets, view: view)
      let code = found.filter { set.compiled[$0.rule].code != nil }
      findings += unsafe try codeFindings(code, in: buffer, file: file, secrets: secrets, view: view)
      return related(findings, hits: found, lines: lines).sorted(by: Finding.precedes)
    }
  }

  /// Whether a credential rule's expression matches in `bytes`, whether or not it is reported. One scan, and a look at
  /// what it hits.
  package mutating func holdsCredential(_ bytes: borrowing Span<UInt8>) throws(RuleError) -> Bool {
    try quickLook(bytes) == .something
  }

  /// The same, and whether more had to be seen to be sure of a part of the text.
  package mutating func quickLook(_ bytes: borrowing Span<UInt8>) throws(RuleError) -> QuickLook {
    sawFarReaching = false
    let holds = unsafe try bytes.withUnsafeBufferPointer { (buffer) throws(RuleError) -> Bool in
      unsafe try holdsCredential(buffer)
    }
    return holds ? .something : sawFarReaching ? .farReaching : .nothing
  }

  private mutating func holdsCredential(_ bytes: UnsafeBufferPointer<UInt8>) throws(RuleError) -> Bool {
    let path = RepositoryPath(bytes: [])
    let isCredential = set.isCredential
    if unsafe try !plainHits(in: bytes, path: path, isWanted: { isCredential[$0] }).isEmpty { return true }
    var decoded = unsafe EncodedRuns.decoded(bytes, signs: signs)
    var level = 1
    while !decoded.isEmpty {
      if !decoded.packed.isEmpty { return true }
      var deeper = DecodedText()
      let holds = unsafe try decoded.bytes.withUnsafeBufferPointer { (text) throws(RuleError) -> Bool in
        if level < DecodedText.depth { deeper = unsafe EncodedRuns.decoded(text, signs: signs) }
        return unsafe try !plainHits(in: text, path: path, isWanted: { isCredential[$0] }).isEmpty
      }
      if holds { return true }
      decoded = deeper
      level += 1
    }
    return false
  }

  /// Whether a rule over paths alone would report this one.
  package func mayMatch(path: RepositoryPath) -> Bool {
    set.fileRules.contains { set.compiled[$0].filePatterns.contains { $0.matches(path) } }
  }

  /// The stretches of a file that any credential rule recognises, whether or not it reports them.
  func concealedSpans(_ hits: [ContentHit]) -> [Excerpt.Secret] {
    Excerpt.joined(
      hits.filter { set.isCredential[$0.rule] }.map { hit in
        let isPlain = hit.decoded == nil
        return Excerpt.Secret(range: hit.span, publicPrefix: isPlain ? set.compiled[hit.rule].rule.publicPrefix : 0)
      })
  }

  /// Every place where an expression of the rules that `isWanted` matches, whatever the file is; of credential rules also
  /// where the match stands encoded. Sorted by rule and place. Rules that something in the file silences are left out; a
  /// comment silences nothing.
  mutating func contentHits(
    in bytes: UnsafeBufferPointer<UInt8>, path: RepositoryPath, source: LexedSource? = nil, isWanted: (Int) -> Bool
  ) throws(RuleError) -> [ContentHit] {
    let isCredential = set.isCredential
    silencers.removeAll()
    var hits = unsafe try plainHits(in: bytes, path: path, source: source, isWanted: isWanted)
    let plainCount = hits.count
    packedRuns = []
    var decoded = unsafe EncodedRuns.decoded(bytes, signs: signs)
    var level = 1
    while !decoded.isEmpty {
      packedRuns += decoded.packed
      var deeper = DecodedText()
      hits += unsafe try decoded.bytes.withUnsafeBufferPointer { (text) throws(RuleError) -> [ContentHit] in
        if level < DecodedText.depth { deeper = unsafe EncodedRuns.decoded(text, signs: signs).placed(in: decoded) }
        let found = unsafe try plainHits(in: text, path: path) { isCredential[$0] && isWanted($0) }
        return found.compactMap { unsafe Self.hit($0, level, in: text, decoded, of: bytes) }
      }
      decoded = deeper
      level += 1
    }
    guard hits.count > plainCount else { return hits }
    return hits.sorted {
      ($0.rule, $0.span.lowerBound, $0.decoded?.level ?? 0) < ($1.rule, $1.span.lowerBound, $1.decoded?.level ?? 0)
    }
  }

  /// A hit in decoded text, at what was decoded; nil where nothing of it was.
  private static func hit(
    _ hit: ContentHit, _ level: Int, in text: UnsafeBufferPointer<UInt8>, _ decoded: DecodedText,
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> ContentHit? {
    guard let (outer, encodings) = decoded.origin(of: hit.span) else { return nil }
    if unsafe bytes[outer].elementsEqual(text[hit.span]) { return nil }
    return ContentHit(
      rule: hit.rule, range: outer, secret: hit.secret == nil ? nil : outer,
      decoded: ContentHit.Decoded(
        text: unsafe Array(text[hit.span]), level: level, range: hit.span, encodings: encodings))
  }

  /// Both stages over bytes as they are.
  private mutating func plainHits(
    in bytes: UnsafeBufferPointer<UInt8>, path: RepositoryPath, source: LexedSource? = nil, isWanted: (Int) -> Bool
  ) throws(RuleError) -> [ContentHit] {
    guard let database = set.database, scratch != nil, bytes.count > 0 else { return [] }
    hits.removeAll(keepingCapacity: true)
    unsafe try scan(database, bytes)
    defer { forgetEnds() }
    collectEnds(database, isWanted)
    var confirmed: [ContentHit] = []
    var guarded: Set<Int> = []
    var silencers: [Int: [Range<Int>]] = [:]
    func take(_ hit: ContentHit, _ silence: PatternRole.Silence?) -> Bool {
      switch silence {
      case nil: confirmed.append(hit)
      case .some where source?.scope(at: hit.range.lowerBound) == .comment: break
      case .file:
        guarded.insert(hit.rule)
        return false
      case .near: silencers[hit.rule, default: []].append(hit.range)
      }
      return true
    }
    for pattern in touched.sorted() {
      var ends: [Int] = []
      swap(&ends, &self.ends[pattern])
      // The engine's order holds for each search alone.
      if !zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }) { ends.sort() }
      let reach = database.reaches[pattern]
      let windows = ends.lazy.filter { $0 >= reach.lowerBound }.map {
        max(0, $0 - reach.upperBound)...($0 - reach.lowerBound)
      }
      unsafe try confirm(pattern, within: windows, in: bytes, path: path, found: take)
      swap(&ends, &self.ends[pattern])
    }
    for pattern in set.missed.sorted() where isWanted(set.roles[pattern].rule) {
      unsafe try confirm(pattern, within: CollectionOfOne(0...bytes.count), in: bytes, path: path, found: take)
    }
    self.silencers.merge(silencers, uniquingKeysWith: +)
    return confirmed.filter { !guarded.contains($0.rule) }.withoutOverlaps()
  }

  /// Sorts the hits by pattern. A text that many rules hold is one hit, and most rules have no business in most files.
  private mutating func collectEnds(_ database: PatternDatabase, _ isWanted: (Int) -> Bool) {
    for pattern in interest.indices { interest[pattern] = .unknown }
    for hit in hits {
      for pattern in database.patterns(of: hit.search) {
        switch interest[pattern] {
        case .unwanted: continue
        case .wanted: ends[pattern].append(hit.end)
        case .unknown:
          guard isWanted(set.roles[pattern].rule), !set.missed.contains(pattern) else {
            interest[pattern] = .unwanted
            continue
          }
          interest[pattern] = .wanted
          if set.roles[pattern].pattern.maximumWidth > RuleSet.nearWidth { sawFarReaching = true }
          touched.append(pattern)
          ends[pattern].append(hit.end)
        }
      }
    }
  }

  private mutating func forgetEnds() {
    for pattern in touched { ends[pattern].removeAll(keepingCapacity: true) }
    touched.removeAll(keepingCapacity: true)
  }

  private mutating func scan(_ database: PatternDatabase, _ bytes: UnsafeBufferPointer<UInt8>) throws(RuleError) {
    switch scratch {
    case .some(let scratch): unsafe try database.scan(bytes, scratch: scratch, into: &hits)
    case .none: break
    }
  }

  /// Searches for one expression in stretches that rise. Each offset is tried as a start at most once, so the work is
  /// linear in the file whatever its content.
  ///
  /// - Parameter found: is told each match; false ends the search.
  private mutating func confirm(
    _ pattern: Int, within windows: some Sequence<ClosedRange<Int>>, in bytes: UnsafeBufferPointer<UInt8>,
    path: RepositoryPath, found: (ContentHit, PatternRole.Silence?) -> Bool
  ) throws(RuleError) {
    let role = set.roles[pattern]
    let width = role.pattern.maximumWidth
    let regex = try regex(pattern)
    var cursor = 0
    for window in windows {
      let end = window.upperBound
      cursor = max(cursor, window.lowerBound)
      while cursor <= end, cursor < bytes.count {
        let starts = cursor...min(end, cursor + Self.startsPerCall - 1)
        confirmedBytes += starts.count
        let match: BoundedRegex.Match?
        do throws(BoundedRegex.Failure) {
          match = unsafe try regex.firstMatch(in: bytes, starts: starts, width: width)
        } catch {
          throw Self.error(error, rule: set.compiled[role.rule].rule.id, path: path)
        }
        guard let match else {
          cursor = starts.upperBound + 1
          continue
        }
        guard found(ContentHit(rule: role.rule, range: match.range, secret: match.secret), role.silences) else {
          return
        }
        cursor = max(match.range.upperBound, match.range.lowerBound + 1)
      }
    }
  }

  /// The second stage's limits hold for each call; this many starts are tried in one.
  private static let startsPerCall = 4_096

  private mutating func regex(_ pattern: Int) throws(RuleError) -> BoundedRegex {
    if let regex = regexes[pattern] { return regex }
    let role = set.roles[pattern]
    let regex = try Self.compile(role.pattern.expression, rule: set.compiled[role.rule].rule.id)
    regexes[pattern] = regex
    return regex
  }

  static func compile(_ expression: String, rule: String) throws(RuleError) -> BoundedRegex {
    do throws(BoundedRegex.Failure) {
      return try BoundedRegex(expression)
    } catch {
      throw Self.error(error, rule: rule, path: "")
    }
  }

  private static func error(_ failure: BoundedRegex.Failure, rule: String, path: RepositoryPath) -> RuleError {
    error(failure, rule: rule, path: path.lossyString)
  }

  static func error(_ failure: BoundedRegex.Failure, rule: String, path: String) -> RuleError {
    switch failure {
    case .limit(let what): .limitReached(rule: rule, path: path, limit: what)
    case .syntax(let message, let offset):
      .engine(function: "pcre2_compile", message: "\(rule): \(message) at \(offset)")
    case .library(let message): .engine(function: "pcre2_match", message: "\(rule): \(message)")
    }
  }

  /// Whether a rule's allowance covers the text: an allowed value.
  mutating func isAllowedValue(
    _ text: [UInt8], rule index: Int, path: RepositoryPath
  ) throws(RuleError) -> Bool {
    let rule = set.compiled[index]
    guard rule.hasAllowedValues else { return false }
    if allowed[index] == nil {
      var regexes: [BoundedRegex] = []
      for pattern in rule.allowedValues { regexes.append(try Self.compile(pattern.expression, rule: rule.rule.id)) }
      allowed[index] = regexes
    }
    for regex in allowed[index] ?? [] {
      do throws(BoundedRegex.Failure) {
        let match = unsafe try text.withUnsafeBufferPointer {
          (buffer) throws(BoundedRegex.Failure) -> BoundedRegex.Match? in
          unsafe try regex.firstMatch(in: buffer, starts: 0...0, width: text.count)
        }
        if let match, match.range == 0..<text.count { return true }
      } catch {
        throw Self.error(error, rule: rule.rule.id, path: path)
      }
    }
    return false
  }
}

extension RuleMatcher {
  /// Whether one of `patterns` matches in `text`; for texts of a line or so.
  func matches(_ patterns: [Pattern], _ text: String, rule: String) throws(RuleError) -> Bool {
    let bytes = Array(text.utf8.prefix(PatternSyntax.widthLimit))
    for pattern in patterns where try expressions.matches(pattern, bytes, rule: rule, path: "a commit") { return true }
    return false
  }

  /// One line of text to show or keep, with every secret in it concealed.
  package mutating func concealed(_ text: String) throws(RuleError) -> String {
    let bytes = Array(text.utf8)
    let hits = unsafe try bytes.withUnsafeBufferPointer { (buffer) throws(RuleError) -> [ContentHit] in
      let isCredential = set.isCredential
      return unsafe try contentHits(in: buffer, path: RepositoryPath(bytes: [])) { isCredential[$0] }
    }
    let secrets = concealedSpans(hits)
    guard !secrets.isEmpty else { return text }
    return unsafe bytes.withUnsafeBufferPointer {
      unsafe Excerpt.text(in: $0, lines: LineIndex(bytes), hit: 0, secrets: secrets)
    }
  }
}

/// What a matcher is told of one file, beside its bytes.
struct FileUnderTest {
  let path: RepositoryPath
  let source: LexedSource
  let lines: LineIndex
  let measure: FileMeasure?
  let standing: FileStanding?
  let key: FingerprintKey

  /// Whether the line of the byte at `offset` is longer than people write. Tools that squeeze code may break it into
  /// lines of some hundred bytes.
  func isLong(at offset: Int) -> Bool {
    lines.lineCount > 0 && lines.byteRange(ofLine: lines.line(at: offset)).count > TextShape.longLineColumns
  }
}
