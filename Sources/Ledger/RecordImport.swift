internal import Foundation
internal import GRDB
internal import Hiring

/// One import under way, inside its transaction.
///
/// Records arrive one by one and are written at once, so that the memory it takes does not grow with the file.
final class RecordImport {
  private let database: Database
  private let kind: String
  private let file: Int64
  private let order: RecordVersions.FileOrder
  private var orders: [Int64: RecordVersions.FileOrder] = [:]
  /// Files of the same bytes that were read another way.
  private let earlier: [Int64]
  /// Whom and what no import brings back.
  let leftOut: LeftOutRecords
  private var inserts: [StoredRecord.Table: Statement] = [:]
  private var span: ClosedRange<Date>?
  private var export: RecordExport
  private var scopes: [StoredRecord.Table: Scope] = [:]
  private(set) var summary = ImportSummary()

  /// Whom the file's records are about, and the first and last time that they name.
  private struct Scope {
    var owners: Set<Owner> = []
    var from: DatabaseValue
    var to: DatabaseValue
  }

  private struct Owner: Hashable {
    var system: String
    var id: String
  }

  init(_ database: Database, file: FileBeingImported) throws {
    self.database = database
    kind = file.kind
    earlier = try Int64.fetchAll(
      database, sql: "SELECT id FROM files WHERE kind = ? AND digest = ? ORDER BY id",
      arguments: [file.kind, file.digest])
    leftOut = try LeftOutRecords(database)
    let name = leftOut.redacted(storable(file.name))
    export = RecordExport(file: name, madeAt: file.exportedAt)
    // What was known of when these bytes were exported is replaced: the last reading is to count.
    try database.execute(
      sql: "UPDATE files SET exported_at = ?, name = ? WHERE kind = ? AND digest = ?",
      arguments: [file.exportedAt.milliseconds, name, file.kind, file.digest])
    try database.execute(
      sql: """
        INSERT INTO files (kind, digest, reading, name, exported_at, imported_at, added, amended, unchanged)
        VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)
        """,
      arguments: [
        file.kind, file.digest, file.reading, name, file.exportedAt.milliseconds, file.importedAt.milliseconds,
      ])
    self.file = database.lastInsertedRowID
    order = RecordVersions.FileOrder(
      exportedAt: file.exportedAt.milliseconds, name: name, digest: file.digest, id: self.file)
  }

  static func isImported(_ database: Database, kind: String, digest: String, reading: String) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM files WHERE kind = ? AND digest = ? AND reading = ?)",
      arguments: [kind, digest, reading]) ?? false
  }

  /// Writes one record.
  func store(_ entry: ImportResult.Entry) throws -> ImportSink.Outcome {
    guard let record = try leftOut.kept(StoredRecord(entry.record), exportedAt: order.exportedAt) else {
      summary.forgotten += 1
      return .leftOut
    }
    if let instant = record.instant {
      span = span.map { min($0.lowerBound, instant)...max($0.upperBound, instant) } ?? instant...instant
    }
    extendScope(record)
    export.note(entry.record)
    let insert = try inserts[record.table] ?? database.makeStatement(sql: record.table.insert)
    inserts[record.table] = insert
    // As existentials: the initializer for one type takes a key path to each value, a sixth of an import's time.
    var arguments: [(any DatabaseValueConvertible)?] = []
    arguments.reserveCapacity(record.values.count + 4)
    for value in record.values { arguments.append(value) }
    arguments += [file, entry.line, file, entry.line]
    insert.setUncheckedArguments(StatementArguments(arguments))
    try insert.execute()
    if database.changesCount == 1 {
      summary.added += 1
      return .kept
    }
    return try meet(record, line: entry.line)
  }

  /// What remains to be done when the file was read to its end.
  func finish(_ sink: ImportSink) throws -> ImportSummary {
    for former in earlier { try withdraw(former) }
    if summary.withdrawn > 0 { try readAnew() }
    let covered = sink.covered.filter { $0.from <= $0.to }.map { part in
      var part = part
      part.accounts.removeAll { leftOut.redacted($0) != $0 }
      return part
    }
    let scopes = scopes.map { ($0.key, $0.value) } + covered.map(scope)
    summary.absent = try absent(scopes)
    summary.skipped = sink.skipped
    summary.unknown = sink.unknownPeople
    summary.warnings = sink.warnings
    for row in sink.skipped {
      try database.cachedStatement(sql: "INSERT INTO skipped_rows (file_id, line, reason) VALUES (?, ?, ?)")
        .execute(arguments: [file, row.line, leftOut.redacted(storable(row.reason))])
    }
    // Kinds that hold no hours have nothing that could be missing in a week.
    if ImporterRegistry.importer(id: kind)?.coverage ?? .none != .none {
      export.unread = sink.unread
      export.lack = sink.lack
      try FileSubjects.write(export, of: file, in: database)
      for part in covered { try FileSubjects.write(part, of: file, in: database) }
    }
    try database.execute(
      sql:
        "UPDATE files SET added = ?, amended = ?, unchanged = ?, forgotten = ?, first_at = ?, last_at = ? WHERE id = ?",
      arguments: [
        summary.added, summary.amended, summary.unchanged, summary.forgotten, span?.lowerBound.milliseconds,
        span?.upperBound.milliseconds, file,
      ])
    return summary
  }

  // MARK: A record that is there already

  private func meet(_ record: StoredRecord, line: Int) throws -> ImportSink.Outcome {
    let table = record.table
    let columns = table.columns
    guard
      let former = try Row.fetchOne(
        database.cachedStatement(sql: table.select), arguments: [record.system, record.id])
    else { throw DamagedRow("entry of \(table.name)", record.id) }
    let old = columns.indices.map { former[$0] as DatabaseValue }
    let place = RecordVersions.Place(file: file, line: line, order: order)
    let formerFile = former["file_id"] as Int64
    let formerPlace = RecordVersions.Place(
      file: formerFile, line: former["line"], order: try fileOrder(formerFile))
    if former["touched_file_id"] as Int64? == file {
      return try isStated(record, beside: old, in: formerFile)
        ? .repeats(line: former["touched_line"]) : .contradicts(line: former["touched_line"])
    }
    let versions = try RecordVersions(database, table: table, system: record.system, id: record.id)
    if old == record.values, versions.versions.isEmpty {
      summary.unchanged += 1
      try touch(record, line: line, newest: RecordVersions.isOlder(formerPlace, place) ? place : formerPlace)
      return .kept
    }
    if versions.versions.isEmpty {
      try RecordVersions.keep(
        database, table: table, system: record.system, id: record.id,
        version: .init(values: RecordVersions.values(columns, old), place: formerPlace))
    }
    try RecordVersions.keep(
      database, table: table, system: record.system, id: record.id,
      version: .init(values: RecordVersions.values(columns, record.values), place: place))
    try settle(record, former: RecordVersions.values(columns, old), line: line)
    return .kept
  }

  /// Whether this file stated the record's values before: as they stand, or as one of its versions.
  private func isStated(_ record: StoredRecord, beside old: [DatabaseValue], in formerFile: Int64) throws -> Bool {
    if old == record.values { return true }
    let values = RecordVersions.values(record.table.columns, record.values)
    return try RecordVersions(database, table: record.table, system: record.system, id: record.id)
      .versions.contains { $0.place.file == file && $0.values == values }
  }

  /// Writes what counts by all versions.
  private func settle(_ record: StoredRecord, former: [String: String], line: Int) throws {
    let table = record.table
    let versions = try RecordVersions(database, table: table, system: record.system, id: record.id)
    guard let current = versions.current(whole: table.isStatedWhole) else { return }
    if former.contains(where: { name, value in current.values[name].map { $0 != value } ?? false }) {
      summary.amended += 1
    } else if former != current.values {
      summary.completed += 1
    } else {
      summary.unchanged += 1
    }
    let set = table.columns.dropFirst(2).map { "\($0) = ?" }.joined(separator: ", ")
    let empty = try emptyTexts(of: table)
    let values = table.columns.dropFirst(2).map { column -> DatabaseValue in
      current.values[column]?.databaseValue ?? (empty.contains(column) ? "".databaseValue : .null)
    }
    try database.cachedStatement(
      sql: """
        UPDATE \(table.name) SET \(set), file_id = ?, line = ?, touched_file_id = ?, touched_line = ?
        WHERE system = ? AND id = ?
        """
    ).execute(
      arguments: StatementArguments(
        values
          + [
            current.place.file.databaseValue, current.place.line.databaseValue, file.databaseValue,
            line.databaseValue, record.system.databaseValue, record.id.databaseValue,
          ]))
  }

  /// The columns of a table that hold empty text, not NULL, where nothing is said.
  private func emptyTexts(of table: StoredRecord.Table) throws -> Set<String> {
    if let known = emptyTexts[table] { return known }
    let columns = try database.columns(in: table.name).filter(\.isNotNull).map(\.name)
    emptyTexts[table] = Set(columns)
    return Set(columns)
  }
  private var emptyTexts: [StoredRecord.Table: Set<String>] = [:]

  private func touch(_ record: StoredRecord, line: Int, newest: RecordVersions.Place) throws {
    try database.cachedStatement(
      sql: """
        UPDATE \(record.table.name) SET file_id = ?, line = ?, touched_file_id = ?, touched_line = ?
        WHERE system = ? AND id = ?
        """
    ).execute(arguments: [newest.file, newest.line, file, line, record.system, record.id])
  }

  private func fileOrder(_ id: Int64) throws -> RecordVersions.FileOrder {
    if id == file { return order }
    if let known = orders[id] { return known }
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT exported_at, name, digest FROM files WHERE id = ?", arguments: [id])
    else { throw DamagedRow("file", String(id)) }
    let order = RecordVersions.FileOrder(
      exportedAt: row["exported_at"], name: row["name"], digest: row["digest"], id: id)
    orders[id] = order
    return order
  }

  // MARK: What another reading had

  /// Takes back what an earlier reading of the same bytes had and this one has not.
  private func withdraw(_ former: Int64) throws {
    for table in StoredRecord.Table.allCases {
      let columns = table.columns
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT \(columns.joined(separator: ", ")), line FROM \(table.name)
          WHERE file_id = ? AND touched_file_id IS NOT ? ORDER BY line
          """, arguments: [former, file])
      for row in rows {
        let values = RecordVersions.values(columns, columns.indices.map { row[$0] as DatabaseValue })
        try database.execute(
          sql: """
            INSERT INTO versions (kind, system, entry, value, file_id, line, withdrawn_by) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, system, entry, value) DO UPDATE SET withdrawn_by = excluded.withdrawn_by
            """,
          arguments: [
            table.rawValue, row["system"] as String, row["id"] as String, try json(values), former,
            row["line"] as Int, file,
          ])
        try database.execute(
          sql: "DELETE FROM versions WHERE kind = ? AND system = ? AND entry = ? AND withdrawn_by IS NULL",
          arguments: [table.rawValue, row["system"] as String, row["id"] as String])
        try database.execute(
          sql: "DELETE FROM \(table.name) WHERE system = ? AND id = ?",
          arguments: [row["system"] as String, row["id"] as String])
        summary.withdrawn += 1
      }
    }
  }

  /// Other exports may have stated what was taken back: they are read again the next time they are met.
  private func readAnew() throws {
    try database.execute(
      sql: "UPDATE files SET reading = reading || ' (to be read again, ' || id || ')' WHERE kind = ? AND digest <> ?",
      arguments: [kind, order.digest])
  }

  // MARK: What the file lacks

  private func extendScope(_ record: StoredRecord) {
    guard let scope = record.table.scope, let owner = record.table.columns.firstIndex(of: scope.owner),
      let when = record.table.columns.firstIndex(of: scope.when)
    else { return }
    let instant = record.values[when]
    var known = scopes[record.table] ?? Scope(from: instant, to: instant)
    if precedes(instant, known.from) { known.from = instant }
    if precedes(known.to, instant) { known.to = instant }
    known.owners.insert(Owner(system: record.system, id: String.fromDatabaseValue(record.values[owner]) ?? ""))
    scopes[record.table] = known
  }

  private func scope(_ part: ImportSink.Covered) -> (StoredRecord.Table, Scope) {
    let owners = part.accounts.map { Owner(system: storable(part.system), id: storable($0)) }
    return (
      .time,
      Scope(
        owners: Set(owners), from: part.from.milliseconds.databaseValue, to: part.to.milliseconds.databaseValue)
    )
  }

  /// Counts records of the file's accounts and span that the file lacks.
  private func absent(_ scopes: [(StoredRecord.Table, Scope)]) throws -> Int {
    var found: Set<[String]> = []
    for (table, known) in scopes {
      guard let scope = table.scope else { continue }
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT system, id, \(scope.owner) AS owner FROM \(table.name)
          WHERE \(scope.when) BETWEEN ? AND ? AND touched_file_id IS NOT ?
          """, arguments: [known.from, known.to, file])
      while let row = try rows.next() {
        let (system, id) = (row["system"] as String, row["id"] as String)
        if known.owners.contains(Owner(system: system, id: row["owner"])) { found.insert([table.name, system, id]) }
      }
    }
    return found.count
  }

  private func precedes(_ left: DatabaseValue, _ right: DatabaseValue) -> Bool {
    if let left = Int.fromDatabaseValue(left), let right = Int.fromDatabaseValue(right) { return left < right }
    return (String.fromDatabaseValue(left) ?? "") < (String.fromDatabaseValue(right) ?? "")
  }
}
