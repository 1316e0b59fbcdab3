package import Findings
internal import History

/// Share of changes too large to be read in one sitting.
package struct ChangeSize: ContractorSignal {
  package let id = "quality.change-size"
  package let title = "Changes too large to review"
  package let dimension = Dimension.quality
  package let basis = SignalBasis.code
  package let unit = "share of changes"
  package let question: String? = "Could this work be handed over in smaller steps?"
  package let ladder = Ladder(
    [0: 100, 0.1: 92, 0.25: 78, 0.5: 55, 1: 20], source: "our default, for 400 lines a change")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    func judge(_ change: Change, _: RepositoryFacts) -> Bool? {
      let lines = change.substantiveLines
      return lines > 0 ? lines > policy.largeChangeLines : nil
    }
    let own = ChangeShare.own(
      evidence, judge: judge,
      row: { $1 ? "\(Words.count($0.substantiveLines, "changed line")): \($0.subject)" : nil })
    guard own.changes > 0 else { return .notAssessed("No source or test lines were changed.") }
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "changes",
        estimator: policy.share(of: own.changes, past: ChangeShare.past(evidence, judge: judge).tally, ladder: ladder),
        summary:
          "\(Words.number(own.hits)) of \(Words.number(own.changes)) changes were larger than "
          + "\(policy.largeChangeLines) lines.",
        evidence: Evidence.limited(own.rows)))
  }
}
