package import Findings

/// Personal accounts, hosts, registries and the like that the person wrote into the code, minus those taken out.
package struct PersonalAccounts: ContractorSignal {
  package let id = "ownership.personal-accounts"
  package let title = "Private accounts and servers in the code"
  package let dimension = Dimension.ownership
  package let basis = SignalBasis.code
  package let unit = "per 1,000 changed lines"
  package let question: String? = "Which accounts and servers in the code are yours, and when do they move to ours?"
  package let ladder = Ladder([0: 100, 1: 85, 3: 65, 8: 30, 20: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    FindingTally.rate(evidence, policy, ladder: ladder, what: "private accounts, hosts or unclear rights") {
      $0.isPrivateAccount
    }
  }
}

extension Finding {
  /// Whether it is one of a private account or host.
  var isPrivateAccount: Bool {
    dimension == .ownership && severity >= .low && confidence >= .medium && !isCredential
  }
}
