internal import Findings
internal import Git
internal import History
internal import SourceText

extension RepositoryEvidence {
  /// A row that opens in the state that was read.
  func row(_ text: String, path: RepositoryPath? = nil, line: Int? = nil) -> Evidence {
    Evidence(
      text: text, repository: history.id, commit: history.head.hex, path: path?.lossyString,
      line: path == nil ? nil : line ?? 1)
  }

  /// A row that opens at the last change of the history that a person made.
  func row(_ text: String, lastOf person: Person) -> Evidence {
    let last = facts.latest[person].map { history.changes[$0].commit }
    return Evidence(text: text, repository: history.id, commit: (last ?? history.head).hex)
  }
}

extension HeadFile {
  /// Where the function begins that is hardest to follow; nil without functions.
  var worstLine: Int? {
    measure.functions.max { ($0.cyclomatic, $1.startLine) < ($1.cyclomatic, $0.startLine) }?.startLine
  }
}
