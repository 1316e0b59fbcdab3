internal import Foundation
internal import Hiring
internal import Judgement

/// The years ahead for a terminal: both scenarios, the break-even, and what each assumption does to them.
enum CostAheadText {
  static func write(_ report: CostReport, isWide: Bool, to output: inout TerminalText) {
    output.line("The next \(CostWording.years(report.years)), with and without oversight: an estimate", .accent)
    if let projection = report.projection, let model = report.plan.model {
      writeYear(projection, to: &output)
      writeLines(projection, to: &output)
      if model.seats.count > 1 { writeSeats(projection, model, report, to: &output) }
      writeBreakEven(projection, model, to: &output)
    }
    // Stated paces stand among the assumptions.
    for seat in report.statement == nil ? [] : report.plan.model?.seats ?? [] {
      output.paragraph("\(report.name(of: seat.id)): \(pace(seat, report.currency))", .dim, indent: 4, first: "  - ")
    }
    for left in report.plan.leftOut {
      let amount = left.amount.map { " (\(PipelineWording.money($0)))" } ?? ""
      let who = left.contractor.map { report.name(of: $0) + " is not in it: " } ?? "Not told: "
      output.paragraph(who + left.text + amount, .fair, indent: 4, first: "  - ")
    }
    output.newline()
    if let projection = report.projection, !report.sensitivity.isEmpty {
      writeSensitivity(report, projection, isWide: isWide, to: &output)
    }
  }

  /// What a year comes to before anything is supposed.
  private static func writeYear(_ projection: CostProjection, to output: inout TerminalText) {
    func money(_ units: Int) -> String { CostWording.money(units, projection.currency) }
    output.paragraph(
      "A year at this pace: \(money(projection.yearlyPaid)) paid for work + \(money(projection.yearlyOversight)) oversight "
        + "= \(money(projection.yearlyPaid + projection.yearlyOversight)).", .strong, indent: 2)
  }

  private static func writeLines(_ projection: CostProjection, to output: inout TerminalText) {
    var table = TextTable(columns: [
      .init(title: "", isFlexible: true, isProse: true), .init(title: "without", alignRight: true),
      .init(title: "with", alignRight: true),
    ])
    func append(_ name: String, _ without: Int, _ with: Int, _ role: TerminalRole = .plain) {
      table.rows.append([
        .init(name, role), .init(CostWording.money(without, projection.currency), role),
        .init(CostWording.money(with, projection.currency), role),
      ])
    }
    for line in CostLine.allCases where projection.lines.contains(where: { $0.line == line }) {
      append(CostWording.name(line), projection.total(of: line, .without), projection.total(of: line, .with))
    }
    append("total", projection.without, projection.with, .strong)
    table.write(to: &output, indent: 2)
  }

  private static func writeSeats(
    _ projection: CostProjection, _ model: CostModel, _ report: CostReport, to output: inout TerminalText
  ) {
    var table = TextTable(columns: [
      .init(title: "by contractor", isFlexible: true, isProse: true), .init(title: "without", alignRight: true),
      .init(title: "with", alignRight: true),
    ])
    for seat in model.seats.map({ Optional($0.id) }) + [nil] where projection.lines.contains(where: { $0.seat == seat })
    {
      table.rows.append([
        .init(seat.map { report.name(of: $0) } ?? "nobody's alone"),
        .init(CostWording.money(projection.total(of: seat, .without), projection.currency)),
        .init(CostWording.money(projection.total(of: seat, .with), projection.currency)),
      ])
    }
    table.write(to: &output, indent: 2)
  }

  private static func writeBreakEven(
    _ projection: CostProjection, _ model: CostModel, to output: inout TerminalText
  ) {
    let years = CostWording.years(ExactAmount.whole(projection.years) ?? 0)
    let more = projection.difference
    let amount = CostWording.money(abs(more), projection.currency)
    let verdict =
      more == 0
      ? "costs as much as it saves"
      : more < 0 ? "costs \(amount) less than going without" : "costs \(amount) more than it saves"
    output.paragraph("Under these assumptions oversight \(verdict) over \(years).", indent: 2)
    let even = projection.breakEven
    var parts: [String] = []
    if let month = even.month {
      parts.append("By the end of month \(month) it has saved what it cost.")
    } else {
      parts.append("It does not pay for itself within \(years).")
    }
    if let retainer = even.retainer {
      parts.append("Both cost the same at a retainer of \(CostWording.money(retainer, projection.currency)) a month.")
    }
    if let share = even.preventedShare {
      parts.append(
        "To pay for itself it has to prevent \(CostWording.digits(share * 100)) % of clean-up, rework and handover.")
    } else {
      parts.append("Not even preventing 95 % of clean-up, rework and handover would pay for it.")
    }
    output.paragraph(parts.joined(separator: " "), indent: 2)
  }

  private static func pace(_ seat: CostModel.Seat, _ currency: String) -> String {
    let paid = ExactAmount(minorUnits: seat.weeklyPaid, currency: currency).rounded.map(PipelineWording.money) ?? "–"
    var text = "\(paid) and \(hours(seat.weeklyHours)) a week, \(seat.source)"
    guard seat.worksOnCode else { return text + "; their work is no code" }
    if let minutes = seat.debtMinutes {
      text += "; measured an hour: \(decimal(minutes)) minutes of clean-up left, \(decimal(seat.repaidMinutes)) repaid"
      if let share = seat.reworkShare { text += ", \(decimal(share * 100)) % rework" }
      if seat.overseen > 0 { text += "; \(decimal(seat.overseen * 100)) % of those hours under oversight" }
    } else {
      text += "; clean-up and rework by the assumptions"
    }
    if let hours = seat.handoverHours { text += "; handover measured: \(decimal(hours)) h" }
    return text
  }

  private static func hours(_ value: Decimal) -> String { "\(decimal(value)) h" }

  private static func decimal(_ value: Decimal) -> String {
    Wording.decimal(NSDecimalNumber(decimal: value).doubleValue)
  }

  private static func writeSensitivity(
    _ report: CostReport, _ base: CostProjection, isWide: Bool, to output: inout TerminalText
  ) {
    output.line("What each assumption does, in whole \(base.currency) over \(CostWording.years(report.years))", .accent)
    var columns: [TextTable.Column] = [
      .init(title: "assumption", isFlexible: true, isProse: true), .init(title: "at"),
      .init(title: "without", alignRight: true), .init(title: "with", alignRight: true),
    ]
    if isWide { columns.append(.init(title: "difference", alignRight: true)) }
    columns.append(.init(title: "even by"))
    var table = TextTable(columns: columns)
    func append(_ title: String, _ at: String, _ projection: CostProjection, _ role: TerminalRole = .plain) {
      var cells: [TextTable.Cell] = [.init(title, role), .init(at, .dim)]
      cells += [projection.without, projection.with].map { .init(CostWording.whole($0, projection.currency)) }
      if isWide { cells.append(.init(CostWording.whole(projection.difference, projection.currency))) }
      table.rows.append(cells + [.init(CostWording.month(projection.breakEven.month), .dim)])
    }
    append("as assumed", "", base, .strong)
    for row in report.sensitivity {
      for (index, end) in [row.low, row.high].compactMap(\.self).enumerated() {
        append(index == 0 ? row.assumption.shortTitle : "", CostWording.name(of: end), end.projection)
      }
    }
    table.write(to: &output, indent: 2)
    if report.sensitivity.contains(where: { $0.low?.isBounded == true || $0.high?.isBounded == true }) {
      output.paragraph("* up to what the policy's range allows, which is less than double.", .dim, indent: 2)
    }
    if let first = report.sensitivity.first, first.swing > 0 {
      output.paragraph(
        "What matters most is `\(first.assumption.shortTitle)`: it moves the difference by up to "
          + "\(CostWording.whole(first.swing, base.currency)) \(base.currency). Make sure of it first.", indent: 2)
    }
    output.newline()
  }
}
