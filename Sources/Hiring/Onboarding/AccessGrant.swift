package import Foundation

/// Access that somebody has to something, as a list of members states it.
package struct AccessGrant: Sendable, Hashable, Codable {
  /// `github`, `slack`, or the system's name in a hand-kept list.
  package var system: String
  package var id: String
  /// The login, user name or account.
  package var account: String
  package var name: String
  package var email: String?
  /// What the access is to: a repository, a workspace, a server.
  package var resource: String
  /// The role or right in the list's words, like `admin` or `push`.
  package var level: String
  /// False where the list keeps the account but says that it is switched off.
  package var isActive: Bool
  package var hasSecondFactor: Bool?
  package var granted: CivilDate?
  package var revoked: CivilDate?
  /// When the list was made.
  package var seenAt: Date?
  /// Whether the newest list of its resource still has it; true where there is one list only.
  package var isCurrent: Bool
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, account: String, name: String, email: String?, resource: String, level: String,
    isActive: Bool, hasSecondFactor: Bool? = nil, granted: CivilDate? = nil, revoked: CivilDate? = nil,
    seenAt: Date? = nil, isCurrent: Bool = true, record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.account = account
    self.name = name
    self.email = email
    self.resource = resource
    self.level = level
    self.isActive = isActive
    self.hasSecondFactor = hasSecondFactor
    self.granted = granted
    self.revoked = revoked
    self.seenAt = seenAt
    self.isCurrent = isCurrent
    self.record = record
  }
}
