internal import Findings
package import Foundation
internal import GRDB
package import Hiring

extension Ledger {
  /// Whether a file was imported before, read the same way.
  package func isImported(kind: String, digest: String, reading: String) throws(LedgerError) -> Bool {
    try read { try RecordImport.isImported($0, kind: kind, digest: digest, reading: reading) }
  }

  /// Takes one export in: all of it in one transaction, or, where anything fails, nothing.
  ///
  /// What is there already counts as unchanged; what changed is amended and its old value kept. The import made last
  /// wins. The same bytes read the same way are not taken again; read another way, what only the earlier reading had
  /// is withdrawn.
  ///
  /// - Parameters:
  ///   - file: its name, for references.
  ///   - digest: SHA-256 of its bytes, hexadecimal.
  package func importRecords(
    _ result: ImportResult, file name: String, digest: String, at instant: Date
  ) throws(LedgerError) -> ImportSummary {
    try write { database in
      try RecordImport(database: database, result: result, name: name, digest: digest, at: instant).run()
    }
  }
}

/// One import under way, inside its transaction.
private struct RecordImport {
  let database: Database
  let result: ImportResult
  let name: String
  let digest: String
  let at: Date

  static func isImported(_ database: Database, kind: String, digest: String, reading: String) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM files WHERE kind = ? AND digest = ? AND reading = ?)",
      arguments: [kind, digest, reading]) ?? false
  }

  func run() throws -> ImportSummary {
    var summary = ImportSummary()
    summary.skipped = result.skipped
    summary.unknown = result.unknownPeople
    summary.warnings = result.warnings
    if try RecordImport.isImported(database, kind: result.kind, digest: digest, reading: result.reading) {
      summary.wasImported = true
      summary.unchanged = result.entries.count
      return summary
    }
    let earlier = try Int64.fetchAll(
      database, sql: "SELECT id FROM files WHERE kind = ? AND digest = ? ORDER BY id", arguments: [result.kind, digest])
    let file = try insertFile()
    var seen: [StoredRecord.Table: Set<String>] = [:]
    var span: ClosedRange<Date>?
    for entry in result.entries {
      let record = StoredRecord(entry.record)
      seen[record.table, default: []].insert(key(record.system, record.id))
      span =
        span.map { min($0.lowerBound, record.instant)...max($0.upperBound, record.instant) }
        ?? record.instant...record.instant
      switch try store(record, line: entry.line, file: file) {
      case .added: summary.added += 1
      case .amended: summary.amended += 1
      case .unchanged: summary.unchanged += 1
      }
    }
    for former in earlier {
      summary.withdrawn += try withdraw(former: former, file: file, seen: seen)
    }
    summary.absent = try absent(seen: seen)
    for row in result.skipped {
      try database.cachedStatement(sql: "INSERT INTO skipped_rows (file_id, line, reason) VALUES (?, ?, ?)")
        .execute(arguments: [file, row.line, row.reason])
    }
    try database.execute(
      sql: "UPDATE files SET added = ?, amended = ?, unchanged = ?, first_at = ?, last_at = ? WHERE id = ?",
      arguments: [
        summary.added, summary.amended, summary.unchanged, span?.lowerBound.milliseconds,
        span?.upperBound.milliseconds, file,
      ])
    return summary
  }

  private enum Outcome { case added, amended, unchanged }

  private func insertFile() throws -> Int64 {
    try database.execute(
      sql: """
        INSERT INTO files (kind, digest, reading, name, imported_at, added, amended, unchanged)
        VALUES (?, ?, ?, ?, ?, 0, 0, 0)
        """, arguments: [result.kind, digest, result.reading, name, at.milliseconds])
    return database.lastInsertedRowID
  }

  private func store(_ record: StoredRecord, line: Int, file: Int64) throws -> Outcome {
    let table = record.table
    let columns = table.columns
    let marks = Array(repeating: "?", count: columns.count + 2).joined(separator: ", ")
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO \(table.name) (\(columns.joined(separator: ", ")), file_id, line) VALUES (\(marks))
        ON CONFLICT (system, id) DO NOTHING
        """)
    try insert.execute(arguments: StatementArguments(record.values + [file, line]))
    if database.changesCount == 1 { return .added }
    let former = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT \(columns.joined(separator: ", ")), file_id, line FROM \(table.name) WHERE system = ? AND id = ?"),
      arguments: [record.system, record.id])
    guard let former else { return .unchanged }
    let old = columns.map { former[$0] as DatabaseValue }
    let new = record.values.map(\.databaseValue)
    if old == new { return .unchanged }
    try amend(table, columns: columns, former: former, old: old, new: new, line: line, file: file)
    let update = columns.map { "\($0) = ?" }.joined(separator: ", ")
    try database.cachedStatement(
      sql: "UPDATE \(table.name) SET \(update), file_id = ?, line = ? WHERE system = ? AND id = ?"
    ).execute(arguments: StatementArguments(record.values + [file, line, record.system, record.id]))
    return .amended
  }

  private func amend(
    _ table: StoredRecord.Table, columns: [String], former: Row, old: [DatabaseValue], new: [DatabaseValue]?,
    line: Int?, file: Int64
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO amendments (kind, system, entry, old, new, old_file_id, old_line, file_id, line, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      table.rawValue, former["system"] as String, former["id"] as String, try json(columns, old),
      try new.map { try json(columns, $0) }, former["file_id"] as Int64, former["line"] as Int, file, line,
      at.milliseconds,
    ])
  }

  /// Takes back what an earlier reading of the same file had and this one has not.
  private func withdraw(former file: Int64, file newFile: Int64, seen: [StoredRecord.Table: Set<String>]) throws -> Int
  {
    var count = 0
    for table in StoredRecord.Table.allCases {
      let columns = table.columns
      let rows = try Row.fetchAll(
        database,
        sql:
          "SELECT \(columns.joined(separator: ", ")), file_id, line FROM \(table.name) WHERE file_id = ? ORDER BY line",
        arguments: [file])
      for row in rows where seen[table]?.contains(key(row["system"], row["id"])) != true {
        let old = columns.map { row[$0] as DatabaseValue }
        try amend(table, columns: columns, former: row, old: old, new: nil, line: nil, file: newFile)
        try database.execute(
          sql: "DELETE FROM \(table.name) WHERE system = ? AND id = ?",
          arguments: [row["system"] as String, row["id"] as String])
        count += 1
      }
    }
    return count
  }

  /// Counts records of the file's accounts and span that the file lacks.
  private func absent(seen: [StoredRecord.Table: Set<String>]) throws -> Int {
    var owners: [StoredRecord.Table: Set<String>] = [:]
    var from: [StoredRecord.Table: DatabaseValue] = [:]
    var to: [StoredRecord.Table: DatabaseValue] = [:]
    for entry in result.entries {
      let record = StoredRecord(entry.record)
      guard record.table != .applicant else { continue }
      let scope = record.table.scope
      guard let owner = record.table.columns.firstIndex(of: scope.owner),
        let when = record.table.columns.firstIndex(of: scope.when)
      else { continue }
      owners[record.table, default: []].insert(String.fromDatabaseValue(record.values[owner].databaseValue) ?? "")
      let instant = record.values[when].databaseValue
      from[record.table] = from[record.table].map { precedes(instant, $0) ? instant : $0 } ?? instant
      to[record.table] = to[record.table].map { precedes($0, instant) ? instant : $0 } ?? instant
    }
    var count = 0
    for (table, owners) in owners {
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT system, id, \(table.scope.owner) AS owner FROM \(table.name)
          WHERE \(table.scope.when) BETWEEN ? AND ?
          """, arguments: [from[table] ?? .null, to[table] ?? .null])
      while let row = try rows.next() {
        if owners.contains(row["owner"] as String), seen[table]?.contains(key(row["system"], row["id"])) != true {
          count += 1
        }
      }
    }
    return count
  }

  private func precedes(_ left: DatabaseValue, _ right: DatabaseValue) -> Bool {
    if let left = Int.fromDatabaseValue(left), let right = Int.fromDatabaseValue(right) { return left < right }
    return (String.fromDatabaseValue(left) ?? "") < (String.fromDatabaseValue(right) ?? "")
  }

  private func key(_ system: String, _ id: String) -> String { system + "\u{0}" + id }

  private func json(_ columns: [String], _ values: [DatabaseValue]) throws -> String {
    var object: [String: String] = [:]
    for (column, value) in zip(columns, values) where !value.isNull {
      object[column] = String.fromDatabaseValue(value) ?? "\(value)"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(object), as: UTF8.self)
  }
}
