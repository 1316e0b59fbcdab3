package import Findings
internal import History

/// Dependencies that the person added from where anybody can change them, minus those they put right: unpinned, of a
/// moving branch, without encryption, under the name of another. What is known to be vulnerable is not known here.
package struct DependenciesAdded: ContractorSignal {
  package let id = "security.dependencies"
  package let title = "Unsafe packages added"
  package let dimension = Dimension.security
  package let basis = SignalBasis.code
  package let unit = "per 1,000 changed lines"
  package let question: String? = "Why were these packages chosen, and who keeps them up to date?"
  package let ladder = Ladder(
    [0: 100, 1: 85, 3: 70, 6: 50, 15: 0], source: "our default; OpenSSF Scorecard asks for pinned dependencies")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let reading = FindingTally.rate(evidence, policy, ladder: ladder, what: "unsafe packages") {
      Self.counts($0, policy)
    }
    return reading.capped(
      byOpen: evidence.lives { Self.counts($0.finding, policy) && $0.finding.severity == .critical },
      of: evidence, what: "package that may be malicious", several: "packages that may be malicious")
  }

  /// Whether a finding is one of these.
  static func counts(_ finding: Finding, _ policy: JudgementPolicy) -> Bool {
    finding.dimension == .security && !finding.isCredential && finding.severity >= .medium
      && finding.confidence >= .medium && finding.isAbout(policy.dependencyRules)
  }
}

extension Reading {
  /// The same, capped while a critical finding that the person brought is open.
  func capped(
    byOpen lives: [(work: ContractorEvidence.RepositoryWork, life: FindingLife)], of evidence: ContractorEvidence,
    what: String, several: String? = nil
  ) -> Reading {
    let open = lives.count { $0.life.isOpen(before: evidence.end) }
    guard open > 0, case .measured(var measurement) = self else { return self }
    measurement.cap = "\(Words.count(open, what, several)) brought by the contractor still open."
    measurement.capHoldsAbove = measurement.value > 0 ? 0 : -1
    return .measured(measurement)
  }
}
