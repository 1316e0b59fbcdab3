package import Findings

/// Risky configuration that the person brought, minus what they took away. Dependencies have a signal of their own.
package struct RiskyConfiguration: ContractorSignal {
  package let id = "security.configuration"
  package let title = "Risky settings added"
  package let dimension = Dimension.security
  package let basis = SignalBasis.code
  package let unit = "per 1,000 changed lines"
  package let question: String? = "Why were these settings chosen, and who has looked at them since?"
  package let ladder = Ladder([0: 100, 1: 85, 3: 70, 6: 50, 15: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    FindingTally.rate(evidence, policy, ladder: ladder, what: "risky settings") {
      Self.counts($0, policy)
    }
  }

  static func counts(_ finding: Finding, _ policy: JudgementPolicy) -> Bool {
    finding.dimension == .security && !finding.isCredential && finding.severity >= .medium
      && finding.confidence >= .medium
      && finding.isAbout(policy.configurationRules) && !finding.isAbout(policy.dependencyRules)
  }
}
