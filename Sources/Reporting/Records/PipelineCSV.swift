package import Hiring

/// `assay records pipeline` for a spreadsheet: a row a person and posting. The day stands where a step is on record with
/// one, `yes` where it is without, `implied` where only a later step shows it.
package enum PipelineCSV {
  package static func render(_ report: PipelineReport) -> String {
    var table = CSVTable(
      columns: ["name", "email", "posting", "source", "contractor", "state"]
        + FunnelStep.allCases.map { $0.rawValue.split(separator: "-").joined(separator: "_") }
        + [
          "talk", "decided", "reviewed", "days_to_trial", "days_to_keep", "trial_cost", "trial_cost_from", "interviews",
          "joined_by_name", "records",
        ])
    for candidate in report.candidates {
      var cells = [
        candidate.name, candidate.email ?? "", candidate.posting ?? "", candidate.source ?? "",
        candidate.contractor ?? "", candidate.state.rawValue,
      ].map { CSVTable.Cell.text($0) }
      cells += FunnelStep.allCases.map { .text(word(candidate.steps[$0])) }
      let cost = candidate.cost?.amounts.map(PipelineWording.money).joined(separator: " + ") ?? ""
      cells += [
        .text(candidate.talk?.rawValue ?? ""), .text(candidate.decided?.description ?? ""),
        .text(word(candidate.reviewed)), number(candidate.daysToTrial), number(candidate.daysToKeep), .text(cost),
        .text(candidate.cost?.basis.rawValue ?? ""), .number(candidate.interviews.count),
        .text(candidate.isJoinedByName ? "yes" : "no"), .text(candidate.records.joined(separator: " ")),
      ]
      table.append(cells)
    }
    return table.text
  }

  private static func word(_ reached: Candidate.Reached?) -> String {
    guard let reached else { return "" }
    return reached.isImplied ? "implied" : reached.day?.description ?? "yes"
  }

  private static func number(_ number: Int?) -> CSVTable.Cell { number.map { .number($0) } ?? .text("") }
}
