internal import Hiring
internal import Judgement

/// `assay cost` for an owner: what it cost so far and how sure that is, the years ahead, what would change them, and every
/// assumption.
package enum CostText {
  /// From this width on, tables show what a narrow terminal would cut to nothing.
  private static let wide = 84

  package static func render(_ report: CostReport, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    output.heading(
      report.through.map { "What the work has cost · up to \($0)" } ?? "What the work would cost")
    output.newline()
    if report.statement != nil {
      for contractor in report.contractors { write(contractor, report, to: &output) }
      writeShared(report, to: &output)
      writeTotals(report, to: &output)
    }
    CostAheadText.write(report, isWide: style.width >= wide, to: &output)
    writeAssumptions(report, to: &output)
    output.line("How to read it", .accent)
    for note in report.notes { output.paragraph(note, .dim, indent: 4, first: "  - ", limit: 12) }
    return output.text
  }

  // MARK: So far

  private static func write(_ contractor: Contractor, _ report: CostReport, to output: inout TerminalText) {
    output.line("\(contractor.name) (\(contractor.id)), \(contractor.role.rawValue)", .strong)
    let rows = report.rows(of: contractor.id)
    if rows.isEmpty { output.line("nothing on record", .dim, indent: 2) }
    for row in rows { write(row, to: &output) }
    writeSum(of: rows, report, to: &output)
    output.newline()
  }

  private static func writeShared(_ report: CostReport, to output: inout TerminalText) {
    let rows = report.rows(of: nil)
    guard !rows.isEmpty else { return }
    output.line("Nobody's alone", .strong)
    for row in rows { write(row, to: &output) }
    writeSum(of: rows, report, to: &output)
    output.newline()
  }

  private static func write(_ row: CostRow, to output: inout TerminalText) {
    output.write("  " + TerminalText.padded(row.quarter?.description ?? "if left", to: 9))
    output.write(TerminalText.padded(CostWording.name(row.item), to: 19))
    if let amount = row.amount {
      let text = (row.isLeast ? "≥ " : "") + PipelineWording.money(amount)
      output.write(TerminalText.padded(text, to: 18, alignRight: true), .strong)
      output.write("  " + CostWording.name(row.status), role(row.status))
    } else {
      output.write(TerminalText.padded(CostWording.name(row.status), to: 18, alignRight: true), .fair)
    }
    output.newline()
    for reason in row.reasons { output.paragraph(reason, .dim, indent: 11, limit: 4) }
  }

  private static func role(_ status: CostStatus) -> TerminalRole {
    switch status {
    case .fact: .good
    case .stated: .plain
    case .estimate: .accent
    case .notAssessable: .fair
    }
  }

  private static func writeSum(of rows: [CostRow], _ report: CostReport, to output: inout TerminalText) {
    if CostTotal.isMissing(in: rows) { output.paragraph("no total: not assessable", .fair, indent: 4) }
    for total in CostTotal.of(rows) { output.paragraph(sentence(total), indent: 4) }
    if let total = converted(rows, report) {
      output.paragraph("by the policy's rates: \(sentence(total))", indent: 4)
    }
  }

  /// Nil where there is only one currency, or no rate.
  private static func converted(_ rows: [CostRow], _ report: CostReport) -> CostTotal? {
    let currencies = CostTotal.of(rows).map(\.currency)
    return currencies.allSatisfy { $0 == report.currency } ? nil : CostTotal.converted(rows, to: report.currency)
  }

  private static func sentence(_ total: CostTotal) -> String {
    let parts = [("fact", total.fact), ("stated", total.stated), ("estimate", total.estimate)].filter { $0.1 != 0 }
    let least = total.isLeast ? "at least " : ""
    let split = parts.map { "\(CostWording.money($0.1, total.currency)) \($0.0)" }
    return "total \(least)\(CostWording.money(total.sum, total.currency))"
      + (split.count > 1 ? ": \(split.joined(separator: ", "))" : split.isEmpty ? "" : ", \(parts[0].0)")
  }

  private static func writeTotals(_ report: CostReport, to output: inout TerminalText) {
    guard let rows = report.statement?.rows, !rows.isEmpty else { return }
    output.line("In all, by quarter", .accent)
    let quarters = Set(rows.compactMap(\.quarter)).sorted()
    let isWide = output.style.width >= wide
    var columns: [TextTable.Column] = [.init(title: "quarter")]
    if isWide { columns += ["fact", "stated", "estimate"].map { .init(title: $0, alignRight: true) } }
    columns.append(.init(title: "total", alignRight: true))
    var table = TextTable(columns: columns)
    func append(_ name: String, _ rows: [CostRow]) {
      if CostTotal.isMissing(in: rows) {
        let empty: [TextTable.Cell] = isWide ? Array(repeating: .init(""), count: 3) : []
        table.rows.append([.init(name)] + empty + [.init(CostWording.name(.notAssessable), .fair)])
      }
      for total in CostTotal.of(rows) {
        var cells: [TextTable.Cell] = [.init(name)]
        if isWide {
          cells += [total.fact, total.stated, total.estimate].map { .init(CostWording.money($0, total.currency)) }
        }
        cells.append(.init((total.isLeast ? "≥ " : "") + CostWording.money(total.sum, total.currency), .strong))
        table.rows.append(cells)
      }
    }
    for quarter in quarters { append(quarter.description, rows.filter { $0.quarter == quarter }) }
    append("all", rows)
    table.write(to: &output, indent: 2)
    let currencies = CostTotal.of(rows).map(\.currency)
    if let total = converted(rows, report) {
      output.paragraph("By the policy's rates: \(sentence(total)).", indent: 2)
    } else if currencies.count > 1 {
      output.paragraph(
        "Several currencies are not added up: give what one unit is worth in \(report.currency) in `cost.rates` of the "
          + "policy.", .fair, indent: 2)
    }
    output.paragraph(
      "Paid, fees, oversight and clean-up are added; what is `in paid` is a part of it, and a handover comes only if "
        + "somebody leaves.", .dim, indent: 2)
    output.newline()
  }

  // MARK: Assumptions

  private static func writeAssumptions(_ report: CostReport, to output: inout TerminalText) {
    output.line("Every assumption, with its source", .accent)
    for assumption in report.assumptions {
      let unused = assumption.isUsed ? "" : "not used here; "
      output.paragraph(
        "\(assumption.title): \(CostWording.value(assumption.value))", assumption.isUsed ? .plain : .dim, indent: 4,
        first: "  - ")
      output.paragraph("\(unused)\(assumption.key): \(assumption.source)", .dim, indent: 6)
    }
    output.newline()
  }
}
