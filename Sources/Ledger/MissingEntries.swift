internal import Foundation
internal import GRDB
internal import Hiring

/// Finds time entries that a newer export should have and has not: deleted since, or left out of it.
///
/// An export should have what starts between its first record and its last, of the accounts that it names, see
/// `RecordExport`, and what it was asked for. It does not count where it says itself that it lacks a part, or where a row of it that could not be
/// taken may be the entry.
struct MissingEntries {
  private struct Export {
    var file: String
    var madeAt: Int
    var times: ClosedRange<Int>
    var unread: [UnreadRow]
  }

  private struct Account: Hashable {
    var system: String
    var id: String
  }

  /// By account, the newest first.
  private var exports: [Account: [Export]] = [:]
  /// When the bytes of a file were last seen made, by its number.
  private var seenAt: [Int64: Int] = [:]

  init(_ database: Database) throws {
    let files = try Row.fetchAll(
      database,
      sql: """
        SELECT id, max(exported_at, coalesce((
          SELECT max(seen_at) FROM files AS same WHERE same.kind = files.kind AND same.digest = files.digest), 0)) AS seen
        FROM files
        """)
    for row in files { seenAt[row["id"]] = row["seen"] }
    let unread = try MissingEntries.unread(database)
    // Of several readings of the same bytes the last counts.
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT DISTINCT file_id, system, account, files.name AS file, exported_at, digest,
          min(file_subjects.first_at) OVER (PARTITION BY file_id, system) AS first_at,
          max(file_subjects.last_at) OVER (PARTITION BY file_id, system) AS last_at
        FROM file_subjects JOIN files ON files.id = file_id
        WHERE side IN ('tracked', '\(FileSubjects.asked)') AND lack IS NULL AND files.id = (
          SELECT max(id) FROM files AS same WHERE same.kind = files.kind AND same.digest = files.digest)
        ORDER BY exported_at DESC, file DESC, digest DESC, file_id DESC
        """)
    while let row = try rows.next() {
      let (first, last) = (row["first_at"] as Int, row["last_at"] as Int)
      // What was made before its first record has no time of its own, and is newer than nothing.
      guard first <= last, first <= row["exported_at"] as Int else { continue }
      exports[Account(system: row["system"], id: row["account"]), default: []].append(
        Export(file: row["file"], madeAt: row["exported_at"], times: first...last, unread: unread[row["file_id"]] ?? [])
      )
    }
  }

  /// The newest export that should have `entry`, where it was made after the last that states it; nil otherwise. Two
  /// exports of one time do not say which of them is the newer.
  ///
  /// - Parameter file: the newest that states it.
  func file(lacking entry: TimeEntry, statedIn file: Int64) -> String? {
    let stated = seenAt[file] ?? Int.max
    let start = entry.start.milliseconds
    for export in exports[Account(system: entry.system, id: entry.user)] ?? [] {
      if export.madeAt <= stated { return nil }
      guard export.times.contains(start) else { continue }
      return export.unread.contains { MissingEntries.mayBe($0, entry) } ? nil : export.file
    }
    return nil
  }

  /// The day of the tracker's clock may be the one before or behind in UTC.
  private static func mayBe(_ row: UnreadRow, _ entry: TimeEntry) -> Bool {
    if let subject = row.subject, subject.system != entry.system || subject.account != entry.user { return false }
    guard let span = row.span else { return true }
    return (span.lowerBound.addingTimeInterval(-86_400)...span.upperBound.addingTimeInterval(86_400))
      .contains(entry.start)
  }

  private static func unread(_ database: Database) throws -> [Int64: [UnreadRow]] {
    var unread: [Int64: [UnreadRow]] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM unread_rows ORDER BY file_id, line")
    while let row = try rows.next() {
      unread[row["file_id"], default: []].append(try FileSubjects.unreadRow(row))
    }
    return unread
  }
}
