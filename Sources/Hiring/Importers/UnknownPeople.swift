/// Gathers the accounts that the portfolio does not know while a file is read.
struct UnknownPeople {
  private let system: String
  private let roster: Roster
  private var found: [String: UnknownPerson] = [:]

  init(system: String, roster: Roster) {
    self.system = system
    self.roster = roster
  }

  mutating func add(account: String, name: String, seconds: Int, line: Int) {
    if var person = found[account] {
      person.entries += 1
      person.seconds += seconds
      found[account] = person
    } else {
      found[account] = UnknownPerson(
        system: system, account: account, name: name, entries: 1, seconds: seconds, line: line,
        suggestion: roster.suggestion(system: system, account: account, name: name))
    }
  }

  /// Sorted by account, so that two runs list them alike.
  var people: [UnknownPerson] { found.values.sorted { $0.account < $1.account } }
}
