package import Findings
internal import History

/// Share of changes whose message does not say what was done.
package struct MessageQuality: ContractorSignal {
  package let id = "quality.messages"
  package let title = "Changes nobody can understand later"
  package let dimension = Dimension.quality
  package let basis = SignalBasis.code
  package let unit = "share of changes"
  package let question: String? = "Will you write one sentence with each change that says what it does and why?"
  package let ladder = Ladder([0: 100, 0.1: 92, 0.3: 75, 0.6: 50, 1: 20], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    func judge(_ change: Change, _: RepositoryFacts) -> Bool? {
      policy.isVague(change.subject + " " + change.body, atLeast: JudgementPolicy.leastMessageWords)
    }
    let own = ChangeShare.own(evidence, judge: judge, row: { $1 ? "says too little: \($0.subject)" : nil })
    guard own.changes > 0 else { return .notAssessed("There is no change.") }
    return .measured(
      Measurement(
        value: own.share, exposure: own.changes, exposureUnit: "changes",
        estimator: policy.share(of: own.changes, past: ChangeShare.past(evidence, judge: judge).tally, ladder: ladder),
        summary: "\(Words.number(own.hits)) of \(Words.number(own.changes)) messages say too little.",
        evidence: Evidence.limited(own.rows)))
  }
}
