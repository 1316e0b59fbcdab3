import Analysis
import Findings
import Foundation
import Git
import RuleEngine

/// Analyses what a command names: a revision of a repository, or a folder as it lies on disk.
struct TreeReading {
  var facts: TreeFacts
  /// The commit that was read; nil for a folder.
  var head: ObjectID?
  var isShallow: Bool
  /// What makes git show another history or tree, sentences.
  var warnings: [String] = []

  /// - Parameter rev: nil for the files as they lie on disk.
  static func read(
    _ path: String, rev: String?, rules: RuleSet, key: FingerprintKey, options: AnalysisOptions
  ) async throws -> TreeReading {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandError.usage("\(path): no such folder")
    }
    guard let rev else {
      guard isFolder.boolValue else {
        throw CommandError.usage("\(path): is a file; --worktree takes a folder, so unpack a delivery first")
      }
      let facts = try await FolderScan.scan(folder: path, rules: rules, key: key, jobs: options.jobs)
      return TreeReading(facts: facts, head: nil, isShallow: false)
    }
    let opening = Repository.OpenOptions(trustedOwners: options.trustOwner)
    let head: ObjectID
    let isShallow: Bool
    let warnings: [String]
    do {
      let repository = try Repository(opening: path, options: opening)
      isShallow = repository.isShallow
      if rev == "HEAD", case .unborn(let branch) = try repository.head() {
        throw CommandError.cannotJudge(
          "\(path): branch \(branch) has no commit yet; commit something, or scan the files with --worktree")
      }
      head = try repository.resolve(rev)
      warnings = try repository.historyOverrides().sentence.map { [$0] } ?? []
    }
    let facts = try await TreeScan.scan(
      repository: path, options: opening, revision: head, rules: rules, key: key, jobs: options.jobs)
    return TreeReading(facts: facts, head: head, isShallow: isShallow, warnings: warnings)
  }
}
