package import Git

extension PeopleReport {
  /// Puts the report together. Pure; linear but for sorting.
  ///
  /// - Parameters:
  ///   - commits: every commit of the history, in any order, each once.
  ///   - identities: with the mainline's `.mailmap`; which claims belong together is worked out here.
  ///   - liveLines: how many of the head's lines each commit wrote; nil where that was not counted.
  package init(commits: [AuthoredCommit], identities: IdentityMap, liveLines: [ObjectID: Int]? = nil) {
    let identities = identities.joining(commits.lazy.flatMap(\.claims))
    var tallies = ClaimTallies(identities: identities)
    for commit in commits { tallies.add(commit, liveLines: liveLines?[commit.id] ?? 0) }
    var entries = EntryAssembly(identities: identities, countsLines: liveLines != nil)
    for (claim, tally) in tallies.claims.sorted(by: { $0.key < $1.key }) { entries.add(claim, tally) }
    people = entries.finish()
    assistants = tallies.assistants.map { Assistant(name: $0.key.nameText, email: $0.key.emailText, commits: $0.value) }
      .sorted { ($1.commits, $0.name, $0.email) < ($0.commits, $1.name, $1.email) }
    suggestions = AliasSearch(people: people, identities: identities).suggestions()
    self.commits = commits.count
    let all = liveLines.map { $0.values.reduce(0, +) }
    self.liveLines = all
    strayLines = (all ?? 0) - tallies.placedLines
  }
}

/// What each exact claim has to its name.
private struct ClaimTallies {
  struct Tally {
    var commits = 0
    var coAuthored = 0
    var dates: ClosedRange<Int64>?
    var lines = 0

    mutating func note(_ time: Int64) {
      dates = dates.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
    }
  }

  let identities: IdentityMap
  private(set) var claims: [IdentityClaim: Tally] = [:]
  private(set) var assistants: [IdentityClaim: Int] = [:]
  private(set) var placedLines = 0

  init(identities: IdentityMap) {
    self.identities = identities
  }

  mutating func add(_ commit: AuthoredCommit, liveLines: Int) {
    claims[commit.author, default: Tally()].commits += 1
    claims[commit.author, default: Tally()].lines += liveLines
    claims[commit.author, default: Tally()].note(commit.authoredAt)
    placedLines += liveLines
    guard !commit.coAuthors.isEmpty else { return }
    // Being one's own co-author, under whatever address, adds nothing.
    var known: Set<Person> = [identities.person(commit.author)]
    for claim in commit.coAuthors {
      if identities.isAssistant(claim) {
        assistants[claim, default: 0] += 1
      } else if known.insert(identities.person(claim)).inserted {
        claims[claim, default: Tally()].coAuthored += 1
        claims[claim, default: Tally()].note(commit.authoredAt)
      } else if claims[claim] == nil {
        // Still an identity of theirs, to be listed.
        claims[claim] = Tally()
      }
    }
  }
}

/// Sorts claims into people.
private struct EntryAssembly {
  let identities: IdentityMap
  let countsLines: Bool
  private var entries: [Person: PeopleReport.Entry] = [:]

  init(identities: IdentityMap, countsLines: Bool) {
    self.identities = identities
    self.countsLines = countsLines
  }

  mutating func add(_ claim: IdentityClaim, _ tally: ClaimTallies.Tally) {
    let person = identities.person(claim)
    let lines = countsLines ? tally.lines : nil
    let identity = PeopleReport.Identity(
      claim: claim, sources: sources(of: claim, tally, person), commits: tally.commits, coAuthored: tally.coAuthored,
      dates: tally.dates, liveLines: lines)
    var entry = entries[person] ?? empty(person)
    entry.identities.append(identity)
    entry.commits += tally.commits
    entry.coAuthored += tally.coAuthored
    entry.liveLines = lines.map { $0 + (entry.liveLines ?? 0) }
    if let dates = tally.dates {
      entry.dates =
        entry.dates.map { min($0.lowerBound, dates.lowerBound)...max($0.upperBound, dates.upperBound) } ?? dates
    }
    entries[person] = entry
  }

  consuming func finish() -> [PeopleReport.Entry] {
    for owned in identities.owned {
      let person = Person(standing: .confirmed, id: owned.contractor)
      var entry = entries[person] ?? empty(person)
      let isUsed = entry.identities.contains { $0.sources.contains(.owner(owned.text)) }
      if !isUsed {
        entry.identities.append(
          PeopleReport.Identity(
            claim: IdentityClaim(name: "", email: Self.shown(owned.identity)), sources: [.owner(owned.text)],
            commits: 0,
            coAuthored: 0, dates: nil, liveLines: countsLines ? 0 : nil))
      }
      entries[person] = entry
    }
    for person in entries.keys {
      guard var entry = entries[person] else { continue }
      entry.identities.sort { left, right in
        let (lines, others) = (left.liveLines ?? 0, right.liveLines ?? 0)
        if (lines, left.commits, left.coAuthored) != (others, right.commits, right.coAuthored) {
          return (lines, left.commits, left.coAuthored) > (others, right.commits, right.coAuthored)
        }
        return left.claim < right.claim
      }
      entry.name = name(of: entry)
      entry.remarks = ClaimRemarks.remarks(on: entry, identities: identities)
      entries[person] = entry
    }
    return entries.values.sorted(by: Self.precedes)
  }

  private func empty(_ person: Person) -> PeopleReport.Entry {
    PeopleReport.Entry(
      person: person, name: "", identities: [], remarks: [], commits: 0, coAuthored: 0, dates: nil,
      liveLines: countsLines ? 0 : nil)
  }

  private func sources(
    of claim: IdentityClaim, _ tally: ClaimTallies.Tally, _ person: Person
  ) -> [PeopleReport.Source] {
    var sources: [PeopleReport.Source] = []
    let address = claim.address
    let noreply = NoreplyAddress(address: address)
    if person.standing == .confirmed {
      for owned in identities.owned where owned.contractor == person.id {
        switch owned.identity {
        case .address(let confirmed) where confirmed == address: sources.append(.owner(owned.text))
        case .login(let host, let login) where noreply?.host == host && noreply?.login == login:
          sources.append(.owner(owned.text))
        default: continue
        }
      }
    }
    if person.standing == .bot, let evidence = identities.botEvidence(claim) { sources.append(.bot(evidence)) }
    if let noreply {
      sources.append(.noreply(host: noreply.host, number: noreply.number, login: noreply.login))
    }
    let mapped = identities.mailmapped(claim)
    if !mapped.lines.isEmpty {
      sources.append(.mailmap(lines: mapped.lines, name: mapped.claim.nameText, email: mapped.claim.emailText))
    }
    if tally.commits > 0 { sources.append(.author) }
    if tally.coAuthored > 0 || tally.commits == 0 { sources.append(.coAuthor) }
    return sources
  }

  /// The name with most commits; of equal ones the one first in order.
  private func name(of entry: PeopleReport.Entry) -> String {
    var counts: [String: Int] = [:]
    for identity in entry.identities where !identity.sources.isEmpty {
      let isJoined = entry.person.standing == .unknown
      let claim = isJoined ? identities.mailmapped(identity.claim).claim : identity.claim
      let name = isJoined && identities.mailmapClaim(identity.claim) == nil ? claim.nameText : identity.name
      if !name.isEmpty { counts[name, default: 0] += identity.commits + identity.coAuthored }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  private static func shown(_ identity: OwnerIdentity) -> String {
    switch identity {
    case .address(let address): address
    case .login(let host, let login): "\(login) on \(host)"
    }
  }

  private static func precedes(_ left: PeopleReport.Entry, _ right: PeopleReport.Entry) -> Bool {
    let order: [Person.Standing: Int] = [.confirmed: 0, .unknown: 1, .bot: 2]
    let (first, second) = (order[left.person.standing, default: 3], order[right.person.standing, default: 3])
    if first != second { return first < second }
    if left.person.standing != .confirmed {
      let (mine, others) = ((left.liveLines ?? 0, left.commits), (right.liveLines ?? 0, right.commits))
      if mine != others { return mine > others }
    }
    return left.person.id < right.person.id
  }
}
