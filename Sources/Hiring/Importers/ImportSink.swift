package import Foundation

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

  /// Time entries of which a file says that it has all.
  package struct Covered: Sendable, Hashable {
    package var system: String
    package var accounts: [String]
    /// When entries start that it would have; both included.
    package var from: Date
    package var to: Date

    package init(system: String, accounts: [String], from: Date, to: Date) {
      self.system = system
      self.accounts = accounts
      self.from = from
      self.to = to
    }
  }

  package let roster: Roster
  private let store: (ImportResult.Entry) throws -> Outcome
  private let removed: RemovedPeople
  private var unknown: [String: UnknownPeople] = [:]
  private var known: [String: Bool] = [:]
  /// Rows that were not taken, in the order of the file.
  package private(set) var skipped: [SkippedRow] = []
  /// Those of them that may hold hours.
  package private(set) var unread: [UnreadRow] = []
  /// Why the export lacks a part of what it speaks of, as the end of a sentence; nil where it does not say so.
  package private(set) var lack: String?
  package private(set) var warnings: [String] = []
  /// Beside what lies between the file's first record and its last.
  package private(set) var covered: [Covered] = []
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
    if case .time(let entry) = record, let end = entry.end, end.timeIntervalSince(entry.start) > TimeEntry.longest {
      skip(line: line, TimeEntry.tooLong(entry.start, end))
      return
    }
    do {
      switch try store(ImportResult.Entry(line: line, record: record)) {
      case .kept: taken += 1
      case .leftOut: break
      case .repeats(let first): skip(line: line, "repeats entry \(record.key.id) of line \(first)")
      case .contradicts(let first):
        let reason = "contradicts entry \(record.key.id) of line \(first)"
        skip(line: line, reason)
        unread.append(UnreadRow(line: line, reason: reason, about: record))
      }
    } catch {
      failure = error
    }
  }

  /// - Parameter reason: continues "line 7: skipped: …".
  package func skip(line: Int, _ reason: String) { skipped.append(SkippedRow(line: line, reason: reason)) }

  package func skip(_ row: SkippedRow) { skipped.append(row) }

  /// Notes what a row that was skipped may hold.
  package func note(_ row: UnreadRow) { unread.append(row) }

  /// - Parameter reason: the end of "shop.json …".
  package func notes(lack reason: String) { lack = lack ?? reason }

  package func covers(_ part: Covered) { covered.append(part) }

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
  ///
  /// - Parameter about: whom and which day a row is about, of what can be read of it.
  func rows(
    of table: RecordTable, about: ((RecordRow) -> RowTopic)? = nil, _ body: (RecordRow) throws(ImportStop) -> Void
  ) throws(RecordFileError) {
    var cursor = try table.rows()
    var malformed: [SkippedRow] = []
    while let row = try table.nextRow(&cursor, skipped: &malformed) {
      flush(&malformed)
      do throws(ImportStop) {
        try body(row)
        if let about, row.endsInOpenNumber {
          warn("\(table.file):\(row.line) \(UnreadRow.openEnd)")
          note(about(row), line: row.line, UnreadRow.openEnd)
        }
      } catch {
        switch error {
        case .row(let reason):
          skip(line: row.line, reason)
          if let about { note(about(row), line: row.line, reason) }
        case .noWork(let reason): skip(line: row.line, reason)
        case .file(let error): throw error
        }
      }
    }
    flush(&malformed)
  }

  private func note(_ topic: RowTopic, line: Int, _ reason: String) {
    unread.append(UnreadRow(line: line, reason: reason, subject: topic.subject, span: topic.span))
  }

  /// Reads every element of a JSON list; its number, from 1, stands for the line.
  ///
  /// - Parameter about: as above.
  func elements(
    _ values: [RecordValue], about: ((RecordValue) -> RowTopic)? = nil,
    _ body: (RecordValue, Int) throws(ImportStop) -> Void
  ) throws(RecordFileError) {
    for (index, value) in values.enumerated() {
      do throws(ImportStop) {
        try body(value, index + 1)
      } catch {
        switch error {
        case .row(let reason):
          skip(line: index + 1, reason)
          if let about { note(about(value), line: index + 1, reason) }
        case .noWork(let reason): skip(line: index + 1, reason)
        case .file(let error): throw error
        }
      }
    }
  }

  private func flush(_ rows: inout [SkippedRow]) {
    for row in rows {
      skip(row)
      // Of a row that is no row, nothing is known; kinds that hold no hours leave it at that.
      unread.append(UnreadRow(line: row.line, reason: row.reason))
    }
    rows.removeAll()
  }
}

/// Why a row, or the whole file, cannot be taken.
enum ImportStop: Error, Hashable {
  /// The row is skipped; continues "line 7: skipped: …".
  case row(String)
  /// As above for a row that holds no hours by what it says: a break, a repeated line, a payment to come.
  case noWork(String)
  /// Nothing of the file is taken.
  case file(RecordFileError)
}
