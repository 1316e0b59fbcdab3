internal import Foundation

extension HoursChecks {
  /// Days over the maximum, and days over their own length, by the owner's clock.
  func dayChecks(_ entries: [TimeEntry], contractor: String) -> [HoursCheck] {
    var days: [CivilDate: (seconds: Int, entries: [TimeEntry])] = [:]
    func add(_ entry: TimeEntry, _ seconds: Int, to day: CivilDate) {
      days[day, default: (0, [])].seconds += seconds
      days[day, default: (0, [])].entries.append(entry)
    }
    for entry in entries {
      // An entry without length stands on one instant, which no interval holds a part of.
      if entry.day != nil || entry.worked.isEmpty {
        add(entry, entry.seconds, to: entry.day ?? timeZone.day(of: entry.start))
        continue
      }
      var day = timeZone.day(of: entry.start)
      repeat {
        let next = CivilDate(daysSince1970: day.daysSince1970 + 1)
        add(entry, entry.seconds(from: timeZone.start(of: day), to: timeZone.start(of: next)), to: day)
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
        question: isImpossible
          ? "How do more hours than the day has come about: are some of them another day's or another person's?"
          : "Was a timer left running, or was this one long day?",
        seconds: total.seconds, entries: total.entries.count, outOf: total.entries.count,
        evidence: total.entries.map(\.reference))
    }
  }
}
