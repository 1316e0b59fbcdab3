internal import Findings
internal import Gate
internal import SourceText

/// Checkstyle's XML, by file.
package enum GateCheckstyle {
  package static func render(_ document: GateDocument) -> String {
    let issues = GateIssue.all(in: document)
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<checkstyle version=\"8.0\">"]
    let files = Dictionary(grouping: issues) { $0.path ?? RepositoryPath(".") }
    for (path, issues) in files.sorted(by: { $0.key < $1.key }) {
      lines.append("  <file name=\"\(OutputEscaping.html(path.lossyString))\">")
      for issue in issues {
        let column = issue.column.map { " column=\"\($0)\"" } ?? ""
        lines.append(
          "    <error line=\"\(issue.line ?? 1)\"\(column) severity=\"\(issue.level == .error ? "error" : "warning")\" "
            + "message=\"\(OutputEscaping.html(issue.message))\" source=\"\(OutputEscaping.html(issue.rule))\"/>")
      }
      lines.append("  </file>")
    }
    return (lines + ["</checkstyle>"]).joined(separator: "\n") + "\n"
  }
}
