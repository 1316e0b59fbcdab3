internal import Foundation

/// Whom and which day a row is about that could not be read as a whole.
struct RowTopic {
  var subject: RecordSubject?
  /// When its hours began, as near as can be told.
  var span: ClosedRange<Date>?
}

extension UnreadRow {
  init(line: Int, reason: String, about record: ImportResult.Record) {
    self.init(line: line, reason: reason)
    switch record {
    case .time(let entry): (subject, span) = (RecordSubject(entry), entry.start...entry.start)
    case .billed(let entry): (subject, span) = (RecordSubject(entry), entry.date.startUTC...entry.date.startUTC)
    case .payment, .applicant, .posting, .meeting, .interview, .card, .attendance, .access, .attestation: break
    }
  }
}

extension TableReading {
  /// The day of a row that cannot be read as a whole; nil where it cannot be told either.
  ///
  /// - Parameter zone: whose midnight parts the days; nil for days without a clock, which count in UTC.
  func knownDay(_ row: RecordRow, _ column: Int?, in zone: TimeZone?) -> ClosedRange<Date>? {
    do throws(ImportStop) {
      return try optionalDay(row, column).map { day in
        guard let zone else { return day.startUTC...day.startUTC }
        let next = CivilDate(daysSince1970: day.daysSince1970 + 1)
        return zone.start(of: day)...zone.start(of: next).addingTimeInterval(-1)
      }
    } catch {
      return nil  // Why the row was not taken is told already.
    }
  }

  /// Whom the columns of a row's account and address name, and its day.
  func topic(_ row: RecordRow, system: String, user: Int?, email: Int?, span: ClosedRange<Date>?) -> RowTopic {
    let (name, address) = (row.text(user), text(row, email))
    let account = address ?? (name.isEmpty ? nil : name)
    return RowTopic(
      subject: account.map { RecordSubject(side: .tracked, system: system, account: $0, name: name, email: address) },
      span: span)
  }
}

extension ClickUpFields {
  /// An instant as a span; nil where there is none.
  static func knownTime(_ text: String) -> ClosedRange<Date>? {
    guard case .success(let date) = FieldText.instant(text) else { return nil }
    return date...date
  }
}
