internal import Analysis
internal import Git
internal import SourceText

/// Counts the lines of many commits' changes on all workers.
enum HistoryCounting {
  /// - Returns: for each draft, the outcome of each change. Only an object that is not there, or a text that is too
  ///   large, is an outcome; damage throws.
  static func count(
    _ drafts: [HistoryDraft], repository path: String, options: Repository.OpenOptions, jobs: Int
  ) async throws -> [[Result<LineCount, GitError>]] {
    var tasks: [(draft: Int, change: Int)] = []
    for (draft, commit) in drafts.enumerated() {
      for change in commit.changes.indices { tasks.append((draft, change)) }
    }
    // By path, the newest first: the older version of one change is the newer of the next, and in a pack its delta.
    tasks.sort { left, right in
      let leftPath = drafts[left.draft].changes[left.change].path
      let rightPath = drafts[right.draft].changes[right.change].path
      return leftPath == rightPath ? (left.draft, left.change) < (right.draft, right.change) : leftPath < rightPath
    }
    let ordered = tasks
    let counted = try await WorkerPool.run(count: ordered.count, jobs: jobs, batch: 256) { batches in
      var counter = LineCounter(repository: try Repository(opening: path, options: options))
      var outputs: [(index: Int, output: Result<LineCount, GitError>)] = []
      while let batch = batches.take() {
        for index in batch {
          let task = ordered[index]
          outputs.append((index, try outcome(drafts[task.draft].changes[task.change], &counter)))
        }
      }
      return outputs
    }
    var outcomes = drafts.map { [Result<LineCount, GitError>](repeating: .success(.binary), count: $0.changes.count) }
    for (task, outcome) in zip(ordered, counted) { outcomes[task.draft][task.change] = outcome }
    return outcomes
  }

  private static func outcome(
    _ change: TreeChange, _ counter: inout LineCounter
  ) throws(GitError) -> Result<LineCount, GitError> {
    do throws(GitError) {
      return .success(try counter.count(change))
    } catch  where error.kind == .missingObject || error.kind == .tooLarge {
      return .failure(error)
    }
  }
}
