internal import Foundation

/// What the lists cannot say.
struct AccessGaps {
  let lists: AccessLists
  let held: [HeldAccess]
  /// All that any list ever stated, by contractor.
  let grants: [String: [AccessGrant]]
  let attestations: [Attestation]
  let roster: Roster
  let repositories: [String]
  let timeZone: TimeZone
  let today: CivilDate
  let policy: AccessPolicy

  /// The attestation that closes what no list can say of somebody who left.
  static let attested = "access-revoked"

  /// Systems and repositories of which there is no list, and lists that are stale.
  var ofSystems: [AccessGap] {
    let listed = Set(lists.subjects.map(\.system))
    var users: [String: [String]] = [:]
    for contractor in roster.contractors {
      for system in Roster.systems(of: contractor) { users[system, default: []].append(contractor.id) }
    }
    var gaps = users.keys.filter { !listed.contains($0) }.sorted().map { system in
      AccessGap(
        contractor: nil, system: system,
        text: "there is no list of who can reach \(system), where \((users[system] ?? []).joined(separator: ", ")) "
          + "\((users[system] ?? []).count == 1 ? "has" : "have") an account: export one, or keep one by hand "
          + "(kind: access)")
    }
    let hosts = lists.subjects.filter { AccessInventory.codeHosts.contains($0.system) }
    for repository in repositories
    where !hosts.contains(where: { AccessInventory.isRepository($0.resource, repository) }) {
      gaps.append(
        AccessGap(
          contractor: nil, system: "repository",
          text: "there is no list of who can reach the repository \(repository): export its collaborators "
            + "(kind: github-collaborators, about: OWNER/\(repository))"))
    }
    for list in lists.all where list.isStale {
      let age = list.ageDays.map { "is \($0) days old" } ?? "does not say when it was made"
      gaps.append(
        AccessGap(
          contractor: nil, system: list.system,
          text: "the list of \(list.place) \(age), and proves of nobody that they cannot reach it: export it anew"))
    }
    return gaps + ofListsAhead
  }

  /// A date that lies ahead is a slip of a clock or of a hand.
  private var ofListsAhead: [AccessGap] {
    let files = Dictionary(grouping: lists.ahead) { grant in
      [grant.system, AccessList.place(system: grant.system, resource: grant.resource)]
    }
    return files.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, grants in
      let days = Set(grants.compactMap { $0.seenAt.map { timeZone.day(of: $0).description } }).sorted()
      return AccessGap(
        contractor: nil, system: key[0],
        text: "a list of \(key[1]) is dated ahead, \(days.joined(separator: " and ")), and shows nothing of today: "
          + "import its file once more with `assay records import FILE --exported`, and say when it was made")
    }
  }

  /// What is not known to be gone of those whose engagements ended.
  var ofLeavers: [AccessGap] {
    roster.contractors.flatMap { contractor -> [AccessGap] in
      guard let end = contractor.end(asOf: today), !isAttested(contractor, since: end) else { return [] }
      let seen = grants[contractor.id] ?? []
      let systems = Set(Roster.systems(of: contractor)).union(seen.map(\.system)).sorted()
      guard !systems.isEmpty else {
        return [
          AccessGap(
            contractor: contractor.id, system: "",
            text: "no account of \(contractor.id) is known, so no list can show that their access is gone: name their "
              + "accounts in assay.yml, or attest `\(Self.attested)`")
        ]
      }
      return systems.flatMap { gaps(contractor, system: $0, end: end, seen: seen) }
    }
  }

  private func gaps(
    _ contractor: Contractor, system: String, end: CivilDate, seen: [AccessGrant]
  ) -> [AccessGap] {
    func gap(_ text: String) -> AccessGap {
      AccessGap(
        contractor: contractor.id, system: system,
        text: "\(text); the engagement ended on \(end): look, and export the list anew, or attest `\(Self.attested)`")
    }
    let ahead = lists.ahead.filter { $0.system == system && roster.owners(of: $0).contains(contractor.id) }
    if let grant = ahead.first {
      let place = AccessList.place(system: system, resource: grant.resource)
      return [gap("\(contractor.id) is on a list of \(place) that is dated ahead")]
    }
    let known = lists.subjects.filter { $0.system == system }
    guard !known.isEmpty else { return [gap("there is no list of \(system), where \(contractor.id) has an account")] }
    // Where they were seen matters; where they never were, any list of the system can show that they are not.
    let places = Set(seen.filter { $0.system == system }.map { $0.resource.lowercased() })
    let subjects = places.isEmpty ? known : known.filter { places.contains($0.resource) }
    return subjects.compactMap { subject in
      // A finding says it.
      if isHeld(contractor, subject, after: end) || isGone(contractor, subject, after: end) { return nil }
      let list = lists.own[subject]?.list ?? lists.handKept[subject]?.list
      let place = AccessList.place(system: system, resource: list?.resource ?? subject.resource)
      guard let list, let day = list.day else { return gap("the list of \(place) does not say when it was made") }
      if day > end { return gap("the newest list of \(place), of \(day), does not have them but is stale") }
      return gap("the newest list of \(place) is of \(day), which shows nothing of the time since")
    }
  }

  private func isHeld(_ contractor: Contractor, _ subject: AccessLists.Subject, after end: CivilDate) -> Bool {
    held.contains { access in
      access.owners.contains(contractor.id) && access.list.system == subject.system
        && access.list.resource.lowercased() == subject.resource && (access.list.day.map { $0 > end } ?? false)
    }
  }

  /// Whether a list shows that the access is gone: the system's own, made after the end and not stale; else a person's
  /// note that it was taken away, which the system's own list does not contradict; else, of a system that has no list of
  /// its own, one that a person keeps, has kept since the end, and that has nothing of theirs.
  private func isGone(_ contractor: Contractor, _ subject: AccessLists.Subject, after end: CivilDate) -> Bool {
    func proves(_ list: AccessList) -> Bool { list.day.map { $0 > end && !list.isStale } ?? false }
    let own = lists.own[subject]?.list
    if let own, proves(own) { return true }
    let notes = (lists.handKept[subject]?.grants ?? []).filter { roster.owners(of: $0).contains(contractor.id) }
    if !notes.isEmpty {
      return notes.allSatisfy { note in
        guard let revoked = note.revoked else { return !note.isActive && own == nil }
        return revoked <= today && (own.map { $0.day.map { $0 <= revoked } ?? false } ?? true)
      }
    }
    return own == nil && (lists.handKept[subject].map { proves($0.list) } ?? false)
  }

  /// Somebody else than the contractor says that all access is gone, after the end.
  private func isAttested(_ contractor: Contractor, since end: CivilDate) -> Bool {
    attestations.contains { attestation in
      attestation.what.lowercased() == Self.attested && attestation.on >= end && attestation.on <= today
        && attestation.concerns(contractor, roster) && !attestation.isByThemselves(contractor, roster)
    }
  }
}

extension Attestation {
  /// Whether it is about `contractor`, by the portfolio's id, whole name or an address.
  func concerns(_ contractor: Contractor, _ roster: Roster) -> Bool {
    self.contractor.map { roster.contractors(written: $0, in: "attestation") == [contractor.id] } ?? false
  }

  /// Nobody's word about themselves proves anything.
  func isByThemselves(_ contractor: Contractor, _ roster: Roster) -> Bool {
    roster.contractors(written: by, in: "attestation").contains(contractor.id)
  }
}
