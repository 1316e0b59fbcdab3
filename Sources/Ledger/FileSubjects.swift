internal import Foundation
internal import GRDB
internal import Hiring

/// What each file of hours speaks of, so that what it does not state is not taken for nothing; see `RecordExport`.
enum FileSubjects {
  static let schema = """
    ALTER TABLE files ADD COLUMN lack TEXT;
    ALTER TABLE files ADD COLUMN seen_at INTEGER;
    CREATE TABLE file_subjects (
      file_id INTEGER NOT NULL REFERENCES files (id), side TEXT NOT NULL, system TEXT NOT NULL, account TEXT NOT NULL,
      name TEXT NOT NULL, email TEXT, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL);
    CREATE INDEX file_subjects_by_file ON file_subjects (file_id);
    CREATE TABLE unread_rows (
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, reason TEXT NOT NULL, side TEXT,
      system TEXT, account TEXT, name TEXT, email TEXT, first_at INTEGER, last_at INTEGER);
    CREATE INDEX unread_rows_by_file ON unread_rows (file_id);
    """

  /// Files of before are known by the records that they were the newest to state, which is less than they speak of; rows
  /// that were skipped may have held anything. Those that are still there are read again, and then all of it is known.
  static func fill(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO file_subjects
          SELECT file_id, 'tracked', system, account, account_name, email, min(start_at), max(start_at)
          FROM time_entries GROUP BY file_id, system, account, account_name, email;
        INSERT INTO file_subjects
          SELECT file_id, 'billed', system, contract, '', NULL, strftime('%s', min(day)) * 1000,
            strftime('%s', max(day)) * 1000
          FROM billed_entries GROUP BY file_id, system, contract;
        INSERT INTO unread_rows (file_id, line, reason) SELECT file_id, line, reason FROM skipped_rows
          WHERE reason NOT LIKE 'repeats entry %' AND file_id IN (SELECT file_id FROM file_subjects);
        UPDATE files SET reading = reading || ' (to be read again, for what it speaks of)'
          WHERE id IN (SELECT file_id FROM file_subjects);
        """)
  }

  static func write(_ export: RecordExport, of file: Int64, in database: Database) throws {
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO file_subjects (file_id, side, system, account, name, email, first_at, last_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (subject, span) in export.spans {
      try insert.execute(
        arguments: [
          file, subject.side.rawValue, storable(subject.system), storable(subject.account), storable(subject.name),
          subject.email.map(storable), span.lowerBound.milliseconds, span.upperBound.milliseconds,
        ])
    }
    for row in export.unread {
      try database.cachedStatement(
        sql: """
          INSERT INTO unread_rows (file_id, line, reason, side, system, account, name, email, first_at, last_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          file, row.line, storable(row.reason), row.subject?.side.rawValue, row.subject.map { storable($0.system) },
          row.subject.map { storable($0.account) }, row.subject.map { storable($0.name) },
          row.subject?.email.map(storable), row.span?.lowerBound.milliseconds, row.span?.upperBound.milliseconds,
        ])
    }
    try database.execute(sql: "UPDATE files SET lack = ? WHERE id = ?", arguments: [export.lack.map(storable), file])
  }

  /// Notes what a file says that it was asked for. That an answer is empty proves nothing of what was worked, since who
  /// asked may not have been allowed to see it; but what another export states and it has not is to be asked about.
  static func write(_ part: ImportSink.Covered, of file: Int64, in database: Database) throws {
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO file_subjects (file_id, side, system, account, name, first_at, last_at)
        VALUES (?, '\(asked)', ?, ?, '', ?, ?)
        """)
    for account in part.accounts {
      try insert.execute(
        arguments: [file, storable(part.system), storable(account), part.from.milliseconds, part.to.milliseconds])
    }
  }

  /// In place of a side.
  static let asked = "asked"

  /// Notes that the same bytes were made again later: that nothing has changed until then. What counts where exports
  /// disagree stays by when the bytes were made first.
  static func see(_ file: FileBeingImported, in database: Database) throws {
    let made = file.exportedAt.milliseconds
    try database.execute(
      sql: """
        UPDATE files SET seen_at = ?
        WHERE kind = ? AND digest = ? AND reading = ? AND max(exported_at, coalesce(seen_at, 0)) < ?
        """, arguments: [made, file.kind, file.digest, file.reading, made])
  }

  /// Of every file the last reading of its bytes.
  static func exports(_ database: Database) throws -> [RecordExport] {
    var exports: [Int64: RecordExport] = [:]
    let files = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, name, max(exported_at, coalesce(seen_at, 0)) AS made_at, imported_at, lack,
          (SELECT min(first_at) FROM file_subjects WHERE file_id = files.id) AS first_at
        FROM files WHERE id = (
          SELECT max(id) FROM files AS same WHERE same.kind = files.kind AND same.digest = files.digest)
        """)
    while let row = try files.next() {
      var made = row["made_at"] as Int
      // What was made before its first record has no time of its own: it was made no later than it was imported.
      if let first = row["first_at"] as Int?, made < first { made = row["imported_at"] }
      exports[row["id"]] = RecordExport(file: row["name"], madeAt: Date(milliseconds: made), lack: row["lack"])
    }
    let subjects = try Row.fetchCursor(database, sql: "SELECT * FROM file_subjects WHERE side <> '\(asked)'")
    while let row = try subjects.next() {
      guard let subject = try subject(row) else { continue }
      let span = [row["first_at"] as Int, row["last_at"] as Int].sorted().map { Date(milliseconds: $0) }
      exports[row["file_id"]]?.add(subject, span[0]...span[1])
    }
    let unread = try Row.fetchCursor(database, sql: "SELECT * FROM unread_rows ORDER BY file_id, line")
    while let row = try unread.next() {
      exports[row["file_id"]]?.unread.append(try unreadRow(row))
    }
    return exports.sorted { $0.key < $1.key }.map(\.value).filter { !$0.spans.isEmpty || !$0.unread.isEmpty }
  }

  /// Of the table `unread_rows`.
  static func unreadRow(_ row: Row) throws -> UnreadRow {
    let ends = [row["first_at"] as Int?, row["last_at"]].compactMap { $0.map { Date(milliseconds: $0) } }.sorted()
    return UnreadRow(
      line: row["line"], reason: row["reason"], subject: try subject(row),
      span: ends.count == 2 ? ends[0]...ends[1] : nil)
  }

  private static func subject(_ row: Row) throws -> RecordSubject? {
    guard let side = row["side"] as String? else { return nil }
    guard let side = RecordSubject.Side(rawValue: side) else { throw DamagedRow("side of a file", side) }
    return RecordSubject(
      side: side, system: row["system"], account: row["account"], name: row["name"], email: row["email"])
  }
}
