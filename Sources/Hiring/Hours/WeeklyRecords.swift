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
  /// By tracker or platform: the weeks from its first to its last record of anybody's.
  private var tracking: [String: ClosedRange<ISOWeek>] = [:]
  private var billing: [String: ClosedRange<ISOWeek>] = [:]
  /// By contractor: the trackers that they have entries in.
  private var trackers: [String: Set<String>] = [:]

  init(timeEntries: [TimeEntry], billedEntries: [BilledEntry], payments: [Payment], roster: Roster) {
    let placed = timeEntries.sorted { ($0.start, $0.id, $0.system) < ($1.start, $1.id, $1.system) }.map { entry in
      (entry: entry, users: roster.users(of: entry))
    }
    for entry in timeEntries { Self.extend(&tracking, entry.system, to: ISOWeek(containing: entry.start)) }
    for entry in billedEntries { Self.extend(&billing, entry.system, to: ISOWeek(containing: entry.date.startUTC)) }
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
  }

  /// Whether a tracker that the contractor uses speaks of the week: another tracker's export says nothing about them.
  func isTracked(_ contractor: String, in week: ISOWeek) -> Bool {
    (trackers[contractor] ?? []).contains { tracking[$0]?.contains(week) == true }
  }

  /// Whether billed hours of a platform speak of the week.
  func isBilled(on platform: Engagement.Platform, in week: ISOWeek) -> Bool {
    billing[platform.rawValue]?.contains(week) == true
  }

  private static func extend(_ spans: inout [String: ClosedRange<ISOWeek>], _ system: String, to week: ISOWeek) {
    let span = spans[system] ?? week...week
    spans[system] = min(span.lowerBound, week)...max(span.upperBound, week)
  }
}

extension Roster {
  /// Ids of those who use the account that an entry was logged on.
  func users(of entry: TimeEntry) -> [String] {
    contractors(system: entry.system, account: entry.user, name: entry.userName, email: entry.email)
  }
}
