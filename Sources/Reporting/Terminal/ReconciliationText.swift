package import Hiring

/// `assay reconcile` for people: a line a contract and week, with reasons under those that disagree.
package enum ReconciliationText {
  package static func render(_ rows: [ReconciliationRow], style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    var table = TextTable(columns: [
      .init(title: "week"), .init(title: "contractor", isFlexible: true), .init(title: "contract"),
      .init(title: "billed", alignRight: true), .init(title: "tracked", alignRight: true),
      .init(title: "difference", alignRight: true), .init(title: "limit", alignRight: true), .init(title: "verdict"),
    ])
    for row in rows {
      table.rows.append([
        .init(row.week.description), .init(row.contractor), .init(row.contract, .dim),
        .init(row.billedSeconds.map(Wording.hours) ?? "–"), .init(row.trackedSeconds.map(Wording.hours) ?? "–"),
        .init(row.differenceSeconds.map(Wording.difference) ?? "–"),
        .init(row.limitSeconds.map(Wording.hours) ?? "–", .dim),
        .init(Wording.name(row.verdict), role(row.verdict)),
      ])
    }
    table.write(to: &output)
    let told = rows.filter { $0.verdict != .match && !$0.reasons.isEmpty }
    if !told.isEmpty { output.newline() }
    for row in told {
      output.line("\(row.week) \(row.contractor), \(row.contract)", .strong)
      for reason in row.reasons { output.paragraph(reason, indent: 4, first: "  - ", limit: 3) }
      if !row.evidence.isEmpty {
        let shown = row.evidence.prefix(4).joined(separator: ", ")
        let rest = row.evidence.count > 4 ? " and \(Wording.grouped(row.evidence.count - 4)) more" : ""
        output.paragraph("records: \(shown)\(rest)", .dim, indent: 4, limit: 2)
      }
    }
    output.newline()
    writeSummary(rows, to: &output)
    return output.text
  }

  private static func writeSummary(_ rows: [ReconciliationRow], to output: inout TerminalText) {
    let counts = ReconciliationRow.Verdict.allCases.compactMap { verdict -> String? in
      let count = rows.count { $0.verdict == verdict }
      return count > 0 ? "\(Wording.name(verdict)) \(Wording.grouped(count))" : nil
    }
    let contracts = Wording.count(rows.count, "contract-week")
    output.paragraph(counts.isEmpty ? "No hours to compare." : "\(contracts): \(counts.joined(separator: ", ")).")
  }

  static func role(_ verdict: ReconciliationRow.Verdict) -> TerminalRole {
    switch verdict {
    case .match: .good
    case .note: .plain
    case .underLogged: .fair
    case .overBilled, .overLimit: .bad
    case .notAssessable: .dim
    }
  }
}
