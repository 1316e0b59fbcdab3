internal import Foundation

/// One row in the making: the contracts of a contractor that are compared together in one week.
struct ContractWeek {
  private let contractor: Contractor
  private let week: ISOWeek
  private let records: WeeklyRecords
  private let coverage: RecordCoverage
  private let policy: ReconciliationPolicy
  private let timeZone: TimeZone
  private let now: Date?
  private let engagements: [Engagement]
  private let billedEntries: [BilledEntry]
  private let shares: [WeeklyRecords.Share]

  /// Nil where nothing is to be compared.
  init?(
    contractor: Contractor, week: ISOWeek, records: WeeklyRecords, coverage: RecordCoverage,
    reconciliation: Reconciliation, now: Date?
  ) {
    self.contractor = contractor
    self.week = week
    self.records = records
    self.coverage = coverage
    self.policy = reconciliation.policy
    self.timeZone = reconciliation.timeZone
    self.now = now
    billedEntries = records.billed[contractor.id]?[week] ?? []
    shares = records.tracked[contractor.id]?[week] ?? []
    let billedContracts = Set(billedEntries.map(\.contract))
    var chosen = contractor.engagements.filter {
      billedContracts.contains($0.contract) || ($0.kind == .hourly && $0.isActive(in: week))
    }
    if chosen.isEmpty, !shares.isEmpty {
      // Hours outside of every engagement belong to the one that ran last before them.
      let hourly = contractor.engagements.filter { $0.kind == .hourly }.sorted { $0.started < $1.started }
      let before = hourly.last { $0.started.startUTC < week.end } ?? hourly.first
      chosen = before.map { [$0] } ?? []
    }
    guard !chosen.isEmpty else { return nil }
    engagements = chosen.sorted { $0.contract < $1.contract }
  }

  var row: ReconciliationRow {
    var reasons: [String] = []
    let (billed, tracked) = sides(&reasons)
    var verdict = ReconciliationRow.Verdict.notAssessable
    var difference: Int?
    if let billed, let tracked {
      difference = billed - tracked
      verdict = compare(billed: billed, tracked: tracked, &reasons)
    }
    if engagements.count > 1 {
      reasons.append(
        "\(engagements.count) contracts ran in this week and the tracker does not say which one an entry is for: "
          + "they are compared as a sum")
    }
    let inactive = inactiveReasons
    if verdict == .match, !inactive.isEmpty { verdict = .note }
    reasons += inactive
    if let now, week.end > now {
      verdict = .notAssessable
      reasons.append("the week is not over")
    }
    return ReconciliationRow(
      contractor: contractor.id, contract: engagements.map(\.contract).joined(separator: "+"), week: week,
      billedSeconds: billed, trackedSeconds: tracked, differenceSeconds: difference, limitSeconds: limit,
      verdict: verdict, reasons: reasons,
      evidence: billedEntries.map(\.reference) + shares.map(\.entry.reference))
  }

  /// The sum of the limits where every contract has one.
  private var limit: Int? {
    let limits = engagements.compactMap(\.weeklyLimitSeconds)
    return limits.count == engagements.count ? limits.reduce(0, +) : nil
  }

  /// What each side shows; nil where its evidence is missing, with the reason.
  private func sides(_ reasons: inout [String]) -> (billed: Int?, tracked: Int?) {
    var billed = billedEntries.isEmpty ? nil : billedEntries.reduce(0) { $0 + $1.seconds }
    var tracked = shares.isEmpty ? nil : shares.reduce(0) { $0 + $1.seconds }
    if let people = records.sharers[contractor.id] {
      reasons.append(sharedReason(people))
      return (billed, nil)
    }
    if billed == nil, tracked == nil {
      reasons.append("no hours on either side: a week off, or both exports are missing")
      return (nil, nil)
    }
    if billed == nil {
      if engagements.contains(where: { $0.platform != .upwork }) {
        reasons.append(
          "no billed hours of \(engagements[0].platform.rawValue) contract \(engagements[0].contract) are imported")
      } else if coverage.billed.contains(week) {
        billed = 0
        reasons.append("tracked, but nothing is billed in a week that the billing export covers")
      } else {
        reasons.append("no export of billed hours covers this week")
      }
    }
    if tracked == nil {
      if contractor.clickup == nil {
        reasons.append("no tracker account is known for \(contractor.id): add `clickup:` to the portfolio")
      } else if records.tracked[contractor.id] == nil {
        reasons.append("no tracker export ever names account \(contractor.clickup ?? ""): export everybody's entries")
      } else if coverage.tracked.contains(week) {
        tracked = 0
        reasons.append("billed, but nothing is tracked in a week that the tracker's export covers")
      } else {
        reasons.append("no tracker export covers this week")
      }
    }
    return (billed, tracked)
  }

  private func compare(billed: Int, tracked: Int, _ reasons: inout [String]) -> ReconciliationRow.Verdict {
    let difference = billed - tracked
    var verdict = policy.verdict(difference: difference)
    switch verdict {
    case .match where difference == 0: break
    case .match: reasons.append("\(hoursText(abs(difference))) apart, within \(hoursText(policy.matchSeconds))")
    case _ where difference > 0: reasons.append("billed \(hoursText(difference)) more than tracked")
    default: reasons.append("billed \(hoursText(-difference)) less than tracked")
    }
    if verdict != .match, let explained = zoneReason(billed: billed) {
      reasons.append(explained)
      verdict = .note
    }
    if verdict == .underLogged, hasFixedWork {
      reasons.append("fixed-price work ran in the same week and its hours cannot be told apart")
      verdict = .notAssessable
    }
    let over = limitReasons(tracked: tracked, difference: difference)
    reasons += over
    return !over.isEmpty && verdict != .overBilled && verdict != .notAssessable ? .overLimit : verdict
  }

  /// Billed beyond the limit; or tracked beyond it, which the platform does not bill.
  private func limitReasons(tracked: Int, difference: Int) -> [String] {
    var reasons: [String] = []
    for engagement in engagements {
      guard let limit = engagement.weeklyLimitSeconds else { continue }
      let billed = billedEntries.filter { $0.contract == engagement.contract }.reduce(0) { $0 + $1.seconds }
      if billed > limit + policy.limitSlackSeconds {
        reasons.append(
          "contract \(engagement.contract) billed \(hoursText(billed)), \(hoursText(billed - limit)) over its limit of "
            + hoursText(limit))
      }
    }
    if reasons.isEmpty, let limit, tracked > limit + policy.limitSlackSeconds, -difference > policy.matchSeconds {
      reasons.append(
        "tracked \(hoursText(tracked)), \(hoursText(tracked - limit)) over the limit of \(hoursText(limit)): "
          + "the platform does not bill what is over")
    }
    return reasons
  }

  /// Whether the week by the owner's clock agrees with what was billed: work in the night from Sunday to Monday.
  private func zoneReason(billed: Int) -> String? {
    let local = timeZone.interval(of: week)
    guard local.lowerBound != week.start else { return nil }
    let near = [-1, 0, 1].flatMap { records.tracked[contractor.id]?[week.advanced(by: $0)] ?? [] }
    // An entry over midnight stands in both of its weeks.
    let entries = Set(near.map(\.entry))
    let tracked = entries.reduce(0) { $0 + $1.seconds(from: local.lowerBound, to: local.upperBound) }
    guard abs(billed - tracked) <= policy.matchSeconds else { return nil }
    return "by the clock of \(timeZone.identifier) the week has \(hoursText(tracked)) tracked, which agrees: "
      + "the rest falls in the night between Sunday and Monday"
  }

  private var hasFixedWork: Bool {
    contractor.engagements.contains { $0.kind == .fixed && $0.isActive(in: week) }
  }

  /// Hours on days on which the engagement had ended, was paused or had not begun.
  private var inactiveReasons: [String] {
    InactiveHours.find(contractor: contractor, billed: billedEntries, tracked: shares.map(\.entry), timeZone: timeZone)
      .map(\.text)
  }

  private func sharedReason(_ people: [String]) -> String {
    let tracked = records.shared[contractor.id]?[week] ?? 0
    let billed = people.reduce(0) { sum, person in
      sum + (records.billed[person]?[week] ?? []).reduce(0) { $0 + $1.seconds }
    }
    let verdict = policy.verdict(difference: billed - tracked).rawValue
    return "\(people.joined(separator: ", ")) share one tracker account: together billed \(hoursText(billed)), tracked "
      + "\(hoursText(tracked)) (\(verdict)); one person's part cannot be told"
  }
}
