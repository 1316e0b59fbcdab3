internal import Foundation

/// Two entries of one person in two trackers that likely are the same hours: at the same time and equally long.
struct TwinEntries {
  var first: TimeEntry
  var second: TimeEntry

  /// Lengths up to this far apart are equal: trackers round to the minute.
  static let slack = 60
  /// How many entries after one are compared with it: no more run at the same time in any honest log, and a forged one
  /// must not take the square of its length.
  private static let reach = 64

  /// Pairs in order of start; no entry stands in two.
  ///
  /// - Parameter entries: of one person, sorted by start. An entry that states a day and no time is held against those
  ///   of the same day.
  static func pairs(among entries: [TimeEntry]) -> [TwinEntries] {
    guard Set(entries.map(\.system)).count > 1 else { return [] }
    var pairs: [TwinEntries] = []
    var isPaired = Array(repeating: false, count: entries.count)
    for (index, entry) in entries.enumerated() where !isPaired[index] && entry.seconds > slack {
      let end = entry.day.map { $0.startUTC.addingTimeInterval(86_400) } ?? entry.worked.upperBound
      for other in entries.indices.dropFirst(index + 1).prefix(reach) {
        if entries[other].start >= end { break }
        guard !isPaired[other], isTwin(entry, entries[other]) else { continue }
        isPaired[index] = true
        isPaired[other] = true
        pairs.append(TwinEntries(first: entry, second: entries[other]))
        break
      }
    }
    return pairs
  }

  private static func isTwin(_ first: TimeEntry, _ second: TimeEntry) -> Bool {
    guard first.system != second.system, abs(first.seconds - second.seconds) <= slack else { return false }
    if first.hasClock, second.hasClock {
      let common = min(first.worked.upperBound, second.worked.upperBound).timeIntervalSince(second.start)
      return common > Double(min(first.seconds, second.seconds)) / 2
    }
    let day = first.day ?? CivilDate(utc: first.start)
    return day == second.day ?? CivilDate(utc: second.start)
  }
}
