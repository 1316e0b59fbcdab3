internal import Foundation

/// Contractors who log on one tracker account: one person's part of it cannot be told.
struct SharedTrackers {
  /// By contractor: everybody who shares an account with them, directly or through others; sorted, themselves included.
  private(set) var groups: [String: [String]] = [:]
  /// By contractor and week of UTC: the entries of accounts that they share.
  private(set) var entries: [String: [ISOWeek: [WeeklyRecords.Share]]] = [:]

  /// - Parameter users: the ids of those who use each entry's account.
  init(_ timeEntries: [(entry: TimeEntry, users: [String])]) {
    for (entry, users) in timeEntries where users.count > 1 {
      join(users)
      for (week, seconds) in entry.secondsByWeek {
        for user in users {
          entries[user, default: [:]][week, default: []].append(.init(entry: entry, seconds: seconds))
        }
      }
    }
  }

  private mutating func join(_ users: [String]) {
    // Files repeat the same few accounts a thousand times.
    if let known = groups[users[0]], users.allSatisfy({ known.contains($0) }) { return }
    let all = Set(users.flatMap { groups[$0] ?? [$0] }).sorted()
    for user in all { groups[user] = all }
  }
}
