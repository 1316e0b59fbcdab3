/// What one export holds, read but not yet stored, as a whole; large files go through an `ImportSink` instead.
package struct ImportResult: Sendable {
  /// One record of the kinds that exports hold.
  package enum Record: Sendable, Hashable {
    case time(TimeEntry)
    case billed(BilledEntry)
    case payment(Payment)
    case applicant(Applicant)
    case posting(Posting)
    case meeting(Meeting)
    case interview(Interview)
    case card(TaskCard)
    case attendance(Attendance)
    case access(AccessGrant)
    case attestation(Attestation)
  }

  /// A record and the physical line it stands on.
  package struct Entry: Sendable, Hashable {
    package var line: Int
    package var record: Record

    package init(line: Int, record: Record) {
      self.line = line
      self.record = record
    }
  }

  /// The importer's id, like `clickup-time`.
  package var kind: String
  /// How the file was read: importer version, column mapping, date format. The same bytes read otherwise are another
  /// import, which replaces the first.
  package var reading: String
  /// In the order of the file.
  package var entries: [Entry]
  /// Rows that were not taken, in the order of the file; never counted as zero.
  package var skipped: [SkippedRow]
  /// Those of them that may hold hours, with whom and when they are about.
  package var unread: [UnreadRow]
  /// See `RecordExport.lack`.
  package var lack: String?
  /// Accounts and contracts that the portfolio does not know, sorted by account. Their entries are kept.
  package var unknownPeople: [UnknownPerson]
  package var warnings: [String]

  package init(
    kind: String, reading: String, entries: [Entry] = [], skipped: [SkippedRow] = [],
    unread: [UnreadRow] = [], lack: String? = nil, unknownPeople: [UnknownPerson] = [], warnings: [String] = []
  ) {
    self.kind = kind
    self.reading = reading
    self.entries = entries
    self.skipped = skipped
    self.unread = unread
    self.lack = lack
    self.unknownPeople = unknownPeople
    self.warnings = warnings
  }

  package var timeEntries: [TimeEntry] {
    entries.compactMap { if case .time(let entry) = $0.record { entry } else { nil } }
  }

  package var billedEntries: [BilledEntry] {
    entries.compactMap { if case .billed(let entry) = $0.record { entry } else { nil } }
  }

  package var payments: [Payment] {
    entries.compactMap { if case .payment(let payment) = $0.record { payment } else { nil } }
  }

  package var applicants: [Applicant] {
    entries.compactMap { if case .applicant(let applicant) = $0.record { applicant } else { nil } }
  }

  package var cards: [TaskCard] {
    entries.compactMap { if case .card(let card) = $0.record { card } else { nil } }
  }
}

/// A row that was not imported, and why.
package struct SkippedRow: Sendable, Hashable, Codable {
  /// Physical, from 1; in a JSON document the number of the entry.
  package var line: Int
  package var reason: String

  package init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}

/// An account or contract in a record that belongs to nobody in the portfolio.
package struct UnknownPerson: Sendable, Hashable, Codable {
  /// `clickup`, `upwork`.
  package var system: String
  /// The account's or the contract's id.
  package var account: String
  /// The name or title that stands beside it; hostile until escaped.
  package var name: String
  package var entries: Int
  package var seconds: Int
  /// The first line it stands on.
  package var line: Int
  /// The contractor of the portfolio who is most likely meant: for the owner to confirm, never applied.
  package var suggestion: String?

  package init(
    system: String, account: String, name: String, entries: Int, seconds: Int, line: Int, suggestion: String?
  ) {
    self.system = system
    self.account = account
    self.name = name
    self.entries = entries
    self.seconds = seconds
    self.line = line
    self.suggestion = suggestion
  }
}
