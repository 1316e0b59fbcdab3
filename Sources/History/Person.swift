/// Who stands behind a git name and address, as far as the owner has confirmed it.
package struct Person: Sendable, Hashable, Comparable, Codable {
  /// How the identity came to be known.
  package enum Standing: String, Sendable, Codable {
    /// In the owner's portfolio.
    case confirmed
    /// A claim of the commit, nobody has confirmed it.
    case unknown
    /// A machine: `[bot]` or on the policy's list. Has its own row and is never judged.
    case bot
  }

  package var standing: Standing
  /// The contractor's id; the lowercased mail address of an unknown person; a bot's name.
  package var id: String

  package init(standing: Standing, id: String) {
    self.standing = standing
    self.id = id
  }

  package static func < (left: Person, right: Person) -> Bool {
    (left.standing.rawValue, left.id) < (right.standing.rawValue, right.id)
  }
}
