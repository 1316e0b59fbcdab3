internal import Foundation

/// Weeks of hourly engagements of which no record tells what was paid: missing, not zero.
struct OpenWeeks {
  private(set) var weeks: [String: Set<ISOWeek>] = [:]
  private(set) var gaps: [PaidGap] = []

  init(
    contractors: [Contractor], hours: PaidHours, tracked: TrackedWorth, coverage: RecordCoverage, through: CivilDate
  ) {
    for contractor in contractors {
      var open: Set<ISOWeek> = []
      var lost: [ISOWeek: String] = [:]
      for engagement in contractor.engagements where engagement.kind == .hourly && engagement.started <= through {
        let told = hours.weeks[contractor.id]?[engagement.contract.lowercased()] ?? []
        let last = ISOWeek(containing: min(engagement.ended ?? through, through).startUTC)
        for week in sequence(first: ISOWeek(containing: engagement.started.startUTC), next: { $0.advanced(by: 1) }) {
          if week > last { break }
          if engagement.isActive(in: week), let file = coverage.lostBilled.file(in: week) { lost[week] = file }
          if told.contains(week) || tracked.weeks[contractor.id]?.contains(week) == true { continue }
          guard engagement.isActive(in: week) else { continue }
          // Nothing in an export that covers the week means that nothing was billed, or worked, in it.
          if engagement.platform == .upwork, coverage.isKnown(billed: week) { continue }
          // Hours that were tracked while another contract's were paid may have been for this one.
          let isIdle = tracked.seen[contractor.id].map { !$0.contains(week) } ?? false
          if isIdle, coverage.isKnown(tracked: week) { continue }
          open.insert(week)
        }
      }
      weeks[contractor.id] = open
      for (quarter, weeks) in Dictionary(grouping: open, by: Self.quarter).sorted(by: { $0.key < $1.key }) {
        let sorted = weeks.sorted()
        let named = sorted.prefix(3).map(\.description).joined(separator: ", ")
        gaps.append(
          PaidGap(
            contractor: contractor.id, quarter: quarter,
            text:
              "no record tells what was paid for \(sorted.count) week\(sorted.count == 1 ? "" : "s") of the engagement "
              + "(\(named)\(sorted.count > 3 ? ", …" : ""))"))
      }
      for (quarter, files) in Dictionary(grouping: lost, by: { Self.quarter($0.key) }).sorted(by: { $0.key < $1.key }) {
        let names = Set(files.map(\.value)).sorted().joined(separator: ", ")
        gaps.append(
          PaidGap(
            contractor: contractor.id, quarter: quarter,
            text: "\(names) could not be read, and may hold more that was paid"))
      }
    }
  }

  private static func quarter(_ week: ISOWeek) -> Quarter { Quarter(containing: CivilDate(utc: week.start)) }
}
