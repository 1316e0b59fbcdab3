/// An account that can reach something now, as far as the newest lists tell.
package struct HeldAccess: Sendable, Hashable {
  package enum Standing: String, Sendable, Codable, CaseIterable {
    case contractor
    /// The account stands for several contractors.
    case shared
    /// The owner says that it is one of their own people's.
    case staff
    case machine
    /// It belongs to nobody in the portfolio.
    case unknown
  }

  package var grant: AccessGrant
  /// The list that states it.
  package var list: AccessList
  /// The portfolio's ids of whom it belongs to, sorted.
  package var owners: [String]
  package var standing: Standing
  /// Of an unknown account: the contractor who may be meant, for the owner to confirm.
  package var suggestion: String?
  /// The day on which a person noted it as taken away, though a newer list of the system still has it.
  package var saidRevoked: CivilDate?
  /// The day on which it is to end by itself or by the owner's list.
  package var endsOn: CivilDate?
  package var granted: CivilDate?
  /// References to records.
  package var evidence: [String]

  package var right: AccessRight { grant.right }

  /// Like `acme/storefront (github)`.
  package var place: String { list.place }

  /// Like `amirk has write on acme/storefront (github)`.
  var words: String {
    grant.level.isEmpty ? "\(grant.account) on \(place)" : "\(grant.account) has \(grant.level) on \(place)"
  }
}

extension AccessLists {
  /// Who holds what on `today`.
  ///
  /// The system's own list decides, but for days that are later than it: a person's note that access was taken away after
  /// the list was made is believed, and so is one that access was given after it.
  func held(today: CivilDate, roster: Roster, staff: [String: [String]]) -> [HeldAccess] {
    subjects.flatMap { subject -> [HeldAccess] in
      let notes = stretches(of: subject, today: today)
      let own = own[subject]
      let grants = own?.grants ?? []
      let noting = Dictionary(
        grants.compactMap { grant in note(of: grant, among: grants, notes, roster).map { (grant.id, $0) } },
        uniquingKeysWith: { first, _ in first })
      let isNoted = Set(noting.values.map(\.id))
      var held: [HeldAccess] = []
      for grant in grants {
        guard let list = own?.list else { continue }
        let owners = roster.owners(of: grant)
        let note = noting[grant.id]
        guard grant.isActive else { continue }
        let end = note?.revoked ?? grant.revoked
        let isOver = end.map { $0 <= today } ?? false
        if isOver, let end, let made = list.day, made <= end { continue }
        held.append(
          HeldAccess(
            grant, list, owners, roster: roster, staff: staff, saidRevoked: isOver ? note?.revoked : nil,
            endsOn: isOver ? nil : end, granted: note?.granted ?? grant.granted,
            evidence: [grant.record, note?.record].compactMap(\.self)))
      }
      for note in notes where !isNoted.contains(note.id) {
        guard let list = handKept[subject]?.list, note.isActive, !(note.revoked.map { $0 <= today } ?? false) else {
          continue
        }
        // The system's own list was made after the access was noted, and does not have it.
        if let own, let made = own.list.day, let noted = note.granted ?? list.day {
          if note.granted == nil ? made >= noted : made > noted { continue }
        }
        held.append(
          HeldAccess(
            note, list, roster.owners(of: note), roster: roster, staff: staff, saidRevoked: nil,
            endsOn: note.revoked, granted: note.granted, evidence: [note.record].compactMap(\.self)))
      }
      return held
    }
  }

  /// The note that is about a line of the system's own list: one that names the account, else, where a person wrote down
  /// only whose it is, the one note of somebody who has one account there.
  private func note(
    of grant: AccessGrant, among grants: [AccessGrant], _ notes: [AccessGrant], _ roster: Roster
  ) -> AccessGrant? {
    if let note = notes.first(where: { !$0.names.isDisjoint(with: grant.names) }) { return note }
    let owners = roster.owners(of: grant)
    guard !notes.isEmpty, owners.count == 1, grants.count(where: { roster.owners(of: $0) == owners }) == 1 else {
      return nil
    }
    let theirs = notes.filter { roster.owners(of: $0) == owners }
    return theirs.count == 1 ? theirs[0] : nil
  }

  /// Where two stretches begin on one day, the one that goes on counts: nobody is cleared by a contradiction.
  private static func begins(_ note: AccessGrant) -> (Int, Int, String) {
    (note.granted?.daysSince1970 ?? .min, note.revoked?.daysSince1970 ?? .max, note.id)
  }

  /// The latest stretch of access of each account that a person notes; one that lies ahead is none yet.
  private func stretches(of subject: Subject, today: CivilDate) -> [AccessGrant] {
    let begun = (handKept[subject]?.grants ?? []).filter { $0.granted.map { $0 <= today } ?? true }
    return Dictionary(grouping: begun) { $0.account.lowercased() }.values
      .compactMap { $0.max { Self.begins($0) < Self.begins($1) } }
      .sorted { $0.id < $1.id }
  }
}

extension HeldAccess {
  fileprivate init(
    _ grant: AccessGrant, _ list: AccessList, _ owners: [String], roster: Roster, staff: [String: [String]],
    saidRevoked: CivilDate?, endsOn: CivilDate?, granted: CivilDate?, evidence: [String]
  ) {
    let standing: Standing =
      if !owners.isEmpty {
        owners.count == 1 ? .contractor : .shared
      } else if HeldAccess.isStaff(grant, staff) {
        .staff
      } else {
        grant.isMachine ? .machine : .unknown
      }
    let suggestion =
      standing == .unknown
      ? roster.suggestion(system: grant.system, account: grant.account, name: "\(grant.name) \(grant.account)") : nil
    self.init(
      grant: grant, list: list, owners: owners, standing: standing, suggestion: suggestion, saidRevoked: saidRevoked,
      endsOn: endsOn, granted: granted, evidence: evidence)
  }

  /// Whether the owner names the account, or with `@northwind.example` its address' domain, as one of their people's.
  private static func isStaff(_ grant: AccessGrant, _ staff: [String: [String]]) -> Bool {
    (staff[grant.system] ?? []).contains { entry in
      let entry = entry.lowercased()
      if grant.names.contains(entry) { return true }
      guard entry.hasPrefix("@") else { return false }
      return grant.names.contains(String(entry.dropFirst())) || (grant.email?.lowercased().hasSuffix(entry) ?? false)
    }
  }
}
