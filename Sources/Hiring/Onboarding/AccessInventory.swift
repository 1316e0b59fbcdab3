package import Foundation

/// Who can reach what, by the newest lists of each system, and what is wrong with it.
///
/// A list that is missing, stale, or older than the end of an engagement proves nothing: what it cannot say is a gap.
package struct AccessInventory: Sendable {
  package let today: CivilDate
  /// The newest lists, by system and resource.
  package let lists: [AccessList]
  /// By system, resource and account.
  package let held: [HeldAccess]
  /// Worst first.
  package let findings: [AccessFinding]
  /// What cannot be said: of systems first, then of those who left.
  package let gaps: [AccessGap]
  /// Those who left, longest ago first, then those who are about to.
  package let ends: [AccessEnd]

  /// - Parameters:
  ///   - grants: all that the ledger has, older lists' too.
  ///   - attestations: of them, `access-revoked` of a contractor closes what no list can say.
  ///   - staff: accounts of the owner's own people, by system.
  ///   - now: makes today by the clock of `timeZone`, the owner's.
  package init(
    grants: [AccessGrant], attestations: [Attestation] = [], contractors: [Contractor],
    repositories: [String] = [], staff: [String: [String]] = [:], timeZone: TimeZone, now: Date,
    policy: AccessPolicy = AccessPolicy()
  ) {
    let today = timeZone.day(of: now)
    let roster = Roster(contractors: contractors)
    let lists = AccessLists(grants, timeZone: timeZone, now: now, policy: policy)
    let held = lists.held(today: today, roster: roster, staff: staff)
      .sorted { ($0.list.system, $0.list.resource, $0.grant.id) < ($1.list.system, $1.list.resource, $1.grant.id) }
    var seen: [String: [AccessGrant]] = [:]
    for grant in grants { for owner in roster.owners(of: grant) { seen[owner, default: []].append(grant) } }
    let gaps = AccessGaps(
      lists: lists, held: held, grants: seen, attestations: attestations, roster: roster,
      repositories: repositories, timeZone: timeZone, today: today, policy: policy)
    let rules = AccessRules(
      held: held, lists: lists, roster: roster, repositories: repositories, timeZone: timeZone, today: today,
      policy: policy)
    self.today = today
    self.lists = lists.all
    self.held = held
    self.findings = rules.findings
    let left = gaps.ofLeavers
    self.gaps = gaps.ofSystems + left
    self.ends = contractors.compactMap { contractor -> AccessEnd? in
      guard let last = contractor.lastDay(asOf: today) else { return nil }
      let days = today.daysSince1970 - last.daysSince1970
      let own = held.filter { $0.owners.contains(contractor.id) }
      let unknown = left.filter { $0.contractor == contractor.id }
      // Who left and can reach nothing any more needs no line; who leaves soon needs one to know that nothing is left.
      guard days > 0 ? !own.isEmpty || !unknown.isEmpty : -days <= policy.endingDays else { return nil }
      return AccessEnd(
        contractor: contractor.id, name: contractor.name, lastDay: last, days: days, held: own, gaps: unknown)
    }
    .sorted { ($1.days, $0.contractor) < ($0.days, $1.contractor) }
  }

  /// The same of one contractor: what is about systems as a whole stays.
  package func only(_ contractor: String) -> AccessInventory {
    AccessInventory(
      today: today, lists: lists, held: held.filter { $0.owners.contains(contractor) },
      findings: findings.filter { $0.contractor == contractor },
      gaps: gaps.filter { $0.contractor == nil || $0.contractor == contractor },
      ends: ends.filter { $0.contractor == contractor })
  }

  private init(
    today: CivilDate, lists: [AccessList], held: [HeldAccess], findings: [AccessFinding], gaps: [AccessGap],
    ends: [AccessEnd]
  ) {
    self.today = today
    self.lists = lists
    self.held = held
    self.findings = findings
    self.gaps = gaps
    self.ends = ends
  }

  /// Whether anything outlives an engagement.
  package var hasOutliving: Bool { findings.contains { $0.kind == .outlives } }

  /// Whether it is not known of somebody who left that their access is gone.
  package var hasUnknownLeavers: Bool { gaps.contains { $0.contractor != nil } }

  /// Code hosts, on which a list's resource is a repository.
  package static let codeHosts: Set<String> = ["github", "gitlab", "bitbucket", "gitea", "codeberg", "azure devops"]

  /// Whether a list of `resource` is one of the portfolio's repository `id`: called so, or the last part of a path.
  package static func isRepository(_ resource: String, _ id: String) -> Bool {
    resource.split(separator: "/").last.map { $0.lowercased() == id.lowercased() } ?? false
  }
}
