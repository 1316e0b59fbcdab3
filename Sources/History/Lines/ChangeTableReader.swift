internal import Analysis
internal import Git

/// Reads commits and compares trees, on all workers.
enum ChangeTableReader {
  /// - Returns: the table of everything that reaches `head`; one worker or many give the same.
  /// - Throws: `GitError` where a commit or tree cannot be read.
  static func read(
    repository path: String, options: Repository.OpenOptions, head: ObjectID, jobs: Int
  ) async throws -> ChangeTable {
    let ids: [ObjectID]
    do {
      let repository = try Repository(opening: path, options: options)
      ids = try repository.walk(from: [head])
    }
    let commits = try await WorkerPool.run(count: ids.count, jobs: jobs, batch: 512) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: CommitOutline)] = []
      while let batch = batches.take() {
        for index in batch {
          // The walk has verified it.
          let commit = try repository.commit(ids[index], isVerified: true)
          let facts = CommitOutline(
            id: commit.id, tree: commit.tree, parents: commit.parents, author: commit.author,
            committedAt: commit.committer.time)
          outputs.append((index, facts))
        }
      }
      return outputs
    }
    var table = ChangeTable(commits: commits)
    let parents = table.parents
    let changes = try await WorkerPool.run(count: commits.count, jobs: jobs, batch: 256) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: CommitChanges)] = []
      while let batch = batches.take() {
        for index in batch {
          let trees = parents[index].map { commits[Int($0)].tree }
          outputs.append((index, try Self.changes(of: commits[index].tree, from: trees, in: repository)))
        }
      }
      return outputs
    }
    for commit in changes { table.append(commit) }
    return table
  }

  private static func changes(
    of tree: ObjectID, from parents: [ObjectID], in repository: borrowing Repository
  ) throws -> CommitChanges {
    guard let first = parents.first else {
      return CommitChanges(changes: try repository.changes(from: nil, to: tree), isRoot: true)
    }
    let changes = try repository.changes(from: first, to: tree)
    guard parents.count > 1, !changes.isEmpty else { return CommitChanges(changes: changes) }
    let paths = changes.map(\.path)
    return CommitChanges(
      changes: changes, others: try parents.dropFirst().map { try repository.entries(at: paths, ofTree: $0) })
  }
}
