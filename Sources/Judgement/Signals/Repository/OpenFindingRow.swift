package import Findings
internal import History
internal import SourceText

extension Evidence {
  /// A row for an open finding of a head.
  static func open(_ finding: Finding, repository: String) -> Evidence {
    Evidence(
      text: finding.title, repository: repository, commit: finding.commit, path: finding.path.lossyString,
      line: finding.range.start.line)
  }
}
