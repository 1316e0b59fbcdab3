internal import Analysis
internal import Findings
internal import Git
internal import RuleEngine
internal import SourceText

/// Puts a history together, one commit after the other, parents first.
struct HistoryAssembly: ~Copyable {
  private let identities: IdentityMap
  private let firstParentLine: Set<ObjectID>
  private let until: Int64
  private var analyzer: BlobAnalyzer
  private var tracker: LineageTracker
  private let head: ObjectID
  private var changes: [Change] = []
  private var origins = FindingOrigins()
  private var moves = MoveTracker()
  private var restored = RestoredStates()
  private var skipped: [Coverage.Skipped] = []
  private var claims: [String: Int] = [:]
  /// Who the claims stand for: a history repeats the same few thousand.
  private var known: [IdentityClaim: KnownClaim] = [:]

  private struct KnownClaim {
    var person: Person
    /// The contractor whom `.mailmap` claims it for.
    var claimed: String?
  }
  private var clockReversals = 0
  private var futureDates = 0

  init(
    identities: IdentityMap, firstParentLine: Set<ObjectID>, until: Int64, analyzer: consuming BlobAnalyzer,
    parents: [[ObjectID]], head: ObjectID
  ) {
    self.identities = identities
    self.firstParentLine = firstParentLine
    self.until = until
    self.analyzer = analyzer
    self.tracker = LineageTracker(parents: parents, head: head)
    self.head = head
  }

  mutating func add(_ commit: ComparedCommit, of source: HistoryCommit, index: Int) throws {
    let delta = commit.delta
    let compared = commit.files
    let lineage = tracker.advance(delta, index: index, compared: compared)
    let signature = delta.commit.author
    let author = person(source.authored.author)
    var files: [SettlingFile] = []
    for (place, result) in compared.enumerated() {
      var file = result.change
      file.replaced = lineage[place].replaced
      // A merge is charged with the lines that no parent has, not with all that it brought together.
      if delta.commit.parents.count > 1 {
        file.added = lineage[place].own
        file.deleted = 0
      }
      if let reason = result.skipped {
        // Nobody can say what of it came with this change, and what with the version that was not read.
        for entry in file.findings.indices where file.findings[entry].bin == .introduced {
          file.findings[entry].bin = .inherited
        }
        file.isUnread = result.lineCount == 0
        skipped.append(
          Coverage.Skipped(
            path: file.path, reason: "in \(delta.commit.id.short): \(reason)",
            isGap: BlobAnalyzer.isText(named: file.path)))
      }
      var settling = SettlingFile(change: file, contexts: result.contexts, sketches: result.sketches)
      if result.isOutside { keepOwn(of: author, at: index, in: &settling, lines: lineage[place].runs) }
      files.append(settling)
    }
    for file in delta.files {
      if let old = file.oldPath { origins.rename(old, to: file.path) }
    }
    origins.carry(compared.flatMap(\.edited))
    // Moves first: what the author cut a moment ago and puts back is neither charged nor credited.
    let moved = moves.settle(
      &files, index: index, author: author, time: signature.time, isMerge: delta.commit.parents.count > 1,
      origins: origins.byFingerprint, earlier: &changes)
    restored.settle(&files, delta: delta, author: author, origins: origins.byFingerprint, earlier: &changes)
    restored.note(files, delta: delta, index: index)
    origins.carry(moved)
    for file in files.indices { origins.nameFixed(in: &files[file].change) }
    var source = source
    // The message is shown and kept, and may hold a secret as any file may.
    if commit.holdsSecret {
      source.subject = try analyzer.concealed(source.subject)
      source.body = try analyzer.concealed(source.body)
    }
    let change = self.change(of: source, index: index, files: files.map(\.change))
    origins.note(change)
    noteClock(of: change)
    changes.append(change)
  }

  /// What counted towards nobody and does from now on is charged to its author as far as they wrote it: moving a
  /// colleague's file out of a vendor's folder, or undoing such a move, brings nothing of one's own.
  private func keepOwn(of author: Person, at index: Int, in file: inout SettlingFile, lines: LineRuns) {
    let isOwn = lines.flattened.map { $0 == index || (changes.indices.contains($0) && changes[$0].author == author) }
    func own(_ first: Int, _ last: Int) -> Int {
      (first...max(first, last)).count { isOwn.indices.contains($0 - 1) && isOwn[$0 - 1] }
    }
    file.change.added = isOwn.count { $0 }
    for entry in file.change.findings.indices where file.change.findings[entry].bin == .introduced {
      let range = file.change.findings[entry].finding.range
      if own(range.start.line, range.end.line) == 0 { file.change.findings[entry].bin = .inherited }
    }
    let others = file.change.functions.indices.filter { entry in
      let function = file.change.functions[entry]
      guard function.bin == .introduced, let after = function.after else { return false }
      return own(after.startLine, after.endLine) * 2 < after.endLine - after.startLine + 1
    }
    file.remove(findings: [], functions: Set(others))
  }

  private mutating func person(_ claim: IdentityClaim) -> Person { known(claim).person }

  private mutating func known(_ claim: IdentityClaim) -> KnownClaim {
    if let known = known[claim] { return known }
    let new = KnownClaim(person: identities.person(claim), claimed: identities.mailmapClaim(claim))
    known[claim] = new
    return new
  }

  private mutating func change(of source: HistoryCommit, index: Int, files: [FileChange]) -> Change {
    let (commit, authored) = (source.commit, source.authored)
    let committer = person(IdentityClaim(commit.committer))
    var author = person(authored.author)
    // A machine's name on what a contractor committed is a claim, and what machines do is judged by nobody.
    if author.standing == .bot, committer.standing == .confirmed {
      author = Person(standing: .unknown, id: commit.author.emailText.lowercased())
    }
    if let claimed = known(authored.author).claimed {
      claims["\(commit.author.emailText) as \(claimed)", default: 0] += 1
    }
    var coAuthors: [Person] = []
    var assistants: [String] = []
    for claim in authored.coAuthors {
      if identities.isAssistant(claim) {
        assistants.append(claim.nameText)
      } else {
        let person = self.person(claim)
        if person != author, !coAuthors.contains(person) { coAuthors.append(person) }
      }
    }
    return Change(
      commit: commit.id, index: index, parents: commit.parents, author: author, coAuthors: coAuthors,
      assistants: assistants, authoredAt: commit.author.time, committedAt: commit.committer.time,
      zoneMinutes: commit.author.zoneMinutes, authorName: commit.author.nameText,
      authorEmail: commit.author.emailText, committerEmail: commit.committer.emailText, committer: committer,
      subject: source.subject, body: source.body, isSigned: commit.isSigned,
      onFirstParentLine: firstParentLine.contains(commit.id),
      files: files)
  }

  private mutating func noteClock(of change: Change) {
    if change.committedAt < change.authoredAt { clockReversals += 1 }
    if change.authoredAt >= until { futureDates += 1 }
  }

  consuming func finish(id: String, mainline: String, tree: TreeFacts, clones: CloneReport) -> RepositoryHistory {
    let live = tracker.runs(at: head)
    let duplicated = Dictionary(clones.duplicated.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let measured = tree.files.compactMap { file -> HeadFile? in
      guard let blob = file.blob, let measure = file.measure else { return nil }
      return HeadFile(path: file.path, blob: blob, measure: measure, duplicated: duplicated[file.path])
    }
    let ownership = measured.compactMap { file -> FileOwnership? in
      guard file.measure.kind == .source || file.measure.kind == .test, let runs = live[file.path] else { return nil }
      return FileOwnership(path: file.path, runs: runs.runs)
    }
    let findings = attributed(tree.findings, live: live)
    markLive(in: findings)
    var coverage = tree.coverage
    coverage.skipped = (coverage.skipped + skipped).sorted()
    var history = RepositoryHistory(
      id: id, head: head, mainline: mainline, changes: changes, ownership: ownership, files: measured,
      findings: findings, coverage: coverage, until: until,
      warnings: warnings + (clones.unlisted > 0 ? [Self.unlisted(clones.unlisted)] : []))
    history.clones = clones.groups
    return history
  }

  /// Names the change that brought each of the head's findings. Where comparison does not know (a merge's side that was
  /// rewritten), the change that wrote the line stands in.
  private func attributed(_ findings: [Finding], live: [RepositoryPath: LineRuns]) -> [Finding] {
    var flattened: [RepositoryPath: [Int]] = [:]
    return findings.map { finding in
      var finding = finding
      let lines = flattened[finding.path] ?? live[finding.path]?.flattened ?? []
      flattened[finding.path] = lines
      let line = finding.range.start.line
      let writer = (1...max(1, lines.count)).contains(line) && !lines.isEmpty ? lines[line - 1] : nil
      if let origin = origins.origin(of: finding, writer: writer), changes.indices.contains(origin) {
        finding.commit = changes[origin].commit.hex
        finding.author = changes[origin].author.id
        finding.introducedAt = changes[origin].authoredAt
      }
      return finding
    }
  }

  /// Tells for every finding of a change who answers for it, and whether the head still has it: of what was introduced,
  /// by its life; of anything else by its fingerprint, and of a credential by its value, wherever it stands now.
  private mutating func markLive(in head: [Finding]) {
    let fingerprints = Set(head.map(\.fingerprint))
    let credentials = Set(head.filter(\.isCredential).map(\.contentFingerprint))
    var lives = FindingLife.lives(of: changes, head: head)[...]
    for change in changes.indices {
      for file in changes[change].files.indices {
        for entry in changes[change].files[file].findings.indices {
          let attributed = changes[change].files[file].findings[entry]
          var isLive =
            fingerprints.contains(attributed.finding.fingerprint)
            || credentials.contains(attributed.finding.contentFingerprint)
          if attributed.bin == .introduced, let life = lives.popFirst() { isLive = life.isInHead }
          changes[change].files[file].findings[entry].finding.inHead = isLive
          changes[change].files[file].findings[entry].finding.commit = changes[change].commit.hex
          changes[change].files[file].findings[entry].finding.author = changes[change].author.id
          changes[change].files[file].findings[entry].finding.introducedAt = changes[change].authoredAt
        }
      }
    }
  }

  private static func unlisted(_ count: Int) -> String {
    "Not all clones of the head were looked for: \(count) candidates were left when the limit on the work was reached."
  }

  private var warnings: [String] {
    var warnings: [String] = []
    if clockReversals > 0 {
      warnings.append("Commits whose committer's clock is before the author's: \(clockReversals).")
    }
    if futureDates > 0 { warnings.append("Commits dated after the end of the period: \(futureDates).") }
    for (claim, count) in claims.sorted(by: { $0.key < $1.key }) {
      warnings.append(".mailmap claims \(claim), in commits: \(count). Confirm it in assay.yml or it stays unknown.")
    }
    return warnings
  }
}
