internal import Analysis
internal import Git

/// A commit with what its message says, parsed once: titles and trailers of a long history cost as much as its lines.
struct HistoryCommit: Sendable {
  /// Without its message, which is in the other parts.
  var commit: Commit
  var authored: AuthoredCommit
  var subject: String
  var body: String

  init(_ commit: Commit) {
    authored = AuthoredCommit(commit)
    (subject, body) = commit.subjectAndBody
    self.commit = commit
    self.commit.message = []
  }

  /// The commits in the ids' order, each verified.
  static func read(
    _ ids: [ObjectID], repository path: String, options: Repository.OpenOptions, jobs: Int
  ) async throws -> [HistoryCommit] {
    try await WorkerPool.run(count: ids.count, jobs: jobs, batch: 256) { batches in
      let repository = try Repository(opening: path, options: options)
      var outputs: [(index: Int, output: HistoryCommit)] = []
      while let batch = batches.take() {
        for index in batch { outputs.append((index, HistoryCommit(try repository.commit(ids[index])))) }
      }
      return outputs
    }
  }
}
