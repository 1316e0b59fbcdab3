package import Findings
internal import Foundation
internal import Hiring
internal import History

/// Share of the person's changes dated outside every engagement, or by a clock that cannot be right.
package struct WorkInsideDates: ContractorSignal {
  package let id = "ownership.dates"
  package let title = "Work dated outside the engagement"
  package let dimension = Findings.Dimension.ownership
  package let basis = SignalBasis.code
  package let unit = "share of changes"
  package let question: String? = "When and for whom was the work done that is dated outside our engagement?"
  package let ladder = Ladder([0: 100, 0.05: 90, 0.2: 65, 0.5: 30, 1: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard !evidence.contractor.engagements.isEmpty else {
      return .notAssessed("The portfolio has no engagement with dates.")
    }
    let own = ChangeShare.own(
      evidence, judge: { change, _ in Self.problem(change, evidence.contractor) != nil },
      row: { change, _ in Self.problem(change, evidence.contractor) })
    guard own.changes > 0 else { return .notAssessed("There is no change.") }
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "changes",
        estimator: policy.share(of: own.changes, ladder: ladder),
        summary:
          own.hits == 0
          ? "All of their changes since it began are dated within the engagement."
          : "\(Words.number(own.hits)) of \(Words.number(own.changes)) changes are dated outside the engagement or by a "
            + "clock that cannot be right.",
        evidence: Evidence.limited(own.rows)))
  }

  /// What is wrong with a change's dates; nil where nothing is. A day's grace for zones.
  private static func problem(_ change: Change, _ contractor: Contractor) -> String? {
    let spans = contractor.engagements.map { engagement in
      engagement.started
        .daysSince1970...max(
          engagement.started.daysSince1970, engagement.ended?.daysSince1970 ?? .max)
    }
    switch DateAnomaly.of(change, spans: spans) {
    case .writtenAfterCommitted: return "written after it was committed"
    case .outside(let day): return "dated \(CivilDate(daysSince1970: day)), outside the engagement"
    case .future, nil: return nil
    }
  }
}
