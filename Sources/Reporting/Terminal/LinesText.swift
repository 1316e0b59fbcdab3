internal import SourceText

/// `assay ownership --lines` for people: one row for lines of one commit in a row.
package enum LinesText {
  /// - Parameters:
  ///   - commits: short ids.
  ///   - authors: of the same commits.
  package static func rows(_ file: OwnedLines, commits: [String], authors: [String], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.line(file.path.lossyString, .strong)
    var start = 0
    while start < file.owners.count {
      let owner = file.owners[start]
      let end = file.owners[start...].firstIndex { $0 != owner } ?? file.owners.count
      let lines = end == start + 1 ? "\(end)" : "\(start + 1)-\(end)"
      output.write(TerminalText.padded(lines, to: 15, alignRight: true) + "  ", .dim)
      output.write(commits[Int(owner)] + "  ", .accent)
      output.write(DisplayWidth.truncated(OutputEscaping.terminal(authors[Int(owner)]), to: style.width - 29))
      output.newline()
      start = end
    }
    return output.text
  }
}
