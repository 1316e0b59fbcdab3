package import Hiring

/// Who of a workspace is who in the portfolio.
package struct ClickUpPeople: Sendable, Hashable {
  /// A member whom the portfolio knows.
  package struct Known: Sendable, Hashable {
    package var account: String
    /// Ids of those who use the account; several may share one.
    package var contractors: [String]
  }

  /// A member whom it does not know, with the contractor who is most likely meant: for the owner to confirm.
  package struct Unknown: Sendable, Hashable {
    package var member: ClickUpTeam.Member
    package var suggestion: String?
  }

  /// A contractor whose account is no member's: their hours cannot be asked for.
  package struct Absent: Sendable, Hashable {
    package var contractor: String
    package var account: String
  }

  /// Each sorted by account.
  package let known: [Known]
  package let unknown: [Unknown]
  package let absent: [Absent]

  package init(team: ClickUpTeam, roster: Roster) {
    var known: [Known] = []
    var unknown: [Unknown] = []
    for member in team.members.sorted(by: { $0.account < $1.account }) {
      let contractors = roster.contractors(
        system: "clickup", account: member.account, name: member.name, email: member.email)
      if contractors.isEmpty {
        unknown.append(
          Unknown(
            member: member,
            suggestion: roster.suggestion(system: "clickup", account: member.account, name: member.name)))
      } else {
        known.append(Known(account: member.account, contractors: contractors.sorted()))
      }
    }
    let found = Set(known.flatMap(\.contractors))
    self.known = known
    self.unknown = unknown
    self.absent = roster.contractors.flatMap { contractor in
      Roster.accounts(of: contractor).filter { $0.system == "clickup" && !found.contains(contractor.id) }
        .map { Absent(contractor: contractor.id, account: $0.account) }
    }.sorted { ($0.account, $0.contractor) < ($1.account, $1.contractor) }
  }

  /// The first day on which somebody of `accounts` was engaged; nil where nobody was.
  package func firstDay(of accounts: some Sequence<String>, in roster: Roster) -> CivilDate? {
    let accounts = Set(accounts)
    let people = Set(known.filter { accounts.contains($0.account) }.flatMap(\.contractors))
    return roster.contractors.filter { people.contains($0.id) }.flatMap(\.engagements).map(\.started).min()
  }
}
