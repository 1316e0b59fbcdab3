internal import Findings
internal import Gate
internal import SourceText

/// Workflow commands that GitHub Actions shows beside the code: at most 10 errors, 10 warnings and 10 notices a step, as it
/// shows; the rest is counted. The job's summary is the `markdown` form.
package enum GateGitHub {
  /// As documented for annotations of one step.
  static let limit = 10

  package static func render(_ document: GateDocument) -> String {
    let issues = GateIssue.all(in: document)
    var lines = document.notes.prefix(limit).map { "::notice title=Assay::" + text($0) }
    for level in [GateIssue.Level.error, .warning] {
      let some = issues.filter { $0.level == level }
      // One place is for how many more there are.
      let shown = some.count > limit ? limit - 1 : some.count
      lines += some.prefix(shown).map(command)
      if some.count > shown {
        let word = level == .error ? "error" : "warning"
        lines.append("::\(word) title=Assay::\(some.count - shown) more; the form `json` has all")
      }
    }
    let words =
      switch document.report.verdict {
      case .pass: "PASS"
      case .fail: "FAIL"
      case .cannotJudge: "CANNOT JUDGE"
      }
    lines.append("Assay gate: \(words)")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func command(_ issue: GateIssue) -> String {
    var properties: [String] = []
    if let path = issue.path { properties.append("file=" + property(path.lossyString)) }
    if let line = issue.line { properties.append("line=\(line)") }
    if let end = issue.endLine, end != issue.line { properties.append("endLine=\(end)") }
    properties.append("title=" + property("\(issue.title) (\(issue.rule))"))
    let name = issue.level == .error ? "error" : "warning"
    return "::\(name) \(properties.joined(separator: ","))::" + text(issue.message + "\n" + issue.help)
  }

  /// `%`, line ends, and whatever else would end a line or move a cursor.
  static func text(_ value: String) -> String {
    value.split(separator: "\n", omittingEmptySubsequences: false)
      .map { OutputEscaping.replacing("%", with: "%25", in: OutputEscaping.terminal(String($0))) }
      .joined(separator: "%0A")
  }

  static func property(_ value: String) -> String {
    OutputEscaping.replacing(
      ",", with: "%2C", in: OutputEscaping.replacing(":", with: "%3A", in: text(value)))
  }
}
