package import Hiring

/// Something that the contractor can reach, or may be able to, and must not afterwards.
package struct AccessToEnd: Sendable, Hashable {
  package enum Basis: String, Sendable, Codable {
    /// The newest list has it.
    case listed
    /// They are said to have an account there, and no list that is not stale can say that they have none.
    case presumed
  }

  /// Like `acme/storefront (github)`, or the system alone.
  package var place: String
  package var account: String
  /// In the list's words; empty where none is stated.
  package var level: String
  package var right: AccessRight?
  package var basis: Basis
  /// The day of the list; nil where there is none, or it does not say.
  package var asOf: CivilDate?

  /// What is listed, then what is presumed.
  ///
  /// - Parameter repositories: ids of those that the contractor is held to have reached.
  static func all(of contractor: Contractor, in inventory: AccessInventory, repositories: [String]) -> [AccessToEnd] {
    let held = inventory.held.filter { $0.owners.contains(contractor.id) }
    let fresh = inventory.lists.filter { !$0.isStale }
    var all = held.map {
      AccessToEnd(
        place: $0.place, account: $0.grant.account, level: $0.grant.level, right: $0.right, basis: .listed,
        asOf: $0.list.day)
    }
    for system in Roster.systems(of: contractor) {
      let isTold = held.contains { $0.list.system == system } || fresh.contains { $0.system == system }
      if !isTold {
        all.append(AccessToEnd(place: system, account: "", level: "", right: nil, basis: .presumed, asOf: nil))
      }
    }
    for repository in repositories {
      let isTold =
        (held.map(\.list) + fresh).contains {
          AccessInventory.codeHosts.contains($0.system) && AccessInventory.isRepository($0.resource, repository)
        }
      if !isTold {
        all.append(
          AccessToEnd(
            place: "the repository \(repository)", account: "", level: "", right: nil, basis: .presumed, asOf: nil))
      }
    }
    return all
  }
}
