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
  /// By contract.
  private let billed: [String: BilledHours.Week]
  private let undivided: [Payment]
  private let shares: [WeeklyRecords.Share]
  /// Entries of accounts that the contractor shares with others.
  private let shared: [WeeklyRecords.Share]

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
    billed = records.billed.weeks[contractor.id]?[week] ?? [:]
    let stated = billed
    undivided = (records.billed.undivided[contractor.id]?[week] ?? []).filter { stated[$0.contract ?? ""] == nil }
    shares = records.tracked[contractor.id]?[week] ?? []
    shared = records.shared.entries[contractor.id]?[week] ?? []
    var chosen = contractor.engagements.filter {
      stated[$0.contract] != nil || ($0.kind == .hourly && $0.isActive(in: week))
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
    let (billedSeconds, trackedSeconds) = sides(&reasons)
    var verdict = ReconciliationRow.Verdict.notAssessable
    var difference: Int?
    if let billedSeconds, let trackedSeconds {
      difference = billedSeconds - trackedSeconds
      verdict = compare(billed: billedSeconds, tracked: trackedSeconds, &reasons)
    }
    if engagements.count > 1 {
      reasons.append(
        "\(engagements.count) contracts ran in this week and the tracker does not say which one an entry is for: "
          + "they are compared as a sum")
    }
    let remarks = disagreements(tracked: trackedSeconds) + inactiveReasons
    if verdict == .match, !remarks.isEmpty { verdict = .note }
    reasons += remarks
    if verdict != .match, let doubled = records.doubled[contractor.id]?[week] {
      reasons.append("\(hoursText(doubled)) stand in two trackers at the same time, and count in both")
    }
    if let now, week.end > now {
      verdict = .notAssessable
      reasons.append("the week is not over")
    }
    return ReconciliationRow(
      contractor: contractor.id, contract: engagements.map(\.contract).joined(separator: "+"), week: week,
      billedSeconds: billedSeconds, trackedSeconds: trackedSeconds, differenceSeconds: difference, limitSeconds: limit,
      verdict: verdict, reasons: reasons, evidence: evidence)
  }

  private var evidence: [String] {
    let stated = billed.sorted { $0.key < $1.key }.flatMap(\.value.evidence)
    return stated + undivided.map(\.citation) + (shares + shared).map(\.entry.reference)
  }

  /// The sum of the limits where every contract has one.
  private var limit: Int? {
    let limits = engagements.compactMap { $0.weeklyLimit(in: week) }
    return limits.count == engagements.count ? limits.reduce(0, +) : nil
  }

  /// What each side shows; nil where its evidence is missing, with the reason.
  private func sides(_ reasons: inout [String]) -> (billed: Int?, tracked: Int?) {
    let billed = self.billed.isEmpty ? nil : self.billed.values.reduce(0) { $0 + $1.seconds }
    let tracked = shares.isEmpty ? nil : shares.reduce(0) { $0 + $1.seconds }
    if let file = coverage.lostBilled.file(in: week) {
      reasons.append("\(file) could not be read, so what was billed in this week is not known whole")
      return (nil, tracked)
    }
    if let people = records.shared.groups[contractor.id], !shared.isEmpty || shares.isEmpty {
      reasons.append(sharedReason(people))
      return (billed, nil)
    }
    if let file = coverage.lostTracked.file(in: week) {
      reasons.append("\(file) could not be read, so what was tracked in this week is not known whole")
      return (billed, nil)
    }
    if !undivided.isEmpty {
      reasons += undivided.map(undividedReason)
      return (nil, tracked)
    }
    if billed == nil, tracked == nil {
      reasons.append("no hours on either side: a week off, or both exports are missing")
      return (nil, nil)
    }
    return (billed ?? missingBilled(&reasons), tracked ?? missingTracked(&reasons))
  }

  /// Zero where an export covers the week and bills nothing; nil where nothing is known.
  private func missingBilled(_ reasons: inout [String]) -> Int? {
    if let other = engagements.first(where: { $0.platform != .upwork }) {
      reasons.append("no billed hours of \(other.platform.rawValue) contract \(other.contract) are imported")
    } else if let file = coverage.lostBilled.files.first {
      reasons.append("nothing billed is on record, and \(file), which may hold it, could not be read")
    } else if coverage.billed.contains(week), records.isBilled(on: .upwork, in: week) {
      reasons.append("tracked, but nothing is billed in a week that the billing export covers")
      return 0
    } else {
      reasons.append("no export of billed hours covers this week")
    }
    return nil
  }

  private func missingTracked(_ reasons: inout [String]) -> Int? {
    let accounts = Roster.accounts(of: contractor).filter { !ContractWeek.isNoTracker.contains($0.system) }
    if let file = coverage.lostTracked.files.first {
      reasons.append("nothing tracked is on record, and \(file), which may hold it, could not be read")
    } else if coverage.tracked.contains(week), records.isTracked(contractor.id, in: week) {
      reasons.append("billed, but nothing is tracked in a week that the tracker's export covers")
      return 0
    } else if records.tracked[contractor.id] != nil {
      reasons.append("no tracker export covers this week")
    } else if accounts.isEmpty {
      reasons.append(
        "no tracker account is known for \(contractor.id): add `clickup:` or `accounts:` to the portfolio")
    } else {
      let names = accounts.map { "\($0.system) \($0.account)" }.joined(separator: ", ")
      reasons.append("no tracker export ever names \(names): export everybody's entries")
    }
    return nil
  }

  /// Systems in which accounts are kept and no time is tracked.
  private static let isNoTracker: Set<String> = [
    "upwork", "fiverr", "github", "gitlab", "bitbucket", "slack", "trello", "calendly", "notion",
  ]

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
    // Either side may lack what stands in a file of which nothing could be read.
    let lost = [ReconciliationRow.Verdict.overBilled: coverage.lostTracked, .underLogged: coverage.lostBilled]
    if let file = lost[verdict]?.anyWeek {
      reasons.append("\(file), of which nothing could be read, may hold the hours that are missing here")
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
      guard let limit = engagement.weeklyLimit(in: week), let billed = billed[engagement.contract]?.seconds else {
        continue
      }
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

  /// Kinds of export that state different hours for the same contract and week.
  private func disagreements(tracked: Int?) -> [String] {
    billed.sorted { $0.key < $1.key }.compactMap { contract, week -> String? in
      guard week.spread > policy.matchSeconds else { return nil }
      let stated = week.statements.map { "\($0.name) \(hoursText($0.seconds))" }.joined(separator: ", ")
      var text = "the exports disagree on contract \(contract): \(stated); the largest is compared"
      if billed.count == 1, let tracked,
        let other = week.statements.dropFirst().first(where: { abs($0.seconds - tracked) <= policy.matchSeconds })
      {
        text += ", though \(other.name) would agree with what was tracked"
      }
      return text
    }
  }

  /// Why a payment cannot be compared and, where its days are whole weeks, what was tracked in them.
  private func undividedReason(_ payment: Payment) -> String {
    guard payment.seconds != nil, let from = payment.from, let to = payment.to, from <= to,
      from.startUTC == ISOWeek(containing: from.startUTC).start,
      to.startUTC.addingTimeInterval(86_400) == ISOWeek(containing: to.startUTC).end
    else { return payment.undividedReason }
    let tracked = payment.touchedWeeks.flatMap { records.tracked[contractor.id]?[$0] ?? [] }.reduce(0) {
      $0 + $1.seconds
    }
    return payment.undividedReason + "; tracked in all of these weeks: \(hoursText(tracked))"
  }

  /// Whether the week by the owner's clock agrees with what was billed: work in the night from Sunday to Monday.
  private func zoneReason(billed: Int) -> String? {
    let local = timeZone.interval(of: week)
    guard local.lowerBound != week.start else { return nil }
    let near = [-1, 0, 1].flatMap { records.tracked[contractor.id]?[week.advanced(by: $0)] ?? [] }
    // An entry over midnight stands in both of its weeks.
    let entries = Set(near.map(\.entry))
    let tracked = entries.reduce(0) { $0 + $1.seconds(in: week, by: timeZone) }
    guard abs(billed - tracked) <= policy.matchSeconds else { return nil }
    return "by the clock of \(timeZone.identifier) the week has \(hoursText(tracked)) tracked, which agrees: "
      + "the rest falls in the night between Sunday and Monday"
  }

  private var hasFixedWork: Bool {
    contractor.engagements.contains { $0.kind == .fixed && $0.isActive(in: week) }
  }

  /// Hours on days on which the engagement had ended, was paused or had not begun.
  private var inactiveReasons: [String] {
    InactiveHours.find(
      contractor: contractor, billed: billed.values.compactMap(\.statements.first), tracked: shares.map(\.entry),
      timeZone: timeZone
    ).map(\.text)
  }

  private func sharedReason(_ people: [String]) -> String {
    // An entry of a shared account stands under each who uses it.
    let common = Dictionary(
      people.flatMap { records.shared.entries[$0]?[week] ?? [] }.map { ($0.entry.reference, $0.seconds) },
      uniquingKeysWith: { first, _ in first })
    let own = people.flatMap { records.tracked[$0]?[week] ?? [] }.reduce(0) { $0 + $1.seconds }
    let tracked = common.values.reduce(own, +)
    let billed = people.reduce(0) { $0 + (records.billed.seconds(of: $1, in: week) ?? 0) }
    let verdict = policy.verdict(difference: billed - tracked).rawValue
    return "\(people.joined(separator: ", ")) share one tracker account: together billed \(hoursText(billed)), tracked "
      + "\(hoursText(tracked)) (\(verdict)); one person's part cannot be told"
  }
}
