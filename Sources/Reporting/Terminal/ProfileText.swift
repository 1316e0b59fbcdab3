internal import Findings
internal import Metrics
internal import SourceText

/// A profile as a picture for the terminal.
package enum ProfileText {
  /// - Parameter limit: how many files to name, those that cost most first.
  package static func render(_ report: ProfileReport, style: TerminalStyle, limit: Int = 10) -> String {
    var output = TerminalText(style: style)
    output.heading(report.name)
    let counts = ProfileRow.counts(of: report.profile)
    output.line(report.head.map { "\(Wording.short(commit: $0)): \(counts)" } ?? counts, .dim)
    output.newline()
    let barWidth = max(20, min(60, style.width - indent - starWidth))
    for row in ProfileRow.rows(of: report.profile) {
      output.write(TerminalText.padded(row.name, to: indent), .strong)
      output.write(TerminalText.padded(ProfileRow.picture(row.stars), to: starWidth), role(row.stars))
      for (cells, (glyph, role)) in zip(cells(of: row.bands, width: barWidth), bands) {
        output.write(String(repeating: glyph, count: cells), role)
      }
      output.newline()
      output.paragraph(row.words.joined(separator: ", "), .dim, indent: indent)
    }
    output.newline()
    output.write(TerminalText.padded("all", to: indent), .strong)
    output.write(ProfileRow.picture(report.profile.stars), role(report.profile.stars))
    output.newline()
    output.write(TerminalText.padded("", to: indent))
    for (name, (glyph, role)) in zip(ProfileRow.bandNames, bands) { output.write("\(glyph) \(name)  ", role) }
    output.newline()
    output.paragraph(ProfileRow.legend, .dim, indent: indent, limit: 12)
    worst(report.ill, limit: limit, &output)
    ExcludedFile.write(report.excluded, to: &output)
    return output.text
  }

  private static func worst(_ files: [MeasuredFile], limit: Int, _ output: inout TerminalText) {
    guard !files.isEmpty, limit > 0 else { return }
    output.newline()
    output.heading("Where it comes from")
    for file in files.prefix(limit) {
      output.line("\(file.path.lossyString), health \(file.health.map(Wording.score) ?? "–")")
      for reason in file.why(atMost: 3) { output.paragraph(reason, .dim, indent: 2, limit: 3) }
    }
    if files.count > limit {
      output.line("\(Wording.count(files.count - limit, "more file")) below full health; --limit 0 names all.", .dim)
    }
  }

  private static let indent = 14
  private static let starWidth = 12
  private static let bands: [(String, TerminalRole)] = [("░", .good), ("▒", .fair), ("▓", .poor), ("█", .bad)]

  private static func role(_ stars: Double?) -> TerminalRole {
    switch stars {
    case nil: .dim
    case .some(..<2): .bad
    case .some(..<3): .poor
    case .some(..<4): .fair
    case .some: .good
    }
  }

  /// Whole cells that add up to the width; a share above zero has at least one.
  private static func cells(of shares: [Double], width: Int) -> [Int] {
    var cells = shares.map { $0 > 0 ? max(1, Wording.clamped(($0 * Double(width)).rounded(), 0, width)) : 0 }
    guard let widest = cells.indices.max(by: { cells[$0] < cells[$1] }), cells[widest] > 0 else { return cells }
    cells[widest] = max(1, cells[widest] + width - cells.reduce(0, +))
    return cells
  }
}
