internal import Findings
internal import Git
package import History
internal import SourceText

/// `assay history` for people: a line for each commit, its files under it, and the sums at the end.
package enum HistoryText {
  package static func commits(_ entries: [HistoryEntry], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    for entry in entries {
      let author = DisplayWidth.truncated(OutputEscaping.terminal(entry.author.nameText), to: style.width - 36)
      output.write(entry.commit.short, .strong)
      output.write("  \(Wording.instant(entry.author.time))  ", .dim)
      output.write(author)
      output.newline()
      for row in entry.rows { write(row, to: &output) }
    }
    return output.text
  }

  private static func write(_ row: HistoryRow, to output: inout TerminalText) {
    switch row.lines {
    case .counted(let added, let deleted):
      output.write(TerminalText.padded("+\(added)", to: 9, alignRight: true), added > 0 ? .good : .dim)
      output.write(TerminalText.padded("−\(deleted)", to: 8, alignRight: true), deleted > 0 ? .poor : .dim)
    case .binary: output.write(TerminalText.padded("binary", to: 17, alignRight: true), .dim)
    case .unread: output.write(TerminalText.padded("not read", to: 17, alignRight: true), .bad)
    }
    output.write("  \(row.status.rawValue)  ", .dim)
    let path = OutputEscaping.terminal(row.path)
    let shown = row.oldPath.map { "\(OutputEscaping.terminal($0)) → \(path)" } ?? path
    output.write(DisplayWidth.truncatedHead(shown, to: output.style.width - 22))
    output.newline()
  }

  package static func totals(
    _ totals: HistoryReport.Totals, _ summary: HistoryLog.Summary, style: TerminalStyle
  ) -> String {
    var output = TerminalText(style: style)
    if totals.commits > 0 { output.newline() }
    CoverageWords.writeGaps(summary.coverage, to: &output)
    var sentence =
      "\(Wording.count(totals.commits, "commit")), \(Wording.count(totals.files, "changed file")), "
      + "\(Wording.count(totals.added, "line")) added, \(Wording.grouped(totals.deleted)) deleted"
    if totals.binary > 0 { sentence += ", \(Wording.grouped(totals.binary)) binary" }
    if totals.unread > 0 { sentence += ", \(Wording.grouped(totals.unread)) not read" }
    output.paragraph(sentence + ".", .strong)
    return output.text
  }
}
