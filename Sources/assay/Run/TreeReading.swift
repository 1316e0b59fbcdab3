import Analysis
import Findings
import Foundation
import Git
import History
import RuleEngine

/// Analyses what a command names: a revision of a repository, or a folder as it lies on disk.
struct TreeReading {
  var facts: TreeFacts
  /// The commit that was read; nil for a folder.
  var head: ObjectID?
  var isShallow: Bool
  /// When the commit was made by its committer's clock, seconds since 1970.
  var committedAt: Int64?
  /// What makes git show another history or tree, sentences.
  var warnings: [String] = []

  /// - Parameters:
  ///   - rev: nil for the files as they lie on disk.
  ///   - obeysAttributes: whether what the tree's attributes leave out of measures is told.
  static func read(
    _ path: String, rev: String?, rules: RuleSet, key: FingerprintKey, options: AnalysisOptions,
    obeysAttributes: Bool = false
  ) async throws -> TreeReading {
    guard let rev else {
      try checkFolder(path)
      let facts = try await FolderScan.scan(
        folder: path, rules: rules, key: key, jobs: options.jobs, obeysAttributes: obeysAttributes)
      return TreeReading(facts: facts, head: nil, isShallow: false)
    }
    let opening = Repository.OpenOptions(trustedOwners: options.trustOwner)
    let (commit, isShallow, warnings) = try commit(rev, of: path, opening)
    let facts = try await TreeScan.scan(
      repository: path, options: opening, revision: commit.id, rules: rules, key: key, jobs: options.jobs,
      obeysAttributes: obeysAttributes)
    return TreeReading(
      facts: facts, head: commit.id, isShallow: isShallow, committedAt: commit.committer.time, warnings: warnings)
  }

  /// What is new since the history parted from `base`.
  static func change(
    _ path: String, base: String, rev: String, rules: RuleSet, key: FingerprintKey, options: AnalysisOptions
  ) async throws -> TreeReading {
    _ = try isFolder(path)
    let opening = Repository.OpenOptions(trustedOwners: options.trustOwner)
    let target: ObjectID
    let head: ObjectID
    do {
      let repository = try Repository(opening: path, options: opening)
      (target, head) = (try repository.resolve(base), try repository.resolve(rev))
    }
    let change = try await ChangeReading.read(
      path, options: opening, base: target, head: .commit(head), rules: rules,
      credentials: RuleDatabaseFile.credentials(of: rules, isCached: !options.noCache), key: key, jobs: options.jobs)
    let facts = TreeFacts(files: [], findings: change.findings, coverage: change.coverage)
    return TreeReading(
      facts: facts, head: head, isShallow: change.ends.isShallow, committedAt: change.ends.head?.committer.time)
  }

  /// The files as they were added to the index.
  static func staged(
    _ path: String, rules: RuleSet, key: FingerprintKey, options: AnalysisOptions
  ) async throws -> TreeReading {
    _ = try isFolder(path)
    let opening = Repository.OpenOptions(trustedOwners: options.trustOwner)
    let repository = try Repository(opening: path, options: opening)
    let (staged, isShallow) = (try repository.stagedFiles(), repository.isShallow)
    guard !staged.files.isEmpty || !staged.conflicts.isEmpty else {
      throw CommandError.cannotJudge("\(path): nothing is in the index; add files with `git add`")
    }
    let facts = try await TreeScan.scan(
      repository: path, options: opening, staged: staged, rules: rules, key: key, jobs: options.jobs)
    return TreeReading(facts: facts, head: nil, isShallow: isShallow)
  }

  /// The clones of what a command names, in the same way.
  static func clones(
    _ path: String, rev: String?, settings: CloneSettings, options: AnalysisOptions
  ) async throws -> CloneFacts {
    guard let rev else {
      try checkFolder(path)
      return try await CloneScan.scan(folder: path, settings: settings, jobs: options.jobs)
    }
    let opening = Repository.OpenOptions(trustedOwners: options.trustOwner)
    let (commit, _, _) = try commit(rev, of: path, opening)
    return try await CloneScan.scan(
      repository: path, options: opening, revision: commit.id, settings: settings, jobs: options.jobs,
      obeysAttributes: true)
  }

  private static func checkFolder(_ path: String) throws {
    guard try isFolder(path) else {
      throw CommandError.usage("\(path): is a file; --worktree takes a folder, so unpack a delivery first")
    }
  }

  private static func isFolder(_ path: String) throws -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandError.usage("\(path): no such folder")
    }
    return isFolder.boolValue
  }

  private static func commit(
    _ rev: String, of path: String, _ opening: Repository.OpenOptions
  ) throws -> (commit: Commit, isShallow: Bool, warnings: [String]) {
    _ = try isFolder(path)
    let repository = try Repository(opening: path, options: opening)
    if rev == "HEAD", case .unborn(let branch) = try repository.head() {
      throw CommandError.cannotJudge(
        "\(path): branch \(branch) has no commit yet; commit something, or scan the files with --worktree")
    }
    let head = try repository.resolve(rev)
    return (
      try repository.commit(head), repository.isShallow, try repository.historyOverrides().sentence.map { [$0] } ?? []
    )
  }
}
