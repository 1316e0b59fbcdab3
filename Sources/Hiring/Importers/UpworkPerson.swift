/// A freelancer as Upwork's exports name them.
struct UpworkPerson {
  /// Upwork's id, like `~01abc`; empty where the export has none.
  var account: String
  var name: String
  var email: String?

  var isEmpty: Bool { account.isEmpty && name.isEmpty && email == nil }
}

extension Roster {
  /// The contract that a freelancer's row can only mean: where exactly one contractor is known by that account, address
  /// or full name, and exactly one of their Upwork engagements ran between two days, both included. Nil otherwise: a
  /// wrong guess would bill one person's hours to another.
  ///
  /// - Parameter kind: of the engagement; nil takes either.
  func upworkContract(
    of person: UpworkPerson, kind: Engagement.Kind?, from: CivilDate, to: CivilDate
  ) -> String? {
    if person.isEmpty { return nil }
    var known = contractors(system: "upwork", account: person.account, name: person.name, email: person.email)
    if known.isEmpty, !person.name.isEmpty {
      let name = person.name.lowercased()
      known = contractors.filter { contractor in
        // Whoever is known by another account is another person of that name.
        contractor.name.lowercased() == name
          && (person.account.isEmpty || !Roster.accounts(of: contractor).contains { $0.system == "upwork" })
      }.map(\.id)
    }
    guard known.count == 1, let contractor = contractors.first(where: { $0.id == known[0] }) else { return nil }
    let running = contractor.engagements.filter { engagement in
      engagement.platform == .upwork && (kind == nil || engagement.kind == kind) && engagement.started <= to
        && (engagement.ended.map { $0 >= from } ?? true)
    }
    return running.count == 1 ? running[0].contract : nil
  }
}
