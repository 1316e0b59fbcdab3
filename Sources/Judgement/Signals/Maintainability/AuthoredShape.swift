package import Findings

/// Share of the function lines written that stand in functions too long, too deeply nested or with too many parameters.
package struct AuthoredShape: ContractorSignal {
  package let id = "maintainability.shape"
  package let title = "Functions too long, deep or wide"
  package let dimension = Dimension.maintainability
  package let basis = SignalBasis.code
  package let unit = "share of authored function lines, weighted by risk band"
  package let question: String? = "Why is this one function and not several with names of their own?"
  package let ladder = Ladder(
    [0: 100, 0.1: 90, 0.25: 75, 0.45: 55, 0.7: 25, 1: 0],
    source: "our default over SIG v17's unit sizes and parameters and CodeScene's nesting of 4")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    AuthoredRisk.share(
      evidence, policy, ladder: ladder, what: "is too long, deep or wide", by: FunctionRisk.shape)
  }
}
