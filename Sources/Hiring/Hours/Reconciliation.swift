package import Foundation

/// Holds billed against tracked hours, by contract and week of UTC.
///
/// A contract is compared with its own contractor's entries, never with other people's. Where several contracts of one
/// contractor ran in a week and the entries cannot be told apart, one row holds their sum and says so. Where several
/// contractors share a tracker account, nobody is accused: the rows are not assessable and state the sum.
package struct Reconciliation: Sendable {
  package let contractors: [Contractor]
  /// The owner's; only to explain hours around midnight between Sunday and Monday.
  package let timeZone: TimeZone
  package let policy: ReconciliationPolicy
  let roster: Roster

  package init(contractors: [Contractor], timeZone: TimeZone, policy: ReconciliationPolicy = ReconciliationPolicy()) {
    self.contractors = contractors
    self.timeZone = timeZone
    self.policy = policy
    self.roster = Roster(contractors: contractors)
  }

  /// Rows in the portfolio's order of contractors, then by week.
  ///
  /// - Parameters:
  ///   - timeEntries: of anybody; assigned here by account.
  ///   - coverage: what the exports speak about; nil takes the weeks in which anybody has a record.
  ///   - through: the last week of engagements that still run; nil takes the last week with a record.
  ///   - now: weeks that are not over by then are not assessable; nil takes every week as over.
  package func rows(
    timeEntries: [TimeEntry], billedEntries: [BilledEntry], coverage: RecordCoverage? = nil, through: ISOWeek? = nil,
    now: Date? = nil
  ) -> [ReconciliationRow] {
    let records = WeeklyRecords(timeEntries: timeEntries, billedEntries: billedEntries, roster: roster)
    let coverage = coverage ?? RecordCoverage(timeEntries: timeEntries, billedEntries: billedEntries)
    guard let last = through ?? coverage.tracked.union(coverage.billed).max() else { return [] }
    return contractors.flatMap { contractor in
      weeks(of: contractor, records: records, through: last).compactMap { week in
        ContractWeek(
          contractor: contractor, week: week, records: records, coverage: coverage, reconciliation: self, now: now
        )?.row
      }
    }
  }

  /// Weeks in which an hourly engagement ran, or in which there are hours.
  private func weeks(of contractor: Contractor, records: WeeklyRecords, through last: ISOWeek) -> [ISOWeek] {
    var weeks = Set(records.billed[contractor.id, default: [:]].keys)
    let hourly = contractor.engagements.filter { $0.kind == .hourly }
    if !hourly.isEmpty { weeks.formUnion(records.tracked[contractor.id, default: [:]].keys) }
    for engagement in hourly {
      var week = ISOWeek(containing: engagement.started.startUTC)
      let end = min(last, engagement.ended.map { ISOWeek(containing: $0.startUTC) } ?? last)
      while week <= end {
        if engagement.isActive(in: week) { weeks.insert(week) }
        week = week.advanced(by: 1)
      }
    }
    return weeks.filter { $0 <= last }.sorted()
  }
}

extension Engagement {
  /// Whether it was active on a day of the week.
  package func isActive(in week: ISOWeek) -> Bool {
    let monday = CivilDate(utc: week.start).daysSince1970
    return (0..<7).contains { isActive(on: CivilDate(daysSince1970: monday + $0)) }
  }
}

/// Records sorted into contractors and weeks.
struct WeeklyRecords {
  struct Share {
    var entry: TimeEntry
    var seconds: Int
  }

  /// By contractor and week; entries of an account that several share are not here.
  private(set) var tracked: [String: [ISOWeek: [Share]]] = [:]
  private(set) var billed: [String: [ISOWeek: [BilledEntry]]] = [:]
  /// Seconds by contractor and week on accounts that the contractor shares with others.
  private(set) var shared: [String: [ISOWeek: Int]] = [:]
  /// Everybody who shares an account with the contractor, sorted, the contractor included.
  private(set) var sharers: [String: [String]] = [:]

  init(timeEntries: [TimeEntry], billedEntries: [BilledEntry], roster: Roster) {
    for contractor in roster.contractors {
      guard let account = contractor.clickup else { continue }
      let people = roster.contractors(system: "clickup", account: account)
      if people.count > 1 { sharers[contractor.id] = people.sorted() }
    }
    for entry in timeEntries.sorted(by: { ($0.start, $0.id) < ($1.start, $1.id) }) {
      let people = roster.contractors(system: entry.system, account: entry.user, name: entry.userName)
      for (week, seconds) in entry.secondsByWeek {
        if people.count == 1 {
          tracked[people[0], default: [:]][week, default: []].append(Share(entry: entry, seconds: seconds))
        } else {
          for person in people { shared[person, default: [:]][week, default: 0] += seconds }
        }
      }
    }
    for entry in billedEntries.sorted(by: { ($0.date, $0.id) < ($1.date, $1.id) }) {
      guard let contractor = roster.contractor(platform: entry.system, contract: entry.contract) else { continue }
      billed[contractor.id, default: [:]][ISOWeek(containing: entry.date.startUTC), default: []].append(entry)
    }
  }
}
