internal import Foundation

/// Hours on a day on which no engagement was active.
struct InactiveHours {
  var day: CivilDate
  var seconds: Int
  /// One sentence.
  var text: String
  var evidence: [String]

  /// Billed hours are held against their own contract, tracked ones against every engagement of the contractor. A
  /// tracked entry counts only if neither its day of UTC nor the owner's is active.
  static func find(
    contractor: Contractor, billed: [BilledEntry], tracked: [TimeEntry], timeZone: TimeZone
  ) -> [InactiveHours] {
    var found: [InactiveHours] = []
    for entry in billed where entry.seconds > 0 {
      let contracts = contractor.engagements.filter { $0.contract == entry.contract }
      guard !contracts.isEmpty, !contracts.contains(where: { $0.isActive(on: entry.date) }) else { continue }
      found.append(
        InactiveHours(
          day: entry.date, seconds: entry.seconds,
          text: "\(hoursText(entry.seconds)) billed on \(entry.date), when contract \(entry.contract) "
            + state(contracts, on: entry.date), evidence: [entry.reference]))
    }
    var byDay: [CivilDate: [TimeEntry]] = [:]
    for entry in tracked where entry.seconds > 0 {
      let days = [CivilDate(utc: entry.start), timeZone.day(of: entry.start)]
      if contractor.engagements.contains(where: { engagement in days.contains { engagement.isActive(on: $0) } }) {
        continue
      }
      byDay[days[0], default: []].append(entry)
    }
    for (day, entries) in byDay.sorted(by: { $0.key < $1.key }) {
      let seconds = entries.reduce(0) { $0 + $1.seconds }
      found.append(
        InactiveHours(
          day: day, seconds: seconds,
          text:
            "\(hoursText(seconds)) tracked on \(day), when the engagement \(state(contractor.engagements, on: day))",
          evidence: entries.map(\.reference)))
    }
    return found
  }

  private static func state(_ engagements: [Engagement], on day: CivilDate) -> String {
    if engagements.isEmpty { return "was not in the portfolio" }
    if let paused = engagements.first(where: { engagement in
      day >= engagement.started && engagement.pauses.contains { day >= $0.from && ($0.to.map { day <= $0 } ?? true) }
    }), paused.ended.map({ day <= $0 }) ?? true {
      return "was paused"
    }
    if let ended = engagements.compactMap(\.ended).filter({ $0 < day }).max() { return "had ended on \(ended)" }
    return "had not begun"
  }
}
