internal import Findings
internal import History
internal import SourceText

/// `assay.history.people/1`, `assay.history.coupling/1` and `assay.history.hotspots/1`.
package enum HistorySignalsJSON {
  package static func render(_ report: HistorySignalsReport, _ part: HistorySignalsReport.Part) -> String {
    let rows: [JSONValue.Member] =
      switch part {
      case .people: people(report)
      case .coupling: [.init("coupling", .array(report.signals.coupling.map(value)))]
      case .hotspots: [.init("hotspots", .array(report.signals.hotspots.map(value)))]
      }
    return JSONValue.object(
      [
        .init("schema", .string("assay.history.\(part.rawValue)/1")),
        .init(
          "repository",
          .object([
            .init("path", .string(report.path)), .init("head", .string(report.head)), .init("rev", .string(report.rev)),
          ])),
        .init("since", JSONValue(report.since.map(Wording.instant))),
        .init("until", JSONValue(report.until.map(Wording.instant))),
      ] + rows + [
        .init("warnings", .array(report.warnings.map { .string($0) })),
        .init("coverage", ScanJSON.value(of: report.coverage)),
      ]
    ).text
  }

  private static func people(_ report: HistorySignalsReport) -> [JSONValue.Member] {
    let truck = report.signals.truckFactor
    return [
      .init("people", .array(report.signals.people.map { value(of: $0, report) })),
      .init("bus_factor", .integer(truck.factor)),
      .init("bus_factor_people", .array(truck.people.map { .string($0.id) })),
      .init("bus_factor_files", .integer(truck.files)),
    ]
  }

  private static func value(of part: HistorySignals.Part, _ report: HistorySignalsReport) -> JSONValue {
    func commit(_ change: Int) -> JSONValue { .string(report.commits[change]) }
    let survival = zip(Survival.weeks, part.survival).map { weeks, survival in
      JSONValue.object([
        .init("weeks", .integer(weeks)), .init("written", .number(survival.written)),
        .init("alive", .number(survival.alive)), .init("share", JSONValue(survival.share)),
      ])
    }
    let rework = zip(report.reworkDays, part.rework).map { days, rework in
      JSONValue.object([
        .init("days", .integer(days)), .init("added", .number(rework.added)), .init("self", .number(rework.bySelf)),
        .init("others", .number(rework.byOthers)), .init("reverted", .number(rework.reverted)),
        .init("repaired", .number(rework.repaired)),
      ])
    }
    let dumps = part.dumps.map { dump in
      JSONValue.object([
        .init("commit", commit(dump.change)), .init("lines", .integer(dump.lines)),
        .init("files", .integer(dump.files)), .init("silence_days", JSONValue(dump.silenceDays)),
        .init("usual_lines", .number(dump.usualLines)),
      ])
    }
    let dates = part.dates.map { date in
      JSONValue.object([
        .init("commit", commit(date.change)),
        .init("anomaly", .string(HistorySignalsWording.anomaly(date.anomaly))),
      ])
    }
    return .object([
      .init("id", .string(part.person.id)),
      .init("standing", .string(part.person.standing.rawValue)),
      .init("changes", .number(part.habits.changes)),
      .init("median_lines", .number(part.habits.medianLines)),
      .init("large_changes", .number(part.habits.large)),
      .init("vague_messages", .number(part.habits.vague)),
      .init("batch_dumps", .array(dumps)),
      .init("survival", .array(survival)),
      .init("rework", .array(rework)),
      .init("fixed_changes", .integer(part.fixedChanges)),
      .init("unmerged_changes", part.unmerged.isTold ? .array(part.unmerged.changes.map(commit)) : .null),
      .init("impossible_dates", .array(dates)),
      .init("live_lines", .integer(part.live.lines)),
      .init("sole_owned_lines", .integer(part.live.soleOwned)),
      .init("islands", .array(part.live.islands.map { .string($0.lossyString) })),
    ])
  }

  private static func value(of pair: ChangeCoupling) -> JSONValue {
    .object([
      .init("first", .string(pair.first.lossyString)), .init("second", .string(pair.second.lossyString)),
      .init("shared_changes", .integer(pair.shared)), .init("degree", .number(pair.degree)),
    ])
  }

  private static func value(of spot: Hotspot) -> JSONValue {
    .object([
      .init("path", .string(spot.path.lossyString)), .init("changes", .integer(spot.changes)),
      .init("health", .number(spot.health)), .init("heat", .number(spot.heat)),
      .init("code", .integer(spot.measure.counts.code)),
      .init("functions", .integer(spot.measure.functions.count)),
    ])
  }
}
