internal import Findings
package import Gate

/// The accepted findings as a list.
package enum BaselineText {
  /// - Parameter states: each entry with one word on whether it counts.
  package static func render(_ states: [(entry: Baseline.Entry, state: String)], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    for (entry, state) in states {
      output.write(TerminalText.padded(state, to: 9), state == "counts" ? .good : .fair)
      output.write(OutputEscaping.terminal(entry.path), .strong)
      output.write("  \(entry.rule)", .dim)
      output.newline()
      let until = entry.until.map { "until \($0)" } ?? "without an end"
      output.paragraph("by \(entry.by), \(until): \(entry.reason)", indent: 9, limit: 6)
      output.line(entry.fingerprint.hex, .dim, indent: 9)
    }
    output.line("\(Wording.count(states.count, "entry", "entries")).")
    return output.text
  }
}
