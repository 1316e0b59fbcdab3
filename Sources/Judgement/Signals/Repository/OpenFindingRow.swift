internal import Findings
internal import Git
internal import History
internal import SourceText

extension Evidence {
  /// A row for an open finding, where it stands: in the state that was read, or where a past week's came in.
  static func open(_ finding: Finding, in evidence: RepositoryEvidence) -> Evidence {
    let head = evidence.history.head.hex
    return Evidence(
      text: finding.title, repository: evidence.history.id, commit: evidence.isCurrent ? head : finding.commit ?? head,
      path: finding.path.lossyString, line: finding.range.start.line)
  }
}
