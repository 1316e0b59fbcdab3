/// Something in a contractor's hours that deserves a question. Not an accusation: it carries the records to look at and
/// what to ask.
package struct HoursCheck: Sendable, Hashable, Codable {
  /// In the order of every output.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case overBilled = "over-billed"
    case underLogged = "under-logged"
    case overLimit = "over-limit"
    case billedSources = "billed-sources"
    case overlap
    case twoTrackers = "two-trackers"
    case overDay = "over-day"
    case longDay = "long-day"
    case beyondInterval = "beyond-interval"
    case shortEntries = "short-entries"
    case longEntries = "long-entries"
    case withoutTask = "without-task"
    case untraced
    case afterTheFact = "after-the-fact"
    case vagueMemo = "vague-memo"
    case roundNumbers = "round-numbers"
    case manualShare = "manual-share"
    case taskEstimate = "task-estimate"
    case likeTasks = "like-tasks"
    case inactiveEngagement = "inactive-engagement"
    case unusualWeek = "unusual-week"
    case editedAfterClose = "edited-after-close"
    case missingEntries = "missing-entries"
    case forgottenContract = "forgotten-contract"
    case sharedAccount = "shared-account"
  }

  package var kind: Kind
  package var contractor: String
  package var week: ISOWeek
  /// What is seen, in one sentence with the numbers; may quote a task's name.
  package var text: String
  /// What to ask, in plain words.
  package var question: String
  /// Seconds concerned.
  package var seconds: Int
  /// Entries concerned, and how many there were.
  package var entries: Int
  package var outOf: Int
  /// References to records.
  package var evidence: [String]

  package init(
    kind: Kind, contractor: String, week: ISOWeek, text: String, question: String, seconds: Int, entries: Int,
    outOf: Int, evidence: [String]
  ) {
    self.kind = kind
    self.contractor = contractor
    self.week = week
    self.text = text
    self.question = question
    self.seconds = seconds
    self.entries = entries
    self.outOf = outOf
    self.evidence = evidence
  }
}

/// A check that could not be made, for want of evidence: it is no pass.
package struct HoursGap: Sendable, Hashable, Codable {
  package var kind: HoursCheck.Kind
  /// Nil where it could be made for nobody.
  package var contractor: String?
  /// A sentence without its full stop.
  package var reason: String

  package init(kind: HoursCheck.Kind, contractor: String?, reason: String) {
    self.kind = kind
    self.contractor = contractor
    self.reason = reason
  }
}

/// What a look over the hours came to.
package struct HoursReview: Sendable, Hashable, Codable {
  /// In the portfolio's order of contractors, then by week, then by kind.
  package var checks: [HoursCheck]
  /// By kind, then in the portfolio's order.
  package var gaps: [HoursGap]

  package init(checks: [HoursCheck] = [], gaps: [HoursGap] = []) {
    self.checks = checks
    self.gaps = gaps
  }
}
