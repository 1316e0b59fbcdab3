/// One person in one posting: what every system knows about them, joined.
package struct Candidate: Sendable, Hashable {
  /// A step that somebody took.
  package struct Reached: Sendable, Hashable {
    /// Nil where the day is not on record.
    package var day: CivilDate?
    /// Whether nothing records the step itself and a later one implies it.
    package var isImplied: Bool

    package init(day: CivilDate?, isImplied: Bool = false) {
      self.day = day
      self.isImplied = isImplied
    }
  }

  /// The same for one person in all postings: the address, or name and posting where there is none.
  package var person: String
  package var name: String
  package var email: String?
  /// The posting's id, or the owner's word where no posting of that name is known; nil where none is named.
  package var posting: String?
  package var source: String?
  /// The portfolio's id.
  package var contractor: String?
  /// Whether anything was joined by name, for want of an address.
  package var isJoinedByName: Bool
  package var steps: [FunnelStep: Reached]
  /// Nil where no talk was booked.
  package var talk: TalkState?
  package var state: CandidateState
  /// The day on which the trial was decided.
  package var decided: CivilDate?
  /// Whether somebody who was kept is no longer there.
  package var hasLeft: Bool
  package var reviewed: Reached?
  /// From the day on which the job was posted, else the first application for it; nil where neither is known.
  package var daysToTrial: Int?
  package var daysToKeep: Int?
  /// What the trial cost; nil for those who were not tried.
  package var cost: TrialCost?
  package var interviews: [Interview]
  /// Where all this stands.
  package var records: [String]
}
