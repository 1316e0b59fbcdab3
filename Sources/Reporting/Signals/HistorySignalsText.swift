internal import Findings
internal import History
internal import SourceText

/// `assay history --what people`, `coupling` and `hotspots` for people.
package enum HistorySignalsText {
  /// - Parameter limit: rows shown; what is beyond is counted.
  package static func render(
    _ report: HistorySignalsReport, _ part: HistorySignalsReport.Part, style: TerminalStyle, limit: Int
  ) -> String {
    var output = TerminalText(style: style)
    switch part {
    case .people: people(report, limit, to: &output)
    case .coupling: coupling(report, limit, to: &output)
    case .hotspots: hotspots(report, limit, to: &output)
    }
    for warning in report.warnings {
      output.newline()
      output.paragraph(warning, .fair)
    }
    if report.coverage.isIncomplete {
      output.newline()
      CoverageWords.writeGaps(report.coverage, to: &output)
    }
    return output.text
  }

  private static func people(_ report: HistorySignalsReport, _ limit: Int, to output: inout TerminalText) {
    output.heading("How people worked on \(report.path) at \(report.rev)")
    let days = report.reworkDays.last ?? 0
    changes(report, limit, to: &output)
    output.newline()
    lines(report, limit, days: days, to: &output)
    more(report.signals.people.count, limit, to: &output)
    output.newline()
    output.paragraph(
      "Changes of source and tests. Large: too many lines to read in one sitting. Vague: the message says too little. "
        + "Dumps: far more at once than the person's own habit. Fixed: a later fix or revert had to touch them. "
        + "Unmerged: on the mainline without a merge.", .dim)
    output.paragraph(
      "Alive: share of the lines that still stood after so many weeks. Rewritten: taken away again within "
        + "\(days) days, by anybody. Now: lines of today. Alone: those in files that are nearly one person's. Nothing "
        + "here is a merit or a fault by itself.", .dim)
    let truck = report.signals.truckFactor
    output.newline()
    output.paragraph(
      truck.factor == 0
        ? "Bus factor 0: no source file has an author."
        : "Bus factor \(truck.factor): without \(truck.people.map(\.id).joined(separator: ", ")), over half of the "
          + "\(Wording.grouped(truck.files)) source files have nobody who knows them.",
      truck.factor < 2 ? .poor : .plain)
  }

  private static func changes(_ report: HistorySignalsReport, _ limit: Int, to output: inout TerminalText) {
    var table = TextTable(columns: columns(["changes", "lines each", "large", "vague", "dumps", "fixed", "unmerged"]))
    for part in report.signals.people.prefix(limit) {
      var cells: [TextTable.Cell] = [.init(part.person.id, .strong), .init(Wording.decimal(part.habits.changes))]
      cells += [.init(Wording.decimal(part.habits.medianLines)), .init(Wording.decimal(part.habits.large))]
      cells.append(.init(Wording.decimal(part.habits.vague)))
      cells.append(.init("\(part.dumps.count)", part.dumps.isEmpty ? .plain : .fair))
      cells.append(.init("\(part.fixedChanges)"))
      cells.append(.init(part.unmerged.isTold ? "\(part.unmerged.changes.count)" : "–"))
      table.rows.append(cells)
    }
    table.write(to: &output)
  }

  private static func lines(
    _ report: HistorySignalsReport, _ limit: Int, days: Int, to output: inout TerminalText
  ) {
    let ages = Survival.weeks.map { "alive \($0) w" }
    var table = TextTable(columns: columns(["added"] + ages + ["rewritten \(days) d", "now", "alone"]))
    for part in report.signals.people.prefix(limit) {
      var cells: [TextTable.Cell] = [.init(part.person.id, .strong)]
      cells.append(.init(Wording.decimal(part.rework.last?.added ?? 0)))
      for survival in part.survival { cells.append(.init(survival.share.map(Wording.percent) ?? "–")) }
      cells.append(.init(part.rework.last?.share.map(Wording.percent) ?? "–"))
      cells.append(.init(Wording.grouped(part.live.lines)))
      cells.append(.init(Wording.grouped(part.live.soleOwned)))
      table.rows.append(cells)
    }
    table.write(to: &output)
  }

  private static func columns(_ titles: [String]) -> [TextTable.Column] {
    [.init(title: "person", isFlexible: true)] + titles.map { .init(title: $0, alignRight: true) }
  }

  private static func coupling(_ report: HistorySignalsReport, _ limit: Int, to output: inout TerminalText) {
    output.heading("Files that change together in \(report.path) at \(report.rev)")
    var table = TextTable(columns: [
      .init(title: "degree", alignRight: true), .init(title: "together", alignRight: true),
      .init(title: "file", isFlexible: true), .init(title: "and", isFlexible: true),
    ])
    for pair in report.signals.coupling.prefix(limit) {
      table.rows.append([
        .init(Wording.percent(pair.degree)), .init(Wording.grouped(pair.shared)),
        .init(pair.first.lossyString), .init(pair.second.lossyString),
      ])
    }
    if table.rows.isEmpty {
      output.line("No two files keep changing together.", .dim)
    } else {
      table.write(to: &output)
    }
    more(report.signals.coupling.count, limit, to: &output)
  }

  private static func hotspots(_ report: HistorySignalsReport, _ limit: Int, to output: inout TerminalText) {
    output.heading("Files that change often and are ill in \(report.path) at \(report.rev)")
    var table = TextTable(columns: [
      .init(title: "changes", alignRight: true), .init(title: "health", alignRight: true),
      .init(title: "code", alignRight: true), .init(title: "file", isFlexible: true),
    ])
    for spot in report.signals.hotspots.prefix(limit) {
      table.rows.append([
        .init(Wording.grouped(spot.changes)), .init(Wording.score(spot.health), ScoreRole.role(spot.health)),
        .init(Wording.grouped(spot.measure.counts.code)), .init(spot.path.lossyString),
      ])
    }
    if table.rows.isEmpty { output.line("No source file was changed.", .dim) } else { table.write(to: &output) }
    more(report.signals.hotspots.count, limit, to: &output)
  }

  private static func more(_ count: Int, _ limit: Int, to output: inout TerminalText) {
    if count > limit { output.line("and \(Wording.grouped(count - limit)) more", .dim) }
  }
}
