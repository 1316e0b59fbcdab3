package import Foundation

/// What one export of hours speaks of: whom it names, from when to when, and when it was made.
///
/// What an export does not state it may simply not have been asked for. Only of those whom it names, and only between
/// its first and last record, does the absence of a record say that nothing was worked or billed; and only if it was made
/// when that time was over.
package struct RecordExport: Sendable, Hashable {
  /// As shown in reasons.
  package var file: String
  /// When it was made, as far as known.
  package var madeAt: Date
  /// The first and last start of the records about each.
  package private(set) var spans: [RecordSubject: ClosedRange<Date>] = [:]
  /// Rows that were not taken.
  package var unread: [UnreadRow]
  /// Why it lacks a part of what it speaks of, as the end of a sentence; nil where it does not say so.
  package var lack: String?

  package init(file: String, madeAt: Date, unread: [UnreadRow] = [], lack: String? = nil) {
    self.file = file
    self.madeAt = madeAt
    self.unread = unread
    self.lack = lack
  }

  /// Of an export that was read as a whole.
  package init(file: String, madeAt: Date, _ result: ImportResult) {
    self.init(file: file, madeAt: madeAt, unread: result.unread, lack: result.lack)
    for entry in result.entries { note(entry.record) }
  }

  /// Notes a record of the export; kinds that are no hours say nothing. Lines of an account statement each state a week
  /// of their own and say nothing of others.
  package mutating func note(_ record: ImportResult.Record) {
    switch record {
    case .time(let entry): add(RecordSubject(entry), entry.start...entry.start)
    case .billed(let entry): add(RecordSubject(entry), entry.date.startUTC...entry.date.startUTC)
    case .payment, .applicant, .posting, .meeting, .interview, .card, .attendance, .access, .attestation: break
    }
  }

  package mutating func add(_ subject: RecordSubject, _ span: ClosedRange<Date>) {
    guard let known = spans[subject] else {
      spans[subject] = span
      return
    }
    guard span.lowerBound < known.lowerBound || span.upperBound > known.upperBound else { return }
    spans[subject] = min(known.lowerBound, span.lowerBound)...max(known.upperBound, span.upperBound)
  }
}

/// A row of an export that was not taken and may hold hours.
package struct UnreadRow: Sendable, Hashable {
  /// Physical, from 1; in a JSON document the number of the entry.
  package var line: Int
  /// Continues "line 7: skipped: …".
  package var reason: String
  /// Whom it is about; nil where it does not tell.
  package var subject: RecordSubject?
  /// When its hours began, as near as can be told; nil where it does not tell.
  package var span: ClosedRange<Date>?

  /// The reason of a row that was taken: the last of its file, which ends in a number and without a line end.
  package static let openEnd =
    "was taken, but the file ends in it without a line end: if it was cut there, its last number is too"

  package init(line: Int, reason: String, subject: RecordSubject? = nil, span: ClosedRange<Date>? = nil) {
    self.line = line
    self.reason = reason
    self.subject = subject
    self.span = span
  }
}
