internal import Foundation

/// Checks of single entries.
extension HoursChecks {
  /// Overlaps, durations longer than their interval, entries written down late. `entries` are sorted by start.
  func entryChecks(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    var found = overlaps(entries.filter { $0.hasClock && $0.missingFrom == nil }, contractor: contractor)
    for (week, entries) in byWeek(entries) {
      let beyond = entries.filter { entry in
        guard entry.hasClock, let end = entry.end, end > entry.start else { return false }
        return Double(entry.seconds) > end.timeIntervalSince(entry.start) + Double(policy.overlapSlackSeconds)
      }
      if !beyond.isEmpty {
        found.append(
          check(
            .beyondInterval, contractor, week, beyond, outOf: entries,
            text: "\(entriesAre(beyond.count)) longer than the time between start and end",
            question: "How was this time measured?"))
      }
      let missing = entries.filter { $0.missingFrom != nil }
      if !missing.isEmpty {
        let files = Set(missing.compactMap(\.missingFrom)).sorted().joined(separator: ", ")
        found.append(
          check(
            .missingEntries, contractor, week, missing, outOf: entries,
            text: "\(entriesAre(missing.count)) not in the newest export that speaks of the time (\(files)): "
              + hoursText(missing.reduce(0) { $0 + $1.seconds }),
            question: "Were these hours deleted from the tracker, by whom and why, or does the export leave them out?"))
      }
      let late = entries.filter { entry in
        guard let created = entry.createdAt else { return false }
        return created.timeIntervalSince(latestEnd(of: entry)) > Double(policy.afterTheFactSeconds)
      }
      if !late.isEmpty {
        found.append(
          check(
            .afterTheFact, contractor, week, late, outOf: entries,
            text: "\(entriesAre(late.count)) written down more than \(hoursText(policy.afterTheFactSeconds)) after "
              + "the work",
            question: "What were these hours written down from?"))
      }
    }
    return found
  }

  /// Said once for all entries of a contractor that state a day and no time of day.
  func clockGap(_ entries: [TimeEntry], contractor: String) -> [HoursGap] {
    let days = entries.filter { !$0.hasClock }
    guard !days.isEmpty else { return [] }
    let systems = Set(days.map(\.system)).sorted().joined(separator: ", ")
    return [
      HoursGap(
        kind: .overlap, contractor: contractor,
        reason: "\(days.count) of \(entries.count) entries have a day and no time of day (\(systems)), so overlaps and "
          + "unbroken stretches cannot be told")
    ]
  }

  private func overlaps(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    let twins = Set(TwinEntries.pairs(among: entries).map { [$0.first.reference, $0.second.reference] })
    var found: [HoursCheck] = []
    var open: TimeEntry?
    for entry in entries where entry.worked.upperBound > entry.start {
      if let earlier = open, !twins.contains([earlier.reference, entry.reference]) {
        let common = min(earlier.worked.upperBound, entry.worked.upperBound).timeIntervalSince(entry.start)
        if common > Double(policy.overlapSlackSeconds) {
          found.append(
            HoursCheck(
              kind: .overlap, contractor: contractor, week: ISOWeek(containing: entry.start),
              text: "two entries run at the same time for \(hoursText(Int(common)))",
              question: "Which of the two was being worked on?", seconds: Int(common), entries: 2, outOf: entries.count,
              evidence: [earlier.reference, entry.reference]))
        }
      }
      // The entry that lasts longest so far is the one that later ones can overlap with.
      if open.map({ entry.worked.upperBound > $0.worked.upperBound }) ?? true { open = entry }
    }
    return found
  }

  /// The end of the work; of the day, by the owner's clock, where no time of day is stated.
  private func latestEnd(of entry: TimeEntry) -> Date {
    guard let day = entry.day else { return entry.worked.upperBound }
    return timeZone.start(of: CivilDate(daysSince1970: day.daysSince1970 + 1))
  }
}
