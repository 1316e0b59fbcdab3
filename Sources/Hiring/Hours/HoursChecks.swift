package import Foundation

/// Looks over the time logs, contractor by contractor and week by week.
package struct HoursChecks: Sendable {
  package let contractors: [Contractor]
  /// Whose midnight parts the days.
  package let timeZone: TimeZone
  package let policy: HoursPolicy

  package init(contractors: [Contractor], timeZone: TimeZone, policy: HoursPolicy = HoursPolicy()) {
    self.contractors = contractors
    self.timeZone = timeZone
    self.policy = policy
  }

  /// In the portfolio's order of contractors, then by week, then by kind. Entries belong to the week of UTC in which
  /// they start.
  package func checks(timeEntries: [TimeEntry], billedEntries: [BilledEntry]) -> [HoursCheck] {
    let roster = Roster(contractors: contractors)
    var entries: [String: [TimeEntry]] = [:]
    for entry in timeEntries.sorted(by: { ($0.start, $0.id) < ($1.start, $1.id) }) {
      for person in roster.contractors(system: entry.system, account: entry.user, name: entry.userName) {
        entries[person, default: []].append(entry)
      }
    }
    var billed: [String: [BilledEntry]] = [:]
    for entry in billedEntries.sorted(by: { ($0.date, $0.id) < ($1.date, $1.id) }) {
      guard let contractor = roster.contractor(platform: entry.system, contract: entry.contract) else { continue }
      billed[contractor.id, default: []].append(entry)
    }
    return contractors.flatMap { contractor -> [HoursCheck] in
      let own = entries[contractor.id] ?? []
      let sharers = contractor.clickup.map { roster.contractors(system: "clickup", account: $0).sorted() } ?? []
      // A shared log is nobody's own: only that it is shared is said.
      let found =
        sharers.count > 1
        ? sharedAccount(own, contractor: contractor, sharers: sharers)
        : entryChecks(own, contractor: contractor.id) + dayChecks(own, contractor: contractor.id)
          + habitChecks(own, contractor: contractor.id)
      let inactive = inactiveChecks(
        contractor, billed: billed[contractor.id] ?? [], tracked: sharers.count > 1 ? [] : own)
      return (found + inactive).sorted { left, right in
        (left.week, left.kind.order, left.evidence.first ?? "") < (
          right.week, right.kind.order, right.evidence.first ?? ""
        )
      }
    }
  }

  private func inactiveChecks(_ contractor: Contractor, billed: [BilledEntry], tracked: [TimeEntry]) -> [HoursCheck] {
    InactiveHours.find(contractor: contractor, billed: billed, tracked: tracked, timeZone: timeZone).map { found in
      HoursCheck(
        kind: .inactiveEngagement, contractor: contractor.id, week: ISOWeek(containing: found.day.startUTC),
        text: found.text, question: "Who asked for this work, and when was it agreed?", seconds: found.seconds,
        entries: found.evidence.count, outOf: found.evidence.count, evidence: found.evidence)
    }
  }

  private func sharedAccount(_ entries: [TimeEntry], contractor: Contractor, sharers: [String]) -> [HoursCheck] {
    byWeek(entries).map { week, entries in
      HoursCheck(
        kind: .sharedAccount, contractor: contractor.id, week: week,
        text: "\(sharers.joined(separator: ", ")) log their time on one tracker account",
        question: "Can each person log on an account of their own?",
        seconds: entries.reduce(0) { $0 + $1.seconds }, entries: entries.count, outOf: entries.count,
        evidence: entries.map(\.reference))
    }
  }
}

extension HoursCheck.Kind {
  /// The order in every output.
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Entries by the week of UTC in which they start, in order.
func byWeek(_ entries: [TimeEntry]) -> [(week: ISOWeek, entries: [TimeEntry])] {
  Dictionary(grouping: entries) { ISOWeek(containing: $0.start) }
    .sorted { $0.key < $1.key }.map { (week: $0.key, entries: $0.value) }
}
