internal import Foundation

/// Whom and which day a row is about that could not be read as a whole.
struct RowTopic {
  var subject: RecordSubject?
  /// Of UTC, as near as can be told.
  var day: CivilDate?
}

extension UnreadRow {
  init(line: Int, reason: String, about record: ImportResult.Record) {
    self.init(line: line, reason: reason)
    switch record {
    case .time(let entry): (subject, day) = (RecordSubject(entry), CivilDate(utc: entry.start))
    case .billed(let entry): (subject, day) = (RecordSubject(entry), entry.date)
    case .payment, .applicant, .posting, .meeting, .interview, .card, .attendance, .access, .attestation: break
    }
  }
}

extension TableReading {
  /// The day of a row that cannot be read as a whole; nil where it cannot be told either.
  func knownDay(_ row: RecordRow, _ column: Int?) -> CivilDate? {
    do throws(ImportStop) {
      return try optionalDay(row, column)
    } catch {
      return nil  // Why the row was not taken is told already.
    }
  }

  /// Whom the columns of a row's account and address name, and its day.
  func topic(_ row: RecordRow, system: String, user: Int?, email: Int?, day: CivilDate?) -> RowTopic {
    let (name, address) = (row.text(user), text(row, email))
    let account = address ?? (name.isEmpty ? nil : name)
    return RowTopic(
      subject: account.map { RecordSubject(side: .tracked, system: system, account: $0, name: name, email: address) },
      day: day)
  }
}

extension ClickUpFields {
  /// The day of an instant in milliseconds; nil where there is none.
  static func knownDay(_ text: String) -> CivilDate? {
    guard case .success(let date) = FieldText.instant(text) else { return nil }
    return CivilDate(utc: date)
  }
}
