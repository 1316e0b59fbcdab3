/// What a level of access amounts to, whatever a system calls it.
package enum AccessRight: String, Sendable, Codable, CaseIterable, Comparable {
  /// Sees.
  case read
  /// Takes part: a workspace's member.
  case member
  /// A word that is not known; held to be as much as writing.
  case other
  /// Changes the content.
  case write
  /// Changes settings too, short of what destroys.
  case maintain
  /// Gives rights to others, and can delete.
  case admin

  package static func < (left: AccessRight, right: AccessRight) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// The highest right that any word of `level` names: a role called `reader (admin)` can do what an admin can.
  package init(level: String) {
    let words = level.lowercased().split { !$0.isLetter }.map(String.init)
    self = words.compactMap { Self.meanings[$0] }.max() ?? .other
  }

  /// Source: the roles of GitHub, GitLab, Slack, Google Workspace and ClickUp.
  private static let meanings: [String: AccessRight] = {
    let words: [(AccessRight, [String])] = [
      (.admin, ["admin", "administrator", "owner", "superadmin", "root", "superuser", "sudo", "full"]),
      (.maintain, ["maintain", "maintainer", "manager"]),
      (.write, ["write", "writer", "push", "developer", "edit", "editor", "contributor", "collaborator"]),
      (.member, ["member", "user"]),
      (.read, ["read", "reader", "pull", "triage", "view", "viewer", "reporter", "guest", "comment", "commenter"]),
    ]
    return Dictionary(uniqueKeysWithValues: words.flatMap { right, words in words.map { ($0, right) } })
  }()
}

extension AccessGrant {
  package var right: AccessRight { AccessRight(level: level) }

  /// Whether the list says that a machine uses the account.
  package var isMachine: Bool {
    account.lowercased().hasSuffix("[bot]") || level.lowercased().split { !$0.isLetter }.contains("bot")
  }
}
