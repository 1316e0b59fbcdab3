/// Joins the unknown claims of a history into people: those with one address after `.mailmap`, and those whose noreply
/// addresses name one account, by its number, or by its login where only one number ever had it.
struct UnknownPeople {
  /// The person's id, which is one of its addresses, by folded claim.
  private(set) var people: [IdentityClaim: String] = [:]

  private struct Member {
    var claim: IdentityClaim
    var address: String
    var noreply: [NoreplyAddress]
    var isMapped: Bool
  }

  /// - Complexity: linear in the claims, but for one sort.
  init(_ claims: some Sequence<IdentityClaim>, in map: IdentityMap) {
    let members = Self.members(claims, in: map)
    var numbers: [String: Set<String>] = [:]
    for noreply in members.flatMap(\.noreply) {
      if let number = noreply.number { numbers["\(noreply.host):\(noreply.login)", default: []].insert(number) }
    }
    var sets = DisjointSets(count: members.count)
    var first: [String: Int] = [:]
    for (index, member) in members.enumerated() {
      var keys = ["address " + member.address]
      for noreply in member.noreply {
        let login = "\(noreply.host):\(noreply.login)"
        if let number = noreply.number { keys.append("number \(noreply.host):\(number)") }
        // A login given up and taken by another account says nothing any more.
        if numbers[login, default: []].count <= 1 { keys.append("login " + login) }
      }
      for key in keys {
        if let other = first[key] { sets.join(index, other) } else { first[key] = index }
      }
    }
    name(members, &sets)
  }

  private static func members(_ claims: some Sequence<IdentityClaim>, in map: IdentityMap) -> [Member] {
    Set(claims.map(\.folded)).sorted().compactMap { claim in
      guard map.contractor(address: claim.address) == nil, map.botEvidence(claim) == nil else { return nil }
      let address = map.canonicalAddress(of: claim)
      let noreply = [NoreplyAddress(address: claim.address), NoreplyAddress(address: address)].compactMap(\.self)
      return Member(claim: claim, address: address, noreply: noreply, isMapped: address != claim.address)
    }
  }

  /// Each person goes by the address that says most: one that `.mailmap` leads to, before any other of one's own, before
  /// a noreply address with a number, before one without.
  private mutating func name(_ members: [Member], _ sets: inout DisjointSets) {
    var best: [Int: (rank: Int, address: String)] = [:]
    for (index, member) in members.enumerated() {
      let noreply = NoreplyAddress(address: member.address)
      let rank =
        if let noreply {
          noreply.number == nil ? 3 : 2
        } else {
          member.isMapped ? 0 : 1
        }
      let root = sets.root(of: index)
      if let other = best[root], (other.rank, other.address) <= (rank, member.address) { continue }
      best[root] = (rank, member.address)
    }
    for (index, member) in members.enumerated() {
      people[member.claim] = best[sets.root(of: index)]?.address ?? member.address
    }
  }
}

/// Numbers in groups that only ever grow together.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (root(of: left), root(of: right))
    parents[max(left, right)] = min(left, right)
  }
}
