/// How far somebody's onboarding is.
package struct OnboardingProgress: Sendable, Hashable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case done, open
    case notAssessable = "not-assessable"
  }

  package struct Item: Sendable, Hashable {
    /// The template's id; `card` for what stands on the card alone.
    package var id: String
    package var title: String
    package var status: Status
    /// What shows it, or why it is open or cannot be said, in one sentence.
    package var text: String
    /// References to records.
    package var evidence: [String]
    /// Days since the start until which it was to be done, and how many more have passed while it is open; nil where it
    /// is not overdue.
    package var days: Int
    package var overdueDays: Int?
  }

  package var contractor: String
  package var name: String
  package var role: Contractor.Role
  /// The template's name.
  package var template: String
  /// The first day of the engagements that are open, or of all where none is; nil without an engagement.
  package var started: CivilDate?
  /// Since the start; negative while it lies ahead.
  package var days: Int?
  /// Whether every engagement has ended.
  package var isEnded: Bool
  /// The card it is ticked off on.
  package var card: String?
  package var items: [Item]
  /// What stands in the way of knowing, a sentence each.
  package var notes: [String]

  package func count(_ status: Status) -> Int { items.count { $0.status == status } }
  package var overdue: Int { items.count { $0.overdueDays != nil } }
}
