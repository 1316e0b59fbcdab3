package import Findings

/// Risky configuration and vulnerable or unpinned dependencies that the person brought, minus those taken away.
package struct RiskyConfiguration: ContractorSignal {
  package let id = "security.configuration"
  package let title = "Risky settings and dependencies added"
  package let dimension = Dimension.security
  package let basis = SignalBasis.code
  package let unit = "per 1,000 changed lines"
  package let question: String? = "Why were these packages and settings chosen, and who keeps them up to date?"
  package let ladder = Ladder([0: 100, 1: 85, 3: 70, 6: 50, 15: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    FindingTally.rate(evidence, policy, ladder: ladder, what: "risky settings or dependencies") {
      Self.counts($0, policy)
    }
  }

  static func counts(_ finding: Finding, _ policy: JudgementPolicy) -> Bool {
    finding.dimension == .security && !finding.isCredential && finding.severity >= .medium
      && finding.confidence >= .medium
      && (finding.isAbout(policy.dependencyRules) || finding.isAbout(policy.configurationRules))
  }
}
