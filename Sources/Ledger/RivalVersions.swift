internal import Foundation
internal import GRDB
internal import Hiring

/// Finds hours that two exports of one instant state in two ways. Of them the file's name decides what counts, so that
/// the order of imports does not; it is no reason to accuse anybody.
struct RivalVersions {
  private struct Key: Hashable {
    var system: String
    var id: String
  }

  private var rivals: [Key: RivalHours] = [:]

  /// Cost: linear in the records of the table that exports disagree on.
  init(_ database: Database, table: StoredRecord.Table) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT system, entry, value, file_id, line, exported_at, name, digest
        FROM versions JOIN files ON files.id = file_id
        WHERE versions.kind = ? AND withdrawn_by IS NULL
        """, arguments: [table.rawValue])
    var versions: [Key: [RecordVersions.Version]] = [:]
    while let row = try rows.next() {
      versions[Key(system: row["system"], id: row["entry"]), default: []].append(try RecordVersions.Version(row))
    }
    for (key, found) in versions {
      let ordered = RecordVersions(found).versions
      guard let last = ordered.last, let counted = last.values["seconds"] else { continue }
      let rival = ordered.dropLast().last {
        $0.place.order.exportedAt == last.place.order.exportedAt && $0.place.order.digest != last.place.order.digest
          && $0.values["seconds"].map { $0 != counted } ?? false
      }
      guard let rival, let seconds = rival.values["seconds"].flatMap({ Int($0) }) else { continue }
      rivals[key] = RivalHours(
        seconds: seconds, record: "\(rival.place.order.name):\(rival.place.line)",
        counted: "\(last.place.order.name):\(last.place.line)")
    }
  }

  func rival(_ system: String, _ id: String) -> RivalHours? { rivals[Key(system: system, id: id)] }
}
