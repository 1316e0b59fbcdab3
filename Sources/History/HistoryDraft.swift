internal import Analysis
internal import Git
internal import SourceText

/// A commit and what differs between its tree and its parent's, before any line was counted.
struct HistoryDraft: Sendable {
  var commit: ObjectID
  var parent: ObjectID?
  var author: Signature
  /// With renames found.
  var changes: [TreeChange]

  /// - Returns: in the commits' order; nil for merges, which have no rows of their own.
  static func read(
    _ commits: [ObjectID], repository path: String, options: Repository.OpenOptions, query: HistoryQuery, jobs: Int
  ) async throws -> [HistoryDraft?] {
    try await WorkerPool.run(count: commits.count, jobs: jobs, batch: 64) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: HistoryDraft?)] = []
      // The walk that listed the commits has verified them and their parents.
      // In topological order the parent is mostly the next commit.
      var next: Commit?
      while let batch = batches.take() {
        for index in batch {
          let known = next.flatMap { $0.id == commits[index] ? $0 : nil }
          let commit = try known ?? repository.commit(commits[index], isVerified: true)
          guard commit.parents.count < 2 || query.firstParentOnly else {
            outputs.append((index, nil))
            continue
          }
          next = try commit.parents.first.map { parent in try repository.commit(parent, isVerified: true) }
          var changes = try repository.changes(from: next?.tree, to: commit.tree)
          if !query.paths.isEmpty { changes.removeAll { !query.includes($0.path) } }
          let draft = HistoryDraft(
            commit: commit.id, parent: commit.parents.first, author: commit.author,
            changes: try repository.detectRenames(changes))
          outputs.append((index, draft))
        }
      }
      return outputs
    }
  }
}
