internal import Analysis
internal import Findings
internal import Git
internal import RuleEngine

/// Which commits have a secret in their message.
enum SecretMessages {
  /// - Returns: for every commit whether a rule takes something in its subject or body for a secret.
  static func among(_ commits: [HistoryCommit], rules: RuleSet, key: FingerprintKey, jobs: Int) async throws -> [Bool] {
    try await WorkerPool.run(count: commits.count, jobs: jobs, batch: 256) { batches in
      var analyzer = try BlobAnalyzer(rules: rules, key: key)
      var outputs: [(index: Int, output: Bool)] = []
      while let batch = batches.take() {
        for index in batch {
          let commit = commits[index]
          outputs.append((index, try analyzer.holdsSecret(commit.subject) || analyzer.holdsSecret(commit.body)))
        }
      }
      return outputs
    }
  }
}
