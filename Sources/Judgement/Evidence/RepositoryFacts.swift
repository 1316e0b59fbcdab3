internal import Git
package import History

/// What is read once of a repository's history and asked of many times: for every week and every person.
package struct RepositoryFacts: Sendable {
  package let history: RepositoryHistory
  let lives: [FindingLife]
  let deaths: [LineDeath]
  /// By change index: whether it changed anything but layout.
  let isSubstantive: [Bool]
  /// By change index: whether its message makes it a revert.
  let isRevert: [Bool]
  /// By change index: task ids named in its subject or body.
  let tasks: [[String]]

  /// The latest committer's clock of any change.
  let latestCommit: Int64

  package init(_ history: RepositoryHistory, policy: JudgementPolicy) {
    self.history = history
    self.lives = FindingLife.lives(in: history)
    let recognition = policy.fixRecognition
    self.deaths = LineDeath.all(in: history, recognition: recognition)
    self.isRevert = history.changes.map { recognition.repair($0) == .revert }
    self.latestCommit = history.changes.map(\.committedAt).max() ?? 0
    self.isSubstantive = history.changes.map(\.isSubstantive)
    self.tasks = history.changes.map { policy.tasks(in: $0.subject + "\n" + $0.body) }
  }

  /// An evidence row for a change.
  func row(_ change: Change, _ text: String, path: String? = nil, line: Int? = nil) -> Evidence {
    Evidence(text: text, repository: history.id, commit: change.commit.hex, path: path, line: line)
  }
}
