package import Foundation
internal import GRDB
package import Hiring

extension Ledger {
  /// Time entries that start between two instants, by start; nil means open.
  ///
  /// - Parameter roster: sets each entry's contractor by its account; nil leaves them unassigned.
  package func timeEntries(
    from: Date? = nil, to: Date? = nil, roster: Roster? = nil
  ) throws(LedgerError) -> [TimeEntry] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT * FROM time_entries WHERE start_at >= ? AND start_at < ? ORDER BY start_at, system, id
          """, arguments: [from?.milliseconds ?? Int.min, to?.milliseconds ?? Int.max])
      var entries: [TimeEntry] = []
      while let row = try rows.next() {
        let entry = TimeEntry(row)
        entries.append(roster?.assigned(entry) ?? entry)
      }
      return entries
    }
  }

  /// Billed entries of days between two days, both included, by day; nil means open.
  package func billedEntries(from: CivilDate? = nil, to: CivilDate? = nil) throws(LedgerError) -> [BilledEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT billed_entries.*, files.name AS name FROM billed_entries JOIN files ON files.id = file_id
          WHERE day >= ? AND day <= ? ORDER BY day, system, billed_entries.id
          """, arguments: [from?.description ?? "", to?.description ?? "~"]
      ).compactMap(BilledEntry.init)
    }
  }

  /// Applicants by day, then name.
  package func applicants() throws(LedgerError) -> [Applicant] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM applicants ORDER BY day, name, system, id")
        .compactMap(Applicant.init)
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
          importedAt: Date(milliseconds: row["imported_at"]), added: row["added"], amended: row["amended"],
          unchanged: row["unchanged"], skipped: skipped[row["id"]] ?? [], span: span)
      }
    }
  }

  /// Records that changed, oldest change first.
  package func amendments() throws(LedgerError) -> [Amendment] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT amendments.*, before.name AS old_name, after.name AS new_name FROM amendments
          JOIN files AS before ON before.id = old_file_id JOIN files AS after ON after.id = file_id
          ORDER BY amendments.id
          """
      ).map { row in
        let line = row["line"] as Int?
        return Amendment(
          kind: row["kind"], system: row["system"], entry: row["entry"], old: row["old"], new: row["new"],
          oldRecord: "\(row["old_name"] as String):\(row["old_line"] as Int)",
          newRecord: (row["new_name"] as String) + (line.map { ":\($0)" } ?? ""),
          at: Date(milliseconds: row["at"]))
      }
    }
  }

  /// The weeks that the imported files speak about, by the spans of each file: a week between two files is not covered.
  package func coverage() throws(LedgerError) -> RecordCoverage {
    var coverage = RecordCoverage()
    for file in try importedFiles() {
      guard let span = file.span else { continue }
      switch file.kind {
      case ClickUpTime().id: coverage.addTracked(from: span.lowerBound, to: span.upperBound)
      case UpworkWeekly().id: coverage.addBilled(from: span.lowerBound, to: span.upperBound)
      default: break
      }
    }
    return coverage
  }
}
