import Analysis
import Findings
import Git
import History
import RuleEngine

/// Analyses what lies between two revisions: from where their histories parted to the newer one.
struct ChangeReading {
  /// The two states of the files, compared.
  var comparison: ChangeComparison
  /// Credentials in the commits between, also those that a later one takes away again.
  var past: ObjectFacts
  /// Where the two histories parted.
  var mergeBase: ObjectID
  var head: ObjectID
  /// Newest first.
  var commits: [ObjectID]
  /// When the head was made by its committer's clock, seconds since 1970.
  var committedAt: Int64
  var isShallow: Bool

  /// What the change brought or made worse, and the credentials of its commits; sorted by `Finding.precedes`.
  var findings: [Finding] {
    let brought = comparison.files.flatMap(\.findings).filter { $0.bin == .introduced || $0.bin == .worsened }
    return CredentialOrigins.merged(brought.map(\.finding).sorted(by: Finding.precedes), with: past.findings)
  }

  /// Both states' files and the objects of the commits between.
  var coverage: Coverage {
    var coverage = comparison.coverage
    coverage.blobs = past.coverage.blobs
    coverage.bytes = max(coverage.bytes, past.coverage.bytes)
    coverage.skipped = Set(coverage.skipped + past.coverage.skipped).sorted()
    return coverage
  }

  /// - Parameters:
  ///   - base: the revision that the change is to go into.
  ///   - rev: the change's last revision.
  static func read(
    _ path: String, base: String, rev: String, rules: RuleSet, key: FingerprintKey, options: AnalysisOptions
  ) async throws -> ChangeReading {
    let opening = Repository.OpenOptions(trustedOwners: options.trustOwner)
    let ends = try Ends(path, opening, base: base, rev: rev)
    let comparison = try await ChangeComparison.read(
      ends.changes, repository: path, options: opening, rules: rules, key: key, jobs: options.jobs)
    let credentials = try RuleDatabaseFile.ruleSet(
      rules.rules.filter(\.isCredential), overrides: RuleOverrides(), isCached: !options.noCache)
    let past = try await ObjectScan.scan(
      repository: path, options: opening, commits: ends.commits, head: ends.head.id, rules: credentials, key: key,
      jobs: options.jobs)
    return ChangeReading(
      comparison: comparison, past: past, mergeBase: ends.mergeBase, head: ends.head.id, commits: ends.commits,
      committedAt: ends.head.committer.time, isShallow: ends.isShallow)
  }

  /// What is read before the files are.
  private struct Ends {
    var mergeBase: ObjectID
    var head: Commit
    var commits: [ObjectID]
    var changes: [TreeChange]
    var isShallow: Bool

    init(_ path: String, _ options: Repository.OpenOptions, base: String, rev: String) throws {
      let repository = try Repository(opening: path, options: options)
      isShallow = repository.isShallow
      let target = try repository.resolve(base)
      head = try repository.commit(repository.resolve(rev))
      guard let found = try repository.mergeBase(target, head.id) else {
        throw CommandError.cannotJudge(
          isShallow
            ? "\(path): the clone is too shallow to hold the commit where \(base) and \(rev) parted; fetch more of the "
              + "history, `git fetch --unshallow` for all of it"
            : "\(path): \(base) and \(rev) have no commit in common, so there is no change from one to the other")
      }
      mergeBase = found
      commits = try repository.walk(from: [head.id], hiding: [target])
      changes = try repository.detectRenames(
        repository.changes(from: repository.commit(mergeBase).tree, to: head.tree))
    }
  }
}
