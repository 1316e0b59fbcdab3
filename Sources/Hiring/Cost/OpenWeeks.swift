internal import Foundation

/// Weeks of hourly engagements of which no record tells what was paid, or not all of it: missing, not zero.
struct OpenWeeks {
  /// Those that nothing tells.
  private(set) var weeks: [String: Set<ISOWeek>] = [:]
  private(set) var gaps: [PaidGap] = []

  private let hours: PaidHours
  private let tracked: TrackedWorth
  private let coverage: RecordCoverage
  private let index: CoverageIndex

  init(
    contractors: [Contractor], hours: PaidHours, tracked: TrackedWorth, coverage: RecordCoverage,
    index: CoverageIndex, through: CivilDate
  ) {
    self.hours = hours
    self.tracked = tracked
    self.coverage = coverage
    self.index = index
    for contractor in contractors {
      var open: Set<ISOWeek> = []
      var doubts: [ISOWeek: String] = [:]
      for engagement in contractor.engagements where engagement.kind == .hourly && engagement.started <= through {
        let last = ISOWeek(containing: min(engagement.ended ?? through, through).startUTC)
        for week in sequence(first: ISOWeek(containing: engagement.started.startUTC), next: { $0.advanced(by: 1) }) {
          if week > last { break }
          guard engagement.isActive(in: week) else { continue }
          switch state(of: week, engagement, contractor) {
          case .known: break
          case .open: open.insert(week)
          case .doubtful(let reason): doubts[week] = doubts[week] ?? reason
          }
        }
      }
      weeks[contractor.id] = open
      tell(open, doubts, of: contractor)
    }
  }

  private enum State {
    case known, open
    /// Something tells it, and may not tell all; why.
    case doubtful(String)
  }

  private func state(of week: ISOWeek, _ engagement: Engagement, _ contractor: Contractor) -> State {
    let contract = engagement.contract.lowercased()
    // A statement charges a week after its end, and as a whole.
    if hours.charged[contractor.id]?[contract]?.contains(week) == true {
      return coverage.lostBilled.file(in: week).map { .doubtful(Self.unread($0)) } ?? .known
    }
    let billed = index.billed(platform: engagement.platform.rawValue, contract: contract, in: week)
    if hours.weeks[contractor.id]?[contract]?.contains(week) == true {
      if let file = coverage.lostBilled.file(in: week) { return .doubtful(Self.unread(file)) }
      return billed.doubt.map { .doubtful($0) } ?? .known
    }
    if tracked.weeks[contractor.id]?.contains(week) == true {
      let systems = tracked.systems[contractor.id]?[week] ?? []
      let reason = systems.sorted().lazy.compactMap { index.tracked(contractor.id, system: $0, in: week).doubt }.first
      return reason.map { .doubtful($0) } ?? .known
    }
    // Nothing in an export that covers the week means that nothing was billed in it.
    if engagement.platform == .upwork, coverage.lostBilled.files.isEmpty, billed.isCovered {
      return billed.doubt.map { .doubtful($0) } ?? .known
    }
    return isIdle(contractor, in: week) ? .known : .open
  }

  /// Whether every tracker of theirs was exported and says that nothing was worked. Hours that were tracked while another
  /// contract's were paid may have been for this one.
  private func isIdle(_ contractor: Contractor, in week: ISOWeek) -> Bool {
    let trackers = index.trackers(of: contractor)
    guard !trackers.isEmpty, coverage.lostTracked.files.isEmpty, tracked.systems[contractor.id]?[week] == nil else {
      return false
    }
    return trackers.allSatisfy { index.tracked(contractor.id, system: $0, in: week).doubt == nil }
  }

  private static func unread(_ file: String) -> String { "\(file) could not be read" }

  private mutating func tell(_ open: Set<ISOWeek>, _ doubts: [ISOWeek: String], of contractor: Contractor) {
    for (quarter, weeks) in Dictionary(grouping: open, by: Self.quarter).sorted(by: { $0.key < $1.key }) {
      gaps.append(
        PaidGap(
          contractor: contractor.id, quarter: quarter,
          text: "no record tells what was paid for \(Self.count(weeks)) of the engagement (\(Self.names(weeks)))"))
    }
    for (quarter, weeks) in Dictionary(grouping: doubts.keys, by: Self.quarter).sorted(by: { $0.key < $1.key }) {
      let first = weeks.min().flatMap { doubts[$0] } ?? ""
      gaps.append(
        PaidGap(
          contractor: contractor.id, quarter: quarter,
          text: "more may have been paid for \(Self.count(weeks)) (\(Self.names(weeks))): \(first)"))
    }
  }

  private static func quarter(_ week: ISOWeek) -> Quarter { Quarter(containing: CivilDate(utc: week.start)) }

  private static func count(_ weeks: [ISOWeek]) -> String { weeks.count == 1 ? "1 week" : "\(weeks.count) weeks" }

  private static func names(_ weeks: [ISOWeek]) -> String {
    weeks.sorted().prefix(3).map(\.description).joined(separator: ", ") + (weeks.count > 3 ? ", …" : "")
  }
}

extension WeekCoverage {
  /// Why the exports may not tell all of the week; nil where they do.
  var doubt: String? {
    guard isCovered else {
      return early.map { "\($0.export.file) was made on \(CivilDate(utc: $0.export.madeAt)), before the week was over" }
        ?? "no export that is known covers the week"
    }
    if let part = lacking { return "\(part.export.file) says that it lacks a part" }
    if let row = unread.first { return "\(row.file):\(row.row.line) was not taken" }
    // Only a weekend that lies beyond the end of a month is no reason to call a whole quarter the least.
    return isCut && !week.days.prefix(5).allSatisfy(certainDays.contains)
      ? "an export begins or ends within the week" : nil
  }
}
