/// Who is known by which account and contract: assigns records when they are asked for, so that mending the portfolio
/// needs no new import.
package struct Roster: Sendable {
  package let contractors: [Contractor]
  private let accounts: [String: [String]]
  private let contracts: [String: Int]
  private let addresses: [String: [String]]

  package init(contractors: [Contractor]) {
    self.contractors = contractors
    var accounts: [String: [String]] = [:]
    var contracts: [String: Int] = [:]
    var addresses: [String: [String]] = [:]
    for (index, contractor) in contractors.enumerated() {
      for (system, account) in Roster.accounts(of: contractor) {
        accounts[Roster.key(system, account), default: []].append(contractor.id)
      }
      for address in Roster.addresses(of: contractor) { addresses[address, default: []].append(contractor.id) }
      for engagement in contractor.engagements {
        contracts[Roster.key(engagement.platform.rawValue, engagement.contract)] = index
      }
    }
    self.accounts = accounts
    self.contracts = contracts
    self.addresses = addresses
  }

  /// Every account of `contractor` with its system, sorted by system.
  package static func accounts(of contractor: Contractor) -> [(system: String, account: String)] {
    var accounts = contractor.accounts
    for (system, account) in [
      ("clickup", contractor.clickup), ("upwork", contractor.upwork), ("fiverr", contractor.fiverr),
    ] {
      if let account { accounts[system, default: []].append(account) }
    }
    return accounts.sorted { $0.key < $1.key }.flatMap { system, names in
      Set(names).sorted().map { (system: system, account: $0) }
    }
  }

  /// The addresses of `contractor`'s confirmed identities, in lower case.
  package static func addresses(of contractor: Contractor) -> [String] {
    let addresses = contractor.identities.compactMap { identity in
      identity.split(separator: "<").last.map { $0.replacing(">", with: "").lowercased() }
    }
    return Set(addresses.filter { $0.contains("@") }).sorted()
  }

  /// Ids of those who use an account, by its id or, where the export has none, its name, else by an address that the
  /// owner confirmed as theirs; several may share one.
  package func contractors(system: String, account: String, name: String = "", email: String? = nil) -> [String] {
    if let known = accounts[Roster.key(system, account)] { return known }
    if !name.isEmpty, let known = accounts[Roster.key(system, name)] { return known }
    for address in [email ?? "", account] where address.contains("@") {
      if let known = accounts[Roster.key(system, address)] ?? addresses[address.lowercased()] { return known }
    }
    return []
  }

  /// Whose contract it is, by the platform's name and the contract's id.
  package func contractor(platform: String, contract: String) -> Contractor? {
    contracts[Roster.key(platform, contract)].map { contractors[$0] }
  }

  /// `entry` with its contractor where exactly one is known by the account, without one otherwise.
  package func assigned(_ entry: TimeEntry) -> TimeEntry {
    let known = contractors(system: entry.system, account: entry.user, name: entry.userName, email: entry.email)
    var entry = entry
    entry.contractor = known.count == 1 ? known[0] : nil
    return entry
  }

  /// The contractor whom an unknown account most likely means, by id or by name; nil where nobody is near.
  ///
  /// - Parameters:
  ///   - name: as the record writes it.
  ///   - heedsName: whether a near id says nothing beside a person's name that is somebody else's.
  package func suggestion(system: String, account: String, name: String, heedsName: Bool = false) -> String? {
    let words = Set(Roster.words(name))
    let byID = contractors.filter { contractor in
      let known = Roster.accounts(of: contractor).map(\.account) + contractor.engagements.map(\.contract)
      guard known.contains(where: { $0 != account && $0.count >= 6 && isNear($0, account) }) else { return false }
      let own = Roster.words(contractor.name) + Roster.words(contractor.id)
      return !heedsName || words.isEmpty || own.isEmpty || !words.isDisjoint(with: own)
    }
    if byID.count == 1 { return byID[0].id }
    let byName = contractors.filter { !words.isDisjoint(with: Roster.words($0.name) + [$0.id]) }
    return byName.count == 1 ? byName[0].id : nil
  }

  private static func key(_ system: String, _ account: String) -> String {
    system + "\u{0}" + account.lowercased()
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 2 }
  }
}

/// One character typed wrong, left out, doubled, or two neighbours swapped.
private func isNear(_ left: String, _ right: String) -> Bool {
  let (short, long) =
    left.utf8.count <= right.utf8.count
    ? (Array(left.utf8), Array(right.utf8)) : (Array(right.utf8), Array(left.utf8))
  guard long.count - short.count <= 1 else { return false }
  let head = zip(short, long).prefix { $0 == $1 }.count
  let tail = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
  if head + tail >= short.count - (long.count == short.count ? 1 : 0) { return true }
  guard short.count == long.count, head + 2 + tail == short.count else { return false }
  return short[head] == long[head + 1] && short[head + 1] == long[head]
}
