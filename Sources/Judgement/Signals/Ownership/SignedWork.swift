package import Findings
internal import History

/// Share of the changes that carry a signature, where the policy asks for one.
package struct SignedWork: ContractorSignal {
  package let id = "ownership.signed"
  package let title = "Signed changes"
  package let dimension = Dimension.ownership
  package let basis = SignalBasis.code
  package let unit = "share of changes"
  package let question: String? = "What keeps you from signing your changes?"
  package let ladder = Ladder([0: 30, 0.8: 75, 1: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard policy.requiresSignedWork else { return .notApplicable("The policy does not ask for signed changes.") }
    let own = ChangeShare.own(
      evidence, judge: { change, _ in change.isSigned }, row: { $1 ? nil : "not signed: \($0.subject)" })
    guard own.changes > 0 else { return .notAssessed("There is no change.") }
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "changes", estimator: .exact,
        summary: "\(Words.percent(own.share)) of changes are signed.", evidence: Evidence.limited(own.rows)))
  }
}
