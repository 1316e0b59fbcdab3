internal import Findings
internal import Git
internal import History
internal import SourceText

extension Evidence {
  /// How many rows a number carries at most; how many more there are stands in the last one.
  static let rowLimit = 20

  /// A row that opens at a finding's place in the change that has it.
  static func finding(_ finding: Finding, _ text: String, in change: Change, repository: String) -> Evidence {
    Evidence(
      text: text, repository: repository, commit: change.commit.hex, path: finding.path.lossyString,
      line: finding.range.start.line)
  }

  /// A row for a change as a whole.
  static func change(_ change: Change, _ text: String, repository: String, path: String? = nil, line: Int? = nil)
    -> Evidence
  {
    Evidence(text: text, repository: repository, commit: change.commit.hex, path: path, line: line)
  }

  /// The first rows, and how many were left out.
  static func limited(_ rows: [Evidence]) -> [Evidence] {
    guard rows.count > rowLimit else { return rows }
    return rows.prefix(rowLimit) + [Evidence(text: "and \(Words.count(rows.count - rowLimit, "more"  , "more"))")]
  }
}
