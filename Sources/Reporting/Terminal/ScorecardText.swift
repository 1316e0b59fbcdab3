internal import Findings
internal import Hiring
package import Judgement

/// Scorecards for a terminal: a block a subject, in 100 columns.
package enum ScorecardText {
  package static func render(_ report: WeeklyReport, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading("\(report.ownerName) · \(report.week) · \(Wording.days(of: report.week))")
    output.newline()
    for page in report.contractors {
      write(page, to: &output)
      output.newline()
    }
    for page in report.repositories {
      write(page, to: &output)
      output.newline()
    }
    for problem in report.problems { output.paragraph(problem, .fair, indent: 2, first: "! ") }
    let provenance = report.provenance
    output.paragraph(
      "assay \(provenance.toolVersion), model \(provenance.modelVersion), policy \(provenance.policyDigest.prefix(12)), "
        + "rules \(provenance.rulesDigest.prefix(12))", .dim)
    return output.text
  }

  private static func write(_ page: ContractorPage, to output: inout TerminalText) {
    writeTitle(page.contractor.name, page.contractor.role.rawValue, page.card.overall, page.trend, to: &output)
    OutcomeText.write(page.recommendation, to: &output)
    if let decision = page.decision { output.paragraph(DecisionWords.sentence(decision), indent: 4, limit: 3) }
    ReplyWords.write(page.replies, indent: 4, to: &output)
    if let reason = page.recommendation.reasons.first { output.paragraph(reason.text, indent: 4, limit: 3) }
    writeDimensions(page.card, to: &output)
    if page.card.overall == nil, !page.card.overallReason.isEmpty {
      output.paragraph(page.card.overallReason, .dim, indent: 2)
    }
    let volume = page.volume
    output.paragraph(
      "\(Wording.count(volume.changes, "change")), \(Wording.count(volume.changedLines, "changed line")), "
        + "\(Wording.count(volume.weeks, "week")): evidence, not merit", .dim, indent: 2)
  }

  private static func write(_ page: RepositoryPage, to output: inout TerminalText) {
    writeTitle(
      page.id, "repository, \(page.mainline) at \(Wording.short(commit: page.head))", page.card.overall, page.trend,
      to: &output)
    writeDimensions(page.card, to: &output)
    let summary = ScanReport.Summary(page.findings)
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = summary.bySeverity[severity], count > 0 else { return nil }
      return "\(Wording.grouped(count)) \(severity.rawValue)"
    }
    output.paragraph(
      counts.isEmpty ? "No open findings." : "Open findings: \(counts.joined(separator: ", ")).", indent: 2)
    for warning in page.warnings { output.paragraph(warning, .fair, indent: 4, first: "  ! ", limit: 3) }
  }

  private static func writeTitle(
    _ name: String, _ subtitle: String, _ overall: Score?, _ trend: [TrendPoint], to output: inout TerminalText
  ) {
    let line = sparkline(trend)
    let grade = overall.map { "\($0.grade.rawValue) \(Wording.score($0.value))" } ?? "–"
    let interval = overall.map { " (\(Wording.score($0.low))–\(Wording.score($0.high)))" } ?? ""
    let right = DisplayWidth.columns(of: grade + interval + line) + 4
    let room = max(16, output.style.width - right)
    let shown = DisplayWidth.truncated(OutputEscaping.terminal(name), to: room / 2)
    output.write(shown, .strong)
    output.write("  ")
    let rest = room - DisplayWidth.columns(of: shown) - 2
    output.write(TerminalText.padded(subtitle, to: max(0, rest)), .dim)
    output.write("  ")
    output.write(grade, overall.map { ScoreRole.role($0.value) } ?? .dim)
    output.write(interval, .dim)
    output.write("  ")
    output.write(line, .accent)
    output.newline()
  }

  /// A line a dimension: grade, bar, interval, and the signal that weighs heaviest.
  static func writeDimensions(_ card: Scorecard, to output: inout TerminalText) {
    for dimension in card.dimensions {
      output.write("  ")
      guard let score = dimension.score else {
        output.write("– ", .dim)
        output.write(TerminalText.padded(Wording.name(dimension.id), to: 16), .dim)
        let reason = dimension.statusReason.isEmpty ? "" : ": \(dimension.statusReason)"
        output.write(
          DisplayWidth.truncated(
            OutputEscaping.terminal(Wording.name(dimension.status) + reason), to: output.style.width - 20), .dim)
        output.newline()
        continue
      }
      output.write("\(score.grade.rawValue) ", ScoreRole.role(score.value))
      output.write(TerminalText.padded(Wording.name(dimension.id), to: 16))
      output.write(bar(score), ScoreRole.role(score.value))
      output.write("  ")
      output.write(TerminalText.padded(Wording.score(score.value), to: 3, alignRight: true))
      output.write(
        TerminalText.padded(" (\(Wording.score(score.low))–\(Wording.score(score.high)))", to: 10), .dim)
      let worst = dimension.signals.filter { $0.score != nil }.min {
        ($0.score?.value ?? 101, $0.id) < ($1.score?.value ?? 101, $1.id)
      }
      let note = dimension.cap ?? worst?.summary ?? ""
      output.write(
        DisplayWidth.truncated(OutputEscaping.terminal("  " + note), to: max(0, output.style.width - 55)), .dim)
      output.newline()
    }
  }

  /// Twenty cells: filled to the score.
  private static func bar(_ score: Score) -> String {
    let filled = Wording.clamped((score.value / 5).rounded(), 0, 20)
    return String(repeating: "━", count: filled) + String(repeating: "╌", count: 20 - filled)
  }

  /// The last twelve weeks; a week without a score is a gap.
  static func sparkline(_ trend: [TrendPoint]) -> String {
    let levels = Array("▁▂▃▄▅▆▇█")
    return String(
      trend.suffix(12).map { point in
        guard let value = point.score?.value else { return "·" }
        return levels[Wording.clamped(value / 12.5, 0, 7)]
      })
  }
}

/// The colour of a score is the colour of its grade.
enum ScoreRole {
  static func role(_ value: Double) -> TerminalRole {
    switch Grade(score: value) {
    case .a, .b: .good
    case .c: .fair
    case .d: .poor
    case .f: .bad
    }
  }
}
