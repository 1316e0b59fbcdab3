/// Finds people of a report who may be one, by keys they share: linear in identities and keys, never pair by pair.
///
/// Those who share a key are each set against one of them, a contractor where there is one, else the one with most
/// commits; so a name that ten thousand addresses use gives ten thousand suggestions and not fifty million.
struct AliasSearch {
  private let people: [PeopleReport.Entry]
  private let identities: IdentityMap

  init(people: [PeopleReport.Entry], identities: IdentityMap) {
    self.people = people
    self.identities = identities
  }

  private struct Pair: Hashable {
    var person: Int
    var alias: Int
  }

  func suggestions() -> [AliasSuggestion] {
    var reasons: [Pair: [AliasSuggestion.Reason]] = [:]
    for bucket in buckets() { bucket.pairs(among: people).forEach { reasons[$0.pair, default: []].append($0.reason) } }
    for (alias, person, lines) in mailmapClaims() {
      reasons[Pair(person: person, alias: alias), default: []].append(.mailmap(lines: lines))
    }
    return reasons.map { suggestion($0.key, $0.value) }.sorted(by: Self.precedes)
  }

  private func suggestion(_ pair: Pair, _ reasons: [AliasSuggestion.Reason]) -> AliasSuggestion {
    let reasons = Self.distinct(reasons)
    var strength = reasons.map(\.strength).max() ?? .possible
    // Two signs of different kinds that are likely alone; the name is part of one of them and does not count twice.
    let likely = reasons.filter { reason in
      if case .name = reason { return false }
      return reason.strength == .likely
    }
    if likely.count > 1 { strength = .strong }
    let alias = people[pair.alias]
    return AliasSuggestion(
      person: people[pair.person].person, alias: alias.person, reasons: reasons, strength: strength,
      commits: alias.commits, coAuthored: alias.coAuthored, liveLines: alias.liveLines)
  }

  private static let order = [
    "account-number", "mailbox", "account-login", "name-and-local-part", "mailmap", "name", "look-alike",
  ]

  /// Each kind once. A name beside the same name with a local part says nothing more.
  private static func distinct(_ reasons: [AliasSuggestion.Reason]) -> [AliasSuggestion.Reason] {
    let kinds = Set(reasons.map(\.kind))
    return order.compactMap { kind in
      if kind == "name", kinds.contains("name-and-local-part") { return nil }
      return reasons.filter { $0.kind == kind }.min { "\($0)" < "\($1)" }
    }
  }

  private static func precedes(_ left: AliasSuggestion, _ right: AliasSuggestion) -> Bool {
    let (mine, others) = (
      (left.liveLines ?? 0, left.commits, left.coAuthored), (right.liveLines ?? 0, right.commits, right.coAuthored)
    )
    if left.strength != right.strength { return left.strength > right.strength }
    if mine != others { return mine > others }
    return (left.person, left.alias) < (right.person, right.alias)
  }

  // MARK: Keys

  private enum Key: Hashable, Comparable {
    case number(host: String, number: String)
    case login(host: String, login: String)
    case mailbox(String)
    case nameAndLocal(name: String, local: String)
    case look(String)
  }

  /// The people who have one key, each once, with the name that gave it.
  private struct Bucket {
    var key: Key
    var members: [(person: Int, words: String)]

    func pairs(among people: [PeopleReport.Entry]) -> [(pair: Pair, reason: AliasSuggestion.Reason)] {
      guard members.count > 1 else { return [] }
      let target = members.min { left, right in
        let (a, b) = (people[left.person], people[right.person])
        let (isA, isB) = (a.person.standing == .confirmed, b.person.standing == .confirmed)
        if isA != isB { return isA }
        return (b.commits, a.person) < (a.commits, b.person)
      }
      guard let target else { return [] }
      return members.compactMap { member in
        guard member.person != target.person else { return nil }
        // The owner keeps two contractors apart, whatever their names; not where one account stands behind both.
        if people[member.person].person.standing == .confirmed, !isAccount { return nil }
        return (Pair(person: target.person, alias: member.person), reason(target.words, member.words))
      }
    }

    private var isAccount: Bool {
      switch key {
      case .number, .login, .mailbox: true
      case .nameAndLocal, .look: false
      }
    }

    private func reason(_ target: String, _ alias: String) -> AliasSuggestion.Reason {
      switch key {
      case .number(let host, let number): .accountNumber(host: host, number: number)
      case .login(let host, let login): .accountLogin(host: host, login: login)
      case .mailbox(let mailbox): .mailbox(mailbox)
      case .nameAndLocal(let name, let local): .nameAndLocalPart(name: name, local: local)
      case .look: target == alias ? .name(target) : .lookAlike(target, alias)
      }
    }
  }

  /// In the order of their keys, or the reasons of a pair would come in another order in every run.
  private func buckets() -> [Bucket] {
    var found: [Key: [Int: String]] = [:]
    for (index, entry) in people.enumerated() where entry.person.standing != .bot {
      for identity in entry.identities {
        let words = NameKey(identity.name)?.words ?? ""
        for key in keys(of: identity) where (found[key]?[index]).map({ words < $0 }) ?? true {
          found[key, default: [:]][index] = words
        }
      }
      // An account of the owner's file that no commit has yet.
      for login in logins(of: entry) { found[login, default: [:]][index] = "" }
    }
    return found.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { Bucket(key: $0.key, members: $0.value.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }) }
  }

  private func keys(of identity: PeopleReport.Identity) -> [Key] {
    var keys: [Key] = []
    let address = identity.claim.address
    if let noreply = NoreplyAddress(address: address) {
      if let number = noreply.number { keys.append(.number(host: noreply.host, number: number)) }
      keys.append(.login(host: noreply.host, login: noreply.login))
    }
    if let mailbox = Mailbox.key(of: address) { keys.append(.mailbox(mailbox)) }
    guard let name = NameKey(identity.name) else { return keys }
    keys.append(.look(name.look))
    if let local = Mailbox.localKey(of: address) { keys.append(.nameAndLocal(name: name.words, local: local)) }
    return keys
  }

  private func logins(of entry: PeopleReport.Entry) -> [Key] {
    guard entry.person.standing == .confirmed else { return [] }
    return identities.owned.compactMap { owned in
      guard owned.contractor == entry.person.id, case .login(let host, let login) = owned.identity else { return nil }
      return .login(host: host, login: login)
    }
  }

  /// Unknown people whom `.mailmap` makes a contractor.
  private func mailmapClaims() -> [(alias: Int, person: Int, lines: [Int])] {
    let places = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($0.element.person, $0.offset) })
    return people.enumerated().flatMap { index, entry in
      entry.identities.compactMap { identity in
        guard entry.person.standing == .unknown, let contractor = identities.mailmapClaim(identity.claim),
          let person = places[Person(standing: .confirmed, id: contractor)]
        else { return nil }
        return (index, person, identities.mailmapped(identity.claim).lines)
      }
    }
  }
}
