internal import Findings
internal import Foundation
internal import GRDB
internal import Hiring

/// What an import leaves out: records of people who were removed, and what is older than what was removed for its age.
struct LeftOutRecords {
  private let matcher: PersonMatcher?
  /// Milliseconds since 1970; nil where nothing was removed for its age.
  private let before: Int?

  /// Nothing is left out where nobody was removed, which costs two statements.
  init(_ database: Database) throws {
    matcher = try StopList.matcher(database)
    before = try Int.fetchOne(database, sql: "SELECT max(before) FROM erasures WHERE is_lifted = 0")
  }

  /// The record without those people; nil where all of it is left out.
  ///
  /// - Parameter exportedAt: stands for the time of a record that names none.
  func kept(_ record: StoredRecord, exportedAt: Int) throws -> StoredRecord? {
    guard matcher != nil || before != nil else { return record }
    let named = record.table.named(record.values)
    if let before, isTooOld(record.table, named, before: before, exportedAt: exportedAt) { return nil }
    guard let matcher else { return record }
    let texts = RecordTexts(table: record.table, matcher: matcher)
    if texts.isTheirs(named) { return nil }
    var record = record
    for (index, column) in record.table.columns.enumerated() {
      guard case .string(let text) = record.values[index].storage else { continue }
      let redacted = try texts.redacted(column, text)
      if redacted != text { record.values[index] = redacted.databaseValue }
    }
    return record
  }

  private func isTooOld(
    _ table: StoredRecord.Table, _ named: [String: String], before: Int, exportedAt: Int
  ) -> Bool {
    guard table != .posting, table != .attestation else { return false }
    let texts = RecordTexts(table: table, matcher: PersonMatcher(PersonMarks()))
    return (texts.instant(named) ?? exportedAt) < before
  }

  func redacted(_ text: String) -> String { matcher?.redacted(text) ?? text }

  /// Who is not told as unknown.
  var people: RemovedPeople { RemovedPeople(matcher) }
}

/// Whom no import may bring back: their marks as hashes under the ledger's key. Whoever holds the ledger can test a guess
/// against them, and cannot read them.
enum StopList {
  static func add(_ marks: PersonMarks, erasure: Int64, to database: Database) throws {
    let key = try key(database)
    for mark in marks.marks.sorted() {
      let extent = PersonMarks.extent(of: mark)
      try database.execute(
        sql: "INSERT OR IGNORE INTO stop_list (mark, erasure, bytes, words) VALUES (?, ?, ?, ?)",
        arguments: [Self.hash(mark, key), erasure, extent?.bytes, extent?.words])
    }
  }

  /// Nil where nobody is on the list.
  static func matcher(_ database: Database) throws -> PersonMatcher? {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT mark, bytes, words FROM stop_list JOIN erasures ON number = erasure WHERE is_lifted = 0")
    guard !rows.isEmpty else { return nil }
    let known = Set(rows.map { $0["mark"] as String })
    let extents = rows.compactMap { row -> TextExtent? in
      guard let bytes = row["bytes"] as Int?, let words = row["words"] as Int? else { return nil }
      return TextExtent(bytes: bytes, words: words)
    }
    let key = try key(database)
    return PersonMatcher(extents: Set(extents)) { known.contains(Self.hash($0, key)) }
  }

  static func hash(_ mark: String, _ key: FingerprintKey) -> String {
    key.seal([Array("assay.stop-list/1".utf8), Array(mark.utf8)]).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  static func key(_ database: Database) throws -> FingerprintKey {
    guard let bytes = try Data.fetchOne(database, sql: "SELECT bytes FROM fingerprint_key") else {
      throw DamagedRow("fingerprint key", "")
    }
    return FingerprintKey(bytes: Array(bytes))
  }
}
