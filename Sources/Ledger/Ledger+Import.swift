package import Foundation
internal import GRDB
package import Hiring

/// What is known of a file before it is read.
package struct FileBeingImported: Sendable, Hashable {
  /// The importer's id.
  package var kind: String
  /// How it is read; see `ImportResult.reading`.
  package var reading: String
  /// For references.
  package var name: String
  /// SHA-256 of its bytes, hexadecimal.
  package var digest: String
  /// When the export was made: where two exports disagree, the newer counts.
  package var exportedAt: Date
  package var importedAt: Date

  package init(
    kind: String, reading: String, name: String, digest: String, exportedAt: Date, importedAt: Date
  ) {
    self.kind = kind
    self.reading = reading
    self.name = name
    self.digest = digest
    self.exportedAt = exportedAt
    self.importedAt = importedAt
  }
}

extension Ledger {
  /// Whether a file was imported before, read the same way.
  package func isImported(kind: String, digest: String, reading: String) throws(LedgerError) -> Bool {
    try read { try RecordImport.isImported($0, kind: kind, digest: digest, reading: reading) }
  }

  /// Takes one export in while it is read: all of it in one transaction, or, where anything fails, nothing.
  ///
  /// What is there already counts as unchanged. Where exports disagree, the newer one counts and the other value is kept
  /// with where it came from; so the order of imports does not matter. The same bytes read the same way are not taken
  /// again; read another way, what only the earlier reading had is withdrawn.
  ///
  /// - Parameter reader: reads the file into the sink.
  /// - Throws: what `reader` threw, or a `LedgerError`.
  package func importRecords(
    _ file: FileBeingImported, roster: Roster, reader: (ImportSink) throws -> Void
  ) throws -> ImportSummary {
    var failure: (any Error)?
    do {
      return try write { database in
        if try RecordImport.isImported(
          database, kind: file.kind, digest: file.digest, reading: file.reading)
        {
          try FileSubjects.see(file, in: database)
          return ImportSummary(wasImported: true)
        }
        let importing = try RecordImport(database, file: file)
        let sink = ImportSink(roster: roster, removed: importing.leftOut.people) { try importing.store($0) }
        do {
          try reader(sink)
        } catch {
          // Remembered, since the database wraps what it does not know.
          failure = error
          throw error
        }
        if let failure = sink.failure { throw failure }
        return try importing.finish(sink)
      }
    } catch {
      throw failure ?? error
    }
  }

  /// As above for records that are read already.
  package func importRecords(
    _ result: ImportResult, file name: String, digest: String, at instant: Date, exportedAt: Date? = nil
  ) throws -> ImportSummary {
    let file = FileBeingImported(
      kind: result.kind, reading: result.reading, name: name, digest: digest, exportedAt: exportedAt ?? instant,
      importedAt: instant)
    var summary = try importRecords(file, roster: Roster(contractors: [])) { sink in
      for entry in result.entries { sink.take(entry.record, line: entry.line) }
      for row in result.skipped { sink.skip(row) }
      for row in result.unread { sink.note(row) }
      if let lack = result.lack { sink.notes(lack: lack) }
      for warning in result.warnings { sink.warn(warning) }
    }
    if summary.wasImported { summary.unchanged = result.entries.count }
    summary.unknown = result.unknownPeople
    return summary
  }

  /// Records that changed, by kind and entry, oldest change first; then those that were withdrawn.
  package func amendments() throws(LedgerError) -> [Amendment] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT versions.*, files.exported_at, files.name, files.digest, files.imported_at,
            after.name AS after_name, after.imported_at AS after_at
          FROM versions JOIN files ON files.id = file_id LEFT JOIN files AS after ON after.id = withdrawn_by
          ORDER BY versions.kind, versions.system, versions.entry, files.exported_at, files.name, files.digest
          """)
      var amendments: [Amendment] = []
      let groups = Dictionary(grouping: rows.indices.filter { rows[$0]["withdrawn_by"] as Int64? == nil }) { index in
        [rows[index]["kind"], rows[index]["system"], rows[index]["entry"]] as [String]
      }
      var importedAt: [Int64: Int] = [:]
      for row in rows { importedAt[row["file_id"]] = row["imported_at"] }
      for (key, members) in groups.sorted(by: { ($0.value.first ?? 0) < ($1.value.first ?? 0) }) {
        let versions = RecordVersions(try members.map { try RecordVersions.Version(rows[$0]) })
        for (old, new) in versions.amendments {
          amendments.append(
            Amendment(
              kind: key[0], system: key[1], entry: key[2], old: try json(old.values), new: try json(new.values),
              oldRecord: "\(old.place.order.name):\(old.place.line)",
              newRecord: "\(new.place.order.name):\(new.place.line)",
              at: Date(milliseconds: importedAt[new.place.file] ?? 0)))
        }
      }
      for row in rows {
        guard let after = row["after_name"] as String? else { continue }
        amendments.append(
          Amendment(
            kind: row["kind"], system: row["system"], entry: row["entry"], old: row["value"], new: nil,
            oldRecord: "\(row["name"] as String):\(row["line"] as Int)", newRecord: after,
            at: Date(milliseconds: row["after_at"])))
      }
      return amendments
    }
  }
}
