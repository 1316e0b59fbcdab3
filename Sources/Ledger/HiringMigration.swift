internal import Foundation
internal import GRDB

/// The parts of the fifth migration that are no plain statements. Like the statements, never edited once released.
enum HiringMigration {
  private static let tables = [
    "time": "time_entries", "billed": "billed_entries", "applicant": "applicants", "payment": "payments",
    "posting": "postings", "meeting": "meetings", "interview": "interviews", "card": "cards",
    "attendance": "attendance", "access": "access_grants", "attestation": "attestations",
  ]

  static func fillVersions(_ database: Database) throws {
    for table in tables.values.sorted() {
      try database.execute(
        sql: """
          ALTER TABLE \(table) ADD COLUMN touched_file_id INTEGER;
          ALTER TABLE \(table) ADD COLUMN touched_line INTEGER;
          CREATE INDEX IF NOT EXISTS \(table)_by_file ON \(table) (file_id);
          """)
    }
    let changed = try Row.fetchAll(database, sql: "SELECT * FROM amendments ORDER BY id")
    for row in changed {
      let kind = row["kind"] as String
      guard let table = tables[kind] else { continue }
      // Empty text says nothing and was kept before.
      let old = try decoded(row["old"], as: [String: String].self).filter { !$0.value.isEmpty }
      try keep(
        database, kind, row["system"], row["entry"], value: try json(old), file: row["old_file_id"],
        line: row["old_line"], withdrawnBy: (row["new"] as String?) == nil ? row["file_id"] : nil)
      guard
        let current = try Row.fetchOne(
          database, sql: "SELECT * FROM \(table) WHERE system = ? AND id = ?",
          arguments: [row["system"] as String, row["entry"] as String])
      else { continue }
      var values: [String: String] = [:]
      for (column, value) in current where !["file_id", "line", "touched_file_id", "touched_line"].contains(column) {
        switch value.storage {
        case .int64(let number): values[column] = String(number)
        case .double(let number): values[column] = String(number)
        case .string(let text) where !text.isEmpty: values[column] = text
        case .null, .string, .blob: break
        }
      }
      try keep(
        database, kind, row["system"], row["entry"], value: try json(values), file: current["file_id"],
        line: current["line"], withdrawnBy: nil)
    }
  }

  private static func keep(
    _ database: Database, _ kind: String, _ system: String, _ entry: String, value: String, file: Int64, line: Int,
    withdrawnBy: Int64?
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO versions (kind, system, entry, value, file_id, line, withdrawn_by) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, arguments: [kind, system, entry, value, file, line, withdrawnBy])
  }
}
