package import Findings
package import Hiring
package import History

/// Everything that a contractor's leaving is told from.
package struct OffboardingInput: Sendable {
  /// The portfolio, the histories and the records, up to the week that is not over.
  package var judged: JudgementInput
  package var contractor: Contractor
  package var today: CivilDate
  /// The last day that the owner named.
  package var by: CivilDate?
  package var access: AccessInventory
  /// By repository, what its whole database holds, each with who brought it; a repository that is not in it was not
  /// searched, and its mainline alone counts.
  package var credentials: [String: [(finding: Finding, by: ReachableCredential.Origin?)]]
  /// By repository, branches with work of theirs; one that is not in it was not looked at.
  package var branches: [String: [OpenBranch]]
  /// What could not be looked at, sentences.
  package var gaps: [String]

  package init(
    judged: JudgementInput, contractor: Contractor, today: CivilDate, by: CivilDate?, access: AccessInventory,
    credentials: [String: [(finding: Finding, by: ReachableCredential.Origin?)]], branches: [String: [OpenBranch]],
    gaps: [String]
  ) {
    self.judged = judged
    self.contractor = contractor
    self.today = today
    self.by = by
    self.access = access
    self.credentials = credentials
    self.branches = branches
    self.gaps = gaps
  }
}
