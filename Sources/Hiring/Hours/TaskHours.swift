internal import Foundation

/// What everybody tracked on one task.
struct TaskHours {
  /// A task of one tracker, or the card that several trackers' entries name.
  struct Key: Hashable, Comparable {
    var system: String
    var id: String

    static func < (left: Key, right: Key) -> Bool { (left.system, left.id) < (right.system, right.id) }
  }

  var key: Key
  var card: TaskCard?
  /// By start.
  var entries: [TimeEntry] = []
  /// By contractor; hours of accounts that nobody or several use are in `entries` alone.
  var seconds: [String: Int] = [:]

  var total: Int { entries.reduce(0) { $0 + $1.seconds } }

  /// What the task took as far as anything on record says: entries older than the exports stand in the card's own sum.
  var spent: Int { max(total, card?.spentSeconds ?? 0) }

  /// The newest estimate; nil where there is none.
  var estimate: Int? {
    let stated = card?.estimateSeconds ?? entries.last { $0.taskEstimateSeconds != nil }?.taskEstimateSeconds
    return stated.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Its name as written, which is hostile until escaped.
  var name: String {
    let named = [card?.name, entries.last?.taskName, card?.customID, key.id].compactMap { $0 }.first { !$0.isEmpty }
    return named ?? key.id
  }

  /// Every task with an entry or a card, by key.
  ///
  /// - Parameter entries: sorted by start.
  static func all(entries: [TimeEntry], cards: [TaskCard], roster: Roster) -> [TaskHours] {
    var tasks: [Key: TaskHours] = [:]
    var custom: [String: Key] = [:]
    for card in cards {
      let key = Key(system: card.system, id: card.id)
      tasks[key] = TaskHours(key: key, card: card)
      if let id = card.customID, !id.isEmpty { custom[id.lowercased()] = key }
    }
    for entry in entries where entry.hasTask && entry.seconds > 0 {
      let key = key(of: entry, tasks, custom)
      var task = tasks[key] ?? TaskHours(key: key)
      task.entries.append(entry)
      let users = roster.users(of: entry)
      if users.count == 1 { task.seconds[users[0], default: 0] += entry.seconds }
      tasks[key] = task
    }
    return tasks.values.sorted { $0.key < $1.key }
  }

  private static func key(of entry: TimeEntry, _ tasks: [Key: TaskHours], _ custom: [String: Key]) -> Key {
    let ids = [entry.taskID, entry.taskCustomID].compactMap { $0 }.filter { !$0.isEmpty }
    for id in ids {
      let key = Key(system: entry.system, id: id)
      if tasks[key]?.card != nil { return key }
      if let key = custom[id.lowercased()] { return key }
    }
    return Key(system: entry.system, id: ids.first ?? entry.taskName ?? "")
  }
}
