package import Foundation

/// Looks over the hours, contractor by contractor and week by week.
package struct HoursChecks: Sendable {
  package let contractors: [Contractor]
  /// Whose midnight parts the days.
  package let timeZone: TimeZone
  package let policy: HoursPolicy
  let tolerance: ReconciliationPolicy
  let roster: Roster

  package init(
    contractors: [Contractor], timeZone: TimeZone, policy: HoursPolicy = HoursPolicy(),
    tolerance: ReconciliationPolicy = ReconciliationPolicy()
  ) {
    self.contractors = contractors
    self.timeZone = timeZone
    self.policy = policy
    self.tolerance = tolerance
    self.roster = Roster(contractors: contractors)
  }

  /// The checks that need the entries alone.
  package func checks(timeEntries: [TimeEntry], billedEntries: [BilledEntry]) -> [HoursCheck] {
    review(HoursRecords(timeEntries: timeEntries, billedEntries: billedEntries)).checks
  }

  /// Everything that the records allow to be checked, and what they do not. Entries belong to the week of UTC in which
  /// they start.
  ///
  /// Cost: linear in the records but for sorting.
  package func review(_ records: HoursRecords) -> HoursReview {
    let sorted = records.timeEntries.sorted { ($0.start, $0.id, $0.system) < ($1.start, $1.id, $1.system) }
    let hours = PlacedHours(sorted, billed: records.billedEntries, payments: records.payments, roster: roster)
    var found: [HoursCheck] = []
    var gaps: [HoursGap] = []
    for contractor in contractors {
      let own = hours.own[contractor.id] ?? []
      // What the newest export lacks may be an entry that was corrected: beside its correction it makes long days and
      // overlaps that never were.
      let present = own.filter { $0.missingFrom == nil }
      found += entryChecks(own, contractor: contractor.id) + dayChecks(present, contractor: contractor.id)
      found += lengthChecks(present, contractor: contractor.id) + habitChecks(present, contractor: contractor.id)
      found += twinChecks(present, contractor: contractor.id) + inactiveChecks(contractor, hours)
      found += sharedAccount(contractor, hours)
      found += billedSources(contractor.id, hours)
      gaps += clockGap(own, contractor: contractor.id)
    }
    found += rowChecks(records.rows)
    for part in [
      manualChecks(hours), untracedChecks(records, hours), taskChecks(records.cards, sorted),
      baselineChecks(records.rows), forgottenChecks(records, hours), editChecks(records.edits),
    ] {
      found += part.checks
      gaps += part.gaps
    }
    return HoursReview(checks: ordered(found), gaps: ordered(gaps))
  }

  private func ordered(_ checks: [HoursCheck]) -> [HoursCheck] {
    let places = places
    return checks.sorted { left, right in
      let (first, second) = (places[left.contractor] ?? 0, places[right.contractor] ?? 0)
      if first != second { return first < second }
      if left.week != right.week { return left.week < right.week }
      if left.kind != right.kind { return left.kind.order < right.kind.order }
      if left.evidence != right.evidence { return left.evidence.lexicographicallyPrecedes(right.evidence) }
      return left.text < right.text
    }
  }

  private func ordered(_ gaps: [HoursGap]) -> [HoursGap] {
    let places = places
    return gaps.sorted { left, right in
      (left.kind.order, left.contractor.flatMap { places[$0] } ?? -1, left.reason) < (
        right.kind.order, right.contractor.flatMap { places[$0] } ?? -1, right.reason
      )
    }
  }

  private var places: [String: Int] {
    Dictionary(contractors.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  private func inactiveChecks(_ contractor: Contractor, _ hours: PlacedHours) -> [HoursCheck] {
    let billed = hours.billed.weeks[contractor.id, default: [:]].values
      .flatMap { $0.values.compactMap(\.statements.first) }
    return InactiveHours.find(
      contractor: contractor, billed: billed, tracked: hours.own[contractor.id] ?? [], timeZone: timeZone
    ).map { found in
      HoursCheck(
        kind: .inactiveEngagement, contractor: contractor.id, week: ISOWeek(containing: found.day.startUTC),
        text: found.text, question: "Who asked for this work, and when was it agreed?", seconds: found.seconds,
        entries: found.evidence.count, outOf: found.evidence.count, evidence: found.evidence)
    }
  }

  /// A shared log is nobody's own: only that it is shared is said of it.
  private func sharedAccount(_ contractor: Contractor, _ hours: PlacedHours) -> [HoursCheck] {
    guard let people = hours.sharers[contractor.id], let entries = hours.common[contractor.id] else { return [] }
    return byWeek(entries).map { week, entries in
      let systems = Set(entries.map(\.system)).sorted().joined(separator: ", ")
      return check(
        .sharedAccount, contractor.id, week, entries, outOf: entries,
        text: "\(people.joined(separator: ", ")) log their time on one account of \(systems)",
        question: "Can each person log on an account of their own?")
    }
  }

  func check(
    _ kind: HoursCheck.Kind, _ contractor: String, _ week: ISOWeek, _ entries: [TimeEntry], outOf all: [TimeEntry],
    text: String, question: String
  ) -> HoursCheck {
    HoursCheck(
      kind: kind, contractor: contractor, week: week, text: text, question: question,
      seconds: entries.reduce(0) { $0 + $1.seconds }, entries: entries.count, outOf: all.count,
      evidence: entries.map(\.reference))
  }
}

/// Hours by contractor.
struct PlacedHours {
  /// Entries of accounts that are one contractor's alone, by start.
  private(set) var own: [String: [TimeEntry]] = [:]
  /// Entries of accounts that they share, and everybody with whom.
  private(set) var common: [String: [TimeEntry]] = [:]
  private(set) var sharers: [String: [String]] = [:]
  let billed: BilledHours

  init(_ sorted: [TimeEntry], billed: [BilledEntry], payments: [Payment], roster: Roster) {
    for entry in sorted {
      let users = roster.users(of: entry)
      if users.count == 1 {
        own[users[0], default: []].append(entry)
      } else {
        for user in users {
          common[user, default: []].append(entry)
          sharers[user] = Set((sharers[user] ?? []) + users).sorted()
        }
      }
    }
    self.billed = BilledHours(entries: billed, payments: payments, roster: roster)
  }
}

extension HoursCheck.Kind {
  /// The order in every output.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Entries by the week of UTC in which they start, in order.
func byWeek(_ entries: [TimeEntry]) -> [(week: ISOWeek, entries: [TimeEntry])] {
  Dictionary(grouping: entries) { ISOWeek(containing: $0.start) }
    .sorted { $0.key < $1.key }.map { (week: $0.key, entries: $0.value) }
}

/// `1 entry is`, `3 entries are`.
func entriesAre(_ count: Int) -> String { count == 1 ? "1 entry is" : "\(count) entries are" }
