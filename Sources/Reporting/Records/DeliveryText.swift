internal import Hiring

/// `assay records delivery` for people: a block a contractor and week, and under it what to ask.
package enum DeliveryText {
  package static func render(_ report: DeliveryReport, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    for contractor in report.contractors {
      output.line("\(contractor.name) (\(contractor.id)), \(contractor.role.rawValue)", .strong)
      for row in report.rows(of: contractor) { write(row, of: report, to: &output) }
      output.newline()
    }
    for note in report.notes { output.paragraph(note, .dim) }
    let questions = report.rows.reduce(0) { $0 + $1.looks.count }
    let first = report.weeks.first?.description ?? ""
    let last = report.weeks.last?.description ?? ""
    output.paragraph(
      "\(first == last ? first : "\(first) to \(last)"): \(Wording.count(questions, "question")) to ask. "
        + "None of it is an accusation; the scorecard says what counts.")
    return output.text
  }

  /// So many questions of a week are shown; the others are counted, and in the other formats.
  private static let shownLooks = 12

  private static func write(_ row: DeliveryWeek, of report: DeliveryReport, to output: inout TerminalText) {
    output.line("\(row.week)", .accent, indent: 2)
    if row.isEmpty, row.looks.isEmpty {
      output.paragraph("nothing on record", .dim, indent: 4)
      return
    }
    for fact in facts(row, report) { output.paragraph(fact.text, indent: 15, first: "    " + fact.label) }
    for look in row.looks.prefix(shownLooks) {
      let whom = look.asks == .owner ? "ask yourself" : "ask"
      output.paragraph("\(look.text).", look.asks == .owner ? .plain : .fair, indent: 6, first: "    - ", limit: 3)
      output.paragraph("\(whom): \(look.question)", indent: 6, limit: 3)
      // What names the change in the text already needs no second line.
      let records = look.evidence.filter { !look.text.hasPrefix($0) }
      if !records.isEmpty {
        let more = records.count > 4 ? " and \(Wording.grouped(records.count - 4)) more" : ""
        output.paragraph("records: \(records.prefix(4).joined(separator: ", "))\(more)", .dim, indent: 6, limit: 2)
      }
    }
    if row.looks.count > shownLooks {
      output.paragraph("and \(Wording.count(row.looks.count - shownLooks, "more question"))", .dim, indent: 6)
    }
  }

  private static func facts(_ row: DeliveryWeek, _ report: DeliveryReport) -> [(label: String, text: String)] {
    let words = DeliveryWording(row: row)
    return [
      ("cards", words.cards ?? "not assessed: no task card has been imported"),
      ("finished", words.path), ("time", words.time), ("blocked", words.blocked), ("comments", words.comments),
      ("stand-ups", words.meetings ?? "not assessed: no attendance has been imported"),
      ("changes", words.tracing ?? report.untraced(row)),
    ].compactMap { label, text in text.map { (label, $0) } }
  }
}
