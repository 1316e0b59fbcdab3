package import Foundation

extension TimeEntry {
  /// When the work ended: as logged, or the start and the seconds where there is no end.
  package var worked: Range<Date> {
    let last = end ?? start.addingTimeInterval(Double(seconds))
    return start..<max(start, last)
  }

  /// No entry runs for longer: a month in seconds. What does has a wrong date.
  static let longest = 31.0 * 86_400

  /// Why such a row is skipped: one of its ends is a slip, and it would stand in every week between.
  static func tooLong(_ start: Date, _ end: Date) -> String {
    "lasts from \(EntryIdentity.text(start)) to \(EntryIdentity.text(end)), over a month"
  }

  /// The seconds that fall between two instants; an entry that goes beyond is divided in proportion.
  ///
  /// Over adjoining intervals the parts add up to `seconds` exactly.
  package func seconds(from: Date, to: Date) -> Int { cumulative(to) - cumulative(from) }

  /// Its seconds by week of UTC, conserving their sum. An entry that states a day and no time belongs to that day's week;
  /// one whose end is a wrong date, to that of its start.
  package var secondsByWeek: [(week: ISOWeek, seconds: Int)] {
    if let day { return [(ISOWeek(containing: day.startUTC), seconds)] }
    let first = ISOWeek(containing: start)
    guard first.end < worked.upperBound, worked.upperBound.timeIntervalSince(start) <= TimeEntry.longest else {
      return [(first, seconds)]
    }
    return sequence(first: first) { $0.end < worked.upperBound ? $0.advanced(by: 1) : nil }
      .map { ($0, seconds(from: $0.start, to: $0.end)) }
  }

  /// Its seconds in the week that has the number `week` by a zone's clock.
  package func seconds(in week: ISOWeek, by zone: TimeZone) -> Int {
    if let day { return week.contains(day.startUTC) ? seconds : 0 }
    let local = zone.interval(of: week)
    return seconds(from: local.lowerBound, to: local.upperBound)
  }

  /// The days that its work may belong to: the one it states, else those of its start and end by UTC and by a zone's
  /// clock. The contractor's own clock is not known, so what may hold for one of them is not held against anybody.
  package func possibleDays(by zone: TimeZone) -> Set<CivilDate> {
    if let day { return [day] }
    let last = worked.upperBound
    return [CivilDate(utc: start), zone.day(of: start), CivilDate(utc: last), zone.day(of: last)]
  }

  /// Whether a time of day is known, and not only a day.
  package var hasClock: Bool { day == nil }

  /// Whether it stands on a task, by whatever the export has of it.
  package var hasTask: Bool {
    [taskID, taskName, taskCustomID].contains { !($0 ?? "").isEmpty }
  }

  /// Seconds before `instant`.
  private func cumulative(_ instant: Date) -> Int {
    var range = worked
    if range.upperBound.timeIntervalSince(start) > TimeEntry.longest {
      range = start..<start.addingTimeInterval(Double(min(seconds, Int(TimeEntry.longest))))
    }
    if instant <= range.lowerBound { return 0 }
    if instant >= range.upperBound { return seconds }
    let share = instant.timeIntervalSince(range.lowerBound) / range.upperBound.timeIntervalSince(range.lowerBound)
    return Int((Double(seconds) * share).rounded())
  }
}

extension TimeZone {
  /// Midnight at the start of `day` in this zone.
  package func start(of day: CivilDate) -> Date {
    let utc = day.startUTC
    // The offset is that of the result, not of the guess: they differ on the day clocks change.
    let guess = utc.addingTimeInterval(-Double(secondsFromGMT(for: utc)))
    return utc.addingTimeInterval(-Double(secondsFromGMT(for: guess)))
  }

  /// The day in this zone that holds `instant`.
  package func day(of instant: Date) -> CivilDate {
    CivilDate(utc: instant.addingTimeInterval(Double(secondsFromGMT(for: instant))))
  }

  /// The week by this zone's clock that has the number `week`; an hour longer or shorter when clocks change.
  package func interval(of week: ISOWeek) -> Range<Date> {
    let monday = CivilDate(utc: week.start).daysSince1970
    return start(of: CivilDate(daysSince1970: monday))..<start(of: CivilDate(daysSince1970: monday + 7))
  }
}

/// Whole seconds in words: `2 h 10 min`, `45 min`, `0 min`.
package func hoursText(_ seconds: Int) -> String {
  let minutes = (abs(seconds) + 30) / 60
  let sign = seconds < 0 && minutes > 0 ? "-" : ""
  if minutes < 60 { return "\(sign)\(minutes) min" }
  return minutes % 60 == 0 ? "\(sign)\(minutes / 60) h" : "\(sign)\(minutes / 60) h \(minutes % 60) min"
}
