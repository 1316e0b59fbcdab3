internal import Hiring
package import Judgement

/// `assay recommend --cohort` for a terminal: one table, set in parts where it is wider than the terminal, people in
/// columns.
package enum CohortText {
  /// The column of the rows' titles takes no more than this.
  private static let widestTitle = 36
  private static let narrowestTitle = 24
  private static let gap = 2
  private static let widestName = 16

  package static func render(_ comparison: CohortComparison, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading(CohortWording.title(comparison))
    output.newline()
    output.paragraph(CohortWording.order(comparison))
    if let sentence = CohortWording.without(comparison) { output.paragraph(sentence) }
    output.newline()
    let (rows, empty) = CohortWording.parts(comparison)
    let title = min(widestTitle, max(narrowestTitle, style.width / 3))
    let columns = comparison.people.indices.map { column($0, rows, comparison) }
    for part in parts(columns, room: style.width - title) {
      write(part.map { ($0, columns[$0]) }, rows, comparison, title: title, to: &output)
      output.newline()
    }
    output.paragraph(CohortWording.legend, .dim)
    if !empty.isEmpty {
      output.paragraph("Nothing to show of anybody for: \(Wording.list(empty)).", .dim, limit: 20)
    }
    output.newline()
    write("What can be told apart", CohortWording.differences(comparison), to: &output)
    write("What you decided", CohortWording.decisions(comparison), to: &output)
    write("How many are kept", CohortWording.keeping(comparison), to: &output)
    write("To know before comparing", comparison.notes, to: &output)
    output.paragraph(CohortWording.ownerOnly, .dim)
    return output.text
  }

  /// The columns that one person takes.
  private static func column(_ person: Int, _ rows: [CohortRow], _ comparison: CohortComparison) -> Int {
    let texts = rows.flatMap { row in
      [CohortWording.value(row.cells[person], unit: row.unit), CohortWording.below(row.cells[person])]
    }
    let widest = texts.map { DisplayWidth.columns(of: OutputEscaping.terminal($0)) }.max() ?? 0
    let name = DisplayWidth.columns(of: OutputEscaping.terminal(comparison.people[person].contractor.name))
    return max(widest, min(name, widestName))
  }

  /// As many people beside each other as have room, and at least one.
  private static func parts(_ columns: [Int], room: Int) -> [[Int]] {
    var parts: [[Int]] = []
    var used = 0
    for (person, width) in columns.enumerated() {
      if !parts.isEmpty, used + gap + width <= room {
        parts[parts.count - 1].append(person)
        used += gap + width
      } else {
        parts.append([person])
        used = gap + width
      }
    }
    return parts
  }

  private static func write(
    _ people: [(index: Int, width: Int)], _ rows: [CohortRow], _ comparison: CohortComparison, title: Int,
    to output: inout TerminalText
  ) {
    // One person alone may be wider than what is left.
    let room = max(4, output.style.width - title - gap)
    func line(_ head: String, _ role: TerminalRole, _ cells: [(text: String, role: TerminalRole)]) {
      output.write(TerminalText.padded(head, to: title), role)
      for (cell, person) in zip(cells, people) {
        output.write(String(repeating: " ", count: gap))
        output.write(TerminalText.padded(cell.text, to: min(person.width, room), alignRight: true), cell.role)
      }
      output.newline()
    }
    line("", .dim, people.map { (comparison.people[$0.index].contractor.name, .strong) })
    var section: CohortRow.Section?
    for row in rows {
      if row.section != section {
        section = row.section
        output.line(CohortWording.name(row.section), .accent)
      }
      let cells = people.map { row.cells[$0.index] }
      let titles = TerminalText.wrapped(row.title, to: title - 2, limit: 3)
      let values = cells.map { (CohortWording.value($0, unit: row.unit), role($0)) }
      let below = cells.map(CohortWording.below)
      let unit =
        [row.unit, CohortWording.exposure(row).map { row.unit.isEmpty ? "of \($0)" : "" } ?? ""]
        .first { !$0.isEmpty } ?? ""
      var heads = titles.map { ($0, TerminalRole.plain) }
      heads += unit.isEmpty ? [] : TerminalText.wrapped(unit, to: title - 2, limit: 2).map { ($0, .dim) }
      let hasBelow = below.contains { !$0.isEmpty }
      for index in 0..<max(heads.count, hasBelow ? 2 : 1) {
        let head = index < heads.count ? heads[index] : ("", .dim)
        let shown: [(text: String, role: TerminalRole)] =
          index == 0 ? values.map { ($0.0, $0.1) } : index == 1 && hasBelow ? below.map { ($0, .dim) } : []
        line("  " + head.0, head.1, shown)
      }
    }
  }

  private static func role(_ cell: CohortCell) -> TerminalRole {
    guard cell.status == .measured else { return .dim }
    switch cell.value {
    case .score(let score): return ScoreRole.role(score.value)
    case .words(let text): return Recommendation.Outcome(rawValue: text).map(OutcomeText.role) ?? .plain
    default: return .plain
    }
  }

  private static func write(_ title: String, _ sentences: [String], to output: inout TerminalText) {
    guard !sentences.isEmpty else { return }
    output.line(title, .accent)
    for sentence in sentences { output.paragraph(sentence, indent: 4, first: "  - ", limit: 12) }
    output.newline()
  }
}
