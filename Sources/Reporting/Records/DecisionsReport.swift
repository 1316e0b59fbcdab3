package import Judgement

/// What `assay records decisions` shows, in every shape.
package struct DecisionsReport: Sendable {
  package var verdict: ChainVerdict
  /// The digest of the last decision in the chain; nil where there is none.
  package var lastDigest: String?
  /// The decisions to show, in the chain's order.
  package var decisions: [SignedDecision]
  /// What came after each, by sequence; empty where it was not looked at.
  package var aftermaths: [Int: Aftermath]
  /// Sequences of those that a later decision about the same contractor and week took the place of.
  package var corrected: Set<Int>
  /// How recommendations turned out; nil where `tallies` says why not.
  package var tallies: [PastRecommendations.Tally]?
  /// Decisions among those counted that rest on no recommendation.
  package var withoutRecommendation: Int
  /// Why there are no tallies; nil where there are.
  package var whyNoTallies: String?

  package init(
    verdict: ChainVerdict, lastDigest: String?, decisions: [SignedDecision], aftermaths: [Int: Aftermath],
    corrected: Set<Int>, tallies: [PastRecommendations.Tally]?, withoutRecommendation: Int, whyNoTallies: String?
  ) {
    self.verdict = verdict
    self.lastDigest = lastDigest
    self.decisions = decisions
    self.aftermaths = aftermaths
    self.corrected = corrected
    self.tallies = tallies
    self.withoutRecommendation = withoutRecommendation
    self.whyNoTallies = whyNoTallies
  }

  /// Whether a decision stands before the first place where the chain does not fit.
  func isIntact(_ signed: SignedDecision) -> Bool {
    switch verdict {
    case .intact: true
    case .broken(let sequence, _): signed.sequence < sequence
    }
  }

  /// What the numbers cannot show.
  static let caveats = [
    "These are counts of what happened. They do not show what a release spared or cost: whoever was released did no "
      + "more work here, so a wrong release leaves no trace.",
    "Those who were kept were chosen, and were worked with and coached: that their scores hold is no proof that the "
      + "recommendation was right.",
  ]
}
