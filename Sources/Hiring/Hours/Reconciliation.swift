package import Foundation

/// Holds billed against tracked hours, by contract and week of UTC.
///
/// A contract is compared with its own contractor's entries, never with other people's. Where several contracts of one
/// contractor ran in a week and the entries cannot be told apart, one row holds their sum and says so. Where several
/// contractors share a tracker account, nobody is accused: the rows are not assessable and state the sum. A contractor's
/// entries in several trackers all count. Hours that several exports bill for one contract-week are the same hours.
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
  ///   - payments: lines of account statements; those that bill hours count as one more source of them.
  ///   - coverage: what the exports speak about; nil takes the weeks in which anybody has a record.
  ///   - through: the last week of engagements that still run; nil takes the last week with a record.
  ///   - now: weeks that are not over by then are not assessable; nil takes every week as over.
  package func rows(
    timeEntries: [TimeEntry], billedEntries: [BilledEntry], payments: [Payment] = [],
    coverage: RecordCoverage? = nil, through: ISOWeek? = nil, now: Date? = nil
  ) -> [ReconciliationRow] {
    let records = WeeklyRecords(
      timeEntries: timeEntries, billedEntries: billedEntries, payments: payments, roster: roster)
    let coverage = coverage ?? RecordCoverage(timeEntries: timeEntries, billedEntries: billedEntries)
    let rows = rows(records, coverage, through: through, now: now)
    let doubtful = Set(records.billed.doubtful.map(\.reference))
    guard !doubtful.isEmpty || timeEntries.contains(where: { $0.missingFrom != nil }) else { return rows }
    let certain = WeeklyRecords(
      timeEntries: timeEntries.filter { $0.missingFrom == nil },
      billedEntries: billedEntries.filter { !doubtful.contains($0.reference) }, payments: payments, roster: roster)
    return settled(rows, by: self.rows(certain, coverage, through: through, now: now))
  }

  /// `rows` without accusations that do not hold where what only one export states is left out, with all that explains a
  /// week and its neighbours.
  private func settled(_ rows: [ReconciliationRow], by others: [ReconciliationRow]) -> [ReconciliationRow] {
    let certain = Dictionary(
      others.map { ("\($0.contractor)\u{0}\($0.contract)\u{0}\($0.week)", $0.verdict) },
      uniquingKeysWith: { first, _ in first })
    return rows.map { row in
      guard row.verdict == .overBilled || row.verdict == .underLogged,
        let other = certain["\(row.contractor)\u{0}\(row.contract)\u{0}\(row.week)"], other != row.verdict
      else { return row }
      var row = row
      row.verdict = .notAssessable
      row.reasons.append(
        "without the hours that only one of the exports states, in this week and those beside it, it would be "
          + words(of: other))
      return row
    }
  }

  private func words(of verdict: ReconciliationRow.Verdict) -> String {
    switch verdict {
    case .match: "in agreement"
    case .note: "a small or explained difference"
    case .overBilled: "billed too much"
    case .underLogged: "billed too little"
    case .overLimit: "over the limit"
    case .notAssessable: "not assessable"
    }
  }

  private func rows(
    _ records: WeeklyRecords, _ coverage: RecordCoverage, through: ISOWeek?, now: Date?
  ) -> [ReconciliationRow] {
    let stated = records.billed.weeks.values.flatMap(\.keys)
    guard let last = through ?? coverage.tracked.union(coverage.billed).union(stated).max() else { return [] }
    let index = CoverageIndex(coverage, roster: roster)
    let neighbours = NeighbourWeeks(records: records, policy: policy, timeZone: timeZone)
    return contractors.flatMap { contractor in
      neighbours.explain(
        weeks(of: contractor, records: records, through: last).compactMap { week in
          ContractWeek(
            contractor: contractor, week: week, records: records, coverage: coverage, index: index,
            reconciliation: self,
            now: now
          )?.row
        })
    }
  }

  /// Weeks in which an hourly engagement ran, or in which there are hours.
  private func weeks(of contractor: Contractor, records: WeeklyRecords, through last: ISOWeek) -> [ISOWeek] {
    var weeks = Set(records.billed.weeks[contractor.id, default: [:]].keys)
    let hourly = contractor.engagements.filter { $0.kind == .hourly }
    if !hourly.isEmpty { weeks.formUnion(records.tracked[contractor.id, default: [:]].keys) }
    weeks.formUnion(
      records.billed.undivided[contractor.id, default: [:]].keys.filter { week in
        hourly.contains { $0.isActive(in: week) }
      })
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
