package import Hiring

/// What came after a decision, as far as the ledger tells.
package struct Aftermath: Sendable, Hashable {
  /// The overall score on a later card.
  package struct Later: Sendable, Hashable {
    package enum Comparison: String, Sendable, CaseIterable { case higher, same, lower }

    /// After how many weeks.
    package var weeks: Int
    /// The score's week, which may be a little later; nil where there is no card with a score.
    package var week: ISOWeek?
    package var score: Score?
    /// Higher or lower only where the two intervals lie apart; nil without both scores.
    package var comparison: Comparison?
  }

  /// The overall score of the card that was decided on; nil without one.
  package var score: Score?
  /// After 4 and 12 weeks.
  package var later: [Later]
  /// The first recommendation after it that was keep or release.
  package var settled: Recommendation.Outcome?
  /// Whether any later card was issued.
  package var hasLaterCard: Bool
  /// Credentials that a later card names and the card decided on does not.
  package var laterCredentials: Int
  /// Weeks after the card's in which more was billed than tracked, beyond the tolerance.
  package var overBilledWeeks: [ISOWeek]
  /// When an engagement began after the decision.
  package var rehired: CivilDate?
}
