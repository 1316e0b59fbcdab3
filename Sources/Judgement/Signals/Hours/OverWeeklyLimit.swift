package import Findings
internal import Hiring

/// Share of the contract-weeks with a limit in which more was billed or tracked than the limit allows.
package struct OverWeeklyLimit: ContractorSignal {
  package let id = "hours.over-limit"
  package let title = "Weeks over the agreed limit"
  package let dimension = Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "share of contract-weeks"
  package let question: String? = "Who agreed to the hours over the weekly limit?"
  package let ladder = Ladder([0: 100, 0.1: 88, 0.3: 65, 0.6: 35, 1: 10], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let rows = evidence.windowRows.filter {
      $0.limitSeconds != nil && ($0.billedSeconds != nil || $0.trackedSeconds != nil)
    }
    guard !rows.isEmpty else {
      return evidence.contractor.engagements.contains(where: \.isLimited)
        ? .notAssessed("No hours are on record for the weeks with a limit.")
        : .notApplicable("No contract has a weekly limit.")
    }
    let over = rows.filter {
      let hours = Double(max($0.billedSeconds ?? 0, $0.trackedSeconds ?? 0)) / 3_600
      return hours > Double($0.limitSeconds ?? 0) / 3_600 + policy.matchHours
    }
    return .measured(
      Measurement(
        value: Double(over.count) / Double(rows.count), exposure: Double(rows.count), exposureUnit: "contract-weeks",
        estimator: policy.share(of: Double(rows.count), ladder: ladder),
        summary: "\(over.count) of \(Words.count(rows.count, "contract-week")) went over the agreed limit.",
        evidence: Evidence.limited(over.flatMap(\.evidenceRows))))
  }
}
