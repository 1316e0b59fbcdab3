internal import Findings
internal import History
internal import SourceText

/// The CSV shapes of `assay history --what people`, `coupling` and `hotspots`. Shares of co-authored changes are
/// decimals; what is not known is empty.
package enum HistorySignalsCSV {
  package static func render(_ report: HistorySignalsReport, _ part: HistorySignalsReport.Part) -> String {
    switch part {
    case .people: people(report)
    case .coupling: coupling(report.signals.coupling)
    case .hotspots: hotspots(report.signals.hotspots)
    }
  }

  private static func people(_ report: HistorySignalsReport) -> String {
    let survival = Survival.weeks.flatMap { ["written_\($0)w", "alive_\($0)w"] }
    let rework = report.reworkDays.flatMap { days in
      ["self", "others", "reverted", "repaired"].map { "rework_\(days)d_\($0)" }
    }
    var columns = ["person", "standing", "changes", "median_lines", "large_changes", "vague_messages", "batch_dumps"]
    columns.append("added_lines")
    columns += survival + rework
    columns += ["fixed_changes", "unmerged_changes", "impossible_dates", "live_lines", "sole_owned_lines", "islands"]
    var table = CSVTable(columns: columns)
    for part in report.signals.people {
      var cells: [CSVTable.Cell] = [.text(part.person.id), .text(part.person.standing.rawValue)]
      cells += [.decimal(part.habits.changes), .decimal(part.habits.medianLines)]
      cells += [.decimal(part.habits.large), .decimal(part.habits.vague), .number(part.dumps.count)]
      cells.append(.decimal(part.rework.first?.added ?? 0))
      for survival in part.survival { cells += [.decimal(survival.written), .decimal(survival.alive)] }
      for rework in part.rework {
        cells += [.decimal(rework.bySelf), .decimal(rework.byOthers)]
        cells += [.decimal(rework.reverted), .decimal(rework.repaired)]
      }
      cells.append(.number(part.fixedChanges))
      cells.append(part.unmerged.isTold ? .number(part.unmerged.changes.count) : .text(""))
      cells += [.number(part.dates.count), .number(part.live.lines)]
      cells += [.number(part.live.soleOwned), .number(part.live.islands.count)]
      table.append(cells)
    }
    return table.text
  }

  private static func coupling(_ pairs: [ChangeCoupling]) -> String {
    var table = CSVTable(columns: ["first", "second", "shared_changes", "degree"])
    for pair in pairs {
      table.append([
        .text(pair.first.lossyString), .text(pair.second.lossyString), .number(pair.shared), .decimal(pair.degree),
      ])
    }
    return table.text
  }

  private static func hotspots(_ spots: [Hotspot]) -> String {
    var table = CSVTable(columns: ["path", "changes", "health", "heat", "code", "functions"])
    for spot in spots {
      table.append([
        .text(spot.path.lossyString), .number(spot.changes), .decimal(spot.health), .decimal(spot.heat),
        .number(spot.measure.counts.code), .number(spot.measure.functions.count),
      ])
    }
    return table.text
  }
}
