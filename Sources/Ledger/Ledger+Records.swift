package import Foundation
internal import GRDB
package import Hiring

extension Ledger {
  /// Time entries that start between two instants, by start; nil means open.
  ///
  /// Each with the newest export that should have it and has not; see `TimeEntry.missingFrom`. Hours that a newer export
  /// states in other words are left out, and named by those that stand for them. The order of imports does not matter.
  ///
  /// - Parameter roster: sets each entry's contractor by its account; nil leaves them unassigned.
  package func timeEntries(
    from: Date? = nil, to: Date? = nil, roster: Roster? = nil
  ) throws(LedgerError) -> [TimeEntry] {
    try read { database in
      let missing = try MissingEntries(database, side: .tracked)
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT * FROM time_entries WHERE start_at >= ? AND start_at < ? ORDER BY start_at, system, id",
        arguments: [from?.milliseconds ?? Int.min, to?.milliseconds ?? Int.max])
      let rivals = try RivalVersions(database, table: .time)
      var entries: [(entry: TimeEntry, file: Int64, line: Int)] = []
      while let row = try rows.next() {
        var entry = try TimeEntry(row)
        entry.missingFrom = missing.file(lacking: entry, statedIn: row["file_id"])
        entry.rival = rivals.rival(entry.system, entry.id)
        entries.append((roster?.assigned(entry) ?? entry, row["file_id"], row["line"]))
      }
      return try RestatedEntries(database).stated(entries)
    }
  }

  /// Billed entries of days between two days, both included, by day; nil means open. Each with the newest export that
  /// should have it and has not; see `BilledEntry.missingFrom`.
  package func billedEntries(from: CivilDate? = nil, to: CivilDate? = nil) throws(LedgerError) -> [BilledEntry] {
    let missing = try read { try MissingEntries($0, side: .billed) }
    let rivals = try read { try RivalVersions($0, table: .billed) }
    return try all(
      .billed, where: "day >= ? AND day <= ?", with: [from?.description ?? "", to?.description ?? "~"], by: "day"
    ) { row in
      var entry = try BilledEntry(row)
      entry.missingFrom = missing.file(lacking: entry, statedIn: row["file_id"])
      entry.rival = rivals.rival(entry.system, entry.id)
      return entry
    }
  }

  /// Lines of account statements, by day.
  package func payments() throws(LedgerError) -> [Payment] { try all(.payment, by: "day", Payment.init) }

  /// Applicants by day, then name.
  package func applicants() throws(LedgerError) -> [Applicant] { try all(.applicant, by: "day, name", Applicant.init) }

  /// Jobs that were posted, by day.
  package func postings() throws(LedgerError) -> [Posting] { try all(.posting, by: "posted", Posting.init) }

  /// Talks that were booked, by start.
  package func meetings() throws(LedgerError) -> [Meeting] { try all(.meeting, by: "start_at", Meeting.init) }

  /// Talks that were judged, by day.
  package func interviews() throws(LedgerError) -> [Interview] {
    try all(.interview, by: "day, applicant", Interview.init)
  }

  /// Task cards, by system and id.
  package func taskCards() throws(LedgerError) -> [TaskCard] { try all(.card, TaskCard.init) }

  /// Who was at which meeting, by day.
  package func attendance() throws(LedgerError) -> [Attendance] {
    try all(.attendance, by: "day, person", Attendance.init)
  }

  /// Attestations by day.
  package func attestations() throws(LedgerError) -> [Attestation] {
    try all(.attestation, by: "day") { (row: Row) throws in try Attestation(row) }
  }

  /// Access by system, resource and account. A grant is current if the newest list of its resource has it.
  package func accessGrants() throws(LedgerError) -> [AccessGrant] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT record.*, files.name AS file_name, files.exported_at AS seen_at,
            record.file_id = first_value(record.file_id) OVER (
              PARTITION BY record.system, record.resource
              ORDER BY files.exported_at DESC, files.name DESC, files.digest DESC) AS is_current
          FROM access_grants AS record JOIN files ON files.id = record.file_id
          ORDER BY record.system, record.resource, record.account, record.id
          """
      ).map(AccessGrant.init)
    }
  }

  private func all<Value>(
    _ table: StoredRecord.Table, where condition: String = "1", with arguments: StatementArguments = [],
    by order: String? = nil, _ make: (Row) throws -> Value
  ) throws(LedgerError) -> [Value] {
    let order = (order.map { [$0] } ?? []) + ["record.system", "record.id"]
    return try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT record.*, files.name AS file_name FROM \(table.name) AS record JOIN files ON files.id = file_id
          WHERE \(condition) ORDER BY \(order.joined(separator: ", "))
          """, arguments: arguments)
      var values: [Value] = []
      while let row = try rows.next() { values.append(try make(row)) }
      return values
    }
  }

  /// Every import, in the order in which they were made.
  package func importedFiles() throws(LedgerError) -> [ImportedFile] {
    try read { database in
      var skipped: [Int64: [SkippedRow]] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM skipped_rows ORDER BY file_id, line")
      while let row = try rows.next() {
        skipped[row["file_id"], default: []].append(SkippedRow(line: row["line"], reason: row["reason"]))
      }
      return try Row.fetchAll(database, sql: "SELECT * FROM files ORDER BY id").map { row in
        let first = (row["first_at"] as Int?).map { Date(milliseconds: $0) }
        let last = (row["last_at"] as Int?).map { Date(milliseconds: $0) }
        var span: ClosedRange<Date>?
        if let first, let last, first <= last { span = first...last }
        return ImportedFile(
          kind: row["kind"], digest: row["digest"], reading: row["reading"], name: row["name"],
          importedAt: Date(milliseconds: row["imported_at"]), exportedAt: Date(milliseconds: row["exported_at"]),
          added: row["added"], amended: row["amended"],
          unchanged: row["unchanged"], forgotten: row["forgotten"], skipped: skipped[row["id"]] ?? [], span: span)
      }
    }
  }

  /// Files of a kind of which records stand in the ledger, but as they were read in another way than one of `readings`,
  /// and that were not read again: by name.
  package func filesReadOtherwise(
    kind: String, than readings: Set<String>
  ) throws(LedgerError) -> [(name: String, records: Int)] {
    try read { database in
      let files = try Row.fetchAll(
        database, sql: "SELECT id, name, digest, reading FROM files WHERE kind = ? ORDER BY name, id",
        arguments: [kind])
      let current = Set(files.filter { readings.contains($0["reading"]) }.map { $0["digest"] as String })
      return try files.compactMap { file in
        guard !current.contains(file["digest"]) else { return nil }
        let id: Int64 = file["id"]
        let records = try StoredRecord.Table.allCases.reduce(0) { sum, table in
          sum
            + (try Int.fetchOne(
              database, sql: "SELECT count(*) FROM \(table.name) WHERE file_id = ?", arguments: [id]) ?? 0)
        }
        return records > 0 ? (name: file["name"], records: records) : nil
      }
    }
  }

  /// What the imported files speak of.
  package func coverage() throws(LedgerError) -> RecordCoverage {
    try read { RecordCoverage(try FileSubjects.exports($0)) }
  }
}
