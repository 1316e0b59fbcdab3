/// A workspace of ClickUp, which its API calls a team.
package struct ClickUpTeam: Sendable, Hashable {
  /// Somebody who belongs to it.
  package struct Member: Sendable, Hashable {
    package var account: String
    /// Empty where somebody was invited and has not come yet.
    package var name: String
    package var email: String?

    package init(account: String, name: String, email: String?) {
      self.account = account
      self.name = name
      self.email = email
    }
  }

  package var id: String
  package var name: String
  package var members: [Member]

  package init(id: String, name: String, members: [Member]) {
    self.id = id
    self.name = name
    self.members = members
  }
}
extension ClickUpTeam {
  /// The workspace called `id`, or the only one.
  package static func chosen(_ id: String?, of teams: [ClickUpTeam]) throws(FetchError) -> ClickUpTeam {
    let list = teams.sorted { $0.id < $1.id }.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
    if let id {
      if let team = teams.first(where: { $0.id == id }) { return team }
      throw FetchError(.usage, "the token sees no workspace \(id); it sees \(list.isEmpty ? "none" : list)")
    }
    guard teams.count <= 1 else {
      throw FetchError(.usage, "the token sees several workspaces: name one with --team; they are \(list)")
    }
    guard let team = teams.first else {
      throw FetchError(.usage, "the token sees no workspace; make it with an account that belongs to yours")
    }
    return team
  }
}
