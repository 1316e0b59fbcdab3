internal import Foundation

/// Checks of single entries and days.
extension HoursChecks {
  /// Overlaps, durations longer than their interval, entries written down late. `entries` are sorted by start.
  func entryChecks(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    var found = overlaps(entries, contractor: contractor)
    for (week, entries) in byWeek(entries) {
      let beyond = entries.filter { entry in
        guard let end = entry.end, end > entry.start else { return false }
        return Double(entry.seconds) > end.timeIntervalSince(entry.start) + Double(policy.overlapSlackSeconds)
      }
      if !beyond.isEmpty {
        found.append(
          check(
            .beyondInterval, contractor, week, beyond, outOf: entries,
            text: "\(count(beyond)) longer than the time between start and end",
            question: "How was this time measured?"))
      }
      let late = entries.filter { entry in
        guard let created = entry.createdAt else { return false }
        return created.timeIntervalSince(entry.worked.upperBound) > Double(policy.afterTheFactSeconds)
      }
      if !late.isEmpty {
        found.append(
          check(
            .afterTheFact, contractor, week, late, outOf: entries,
            text: "\(count(late)) written down more than \(hoursText(policy.afterTheFactSeconds)) after the work",
            question: "What were these hours written down from?"))
      }
    }
    return found
  }

  private func overlaps(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    var found: [HoursCheck] = []
    var open: TimeEntry?
    for entry in entries where entry.worked.upperBound > entry.start {
      if let earlier = open {
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

  /// Days over the maximum, and days over their own length, by the owner's clock.
  func dayChecks(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    var days: [CivilDate: (seconds: Int, entries: [TimeEntry])] = [:]
    for entry in entries {
      var day = timeZone.day(of: entry.start)
      repeat {
        let next = CivilDate(daysSince1970: day.daysSince1970 + 1)
        let seconds = entry.seconds(from: timeZone.start(of: day), to: timeZone.start(of: next))
        // An entry without length stands on one instant, which no interval holds a part of.
        let isInstant = entry.worked.isEmpty
        days[day, default: (0, [])].seconds += isInstant ? entry.seconds : seconds
        days[day, default: (0, [])].entries.append(entry)
        day = next
      } while timeZone.start(of: day) < entry.worked.upperBound
    }
    return days.sorted { $0.key < $1.key }.compactMap { day, total in
      let next = CivilDate(daysSince1970: day.daysSince1970 + 1)
      let length = Int(timeZone.start(of: next).timeIntervalSince(timeZone.start(of: day)))
      guard total.seconds > min(policy.dailyMaximumSeconds, length) else { return nil }
      let isImpossible = total.seconds > length
      return HoursCheck(
        kind: isImpossible ? .overDay : .longDay, contractor: contractor,
        week: ISOWeek(containing: total.entries[0].start),
        text: "\(hoursText(total.seconds)) on \(day), "
          + (isImpossible ? "more than the day has" : "over \(hoursText(policy.dailyMaximumSeconds))"),
        question: isImpossible ? "Who worked these hours?" : "Was a timer left running, or was this one long day?",
        seconds: total.seconds, entries: total.entries.count, outOf: total.entries.count,
        evidence: total.entries.map(\.reference))
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

  private func count(_ entries: [TimeEntry]) -> String {
    entries.count == 1 ? "1 entry is" : "\(entries.count) entries are"
  }
}
