package import Findings

/// Quality findings that the person brought, minus those they took away, per 1,000 changed lines.
package struct QualityFindings: ContractorSignal {
  package let id = "quality.findings"
  package let title = "Careless places in new code"
  package let dimension = Dimension.quality
  package let basis = SignalBasis.code
  package let unit = "per 1,000 changed lines"
  package let question: String? = "What happens in these places when something goes wrong?"
  package let ladder = Ladder(
    [0: 100, 2: 88, 5: 72, 10: 52, 20: 20, 40: 0], source: "our default; Codacy counts issues per 1,000 lines")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    FindingTally.rate(evidence, policy, ladder: ladder, what: "careless places") {
      $0.dimension == .quality && $0.severity >= .low && $0.confidence >= .medium
    }
  }
}
