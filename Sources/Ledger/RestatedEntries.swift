internal import GRDB
internal import Hiring

/// Finds hours that two exports word in two ways: of trackers that give their rows no ids, a row whose project, task or
/// words were changed is another row, and both would count.
///
/// Nobody works the same hours twice: what one account logged from one instant to another in two files is one entry, as
/// the newer file states it. Rows of one file stand as they are, and so do those that state a day and no time, of which
/// two may well be alike.
struct RestatedEntries {
  private struct Stretch: Hashable {
    var system: String
    var user: String
    var start: Int
    var end: Int
    var seconds: Int
  }

  private var orders: [Int64: RecordVersions.FileOrder] = [:]

  init(_ database: Database) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT id, kind, name, digest, exported_at FROM files")
    let kinds = Set(ImporterRegistry.all.filter { !$0.hasOwnIDs }.map(\.id))
    while let row = try rows.next() {
      guard kinds.contains(row["kind"]) else { continue }
      orders[row["id"]] = RecordVersions.FileOrder(
        exportedAt: row["exported_at"], name: row["name"], digest: row["digest"], id: row["id"])
    }
  }

  /// `entries` without those that a newer file states in other words, which name them.
  ///
  /// Cost: linear.
  ///
  /// - Parameter entries: each with the number of the newest file that states it, and its line there.
  func stated(_ entries: [(entry: TimeEntry, file: Int64, line: Int)]) -> [TimeEntry] {
    var alike: [Stretch: [Int]] = [:]
    for (index, found) in entries.enumerated() where orders[found.file] != nil {
      guard found.entry.day == nil, let end = found.entry.end, end > found.entry.start else { continue }
      let stretch = Stretch(
        system: found.entry.system, user: found.entry.user, start: found.entry.start.milliseconds,
        end: end.milliseconds, seconds: found.entry.seconds)
      alike[stretch, default: []].append(index)
    }
    var kept = entries.map(\.entry)
    var dropped: Set<Int> = []
    for members in alike.values where members.count > 1 {
      let files = members.compactMap { orders[entries[$0].file] }
      guard let newest = files.max(), files.contains(where: { $0.id != newest.id }) else { continue }
      guard let first = members.first(where: { entries[$0].file == newest.id }) else { continue }
      for index in members where entries[index].file != newest.id {
        dropped.insert(index)
        kept[first].restates.append("\(orders[entries[index].file]?.name ?? ""):\(entries[index].line)")
      }
      kept[first].restates.sort()
    }
    return kept.indices.filter { !dropped.contains($0) }.map { kept[$0] }
  }
}
