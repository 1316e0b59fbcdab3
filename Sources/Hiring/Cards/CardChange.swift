package import Foundation

/// A change of code, as far as cards are concerned.
package struct CardChange: Sendable, Hashable {
  package var repository: String
  /// Full hexadecimal.
  package var commit: String
  package var at: Date
  /// Hostile until escaped.
  package var subject: String
  /// Ids of the contractors who are its author and co-authors; empty where they are nobody's.
  package var contractors: [String]
  /// The cards that its message names, or else the merge that brought it.
  package var references: CardReferences
  /// Whether it changed anything but layout.
  package var isSubstantive: Bool

  package init(
    repository: String, commit: String, at: Date, subject: String, contractors: [String], references: CardReferences,
    isSubstantive: Bool
  ) {
    self.repository = repository
    self.commit = commit
    self.at = at
    self.subject = subject
    self.contractors = contractors
    self.references = references
    self.isSubstantive = isSubstantive
  }

  /// How it is cited: `storefront 0123456789`.
  package var reference: String { "\(repository) \(commit.prefix(10))" }
}
