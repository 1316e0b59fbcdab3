internal import Hiring
internal import Judgement

/// The decisions as rows, in the chain's order; `intact` is `no` from the first that does not fit.
package enum DecisionsCSV {
  package static func render(_ report: DecisionsReport) -> String {
    var table = CSVTable(columns: [
      "sequence", "at", "contractor", "week", "decision", "recommendation", "differs", "signed_by", "reason", "card",
      "previous", "digest", "intact",
    ])
    for signed in report.decisions {
      let decision = signed.decision
      table.append([
        .number(signed.sequence), .text(DecisionWords.instant(decision)), .text(decision.contractor),
        .text(decision.week.description), .text(decision.action.rawValue),
        .text(decision.recommendation?.rawValue ?? ""), .text(decision.differs.map { $0 ? "yes" : "no" } ?? ""),
        .text(decision.signedBy), .text(decision.reason), .text(decision.cardDigest ?? ""), .text(signed.previous),
        .text(signed.digest), .text(report.isIntact(signed) ? "yes" : "no"),
      ])
    }
    return table.text
  }
}
