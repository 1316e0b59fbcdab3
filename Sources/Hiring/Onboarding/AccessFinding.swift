/// Something about access that somebody should do something about.
package struct AccessFinding: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Access that outlives an engagement.
    case outlives
    /// Noted as taken away, and still there.
    case stillThere = "still-there"
    case secondFactor = "second-factor"
    /// More right than the engagement needs.
    case excess
    /// A repository that the engagement does not cover.
    case beyondEngagement = "beyond-engagement"
    /// Of a contractor for whom the portfolio names no engagement.
    case withoutEngagement = "without-engagement"
    /// Of a contractor whose first engagement lies ahead.
    case beforeEngagement = "before-engagement"
    /// Of a contractor whose engagements are all paused.
    case paused
    /// One account stands for several contractors.
    case shared
    case revokedLate = "revoked-late"
  }

  package enum Severity: String, Sendable, Codable, CaseIterable { case critical, high, medium, low }

  package var kind: Kind
  package var severity: Severity
  /// The portfolio's id; nil for an account that is nobody's.
  package var contractor: String?
  package var system: String
  package var resource: String
  package var account: String
  package var level: String
  /// Since the end of the last engagement, or between it and when the access was taken away; nil for other kinds.
  package var days: Int?
  /// What is seen, in one sentence.
  package var text: String
  /// What to do.
  package var action: String
  /// References to records and engagements.
  package var evidence: [String]
}

/// Something about access that cannot be said, and why. It is never a pass.
package struct AccessGap: Sendable, Hashable {
  /// The portfolio's id of somebody whose engagements ended and whose access is not known to be gone; nil where the gap
  /// is about a system as a whole.
  package var contractor: String?
  package var system: String
  /// In one sentence, with what to do.
  package var text: String
}

/// What is to be taken away from a contractor whose engagements ended, or are about to.
package struct AccessEnd: Sendable, Hashable {
  package var contractor: String
  package var name: String
  package var lastDay: CivilDate
  /// Since the last day; negative while it lies ahead.
  package var days: Int
  /// What they can still reach.
  package var held: [HeldAccess]
  /// Of those who left: what is not known to be gone.
  package var gaps: [AccessGap]

  package var isOver: Bool { days > 0 }
}
