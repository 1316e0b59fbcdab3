package import Findings

/// Share of the function lines written that stand in functions too complex to change safely.
package struct AuthoredComplexity: ContractorSignal {
  package let id = "maintainability.complexity"
  package let title = "Code that is hard to follow"
  package let dimension = Dimension.maintainability
  package let basis = SignalBasis.code
  package let unit = "share of authored function lines, weighted by risk band"
  package let question: String? = "Please walk me through the longest decision in this function. Could it be split?"
  package let ladder = Ladder(
    [0: 100, 0.05: 90, 0.15: 75, 0.3: 55, 0.5: 30, 0.8: 0],
    source: "our default over SIG 2007's bands (10, 20, 50) and Sonar's cognitive limit of 15")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    AuthoredRisk.share(evidence, policy, ladder: ladder, what: "is hard to follow", by: FunctionRisk.complexity)
  }
}
