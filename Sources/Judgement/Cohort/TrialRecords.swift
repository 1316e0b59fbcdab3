internal import Foundation
internal import Hiring

/// Hours and money of a trial. Nothing on record is not zero.
struct TrialRecords {
  let trial: Cohort.Trial
  let evidence: ContractorEvidence
  let cost: TrialCost
  private let rows: [ReconciliationRow]

  /// - Parameter costs: made from the cohort's engagements alone.
  init(_ trial: Cohort.Trial, evidence: ContractorEvidence, costs: TrialCosts, to day: CivilDate) {
    self.trial = trial
    self.evidence = evidence
    let contracts = Set(trial.engagements.map(\.contract))
    rows = evidence.windowRows.filter { contracts.contains($0.contract) }
    cost =
      day >= trial.from
      ? costs.cost(of: trial.alone, until: day) : TrialCost(basis: .unknown, amounts: [])
  }

  var tracked: CohortCell {
    let entries = evidence.windowEntries
    if !entries.isEmpty { return CohortCell(.seconds(entries.reduce(0) { $0 + $1.seconds })) }
    if !rows.isEmpty, rows.allSatisfy({ $0.trackedSeconds != nil }) { return CohortCell(.seconds(0)) }
    return CohortCell(.notAssessed, "No hours of theirs are on record.")
  }

  var billed: CohortCell {
    guard trial.engagements.contains(where: { $0.kind == .hourly }) else {
      return CohortCell(.notApplicable, "The price is fixed, so no hours are billed.")
    }
    let contracts = Set(trial.engagements.map(\.contract))
    let entries = evidence.billed.filter {
      contracts.contains($0.contract) && Int64($0.date.startUTC.timeIntervalSince1970) >= evidence.start
    }
    if !entries.isEmpty { return CohortCell(.seconds(entries.reduce(0) { $0 + $1.seconds })) }
    let told = rows.compactMap(\.billedSeconds)
    if !rows.isEmpty, told.count == rows.count { return CohortCell(.seconds(told.reduce(0, +))) }
    return CohortCell(.notAssessed, "No bill of theirs is on record.")
  }

  var money: CohortCell {
    let source =
      switch cost.basis {
      case .payments: "by payments"
      case .billed: "by what was billed"
      case .tracked: "tracked hours at their rate"
      case .price: "the agreed price"
      case .unknown: ""
      }
    guard cost.basis != .unknown, !cost.amounts.isEmpty else {
      return CohortCell(.notAssessed, "What the trial cost is not on record.")
    }
    return CohortCell(.money(cost.amounts), reason: source)
  }

  static func rows(_ people: [TrialRecords]) -> [CohortRow] {
    func row(_ id: String, _ title: String, _ cell: (TrialRecords) -> CohortCell) -> CohortRow {
      CohortRow(id: "trial.\(id)", section: .cost, title: title, unit: "", cells: people.map(cell))
    }
    return [
      row("tracked", "Hours tracked", \.tracked), row("billed", "Hours billed", \.billed),
      row("cost", "Cost of the trial", \.money),
    ]
  }
}
