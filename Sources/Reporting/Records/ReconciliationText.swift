internal import Hiring

/// `assay reconcile` for people: a table a contract with the reasons under it, then what to ask, contractor by
/// contractor.
package enum ReconciliationText {
  /// Records named under a line; the rest are counted.
  private static let shownRecords = 4
  /// Weeks named behind a question; the rest are counted.
  private static let shownWeeks = 3

  package static func render(_ report: ReconciliationReport, style: TerminalStyle) -> String {
    var output = TerminalText(style: style)
    for rows in contracts(report.rows) {
      write(rows, report, to: &output)
      output.newline()
    }
    writeSummary(report.rows, to: &output)
    writeQuestions(report, to: &output)
    writeGaps(report, to: &output)
    return output.text
  }

  /// Rows of one contractor and contract, in the order given.
  private static func contracts(_ rows: [ReconciliationRow]) -> [[ReconciliationRow]] {
    var order: [[String]] = []
    var groups: [[String]: [ReconciliationRow]] = [:]
    for row in rows {
      let key = [row.contractor, row.contract]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    return order.compactMap { groups[$0] }
  }

  private static func write(
    _ rows: [ReconciliationRow], _ report: ReconciliationReport, to output: inout TerminalText
  ) {
    guard let first = rows.first else { return }
    let name = report.names[first.contractor] ?? first.contractor
    let plural = first.contract.contains("+") ? "contracts" : "contract"
    output.line("\(name) · \(plural) \(first.contract.replacing("+", with: " and "))", .strong)
    let isNarrow = output.style.width < 80
    func hours(_ seconds: Int?) -> String { seconds.map(isNarrow ? clock : Wording.hours) ?? "–" }
    var table = TextTable(columns: [
      .init(title: "week"), .init(title: "billed", alignRight: true), .init(title: "tracked", alignRight: true),
      .init(title: isNarrow ? "diff." : "difference", alignRight: true), .init(title: "limit", alignRight: true),
      .init(title: "verdict"),
    ])
    for row in rows {
      let sign = (row.differenceSeconds ?? 0) > 0 ? "+" : ""
      table.rows.append([
        .init(row.week.description), .init(hours(row.billedSeconds)), .init(hours(row.trackedSeconds)),
        .init(sign + hours(row.differenceSeconds)), .init(hours(row.limitSeconds), .dim),
        .init(Wording.name(row.verdict), role(row.verdict)),
      ])
    }
    table.write(to: &output, indent: 2)
    for row in rows where row.verdict != .match && !row.reasons.isEmpty {
      for (index, reason) in row.reasons.enumerated() {
        output.paragraph(reason, indent: 12, first: index == 0 ? "  \(row.week)" : "", limit: 4)
      }
      writeRecords(row.evidence, indent: 12, to: &output)
    }
  }

  /// `29:30`, for narrow terminals.
  private static func clock(seconds: Int) -> String {
    let minutes = Int((Double(abs(seconds)) / 60).rounded())
    let rest = minutes % 60
    return "\(seconds < 0 && minutes > 0 ? "−" : "")\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func writeRecords(_ records: [String], indent: Int, to output: inout TerminalText) {
    guard !records.isEmpty else { return }
    let shown = records.prefix(shownRecords).joined(separator: ", ")
    let rest = records.count > shownRecords ? " and \(Wording.grouped(records.count - shownRecords)) more" : ""
    output.paragraph("records: \(shown)\(rest)", .dim, indent: indent, limit: 3)
  }

  private static func writeSummary(_ rows: [ReconciliationRow], to output: inout TerminalText) {
    let counts = ReconciliationRow.Verdict.allCases.compactMap { verdict -> String? in
      let count = rows.count { $0.verdict == verdict }
      return count > 0 ? "\(Wording.name(verdict)) \(Wording.grouped(count))" : nil
    }
    let contracts = Wording.count(rows.count, "contract-week")
    output.paragraph(counts.isEmpty ? "No hours to compare." : "\(contracts): \(counts.joined(separator: ", ")).")
  }

  // MARK: Questions

  private static func writeQuestions(_ report: ReconciliationReport, to output: inout TerminalText) {
    var order: [String] = []
    for check in report.review.checks where !order.contains(check.contractor) { order.append(check.contractor) }
    for contractor in order {
      output.newline()
      output.heading("What to ask \(report.names[contractor] ?? contractor)")
      for checks in questions(report.review.checks.filter { $0.contractor == contractor }) {
        write(checks, to: &output)
      }
    }
    if !order.isEmpty {
      output.newline()
      output.paragraph("A question is no accusation: most have a good answer, and the answer decides.", .dim)
    }
  }

  /// Checks with the same question together, the newest first in each; a habit is asked about once.
  private static func questions(_ checks: [HoursCheck]) -> [[HoursCheck]] {
    var groups: [[HoursCheck]] = []
    for check in checks.reversed() {
      let place = groups.firstIndex { $0[0].kind == check.kind && $0[0].question == check.question }
      if let place { groups[place].append(check) } else { groups.append([check]) }
    }
    func order(_ kind: HoursCheck.Kind) -> Int { HoursCheck.Kind.allCases.firstIndex(of: kind) ?? 0 }
    let kinds = groups.map { order($0[0].kind) }
    return groups.indices.sorted { (kinds[$0], $0) < (kinds[$1], $1) }.map { groups[$0] }
  }

  private static func write(_ checks: [HoursCheck], to output: inout TerminalText) {
    output.paragraph(checks[0].question, .strong, indent: 4, first: "  - ", limit: 4)
    for check in checks.prefix(shownWeeks) {
      output.paragraph("\(check.week): \(check.text)", indent: 4, limit: 4)
      writeRecords(check.evidence, indent: 4, to: &output)
    }
    if checks.count > shownWeeks {
      let rest = checks.dropFirst(shownWeeks)
      let weeks = Set(rest.map(\.week)).sorted()
      let span = weeks.count == 1 ? "\(weeks[0])" : "\(weeks[0]) to \(weeks[weeks.count - 1])"
      output.paragraph(
        "and \(Wording.count(rest.count, "more time")) (\(span)); --format json has all", .dim, indent: 4)
    }
  }

  private static func writeGaps(_ report: ReconciliationReport, to output: inout TerminalText) {
    guard !report.review.gaps.isEmpty else { return }
    output.newline()
    output.line("Not assessable", .strong)
    var order: [String] = []
    var people: [String: [String]] = [:]
    for gap in report.review.gaps {
      var text = "\(Wording.name(gap.kind)): \(gap.reason)"
      if gap.kind == .untraced, gap.contractor == nil { text += "; --commits reads it" }
      if people[text] == nil { order.append(text) }
      people[text, default: []] += gap.contractor.map { [report.names[$0] ?? $0] } ?? []
    }
    for text in order {
      let names = people[text] ?? []
      let whose = names.isEmpty ? "" : " (\(Wording.list(names)))"
      output.paragraph("\(text)\(whose).", .dim, indent: 4, first: "  - ", limit: 4)
    }
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
