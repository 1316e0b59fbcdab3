/// Something that a card rests on and that nothing in the repository can prove.
///
/// Each is there because of what was seen, and says what was. None accuses: most have a plain explanation, and the
/// applicant has it.
package struct UncheckedClaim: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case applicant
    case furtherIdentities = "further-identities"
    case otherAuthors = "other-authors"
    case committedByOthers = "committed-by-others"
    case coAuthors = "co-authors"
    case assistants
    case importedAtOnce = "imported-at-once"
    case committedTogether = "committed-together"
    case dates
    case tools
    case skeleton
    case leftOut = "left-out"
    case foreignNotices = "foreign-notices"
    case signatures
    case otherBranches = "other-branches"
    case testsNotRun = "tests-not-run"
    case buildNotRun = "build-not-run"
    case deploymentNotRun = "deployment-not-run"
    case liveProduct = "live-product"
  }

  package var kind: Kind
  /// What was seen and so cannot be known, with the numbers.
  package var text: String
  /// How the owner can find out.
  package var ask: String
  package var evidence: [Evidence]

  package init(_ kind: Kind, _ text: String, ask: String, evidence: [Evidence] = []) {
    self.kind = kind
    self.text = text
    self.ask = ask
    self.evidence = evidence
  }
}

/// Every claim that what was seen gives rise to, in the order of the kinds: whose work it is, when it was made, what of
/// it counts, and what was not tried.
enum UncheckedClaims {
  static func all(_ context: EvaluationContext) -> [UncheckedClaim] {
    [
      IdentityClaims.applicant, IdentityClaims.furtherIdentities, IdentityClaims.otherAuthors,
      IdentityClaims.committedByOthers, IdentityClaims.coAuthors, IdentityClaims.assistants,
      OriginClaims.importedAtOnce, OriginClaims.committedTogether, OriginClaims.dates, OriginClaims.tools,
      OriginClaims.skeleton, ContentClaims.leftOut, ContentClaims.foreignNotices, IdentityClaims.signatures,
      ContentClaims.otherBranches, ContentClaims.testsNotRun, ContentClaims.buildNotRun,
      ContentClaims.deploymentNotRun, ContentClaims.liveProduct,
    ].compactMap { $0(context) }
  }
}
