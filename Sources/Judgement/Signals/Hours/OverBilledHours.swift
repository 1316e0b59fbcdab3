package import Findings
internal import Hiring

/// Hours billed beyond those tracked, per contract-week; differences within the tolerance count as none.
package struct OverBilledHours: ContractorSignal {
  package let id = "hours.over-billed"
  package let title = "Hours billed that were never tracked"
  package let dimension = Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "hours per contract-week"
  package let question: String? = "What was done in the hours that were billed but not tracked?"
  package let ladder = Ladder(
    [0: 100, 0.25: 95, 1: 75, 2: 50, 4: 20, 8: 0], source: "our default over the usual tolerance of an hour a week")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let rows = evidence.windowRows.filter { $0.differenceSeconds != nil && $0.verdict != .notAssessable }
    guard !rows.isEmpty else {
      return .notAssessed("No week has both billed and tracked hours on record.")
    }
    let over = rows.filter { $0.isOverBilled(policy) }
    let hours = over.reduce(0.0) { $0 + Double($1.differenceSeconds ?? 0) / 3_600 }
    let value = hours / Double(rows.count)
    return .measured(
      Measurement(
        value: value, exposure: Double(rows.count), exposureUnit: "contract-weeks",
        estimator: policy.rate(of: Double(rows.count), per: 1, strength: 0.5, ladder: ladder),
        summary:
          over.isEmpty
          ? "Billed and tracked hours agree in all \(Words.count(rows.count, "contract-week"))."
          : "\(Words.number(hours)) hours more billed than tracked, in \(over.count) of "
            + "\(Words.count(rows.count, "contract-week")).",
        evidence: Evidence.limited(over.flatMap(\.evidenceRows)),
        // One bad week is a question; a second one is a habit that no good memo makes up for.
        cap: over.count < 2 ? nil : "More was billed than tracked in \(over.count) weeks.",
        capHoldsAbove: policy.toleranceHours / Double(rows.count)))
  }
}

extension ReconciliationRow {
  /// Whether more was billed than tracked, beyond the tolerance. A difference that the reconciliation could explain, by
  /// the owner's clock or by the neighbouring week, has the verdict of a note and is none.
  func isOverBilled(_ policy: JudgementPolicy) -> Bool {
    verdict == .overBilled && Double(differenceSeconds ?? 0) > policy.toleranceHours * 3_600
  }

  /// One row that says the week's numbers, and one for each record behind it.
  var evidenceRows: [Evidence] {
    let numbers =
      "\(week), contract \(contract): \(Words.hours(Double(billedSeconds ?? 0))) billed, "
      + "\(Words.hours(Double(trackedSeconds ?? 0))) tracked"
    return evidence.isEmpty
      ? [Evidence(text: numbers, record: "\(week) of \(contract)")]
      : evidence.prefix(3).map { Evidence(text: numbers, record: $0) }
  }
}
