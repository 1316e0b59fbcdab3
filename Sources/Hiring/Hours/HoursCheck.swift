/// Something in a contractor's time log of a week that deserves a question. Not an accusation: it carries the records to
/// look at and what to ask.
package struct HoursCheck: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case overlap
    case overDay = "over-day"
    case longDay = "long-day"
    case beyondInterval = "beyond-interval"
    case withoutTask = "without-task"
    case afterTheFact = "after-the-fact"
    case vagueMemo = "vague-memo"
    case roundNumbers = "round-numbers"
    case inactiveEngagement = "inactive-engagement"
    case sharedAccount = "shared-account"
  }

  package var kind: Kind
  package var contractor: String
  package var week: ISOWeek
  /// What is seen, in one sentence with the numbers.
  package var text: String
  /// What to ask the contractor, in plain words.
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
