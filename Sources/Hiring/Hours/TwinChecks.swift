internal import Foundation

extension HoursChecks {
  /// The same hours in two trackers: told, and not taken away, because nobody knows which of the two is to go.
  func twinChecks(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    let pairs = Dictionary(grouping: TwinEntries.pairs(among: entries)) { ISOWeek(containing: $0.first.start) }
    return pairs.sorted { $0.key < $1.key }.map { week, pairs in
      let seconds = pairs.reduce(0) { $0 + $1.second.seconds }
      let systems = Set(pairs.flatMap { [$0.first.system, $0.second.system] }).sorted().joined(separator: " and ")
      return HoursCheck(
        kind: .twoTrackers, contractor: contractor, week: week,
        text: "\(hoursText(seconds)) stand in \(systems) at the same time and equally long",
        question: "Are these the same hours, written down in two trackers?", seconds: seconds,
        entries: pairs.count * 2, outOf: byWeek(entries).first { $0.week == week }?.entries.count ?? 0,
        evidence: pairs.flatMap { [$0.first.reference, $0.second.reference] })
    }
  }

  /// Exports that bill different hours for one contract-week.
  func billedSources(_ contractor: String, _ hours: PlacedHours) -> [HoursCheck] {
    (hours.billed.weeks[contractor] ?? [:]).sorted { $0.key < $1.key }.flatMap { week, contracts in
      contracts.sorted { $0.key < $1.key }.compactMap { contract, stated -> HoursCheck? in
        guard stated.spread > tolerance.matchSeconds else { return nil }
        let words = stated.statements.map { "\($0.name) has \(hoursText($0.seconds))" }.joined(separator: ", ")
        return HoursCheck(
          kind: .billedSources, contractor: contractor, week: week,
          text: "for contract \(contract) \(words)",
          question: "Which of the exports has the whole week? Export both again before asking the contractor anything.",
          seconds: stated.spread, entries: stated.evidence.count, outOf: stated.evidence.count,
          evidence: stated.evidence)
      }
    }
  }
}
