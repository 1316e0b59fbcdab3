package import Findings
internal import SourceText

/// Findings as Markdown, by file, worst first: for a merge request or an issue.
package enum FindingsMarkdown {
  package static func render(_ report: ScanReport) -> String {
    let head = report.repository.head.map { " at \(OutputEscaping.markdownCode(Wording.short(commit: $0)))" } ?? ""
    var lines = ["## Findings\(head)", ""]
    lines += [report.findings.isEmpty ? "No findings." : Sentence.findings(report.findings) + ".", ""]
    lines += sections(report.findings)
    lines.append(OutputEscaping.markdown(Sentence.coverage(report.coverage)))
    return lines.joined(separator: "\n") + "\n"
  }

  /// The findings alone.
  package static func render(_ findings: [Finding]) -> String {
    sections(findings).joined(separator: "\n") + "\n"
  }

  private static func sections(_ findings: [Finding]) -> [String] {
    var lines: [String] = []
    for (path, findings) in FileGroups.worstFirst(findings) {
      lines += [path.bytes.isEmpty ? "### In no file" : "### \(OutputEscaping.markdownCode(path.lossyString))", ""]
      for finding in findings {
        lines.append(
          "- **\(finding.severity.rawValue)**, line \(finding.range.start.line): "
            + "\(OutputEscaping.markdown(finding.title)). \(OutputEscaping.markdown(finding.message)) "
            + OutputEscaping.markdownCode(finding.rule))
        if !finding.excerpt.isEmpty {
          lines.append("")
          let flat = OutputEscaping.replacing("\t", with: "  ", in: finding.excerpt)
          let block = OutputEscaping.markdownBlock(OutputEscaping.shortened(flat, to: 300))
          lines += block.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            "  " + String($0)
          }
        }
        lines += ["", "  \(OutputEscaping.markdown(finding.remediation))", ""]
      }
    }
    return lines
  }
}
