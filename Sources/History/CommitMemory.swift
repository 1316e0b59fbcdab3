internal import Analysis
internal import Git

/// Compared commits of earlier runs.
enum CommitMemory {
  private static let kind = "commit"

  /// The commits that an earlier run compared, in their order; nil for the others. The commits themselves are never
  /// taken from memory, so that one that is gone or damaged is an error as it is without.
  static func load(_ commits: [Commit], memory: FactMemory?, jobs: Int) async throws -> [ComparedCommit?] {
    guard let memory else { return commits.map { _ in nil } }
    return try await WorkerPool.run(count: commits.count, jobs: jobs, batch: 256) { batches in
      var outputs: [(index: Int, output: ComparedCommit?)] = []
      while let batch = batches.take() {
        let facts = memory.load(kind: kind, subjects: batch.map { subject(commits[$0].id) })
        for (index, reader) in zip(batch, facts) {
          var known: ComparedCommit?
          if let reader { known = ComparedCommit(commits[index], from: reader) }
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
