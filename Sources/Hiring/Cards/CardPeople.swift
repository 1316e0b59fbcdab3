/// Who stands behind the accounts and names on cards.
///
/// Beside what the portfolio names, a tracker's own pairs of account and name are used: where an export has only the name
/// and that name belongs to one account in the tracker's other exports, it is that account's.
package struct CardPeople: Sendable {
  private let roster: Roster
  /// By system and lower-case name.
  private let accounts: [String: Set<String>]

  package init(roster: Roster, cards: [TaskCard], timeEntries: [TimeEntry]) {
    self.roster = roster
    var accounts: [String: Set<String>] = [:]
    func note(_ system: String, _ name: String, _ account: String) {
      guard !name.isEmpty, name.lowercased() != account.lowercased() else { return }
      accounts[Self.key(system, name), default: []].insert(account)
    }
    for card in cards { for assignee in card.assignees { note(card.system, assignee.name, assignee.account) } }
    for entry in timeEntries { note(entry.system, entry.userName, entry.user) }
    self.accounts = accounts
  }

  /// Ids of those who use an account or a name, sorted; several may share one, and nobody may be known.
  package func contractors(system: String, account: String, name: String = "", email: String? = nil) -> [String] {
    let known = roster.contractors(system: system, account: account, name: name, email: email)
    if !known.isEmpty { return known.sorted() }
    for word in [account, name] where !word.isEmpty {
      guard let found = accounts[Self.key(system, word)], found.count == 1 else { continue }
      let people = found.flatMap { roster.contractors(system: system, account: $0) }
      if !people.isEmpty { return people.sorted() }
    }
    return []
  }

  private static func key(_ system: String, _ name: String) -> String { system + "\u{0}" + name.lowercased() }
}
