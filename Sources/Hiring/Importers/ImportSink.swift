internal import Foundation

/// Takes what an importer reads, row by row, so that a large file is never held as a whole.
///
/// Used by one importer at a time, from one thread.
package final class ImportSink {
  /// What became of a record.
  package enum Outcome: Sendable, Hashable {
    case kept
    /// The same record stands on an earlier line of the same file, with the same values or with others.
    case repeats(line: Int)
    case contradicts(line: Int)
    /// It is not to be kept, and nothing is to be said of whom it is about.
    case leftOut
  }

  package let roster: Roster
  private let store: (ImportResult.Entry) throws -> Outcome
  private let removed: RemovedPeople
  private var unknown: [String: UnknownPeople] = [:]
  private var known: [String: Bool] = [:]
  /// Rows that were not taken, in the order of the file.
  package private(set) var skipped: [SkippedRow] = []
  package private(set) var warnings: [String] = []
  /// How many records were handed on.
  package private(set) var taken = 0
  /// Why `store` failed first; nothing is handed on after it.
  package private(set) var failure: (any Error)?

  /// - Parameters:
  ///   - removed: who is not told as unknown either.
  ///   - store: keeps a record. After it threw, it is not called again.
  package init(
    roster: Roster, removed: RemovedPeople = RemovedPeople(), store: @escaping (ImportResult.Entry) throws -> Outcome
  ) {
    self.roster = roster
    self.removed = removed
    self.store = store
  }

  /// Hands a record on. Of several in one file with the same id, the first is taken and the others are skipped: a task
  /// in several lists repeats its entries.
  package func take(_ record: ImportResult.Record, line: Int) {
    guard failure == nil else { return }
    if case .time(let entry) = record, let end = entry.end, end.timeIntervalSince(entry.start) > longestEntry {
      skip(line: line, "lasts from \(EntryIdentity.text(entry.start)) to \(EntryIdentity.text(end)), over a month")
      return
    }
    do {
      switch try store(ImportResult.Entry(line: line, record: record)) {
      case .kept: taken += 1
      case .leftOut: break
      case .repeats(let first): skip(line: line, "repeats entry \(record.key.id) of line \(first)")
      case .contradicts(let first): skip(line: line, "contradicts entry \(record.key.id) of line \(first)")
      }
    } catch {
      failure = error
    }
  }

  /// - Parameter reason: continues "line 7: skipped: …".
  package func skip(line: Int, _ reason: String) { skipped.append(SkippedRow(line: line, reason: reason)) }

  package func skip(_ row: SkippedRow) { skipped.append(row) }

  /// A whole sentence, with the file's name.
  package func warn(_ sentence: String) { warnings.append(sentence) }

  /// Notes whom a record is about, so that accounts which belong to nobody are told. The record is taken all the same.
  ///
  /// - Parameters:
  ///   - account: the id that the export has, else the name or address.
  ///   - seconds: the hours that depend on it.
  package func mentions(
    system: String, account: String, name: String, email: String? = nil, seconds: Int, line: Int
  ) {
    let key = [system, account, name, email ?? ""].joined(separator: "\u{0}")
    let isKnown =
      known[key]
      ?? (!roster.contractors(system: system, account: account, name: name, email: email).isEmpty
        || removed.isTheirs(system: system, account: account, name: name, email: email))
    known[key] = isKnown
    if !isKnown { addUnknown(system, account, name, seconds, line) }
  }

  /// As above for a contract of a platform.
  package func mentions(platform: String, contract: String, title: String, seconds: Int, line: Int) {
    if roster.contractor(platform: platform, contract: contract) == nil,
      !removed.holds(platform: platform, contract: contract)
    {
      addUnknown(platform, contract, title, seconds, line)
    }
  }

  /// Sorted by system, then account.
  package var unknownPeople: [UnknownPerson] {
    unknown.sorted { $0.key < $1.key }.flatMap(\.value.people)
  }

  private func addUnknown(_ system: String, _ account: String, _ name: String, _ seconds: Int, _ line: Int) {
    unknown[system, default: UnknownPeople(system: system, roster: roster)]
      .add(account: account, name: name, seconds: seconds, line: line)
  }
}

extension ImportSink {
  /// Reads every row of a table; a row that throws `.row` is skipped with that reason.
  func rows(
    of table: RecordTable, _ body: (RecordRow) throws(ImportStop) -> Void
  ) throws(RecordFileError) {
    var cursor = try table.rows()
    var malformed: [SkippedRow] = []
    while let row = try table.nextRow(&cursor, skipped: &malformed) {
      flush(&malformed)
      do throws(ImportStop) {
        try body(row)
      } catch {
        switch error {
        case .row(let reason): skip(line: row.line, reason)
        case .file(let error): throw error
        }
      }
    }
    flush(&malformed)
  }

  /// Reads every element of a JSON list; its number, from 1, stands for the line.
  func elements(
    _ values: [RecordValue], _ body: (RecordValue, Int) throws(ImportStop) -> Void
  ) throws(RecordFileError) {
    for (index, value) in values.enumerated() {
      do throws(ImportStop) {
        try body(value, index + 1)
      } catch {
        switch error {
        case .row(let reason): skip(line: index + 1, reason)
        case .file(let error): throw error
        }
      }
    }
  }

  private func flush(_ rows: inout [SkippedRow]) {
    for row in rows { skip(row) }
    rows.removeAll()
  }
}

/// Over 31 days nobody worked without a break: one of its ends is a slip, and it would stand in every week between.
private let longestEntry = 31.0 * 86_400

/// Why a row, or the whole file, cannot be taken.
enum ImportStop: Error, Hashable {
  /// The row is skipped; continues "line 7: skipped: …".
  case row(String)
  /// Nothing of the file is taken.
  case file(RecordFileError)
}
