internal import Analysis
package import Findings
package import Git
package import History
package import RuleEngine
internal import SourceText

/// What is judged: where the new state of the files is.
package enum GateHead: Sendable, Hashable {
  case commit(ObjectID)
  /// What was added to the index, against HEAD.
  case staged
}

/// Reads everything that a gate judges.
package struct GateReading: Sendable {
  package var change: GateChange
  package var coverage: Coverage
  /// Where the change starts: the best commit that both sides have; of something staged, HEAD.
  package var mergeBase: ObjectID
  package var isShallow: Bool

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

    package init(
      path: String, options: Repository.OpenOptions, rules: RuleSet, credentials: RuleSet, key: FingerprintKey,
      identities: IdentityMap, people: GatePeople?, policy: GatePolicy, clones: CloneSettings, jobs: Int
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
    }
  }

  /// - Parameter base: the commit that the change is to go into; of something staged, HEAD.
  /// - Throws: `GateError` where there is no change to judge; `GitError` for what cannot be read at all. A file that cannot
  ///   is a gap.
  package static func read(base: ObjectID, head: GateHead, from source: Source) async throws -> GateReading {
    let ends = try Ends(base: base, head: head, source)
    let comparison = try await ChangeComparison.read(
      ends.changes, repository: source.path, options: source.options, rules: source.rules, key: source.key,
      jobs: source.jobs)
    var coverage = comparison.coverage
    coverage.skipped += ends.gaps
    var credentials = comparison.files.flatMap(\.findings)
      .filter { $0.bin == .introduced || $0.bin == .worsened }.map(\.finding).filter(\.isCredential)
    if case .commit(let id) = head {
      let past = try await ObjectScan.scan(
        repository: source.path, options: source.options, commits: ends.commits.map(\.id), head: id,
        rules: source.credentials, key: source.key, jobs: source.jobs)
      coverage.skipped = Set(coverage.skipped + past.coverage.skipped).sorted()
      coverage.blobs = max(coverage.blobs, past.coverage.blobs)
      credentials = FirstSeen.merged(credentials, with: past.findings)
    }
    var change = GateChange(
      files: comparison.files, credentials: credentials.sorted(by: Finding.precedes),
      commits: try ends.judged(source), people: source.people)
    try await readAround(&change, &coverage, comparison, ends, source)
    return GateReading(change: change, coverage: coverage, mergeBase: ends.mergeBase, isShallow: ends.isShallow)
  }

  /// What some conditions need beside the change itself; read only where one of them is on and can come to a number.
  private static func readAround(
    _ change: inout GateChange, _ coverage: inout Coverage, _ comparison: ChangeComparison, _ ends: Ends,
    _ source: Source
  ) async throws {
    let policy = source.policy
    let floors = ["duplication", "tests-accompany"].filter(policy.isOn).compactMap { id in
      ConditionRegistry.condition(id).flatMap { policy.setting(of: $0.definition).floor }
    }
    let added = change.files.filter { $0.isCounted && $0.kind == .source }.reduce(0) { $0 + $1.added }
    var newLines = comparison.newLines
    if let floor = floors.max(), added > 0, added < floor, policy.windowDays > 0 {
      let (window, lines) = try ends.window(source, floor: floor)
      change.window = window
      newLines.merge(lines) { $0 + $1 }
    }
    if policy.isOn("duplication"), let floor = floors.first,
      added + change.window.sourceLines >= min(floor, floors.max() ?? floor)
    {
      let counted = Set(change.files.filter { $0.isCounted && $0.kind == .source }.map(\.path))
      let (copies, read) = try await CopiedCodeReader.read(
        repository: source.path, options: source.options, files: ends.files,
        newLines: newLines.filter { counted.contains($0.key) || change.window.changes > 0 }, settings: source.clones,
        jobs: source.jobs)
      change.copies = copies
      coverage.skipped = Set(coverage.skipped + read.skipped.filter(\.isGap)).sorted()
    } else {
      change.copies = []
    }
    let repository = try Repository(opening: source.path, options: source.options)
    if policy.isOn("missing-co-change") {
      let touched = Set(change.files.map(\.path) + change.files.compactMap(\.oldPath))
      change.absent = try AbsentFileReader.read(repository, changed: touched, base: ends.mergeBase)
    }
    for file in ends.changes {
      guard let new = file.new, new.mode.isFile,
        let bytes = try ends.text(new.id, repository), SuppressionReader.isMarked(bytes)
      else { continue }
      let before = try file.old.flatMap { $0.mode.isFile ? try ends.text($0.id, repository) : nil } ?? []
      change.suppressions += SuppressionReader.suppressions(in: bytes, before: before, path: file.path)
    }
  }
}

/// Why there is no change to judge.
package struct GateError: Error, Sendable, CustomStringConvertible {
  package var message: String
  package var description: String { message }
}

/// What is read before the files are.
private struct Ends {
  let mergeBase: ObjectID
  /// Newest first.
  let commits: [Commit]
  let changes: [TreeChange]
  /// The whole tree after the change.
  let files: [TreeFile]
  let gaps: [Coverage.Skipped]
  let isShallow: Bool

  init(base: ObjectID, head: GateHead, _ source: GateReading.Source) throws {
    let repository = try Repository(opening: source.path, options: source.options)
    isShallow = repository.isShallow
    switch head {
    case .commit(let id):
      guard let found = try repository.mergeBase(base, id) else {
        throw GateError(
          message: repository.isShallow
            ? "\(source.path): the clone is too shallow to hold the commit where base and head parted; fetch more of the "
              + "history, `git fetch --unshallow` for all of it"
            : "\(source.path): base \(base.short) and head \(id.short) have no commit in common, so there is no change "
              + "from one to the other")
      }
      mergeBase = found
      commits = try repository.walk(from: [id], hiding: [base]).map { id throws(GitError) in try repository.commit(id) }
      let tree = try repository.commit(id).tree
      files = try repository.files(ofTree: tree)
      changes = try repository.detectRenames(repository.changes(from: repository.commit(found).tree, to: tree))
      gaps = []
    case .staged:
      mergeBase = base
      commits = []
      let staged = try repository.stagedFiles()
      files = staged.files
      let before = try repository.files(ofTree: repository.commit(base).tree)
      changes = try repository.detectRenames(TreeChange.changes(from: before, to: staged.files))
      gaps = staged.conflicts.map { Coverage.Skipped(path: $0, reason: SkipReason.undecided, isGap: true) }
    }
  }

  /// The commits with who stands behind them; messages and addresses without a secret that stands in them.
  func judged(_ source: GateReading.Source) throws -> [GateCommit] {
    var analyzer = try BlobAnalyzer(rules: source.credentials, key: source.key)
    return try commits.map { commit in
      let (subject, body) = commit.subjectAndBody
      return GateCommit(
        id: commit.id, author: person(commit.author, source),
        authorEmail: try analyzer.concealed(commit.author.emailText), committer: person(commit.committer, source),
        committerEmail: try analyzer.concealed(commit.committer.emailText), authoredAt: commit.author.time,
        committedAt: commit.committer.time, subject: try analyzer.concealed(subject),
        body: try analyzer.concealed(body), isSigned: commit.isSigned, isMerge: commit.parents.count > 1)
    }
  }

  private func person(_ signature: Signature, _ source: GateReading.Source) -> Person {
    source.identities.person(name: signature.nameText, email: signature.emailText)
  }

  func window(
    _ source: GateReading.Source, floor: Int
  ) throws -> (ChangeWindow, lines: [RepositoryPath: [Range<Int>]]) {
    let repository = try Repository(opening: source.path, options: source.options)
    let authors = Set(commits.map { person($0.author, source) })
    let base = try repository.commit(mergeBase)
    let start = base.committer.time - Int64(source.policy.windowDays) * 86_400
    var (window, lines) = try WindowReader.read(
      repository, base: mergeBase, since: start, floor: floor, head: files,
      isOwn: { authors.contains(person($0.author, source)) })
    window.days = source.policy.windowDays
    return (window, lines)
  }

  /// A file's bytes; nil where it is too large to be read, which is told elsewhere.
  func text(_ blob: ObjectID, _ repository: borrowing Repository) throws -> [UInt8]? {
    guard try repository.size(of: blob) <= BlobAnalyzer.sizeLimit else { return nil }
    return try repository.blob(blob)
  }
}

/// Joins the credentials of a state with those of the commits that led to it.
enum FirstSeen {
  private struct Value: Hashable {
    var rule: String
    var content: Fingerprint
  }

  /// Those of the files, with the first commit that had them, and those that the files no longer hold.
  static func merged(_ files: [Finding], with commits: [Finding]) -> [Finding] {
    var first: [Value: Finding] = [:]
    for finding in commits where finding.commit != nil {
      let value = Value(rule: finding.rule, content: finding.contentFingerprint)
      if first[value] == nil { first[value] = finding }
    }
    let live = files.map { finding in
      guard let origin = first[Value(rule: finding.rule, content: finding.contentFingerprint)] else { return finding }
      var finding = finding
      finding.commit = origin.commit
      finding.author = origin.author
      finding.introducedAt = origin.introducedAt
      return finding
    }
    let told = Set(files.map { Value(rule: $0.rule, content: $0.contentFingerprint) })
    return live
      + commits.filter { !told.contains(Value(rule: $0.rule, content: $0.contentFingerprint)) }
  }
}
