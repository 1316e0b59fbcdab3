/// Columns of a terminal table, aligned by what is shown, cut to the width.
struct TextTable {
  struct Column {
    var title: String
    var alignRight = false
    /// The column that gives way when the width is short; its text is cut at the head, where paths tell least.
    var isFlexible = false
    /// Cuts at the tail instead: words tell most at their head.
    var isProse = false
  }

  struct Cell {
    var text: String
    var role: TerminalRole = .plain

    init(_ text: String, _ role: TerminalRole = .plain) {
      self.text = OutputEscaping.terminal(text)
      self.role = role
    }
  }

  var columns: [Column]
  var rows: [[Cell]] = []

  /// A fixed column never takes more than this.
  private static let widestFixed = 36
  private static let gap = "  "

  func write(to output: inout TerminalText, indent: Int = 0) {
    var widths = columns.indices.map { index in
      let widest = rows.map { DisplayWidth.columns(of: $0[index].text) }.max() ?? 0
      let wanted = max(widest, DisplayWidth.columns(of: columns[index].title))
      return columns[index].isFlexible ? wanted : min(wanted, Self.widestFixed)
    }
    let room = output.style.width - indent - Self.gap.count * (columns.count - 1)
    let flexible = columns.indices.filter { columns[$0].isFlexible }
    var excess = widths.reduce(0, +) - room
    while excess > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }), widths[widest] > 12 {
      widths[widest] -= 1
      excess -= 1
    }
    while excess > 0, let widest = columns.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 4 {
      widths[widest] -= 1
      excess -= 1
    }
    write(columns.map { Cell($0.title, .dim) }, widths, indent, to: &output)
    for row in rows { write(row, widths, indent, to: &output) }
  }

  private func write(_ row: [Cell], _ widths: [Int], _ indent: Int, to output: inout TerminalText) {
    output.write(String(repeating: " ", count: indent))
    for (index, cell) in row.enumerated() {
      if index > 0 { output.write(Self.gap) }
      let shown =
        columns[index].isFlexible && !columns[index].isProse
        ? DisplayWidth.truncatedHead(cell.text, to: widths[index]) : cell.text
      let padded = TerminalText.padded(shown, to: widths[index], alignRight: columns[index].alignRight)
      output.write(padded, cell.role)
    }
    output.newline()
  }
}
