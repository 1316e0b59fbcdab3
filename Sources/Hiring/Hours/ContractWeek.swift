internal import Foundation

/// One row in the making: the contracts of a contractor that are compared together in one week.
struct ContractWeek {
  let contractor: Contractor
  let week: ISOWeek
  let records: WeeklyRecords
  let coverage: RecordCoverage
  let policy: ReconciliationPolicy
  private let timeZone: TimeZone
  private let now: Date?
  /// One for each contract.
  let engagements: [Engagement]
  /// By contract.
  let billed: [String: BilledHours.Week]
  private let undivided: [Payment]
  let shares: [WeeklyRecords.Share]
  /// What the exports say of each tracker of the contractor, and of each contract that is compared.
  let trackers: [String: WeekCoverage]
  let contracts: [String: WeekCoverage]
  /// Entries of accounts that the contractor shares with others.
  private let shared: [WeeklyRecords.Share]

  /// Nil where nothing is to be compared.
  init?(
    contractor: Contractor, week: ISOWeek, records: WeeklyRecords, coverage: RecordCoverage,
    index: CoverageIndex, reconciliation: Reconciliation, now: Date?
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
    // A contract that ended and began again within the week is one.
    var seen: Set<String> = []
    engagements = chosen.sorted { $0.contract < $1.contract }.filter {
      seen.insert($0.contract.lowercased()).inserted
    }
    trackers = Dictionary(
      uniqueKeysWithValues: index.trackers(of: contractor).union(records.trackers[contractor.id] ?? []).map {
        ($0, index.tracked(contractor.id, system: $0, in: week))
      })
    contracts = Dictionary(
      uniqueKeysWithValues: engagements.map {
        ($0.contract, index.billed(platform: $0.platform.rawValue, contract: $0.contract, in: week))
      })
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
    reasons += restatedReasons
    var remarks = disagreements(tracked: trackedSeconds) + refundReasons + inactiveReasons
    for reason in [
      missingReason(billed: billedSeconds, tracked: trackedSeconds),
      correctedReason(billed: billedSeconds, tracked: trackedSeconds),
      rivalReason(billed: billedSeconds, tracked: trackedSeconds),
    ].compactMap({ $0 }) {
      remarks.append(reason.text)
      if reason.decides { verdict = .notAssessable }
    }
    if billedSeconds != nil, trackedSeconds != nil { remarks += EvidenceDoubts.unreadReasons(self) }
    if verdict == .match, !remarks.isEmpty { verdict = .note }
    reasons += remarks.filter { !reasons.contains($0) }
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
    let limits = engagements.compactMap(limit)
    return limits.count == engagements.count ? limits.reduce(0, +) : nil
  }

  /// The limit of the engagement's contract: where it ended and began again within the week, the larger.
  private func limit(_ engagement: Engagement) -> Int? {
    let same = contractor.engagements.filter {
      $0.platform == engagement.platform && $0.contract.lowercased() == engagement.contract.lowercased()
        && ($0 == engagement || $0.isActive(in: week))
    }
    let limits = same.compactMap { $0.weeklyLimit(in: week) }
    return limits.count == same.count ? limits.max() : nil
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
    let billedReason = self.billed.isEmpty ? missingBilled : uncoveredBilled
    let trackedReason = shares.isEmpty ? missingTracked : uncoveredTracked
    reasons += [billedReason, trackedReason].compactMap { $0 }
    if billed == nil, billedReason == nil {
      reasons.append("tracked, but nothing is billed in a week that the billing export covers")
    }
    if tracked == nil, trackedReason == nil {
      reasons.append("billed, but nothing is tracked in a week that the tracker's export covers")
    }
    return (billedReason == nil ? billed ?? 0 : nil, trackedReason == nil ? tracked ?? 0 : nil)
  }

  private func compare(billed: Int, tracked: Int, _ reasons: inout [String]) -> ReconciliationRow.Verdict {
    let difference = billed - tracked
    var verdict = policy.verdict(difference: difference)
    switch verdict {
    case .match where difference == 0: break
    case .match: reasons.append("\(hoursText(abs(difference))) apart, within \(hoursText(policy.matchSeconds))")
    case _ where difference > 0: reasons.append("billed \(beyond(difference)) more than tracked")
    default: reasons.append("billed \(beyond(-difference)) less than tracked")
    }
    if verdict != .match, let explained = zoneReason(billed: billed) {
      reasons.append(explained)
      verdict = .note
    }
    if verdict == .underLogged, hasFixedWork {
      reasons.append("fixed-price work ran in the same week and its hours cannot be told apart")
      verdict = .notAssessable
    }
    let doubts = EvidenceDoubts(self, billed: billed, tracked: tracked)
    let open = doubts.against(verdict)
    if !open.isEmpty {
      reasons += open
      verdict = .notAssessable
    }
    reasons += doubts.remarks(on: verdict)
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

  /// The hours of a difference in words that differ from those of the tolerances it is over.
  private func beyond(_ seconds: Int) -> String {
    let text = hoursText(seconds)
    let tolerances = [policy.matchSeconds, policy.noteSeconds].filter { $0 < seconds }
    return tolerances.contains { hoursText($0) == text } ? "a little more than \(text)" : text
  }

  /// Billed beyond the limit; or tracked beyond it, which the platform does not bill.
  private func limitReasons(tracked: Int, difference: Int) -> [String] {
    var reasons: [String] = []
    for engagement in engagements {
      guard let limit = limit(engagement), let billed = billed[engagement.contract]?.seconds else {
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
        let other = week.statements.dropFirst().first(where: { abs(week.net($0) - tracked) <= policy.matchSeconds })
      {
        text += ", though \(other.name) would agree with what was tracked"
      }
      return text
    }
  }

  /// What was given back.
  private var refundReasons: [String] {
    let back = billed.sorted { $0.key < $1.key }.flatMap(\.value.refunds).map { refund in
      "\(refund.citation) gives back \(hoursText(refund.seconds ?? 0)) of this week, which are not counted as billed"
    }
    return back
      + (records.billed.openRefunds[contractor.id]?[week] ?? []).map { refund in
        "\(refund.citation) is a refund that may be for this week"
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
    guard timeZone.interval(of: week).lowerBound != week.start else { return nil }
    let tracked = trackedByOwner(in: week)
    guard abs(billed - tracked) <= policy.matchSeconds, ![-1, 1].contains(where: { isSettled(beside: $0) }) else {
      return nil
    }
    return "by the clock of \(timeZone.identifier) the week has \(hoursText(tracked)) tracked, which agrees: "
      + "the rest falls in the night between Sunday and Monday"
  }

  /// Whether a neighbour agrees by UTC and would not by the owner's clock: the hours of the night were billed there and
  /// cannot excuse this week too.
  private func isSettled(beside offset: Int) -> Bool {
    let week = self.week.advanced(by: offset)
    guard let billed = records.billed.seconds(of: contractor.id, in: week) else { return false }
    let tracked = (records.tracked[contractor.id]?[week] ?? []).reduce(0) { $0 + $1.seconds }
    return abs(billed - tracked) <= policy.matchSeconds
      && abs(billed - trackedByOwner(in: week)) > policy.matchSeconds
  }

  /// What was tracked in the week that has the number by the owner's clock.
  private func trackedByOwner(in week: ISOWeek) -> Int {
    let near = [-1, 0, 1].flatMap { records.tracked[contractor.id]?[week.advanced(by: $0)] ?? [] }
    // An entry over midnight stands in both of its weeks.
    return Set(near.map(\.entry)).reduce(0) { $0 + $1.seconds(in: week, by: timeZone) }
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
