internal import Foundation
internal import GRDB
internal import Hiring

/// Finds hours that a newer export should have and has not: deleted or corrected since, or left out of it.
///
/// An export should have what starts between its first record and its last, of the accounts or contracts that it names,
/// see `RecordExport`, and what it was asked for. Of what a platform billed only exports of one kind miss each other's
/// rows: kinds divide the hours differently. An export does not count where it says itself that it lacks a part, or where a row of it that could not be
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
    /// Of exports of what was billed.
    var kind: String?
  }

  /// By account, the newest first.
  private var exports: [Account: [Export]] = [:]
  /// When the bytes of a file were last seen made, by its number.
  private var seenAt: [Int64: Int] = [:]
  private var kinds: [Int64: String] = [:]

  init(_ database: Database, side: RecordSubject.Side) throws {
    let files = try Row.fetchAll(
      database,
      sql: """
        SELECT id, kind, max(exported_at, coalesce((
          SELECT max(seen_at) FROM files AS same WHERE same.kind = files.kind AND same.digest = files.digest), 0)) AS seen
        FROM files
        """)
    for row in files { (seenAt[row["id"]], kinds[row["id"]]) = (row["seen"], row["kind"]) }
    let unread = try MissingEntries.unread(database)
    // Of several readings of the same bytes the last counts.
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT DISTINCT file_id, files.kind, system, account, files.name AS file, exported_at, digest,
          min(file_subjects.first_at) OVER (PARTITION BY file_id, system) AS first_at,
          max(file_subjects.last_at) OVER (PARTITION BY file_id, system) AS last_at
        FROM file_subjects JOIN files ON files.id = file_id
        WHERE side IN (?, ?) AND lack IS NULL AND files.id = (
          SELECT max(id) FROM files AS same WHERE same.kind = files.kind AND same.digest = files.digest)
        ORDER BY exported_at DESC, file DESC, digest DESC, file_id DESC
        """, arguments: [side.rawValue, side == .tracked ? FileSubjects.asked : side.rawValue])
    while let row = try rows.next() {
      let (first, last) = (row["first_at"] as Int, row["last_at"] as Int)
      // What was made before its first record has no time of its own, and is newer than nothing.
      guard first <= last, first <= row["exported_at"] as Int else { continue }
      let account = Account(system: row["system"], id: row["account"], kind: side == .billed ? row["kind"] : nil)
      exports[account, default: []].append(
        Export(file: row["file"], madeAt: row["exported_at"], times: first...last, unread: unread[row["file_id"]] ?? [])
      )
    }
  }

  /// The newest export that should have `entry`, where it was made after the last that states it; nil otherwise. Two
  /// exports of one time do not say which of them is the newer.
  ///
  /// - Parameter file: the newest that states it.
  func file(lacking entry: TimeEntry, statedIn file: Int64) -> String? {
    self.file(lacking: Account(system: entry.system, id: entry.user), at: entry.start, statedIn: file)
  }

  /// As above.
  func file(lacking entry: BilledEntry, statedIn file: Int64) -> String? {
    self.file(
      lacking: Account(system: entry.system, id: entry.contract, kind: kinds[file]), at: entry.date.startUTC,
      statedIn: file)
  }

  private func file(lacking account: Account, at start: Date, statedIn file: Int64) -> String? {
    let stated = seenAt[file] ?? Int.max
    for export in exports[account] ?? [] {
      if export.madeAt <= stated { return nil }
      guard export.times.contains(start.milliseconds) else { continue }
      return export.unread.contains { MissingEntries.mayBe($0, account, start) } ? nil : export.file
    }
    return nil
  }

  /// The day of the tracker's clock may be the one before or behind in UTC.
  private static func mayBe(_ row: UnreadRow, _ account: Account, _ start: Date) -> Bool {
    if let subject = row.subject, subject.system != account.system || subject.account != account.id { return false }
    guard let span = row.span else { return true }
    return (span.lowerBound.addingTimeInterval(-86_400)...span.upperBound.addingTimeInterval(86_400)).contains(start)
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
