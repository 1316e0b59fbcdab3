package import Findings
internal import History

/// High and critical findings that the person brought, minus those they took away, per 1,000 changed lines.
/// Credentials, dependencies and configuration have signals of their own.
package struct RisksIntroduced: ContractorSignal {
  package let id = "security.risks"
  package let title = "New security risks"
  package let dimension = Dimension.security
  package let basis = SignalBasis.code
  package let unit = "per 1,000 changed lines"
  package let question: String? = "How do you check that what a visitor sends cannot harm us, before you merge?"
  package let ladder = Ladder(
    [0: 100, 0.5: 85, 1: 75, 2: 60, 5: 25, 10: 0],
    source: "our default; Sonar's gate asks for no new issue, Codacy counts issues per 1,000 lines")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let reading = FindingTally.rate(evidence, policy, ladder: ladder, what: "serious risks") {
      Self.counts($0, policy)
    }
    return reading.capped(
      byOpen: evidence.lives { Self.counts($0.finding, policy) && $0.finding.severity == .critical }, of: evidence,
      what: "critical risk")
  }

  /// Whether a finding is one of these.
  static func counts(_ finding: Finding, _ policy: JudgementPolicy) -> Bool {
    finding.dimension == .security && finding.severity >= .high && finding.confidence >= .medium
      && !finding.isCredential && !finding.isAbout(policy.dependencyRules)
      && !finding.isAbout(policy.configurationRules)
  }
}

extension Finding {
  /// Whether the rule's id is one of `groups` or begins with it as a whole word.
  func isAbout(_ groups: [String]) -> Bool {
    groups.contains { rule == $0 || rule.hasPrefix($0 + ".") || rule.hasPrefix($0 + "-") }
  }
}
