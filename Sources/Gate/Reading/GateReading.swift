internal import Analysis
package import Findings
package import Git
package import History
package import RuleEngine
internal import SourceText

/// Reads everything that a gate judges.
package struct GateReading: Sendable {
  package var change: GateChange
  package var coverage: Coverage
  /// Where the change starts: the best commit that both sides have; of what is not committed, HEAD. Nil where there was
  /// nothing before.
  package var mergeBase: ObjectID?
  package var isShallow: Bool
  /// All files after the change, sorted by path.
  package var files: [TreeFile]

  /// How a repository is opened and judged.
  package struct Source: Sendable {
    package var path: String
    package var options: Repository.OpenOptions
    package var rules: RuleSet
    /// Those of `rules` that find credentials.
    package var credentials: RuleSet
    package var key: FingerprintKey
    package var identities: IdentityMap
    package var people: GatePeople?
    package var policy: GatePolicy
    package var clones: CloneSettings
    package var jobs: Int
    /// The end of today, seconds since 1970: no clock of a commit counts beyond it.
    package var latest: Int64

    package init(
      path: String, options: Repository.OpenOptions, rules: RuleSet, credentials: RuleSet, key: FingerprintKey,
      identities: IdentityMap, people: GatePeople?, policy: GatePolicy, clones: CloneSettings, jobs: Int,
      latest: Int64
    ) {
      self.path = path
      self.options = options
      self.rules = rules
      self.credentials = credentials
      self.key = key
      self.identities = identities
      self.people = people
      self.policy = policy
      self.clones = clones
      self.jobs = jobs
      self.latest = latest
    }
  }

  /// - Parameters:
  ///   - base: the commit that the change is to go into; of what is not committed, HEAD. Nil where there is none yet.
  ///   - tags: annotated ones that come with the change.
  /// - Throws: `HistoryError` where there is no change to judge; `GitError` for what cannot be read at all. A file that
  ///   cannot is a gap.
  package static func read(
    base: ObjectID?, head: ChangeHead, tags: [ObjectID] = [], from source: Source
  ) async throws -> GateReading {
    let reading = try await ChangeReading.read(
      source.path, options: source.options, base: base, head: head, tags: tags, rules: source.rules,
      credentials: source.credentials, key: source.key, jobs: source.jobs)
    var coverage = reading.coverage
    var change = GateChange(
      files: reading.comparison.files, credentials: reading.findings.filter(\.isCredential),
      commits: try reading.ends.judged(source), people: source.people)
    change.submodules = reading.ends.changes.compactMap { file in
      guard let new = file.new, new.mode == .gitlink else { return nil }
      return SubmoduleChange(path: file.path, commit: new.id, isNew: file.old?.mode != .gitlink)
    }
    try await readAround(&change, &coverage, reading, source)
    return GateReading(
      change: change, coverage: coverage, mergeBase: reading.ends.mergeBase, isShallow: reading.ends.isShallow,
      files: reading.ends.files)
  }

  /// What some conditions need beside the change itself; read only where one of them is on and can come to a number.
  private static func readAround(
    _ change: inout GateChange, _ coverage: inout Coverage, _ reading: ChangeReading, _ source: Source
  ) async throws {
    let (ends, policy) = (reading.ends, source.policy)
    let added = change.files.filter { $0.isCounted && $0.kind == .source }.reduce(0) { $0 + $1.added }
    var newLines = reading.comparison.newLines
    let floors = policy.floors(of: "duplication") + policy.floors(of: "tests-accompany")
    if let floor = floors.max(), let start = ends.mergeBase, added > 0, policy.windowDays > 0 {
      let (window, lines) = try ends.window(source, before: start, floor: floor)
      change.window = window
      newLines.merge(lines) { $0 + $1 }
    }
    if let floor = policy.floors(of: "duplication").min(), added > 0, added + change.window.sourceLines >= floor {
      let counted = Set(change.files.filter { $0.isCounted && $0.kind == .source }.map(\.path))
      let (copies, read) = try await CopiedCodeReader.read(
        repository: source.path, options: source.options, files: ends.files,
        newLines: newLines.filter { counted.contains($0.key) || change.window.changes > 0 }, settings: source.clones,
        jobs: source.jobs)
      change.copies = copies
      coverage.skipped = Set(coverage.skipped + read.skipped.filter(\.isGap)).sorted()
    }
    let repository = try Repository(opening: source.path, options: source.options)
    if policy.isOn("missing-co-change") {
      let touched = Set(change.files.map(\.path) + change.files.compactMap(\.oldPath))
      // Before the first commit nothing went with anything.
      change.absent = []
      if let start = ends.mergeBase {
        change.absent = try AbsentFileReader.read(repository, changed: touched, base: start)
        change.isHistoryCutOff = try ShallowEdge.isMet(repository, from: start, limit: AbsentFileReader.commits)
      }
    }
    for file in ends.changes {
      guard let new = file.new, new.mode.isFile,
        let bytes = try ends.text(new.id, repository), SuppressionReader.isMarked(bytes)
      else { continue }
      let before = try file.old.flatMap { $0.mode.isFile ? try ends.text($0.id, repository) : nil } ?? []
      change.suppressions += SuppressionReader.suppressions(
        in: bytes, before: before, newLines: reading.comparison.newLines[file.path] ?? [], path: file.path)
    }
  }
}

extension ChangeEnds {
  /// The commits with who stands behind them; messages and addresses without a secret that stands in them.
  fileprivate func judged(_ source: GateReading.Source) throws -> [GateCommit] {
    let repository = try Repository(opening: source.path, options: source.options)
    var analyzer = try BlobAnalyzer(rules: source.credentials, key: source.key)
    return try commits.map { commit in
      let (subject, body) = commit.subjectAndBody
      // Who somebody is, is folded into one case: a secret in a name is concealed before.
      let (author, committer) = (
        (name: try analyzer.concealed(commit.author.nameText), email: try analyzer.concealed(commit.author.emailText)),
        (
          name: try analyzer.concealed(commit.committer.nameText),
          email: try analyzer.concealed(commit.committer.emailText)
        )
      )
      let joinsOnly = try commit.parents.count > 1 && repository.ownChanges(of: commit).isEmpty
      return GateCommit(
        id: commit.id, author: source.identities.person(name: author.name, email: author.email),
        authorEmail: author.email,
        committer: source.identities.person(name: committer.name, email: committer.email),
        committerEmail: committer.email, authoredAt: commit.author.time, committedAt: commit.committer.time,
        subject: try analyzer.concealed(subject), body: try analyzer.concealed(body), isSigned: commit.isSigned,
        isMerge: joinsOnly)
    }
  }

  private func person(_ signature: Signature, _ source: GateReading.Source) throws -> Person {
    source.identities.person(name: signature.nameText, email: signature.emailText)
  }

  fileprivate func window(
    _ source: GateReading.Source, before mergeBase: ObjectID, floor: Int
  ) throws -> (ChangeWindow, lines: [RepositoryPath: [Range<Int>]]) {
    let repository = try Repository(opening: source.path, options: source.options)
    let authors = Set(try commits.map { try person($0.author, source) })
    // Whom the owner does not know may go by any name.
    let hasStranger = source.people != nil && authors.contains { $0.standing != .confirmed }
    let mainline = try RecentMainline(repository, from: mergeBase, latest: source.latest)
    let start = (mainline.commits.first?.time ?? 0) - Int64(source.policy.windowDays) * 86_400
    var (window, lines) = try WindowReader.read(
      repository, mainline.commits(since: start), floor: floor, head: files,
      isOwn: { commit in
        let person = try person(commit.author, source)
        return authors.contains(person) || hasStranger && person.standing != .confirmed
      })
    window.days = source.policy.windowDays
    window.isCutOff = mainline.isCutOff(since: start)
    return (window, lines)
  }

  /// A file's bytes; nil where it is too large to be read, which is told elsewhere.
  fileprivate func text(_ blob: ObjectID, _ repository: borrowing Repository) throws -> [UInt8]? {
    guard try repository.size(of: blob) <= BlobAnalyzer.sizeLimit else { return nil }
    return try repository.blob(blob)
  }
}
