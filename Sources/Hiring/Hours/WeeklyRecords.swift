internal import Foundation

/// Records sorted into contractors and weeks of UTC.
struct WeeklyRecords {
  struct Share {
    var entry: TimeEntry
    var seconds: Int
  }

  /// By contractor and week, from every tracker that they have an account of; entries of an account that several share
  /// are not here.
  private(set) var tracked: [String: [ISOWeek: [Share]]] = [:]
  let shared: SharedTrackers
  let billed: BilledHours
  /// By contractor and week: seconds that stand in two of their trackers at the same time.
  private(set) var doubled: [String: [ISOWeek: Int]] = [:]
  /// By contractor: the trackers that they have entries in.
  private(set) var trackers: [String: Set<String>] = [:]
  /// By week: hours of accounts and contracts that belong to nobody in the portfolio.
  private(set) var unplaced: [ISOWeek: [UnplacedHours]] = [:]

  init(timeEntries: [TimeEntry], billedEntries: [BilledEntry], payments: [Payment], roster: Roster) {
    let placed = timeEntries.sorted { ($0.start, $0.id, $0.system) < ($1.start, $1.id, $1.system) }.map { entry in
      (entry: entry, users: roster.users(of: entry))
    }
    var own: [String: [TimeEntry]] = [:]
    for (entry, users) in placed where users.count == 1 {
      own[users[0], default: []].append(entry)
      trackers[users[0], default: []].insert(entry.system)
      for (week, seconds) in entry.secondsByWeek {
        tracked[users[0], default: [:]][week, default: []].append(Share(entry: entry, seconds: seconds))
      }
    }
    for (person, entries) in own {
      for pair in TwinEntries.pairs(among: entries) {
        doubled[person, default: [:]][ISOWeek(containing: pair.first.start), default: 0] += pair.second.seconds
      }
    }
    shared = SharedTrackers(placed)
    billed = BilledHours(entries: billedEntries, payments: payments, roster: roster)
    unplaced = UnplacedHours.byWeek(
      tracked: placed.filter(\.users.isEmpty).map(\.entry), billed: billedEntries, roster: roster)
  }
}

extension Roster {
  /// Ids of those who use the account that an entry was logged on.
  func users(of entry: TimeEntry) -> [String] {
    contractors(system: entry.system, account: entry.user, name: entry.userName, email: entry.email)
  }
}
