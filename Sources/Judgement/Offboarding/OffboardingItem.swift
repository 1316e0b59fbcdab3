package import Hiring

/// One thing to do when somebody leaves.
package struct OffboardingItem: Sendable, Hashable {
  /// When it must be done.
  package enum Phase: String, Sendable, Codable, CaseIterable {
    /// Before the last payment: afterwards there is nothing left to ask with.
    case whilePaid = "while-paid"
    case lastDay = "last-day"
    case after
  }

  /// What it costs the owner not to do it.
  package enum Risk: String, Sendable, Codable, CaseIterable, Comparable {
    case critical, high, medium, low

    package static func < (left: Risk, right: Risk) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// Stable: names what it is about.
  package var id: String
  package var phase: Phase
  package var due: CivilDate
  /// Whether it should have been done before today.
  package var isOverdue: Bool
  package var risk: Risk
  /// Whether the contractor is asked for it; else the owner does it.
  package var isAsked: Bool
  /// What to do, one sentence. Both may hold text of repositories and records: hostile until escaped.
  package var text: String
  /// What exactly, a row each.
  package var details: [String]
}
