internal import Foundation
internal import GRDB
internal import Hiring

/// The values that exports gave one record, for records that exports disagree on.
///
/// What the ledger holds must not depend on the order in which files happen to be imported. So a record that was stated
/// in two ways keeps every way, each with the newest export that states it; what counts is taken from them afresh:
/// column by column, what the newest export says that says anything. Exports are ordered by when they were made, then by
/// name and digest. A record that all exports state alike keeps no versions.
struct RecordVersions {
  /// Where a value stands, and how new that is.
  struct Place {
    var file: Int64
    var line: Int
    var order: FileOrder
  }

  struct Version {
    /// Column name to text; what an export leaves empty is absent, since it says nothing.
    var values: [String: String]
    var place: Place
  }

  /// How new an export is.
  struct FileOrder: Comparable {
    var exportedAt: Int
    var name: String
    var digest: String
    /// Of several readings of the same bytes the last counts.
    var id: Int64

    static func < (left: FileOrder, right: FileOrder) -> Bool {
      (left.exportedAt, left.name, left.digest, left.id) < (right.exportedAt, right.name, right.digest, right.id)
    }
  }

  /// Oldest first.
  private(set) var versions: [Version]

  init(_ versions: [Version]) {
    self.versions = versions.sorted { RecordVersions.isOlder($0.place, $1.place) }
  }

  /// What counts, and where the newest statement of the record stands.
  ///
  /// - Parameter whole: whether the newest export says everything: a list of how things stand now, in which what is left
  ///   empty is not known any more.
  func current(whole: Bool) -> Version? {
    guard let last = versions.last else { return nil }
    if whole { return last }
    var values: [String: String] = [:]
    for version in versions { values.merge(version.values) { $1 } }
    return Version(values: values, place: last.place)
  }

  /// Each version that a newer one contradicts, with that one. Saying more than another is no contradiction.
  var amendments: [(old: Version, new: Version)] {
    zip(versions, versions.dropFirst()).filter { old, new in
      old.values.contains { name, value in new.values[name].map { $0 != value } ?? false }
    }.map { (old: $0, new: $1) }
  }

  static func isOlder(_ left: Place, _ right: Place) -> Bool {
    left.order == right.order ? left.line < right.line : left.order < right.order
  }

  /// A row's values by column; NULL and empty text are left out.
  static func values(_ columns: [String], _ values: [DatabaseValue]) -> [String: String] {
    var named: [String: String] = [:]
    for (column, value) in zip(columns, values) {
      if let text = text(of: value), !text.isEmpty { named[column] = text }
    }
    return named
  }

  private static func text(of value: DatabaseValue) -> String? {
    switch value.storage {
    case .null: nil
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let bytes): bytes.base64EncodedString()
    }
  }
}

extension RecordVersions {
  /// The versions of a record; none where all exports state it alike.
  init(_ database: Database, table: StoredRecord.Table, system: String, id: String) throws {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT value, file_id, line, exported_at, name, digest FROM versions JOIN files ON files.id = file_id
          WHERE versions.kind = ? AND system = ? AND entry = ? AND withdrawn_by IS NULL
          """), arguments: [table.rawValue, system, id])
    self.init(try rows.map(Version.init))
  }

  /// Keeps a version, or, where it is kept already, that a newer export states it too.
  static func keep(
    _ database: Database, table: StoredRecord.Table, system: String, id: String, version: Version
  ) throws {
    let value = try json(version.values)
    let former = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT value, file_id, line, exported_at, name, digest FROM versions JOIN files ON files.id = file_id
          WHERE versions.kind = ? AND system = ? AND entry = ? AND value = ? AND withdrawn_by IS NULL
          """), arguments: [table.rawValue, system, id, value]
    ).map(Version.init)
    if let former, !isOlder(former.place, version.place) { return }
    try database.cachedStatement(
      sql: """
        INSERT INTO versions (kind, system, entry, value, file_id, line) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (kind, system, entry, value) DO UPDATE
          SET file_id = excluded.file_id, line = excluded.line, withdrawn_by = NULL
        """
    ).execute(arguments: [table.rawValue, system, id, value, version.place.file, version.place.line])
  }
}

extension RecordVersions.Version {
  init(_ row: Row) throws {
    self.init(
      values: try decoded(row["value"]),
      place: RecordVersions.Place(
        file: row["file_id"], line: row["line"],
        order: RecordVersions.FileOrder(
          exportedAt: row["exported_at"], name: row["name"], digest: row["digest"], id: row["file_id"])))
  }
}
