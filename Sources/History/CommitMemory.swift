internal import Analysis
internal import Git

/// Compared commits of earlier runs.
enum CommitMemory {
  private static let kind = "commit"

  /// The commits that an earlier run compared, in the ids' order; nil for the others. The commits themselves are read
  /// from the repository, so that one that is gone or damaged is an error as it is without a memory.
  static func load(
    _ ids: [ObjectID], repository path: String, options: Repository.OpenOptions, memory: FactMemory?, jobs: Int
  ) async throws -> [ComparedCommit?] {
    guard let memory else { return ids.map { _ in nil } }
    return try await WorkerPool.run(count: ids.count, jobs: jobs, batch: 256) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: ComparedCommit?)] = []
      while let batch = batches.take() {
        let facts = memory.load(kind: kind, subjects: batch.map { subject(ids[$0]) })
        for (index, reader) in zip(batch, facts) {
          var known: ComparedCommit?
          if let reader { known = ComparedCommit(try repository.commit(ids[index]), from: reader) }
          outputs.append((index, known))
        }
      }
      return outputs
    }
  }

  /// Keeps compared commits in one transaction.
  static func store(_ commits: [ComparedCommit], in memory: FactMemory) {
    memory.store(
      kind: kind,
      commits.map { commit in
        var writer = FactWriter()
        commit.write(to: &writer)
        return (subject: subject(commit.delta.commit.id), bytes: writer.bytes)
      })
  }

  private static func subject(_ id: ObjectID) -> [UInt8] {
    var writer = FactWriter()
    writer.write(id)
    return writer.bytes
  }
}
