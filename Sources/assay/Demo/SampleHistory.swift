/// The commits of one sample repository, in order.
package struct SampleHistory: Sendable, Hashable {
  /// The folder below `histories/`, which names the repository.
  package var repository: String
  package var commits: [SampleCommit]

  package init(repository: String, commits: [SampleCommit]) {
    self.repository = repository
    self.commits = commits
  }

  /// Reads every `histories/<repository>/<number>-<slug>.history` of the samples, repositories sorted by name and
  /// commits by number.
  package static func histories(in samples: [SampleFile]) throws(SampleError) -> [SampleHistory] {
    var histories: [SampleHistory] = []
    for sample in samples.sorted(by: { $0.path < $1.path }) where sample.path.hasSuffix(".history") {
      let parts = sample.path.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[0] == "histories" else {
        throw SampleError(
          file: sample.path, line: 1, message: "a history belongs at histories/<repository>/<number>-<slug>.history")
      }
      let commit = try SampleCommitParser.commit(of: sample)
      if histories.last?.repository != parts[1] { histories.append(SampleHistory(repository: parts[1], commits: [])) }
      let last = histories.count - 1
      if let previous = histories[last].commits.last, previous.number == commit.number {
        throw SampleError(
          file: sample.path, line: 1, message: "number \(commit.number) is taken by \(previous.file)")
      }
      histories[last].commits.append(commit)
    }
    return histories
  }
}
