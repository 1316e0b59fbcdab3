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
    contractor: Contractor, billed: [BilledStatement], tracked: [TimeEntry], timeZone: TimeZone
  ) -> [InactiveHours] {
    var found: [InactiveHours] = []
    let entries = billed.flatMap(\.entries).sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    for entry in entries where entry.seconds > 0 {
      let contracts = contractor.engagements.filter { $0.contract.lowercased() == entry.contract.lowercased() }
      guard !contracts.isEmpty, !contracts.contains(where: { $0.isActive(on: entry.date) }) else { continue }
      found.append(
        InactiveHours(
          day: entry.date, seconds: entry.seconds,
          text: "\(hoursText(entry.seconds)) billed on \(entry.date), when contract \(entry.contract) "
            + state(contracts, on: entry.date), evidence: [entry.reference]))
    }
    for payment in billed.flatMap(\.payments).sorted(by: { ($0.date, $0.id) < ($1.date, $1.id) }) {
      guard let contract = payment.contract, let hours = inactive(payment, contract, of: contractor) else { continue }
      found.append(hours)
    }
    var byDay: [CivilDate: [TimeEntry]] = [:]
    for entry in tracked where entry.seconds > 0 {
      let days = entry.day.map { [$0] } ?? [CivilDate(utc: entry.start), timeZone.day(of: entry.start)]
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

  /// A payment for days of which not one was active.
  private static func inactive(
    _ payment: Payment, _ contract: String, of contractor: Contractor
  ) -> InactiveHours? {
    let contracts = contractor.engagements.filter { $0.contract.lowercased() == contract.lowercased() }
    guard !contracts.isEmpty, let from = payment.from, let to = payment.to, let seconds = payment.seconds, from <= to,
      !(from.daysSince1970...to.daysSince1970).contains(where: { day in
        contracts.contains { $0.isActive(on: CivilDate(daysSince1970: day)) }
      })
    else { return nil }
    return InactiveHours(
      day: from, seconds: seconds,
      text: "\(hoursText(seconds)) billed for \(from) to \(to), when contract \(contract) "
        + state(contracts, on: from), evidence: [payment.citation])
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
