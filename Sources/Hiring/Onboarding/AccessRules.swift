internal import Foundation

/// The rules that make findings of what is held.
struct AccessRules {
  let held: [HeldAccess]
  let lists: AccessLists
  let roster: Roster
  let repositories: [String]
  let timeZone: TimeZone
  let today: CivilDate
  let policy: AccessPolicy

  /// Worst first, then by contractor, kind and place.
  var findings: [AccessFinding] {
    let contractors = Dictionary(uniqueKeysWithValues: roster.contractors.map { ($0.id, $0) })
    var findings: [AccessFinding] = []
    for access in held {
      for owner in access.owners {
        guard let contractor = contractors[owner] else { continue }
        findings += rules(access, of: contractor)
      }
      if access.standing == .shared { findings.append(shared(access)) }
      if access.standing == .unknown, let finding = secondFactor(access, contractor: nil) { findings.append(finding) }
    }
    findings += revokedLate(contractors)
    return findings.sorted { AccessRules.key($0) < AccessRules.key($1) }
  }

  private static func key(_ finding: AccessFinding) -> String {
    func place<Value: CaseIterable & Equatable>(_ value: Value) -> String {
      String(Array(Value.allCases).firstIndex(of: value) ?? 0)
    }
    return [
      place(finding.severity), finding.contractor ?? "~", place(finding.kind), finding.system, finding.resource,
      finding.account, finding.text,
    ].joined(separator: "\u{0}")
  }

  private func rules(_ access: HeldAccess, of contractor: Contractor) -> [AccessFinding] {
    if let end = contractor.end(asOf: today) {
      // A list from before the end cannot show what came after it; see `AccessGaps`.
      guard let made = access.list.day, made > end else { return [] }
      return [outlives(access, contractor, end: end, made: made)]
    }
    if contractor.engagements.isEmpty {
      return [
        finding(
          .withoutEngagement, .medium, access, contractor.id,
          "\(access.words), and the portfolio names no engagement of \(contractor.id)",
          "add the engagement to assay.yml, or take the access away")
      ]
    }
    if contractor.running(on: today).isEmpty, let start = contractor.nextStart(after: today) {
      let days = start.daysSince1970 - today.daysSince1970
      return [
        finding(
          .beforeEngagement, .medium, access, contractor.id,
          "\(access.words) \(count(days, "day")) before the first engagement starts on \(start)" + asOf(access),
          "\(removal(access)) and give it on the first day, or mend `started:` in assay.yml")
      ]
    }
    var found = [
      secondFactor(access, contractor: contractor.id), excess(access, contractor), beyond(access, contractor),
      paused(access, contractor),
    ].compactMap(\.self)
    if let day = access.saidRevoked {
      found.append(
        finding(
          .stillThere, .high, access, contractor.id,
          "\(access.words), although its end on \(day) is on record" + asOf(access),
          "\(removal(access)), or mend the list that says it is gone"))
    }
    return found
  }

  private func outlives(
    _ access: HeldAccess, _ contractor: Contractor, end: CivilDate, made: CivilDate
  ) -> AccessFinding {
    let days = today.daysSince1970 - end.daysSince1970
    let severity: AccessFinding.Severity =
      switch access.right {
      case .admin: .critical
      case .maintain, .write, .other: .high
      case .member, .read: .medium
      }
    var text = "\(access.words) \(count(days, "day")) after the last engagement ended on \(end)\(asOf(access))"
    if let day = access.saidRevoked { text += ", although its end on \(day) is on record" }
    if let next = contractor.nextStart(after: today) { text += "; the next starts on \(next)" }
    let others = access.owners.filter { $0 != contractor.id }
    var action = removal(access)
    if !others.isEmpty {
      text += "; the account is also \(others.joined(separator: " and "))'s"
      action = "give \(others.joined(separator: " and ")) an account of their own, and change the password of this one"
    }
    var found = finding(.outlives, severity, access, contractor.id, text, action)
    found.days = days
    found.evidence += contractor.engagements.compactMap { engagement in
      engagement.ended.map { "\(engagement.platform.rawValue) contract \(engagement.contract) ended \($0)" }
    }
    return found
  }

  private func secondFactor(_ access: HeldAccess, contractor: String?) -> AccessFinding? {
    guard access.grant.hasSecondFactor == false else { return nil }
    return finding(
      .secondFactor, access.right == .admin ? .high : .medium, access, contractor,
      "\(access.words) without a second factor" + asOf(access),
      "have it switched on, or demand it of everybody in the settings of \(access.list.system)")
  }

  /// For work that is bounded, changing the content is enough. Source: GitHub's documentation gives write to those who
  /// push, and maintain and admin to those who run the project.
  private func excess(_ access: HeldAccess, _ contractor: Contractor) -> AccessFinding? {
    let open = contractor.running(on: today)
    guard access.right >= .maintain, !open.isEmpty, open.allSatisfy({ $0.scope == .bounded }) else { return nil }
    return finding(
      .excess, access.right == .admin ? .high : .medium, access, contractor.id,
      "\(access.words), and every open engagement is bounded" + asOf(access),
      "lower it to a right to change the content, or set `scope: core` at the engagement")
  }

  private func beyond(_ access: HeldAccess, _ contractor: Contractor) -> AccessFinding? {
    let open = contractor.running(on: today)
    guard AccessInventory.codeHosts.contains(access.list.system), !open.isEmpty,
      !open.contains(where: { $0.repositories.isEmpty }),
      let repository = repositories.first(where: { AccessInventory.isRepository(access.list.resource, $0) }),
      !open.contains(where: { $0.repositories.contains(repository) })
    else { return nil }
    return finding(
      .beyondEngagement, .medium, access, contractor.id,
      "\(access.words), which no open engagement of \(contractor.id) covers" + asOf(access),
      "\(removal(access)), or add \(repository) to the engagement's `repositories:`")
  }

  /// Nothing is worked on meanwhile. Reading and taking part change nothing, and may wait for the end.
  private func paused(_ access: HeldAccess, _ contractor: Contractor) -> AccessFinding? {
    let running = contractor.running(on: today)
    guard !running.isEmpty, !running.contains(where: { $0.isActive(on: today) }), access.right > .member else {
      return nil
    }
    return finding(
      .paused, access.right >= .maintain ? .medium : .low, access, contractor.id,
      "\(access.words), and every engagement of \(contractor.id) is paused" + asOf(access),
      "take it away until they go on, or end the pause in assay.yml")
  }

  private func shared(_ access: HeldAccess) -> AccessFinding {
    finding(
      .shared, .medium, access, nil,
      "\(access.words) and stands for \(access.owners.joined(separator: " and ")): who does what cannot be told",
      "give each an account of their own")
  }

  // MARK: What is gone, but went late

  private func revokedLate(_ contractors: [String: Contractor]) -> [AccessFinding] {
    let noted = lists.handKept.values.flatMap(\.grants).compactMap { grant in
      grant.revoked.map { (grant: grant, gone: $0, isNoted: true) }
    }
    let unlisted = lists.former.filter { $0.isActive && !$0.isHandKept }.compactMap { grant in
      grant.seenAt.map { (grant: grant, gone: timeZone.day(of: $0), isNoted: false) }
    }
    return (noted + unlisted).filter { $0.gone <= today }.flatMap { grant, gone, isNoted in
      roster.owners(of: grant).compactMap { owner -> AccessFinding? in
        guard let end = contractors[owner]?.end(asOf: gone) else { return nil }
        let days = gone.daysSince1970 - end.daysSince1970
        guard days > policy.revokeDays else { return nil }
        let place = AccessList.place(system: grant.system, resource: grant.resource)
        let seen =
          isNoted
          ? "was taken away on \(gone)" : "was still on the list of \(gone), and is on the newest no more"
        return AccessFinding(
          kind: .revokedLate, severity: .low, contractor: owner, system: grant.system, resource: grant.resource,
          account: grant.account, level: grant.level, days: days,
          text: "\(grant.account) on \(place) \(seen): \(count(days, "day")) after the engagement ended on \(end)",
          action: "look at what the account did in those days, and take access away on the last day",
          evidence: [grant.record].compactMap(\.self))
      }
    }
  }

  // MARK: Words

  private func finding(
    _ kind: AccessFinding.Kind, _ severity: AccessFinding.Severity, _ access: HeldAccess, _ contractor: String?,
    _ text: String, _ action: String
  ) -> AccessFinding {
    AccessFinding(
      kind: kind, severity: severity, contractor: contractor, system: access.list.system,
      resource: access.list.resource, account: access.grant.account, level: access.grant.level, days: nil, text: text,
      action: action, evidence: access.evidence)
  }

  private func asOf(_ access: HeldAccess) -> String {
    let by = access.list.isHandKept ? "the list kept by hand" : "the list"
    guard let day = access.list.day else { return ", by \(by), whose day is not known" }
    return ", by \(by) of \(day)" + (access.list.isStale ? ", which is stale" : "")
  }

  private func removal(_ access: HeldAccess) -> String {
    "take \(access.grant.account) off \(access.place)"
      + (access.list.isHandKept ? " and write the day under `revoked`" : ", then export the list anew")
  }

  private func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}
