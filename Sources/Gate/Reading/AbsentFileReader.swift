package import Git
package import SourceText

/// Finds files that mostly change together with files of a change, and are not in it.
///
/// Source: Tornhill's temporal coupling, as Code Maat counts it; CodeScene warns of the absence. Changes of more than 30
/// files say nothing about any two, as there.
package enum AbsentFileReader {
  /// How many commits before the change are looked at: 500. Our default: some months of a small team.
  static let commits = 500
  private static let fileLimit = 30
  /// Shared changes from which two files go together: 5, Code Maat's default.
  private static let shared = 5
  /// The share of a file's changes from which the other is missed: 80 %. Our default, far over Code Maat's 30 %.
  private static let share = 0.8

  /// - Parameters:
  ///   - paths: that the change touches, as they were called before it.
  ///   - base: where the change starts.
  /// - Returns: by path. Costs the trees of the commits, no blob.
  package static func read(
    _ repository: borrowing Repository, changed paths: Set<RepositoryPath>, base: ObjectID
  ) throws(GitError) -> [AbsentFile] {
    var alone: [RepositoryPath: Int] = [:]
    var together: [RepositoryPath: [RepositoryPath: Int]] = [:]
    var next: ObjectID? = base
    var left = commits
    while let id = next, left > 0 {
      left -= 1
      let commit = try repository.commit(id)
      next = repository.isCutOff(at: id) ? nil : commit.parents.first
      guard let parent = next else { break }
      let changes = try repository.changes(from: repository.commit(parent).tree, to: commit.tree)
      guard changes.count <= fileLimit else { continue }
      let touched = changes.map(\.path)
      for path in touched where paths.contains(path) {
        alone[path, default: 0] += 1
        for other in touched where other != path { together[path, default: [:]][other, default: 0] += 1 }
      }
    }
    let files = Set(try repository.files(ofTree: repository.commit(base).tree).map(\.path))
    var absent: [RepositoryPath: AbsentFile] = [:]
    for (path, others) in together {
      guard let changes = alone[path] else { continue }
      for (other, count) in others where count >= shared && Double(count) >= share * Double(changes) {
        guard !paths.contains(other), files.contains(other) else { continue }
        let found = AbsentFile(path: other, with: path, together: count, changes: changes)
        if let known = absent[other], (known.together, path) >= (count, known.with) { continue }
        absent[other] = found
      }
    }
    return absent.values.sorted { $0.path < $1.path }
  }
}
