package import Findings
internal import SourceText

/// `assay scan` for people: by file, the worst file first, the worst finding first within it.
package enum FindingsText {
  package static func render(_ report: ScanReport, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    for (path, findings) in FileGroups.worstFirst(report.findings) {
      write(path, findings, at: report.repository.committedAt, to: &output)
    }
    writeCoverage(report.coverage, to: &output)
    if report.repository.isShallow {
      output.paragraph("The history is shallow: what came before it was not read.", .fair)
    }
    writeSummary(report.summary, to: &output)
    return output.text
  }

  /// The findings alone, for a gate or a card.
  package static func render(_ findings: [Finding], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    for (path, findings) in FileGroups.worstFirst(findings) { write(path, findings, at: nil, to: &output) }
    return output.text
  }

  /// - Parameter now: what ages are counted to.
  private static func write(
    _ path: RepositoryPath, _ findings: [Finding], at now: Int64?, to output: inout TerminalText
  ) {
    let count = Wording.count(findings.count, "finding")
    let room = output.style.width - DisplayWidth.columns(of: count) - 2
    // Texts of commits and tags, and objects that no commit has.
    let name = path.bytes.isEmpty ? "(in no file)" : DisplayWidth.truncatedHead(OutputEscaping.terminal(path), to: room)
    output.write(name, .strong)
    output.write("  ")
    output.write(count, .dim)
    output.newline()
    for finding in findings { write(finding, at: now, to: &output) }
    output.newline()
  }

  private static func write(_ finding: Finding, at now: Int64?, to output: inout TerminalText) {
    let place = "\(finding.range.start.line):\(finding.range.start.column)"
    let indent = 20
    output.write(TerminalText.padded(place, to: 8, alignRight: true), .dim)
    output.write("  ")
    output.write(TerminalText.padded(finding.severity.rawValue, to: 8), role(of: finding.severity))
    output.write("  ")
    output.write(
      DisplayWidth.truncated(OutputEscaping.terminal(finding.title), to: output.style.width - indent), .strong)
    output.newline()
    output.paragraph(finding.message, indent: indent, limit: 4)
    if !finding.excerpt.isEmpty {
      let flat = OutputEscaping.replacing("\t", with: "  ", in: finding.excerpt)
      output.write(String(repeating: " ", count: indent))
      output.write("│ ", .dim)
      output.write(DisplayWidth.truncated(OutputEscaping.terminal(flat), to: output.style.width - indent - 2), .accent)
      output.newline()
    }
    output.paragraph(facts(of: finding, at: now), .dim, indent: indent, limit: 3)
  }

  private static func facts(of finding: Finding, at now: Int64?) -> String {
    var facts = [finding.rule]
    if finding.confidence != .high { facts.append("\(finding.confidence.rawValue) confidence") }
    facts += finding.cwe
    if finding.minutes > 0 { facts.append(Wording.effort(minutes: finding.minutes)) }
    if let commit = finding.commit {
      let author = finding.author.map { " by \(OutputEscaping.shortened($0, to: 60))" } ?? ""
      let date = finding.introducedAt.map { String(Wording.instant($0).prefix(10)) + " " } ?? ""
      let age = finding.introducedAt.flatMap { since in now.flatMap { Wording.age(from: since, to: $0) } }
      facts.append("since \(date)\(age.map { "(\($0)) " } ?? "")in \(Wording.short(commit: commit))\(author)")
    }
    if !finding.inHead { facts.append("only in the past") }
    return facts.joined(separator: " · ")
  }

  private static func writeCoverage(_ coverage: Coverage, to output: inout TerminalText) {
    var sentence = "Read \(Wording.count(coverage.files, "file")) (\(Wording.bytes(coverage.bytes)))"
    if coverage.blobs > coverage.files { sentence += ", \(Wording.count(coverage.blobs, "object"))" }
    guard !coverage.skipped.isEmpty else {
      output.paragraph(sentence + "; nothing was skipped.", .dim)
      return
    }
    output.paragraph(sentence + "; \(Wording.count(coverage.skipped.count, "file")) skipped:", .dim)
    for (reason, paths) in CoverageWords.byReason(coverage) {
      let named = paths.prefix(3).map { DisplayWidth.truncatedHead(OutputEscaping.terminal($0), to: 40) }
      let rest = paths.count > named.count ? " and \(Wording.grouped(paths.count - named.count)) more" : ""
      output.paragraph("\(reason): \(named.joined(separator: ", "))\(rest)", .dim, indent: 2, limit: 3)
    }
  }

  private static func writeSummary(_ summary: ScanReport.Summary, to output: inout TerminalText) {
    guard summary.findings > 0 else {
      output.line("No findings.", .good)
      return
    }
    output.write(
      "\(Wording.count(summary.findings, "finding")) in \(Wording.count(summary.files, "file")): ", .strong)
    var isFirst = true
    for severity in Severity.allCases.reversed() {
      guard let count = summary.bySeverity[severity], count > 0 else { continue }
      if !isFirst { output.write(", ") }
      output.write("\(Wording.grouped(count)) \(severity.rawValue)", role(of: severity))
      isFirst = false
    }
    output.write("; about \(Wording.effort(minutes: summary.minutes)) to fix.")
    output.newline()
  }

  static func role(of severity: Severity) -> TerminalRole {
    switch severity {
    case .critical: .bad
    case .high: .poor
    case .medium: .fair
    case .low: .accent
    case .info: .dim
    }
  }
}

/// Findings by file: the file with the worst finding first, then the one with more of them, then by path.
enum FileGroups {
  static func worstFirst(_ findings: [Finding]) -> [(path: RepositoryPath, findings: [Finding])] {
    Dictionary(grouping: findings, by: \.path)
      .map { (path: $0.key, findings: $0.value.sorted(by: Finding.precedes), weights: weights($0.value)) }
      .sorted { left, right in
        left.weights == right.weights
          ? left.path < right.path : right.weights.lexicographicallyPrecedes(left.weights)
      }
      .map { ($0.path, $0.findings) }
  }

  /// Counts by severity, critical first.
  private static func weights(_ findings: [Finding]) -> [Int] {
    Severity.allCases.reversed().map { severity in findings.count { $0.severity == severity } }
  }
}
