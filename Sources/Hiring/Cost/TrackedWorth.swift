internal import Foundation

/// What tracked hours are worth at the agreed rate, in weeks for which nothing else tells what was paid.
struct TrackedWorth {
  private(set) var amounts: [PaidAmount] = []
  private(set) var gaps: [PaidGap] = []
  private(set) var notes: [String] = []
  /// By contractor: the weeks that tracked hours tell.
  private(set) var weeks: [String: Set<ISOWeek>] = [:]
  /// By contractor and week, also those that another record tells: the trackers in which hours stand.
  private(set) var systems: [String: [ISOWeek: Set<String>]] = [:]

  init(
    contractors: [Contractor], timeEntries: [TimeEntry], claimed: [String: [String: Set<ISOWeek>]],
    coverage: RecordCoverage, index: CoverageIndex, timeZone: TimeZone, through: CivilDate
  ) {
    var entries: [String: [TimeEntry]] = [:]
    for entry in timeEntries {
      if let contractor = entry.contractor { entries[contractor, default: []].append(entry) }
    }
    systems = entries.mapValues { entries in
      Dictionary(grouping: entries) { ISOWeek(containing: ($0.day ?? CivilDate(utc: $0.start)).startUTC) }
        .mapValues { Set($0.map(\.system)) }
    }
    /// Whether exports say of each of the week's contracts that nothing was billed.
    func isUnbilled(_ hourly: [Engagement], in week: ISOWeek) -> Bool {
      !hourly.isEmpty && coverage.lostBilled.files.isEmpty
        && hourly.allSatisfy { engagement in
          engagement.platform == .upwork
            && index.billed(platform: engagement.platform.rawValue, contract: engagement.contract, in: week).doubt
              == nil
        }
    }
    for contractor in contractors where contractor.engagements.contains(where: { $0.kind == .hourly }) {
      let told = (claimed[contractor.id] ?? [:]).values.reduce(into: Set<ISOWeek>()) { $0.formUnion($1) }
      var byWeek: [ISOWeek: [TimeEntry]] = [:]
      for entry in entries[contractor.id] ?? [] {
        let day = entry.day ?? CivilDate(utc: entry.start)
        let week = ISOWeek(containing: day.startUTC)
        if day <= through, !told.contains(week) { byWeek[week, default: []].append(entry) }
      }
      for (week, entries) in byWeek.sorted(by: { $0.key < $1.key }) {
        let hourly = contractor.engagements.filter { $0.kind == .hourly && $0.isActive(in: week) }
        if isUnbilled(hourly, in: week) {
          let seconds = entries.reduce(0) { $0 + $1.seconds }
          notes.append(
            "\(contractor.id), \(week): \(hoursText(seconds)) tracked, and nothing billed by the export that covers the "
              + "week; they are in no sum.")
        } else {
          weeks[contractor.id, default: []].insert(week)
          value(entries.sorted { ($0.start, $0.id) < ($1.start, $1.id) }, in: week, of: contractor, hourly, timeZone)
        }
      }
    }
  }

  private mutating func value(
    _ entries: [TimeEntry], in week: ISOWeek, of contractor: Contractor, _ hourly: [Engagement], _ zone: TimeZone
  ) {
    var left: [String: Int] = [:]
    for engagement in hourly where engagement.platform == .upwork {
      if let limit = engagement.weeklyLimit(in: week) { left[engagement.contract] = limit }
    }
    var unpaid = 0
    var untold = 0
    for entry in entries {
      let days = entry.day.map { [$0] } ?? [CivilDate(utc: entry.start), zone.day(of: entry.start)]
      let running = contractor.engagements.filter { engagement in days.contains { engagement.isActive(on: $0) } }
      guard let terms = running.first, running.allSatisfy({ $0.kind == .hourly && $0.rate == terms.rate }),
        Set(running.map(\.contract)).count == 1, let rate = terms.rate
      else {
        untold += entry.seconds
        continue
      }
      // A platform does not bill what is over the week's limit.
      let paid = min(entry.seconds, left[terms.contract] ?? Int.max)
      left[terms.contract] = left[terms.contract].map { $0 - paid }
      unpaid += entry.seconds - paid
      guard paid > 0 else { continue }
      amounts.append(
        PaidAmount(
          contractor: contractor.id, platform: terms.platform.rawValue, contract: terms.contract, kind: .work,
          basis: .tracked, days: days[0]...days[0], amount: rate.exactly(seconds: paid), seconds: paid,
          isForHours: true))
    }
    if unpaid > 0 {
      notes.append(
        "\(contractor.id), \(week): \(hoursText(unpaid)) tracked over the weekly limit, which the platform does not bill."
      )
    }
    if untold > 0 {
      gaps.append(
        PaidGap(
          contractor: contractor.id, quarter: Quarter(containing: CivilDate(utc: week.start)),
          text:
            "\(hoursText(untold)) tracked in \(week) fall on days without one agreed hourly rate, and nothing tells "
            + "what was paid for them"))
    }
  }
}
