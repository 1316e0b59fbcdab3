internal import Foundation

/// Any other statement of billed hours, like a client's timesheet, with its columns named in the portfolio under
/// `columns:`.
///
/// Needs `contract`, `day` and `hours`; takes `amount`, `currency`, `title`, `type`, `memo` and `id`. `about:` is the
/// platform whose contracts they are: `upwork`, `fiverr` or, without it, `direct`. A contract may be an id, or a title with
/// the id in trailing parentheses. Rows without an `id` are told by day, contract, type and memo; see `EntryIdentity`.
package struct Billed: TableImporter {
  package let id = "billed"
  package let version = 1
  package let summary =
    "Any statement of billed hours as CSV, with the columns named under `columns:` and the platform under `about:`"
  package let coverage = ImportCoverage.billed
  package let hasOwnIDs = false
  package let columns = ["contract", "day", "hours", "amount", "currency", "title", "type", "memo", "id"]
  package let needsMapping = true

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let needed = ["contract", "day", "hours"]
    return absent(columns.filter { needed.contains($0) || options.mapped($0) != nil }, in: table, options: options)
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let platform = try Billed.platform(options, file: table.file)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    var identity = EntryIdentity()
    let topic = { (row: RecordRow) in
      let written = reading.text(row, places["contract"] ?? nil)
      return RowTopic(
        subject: written.map {
          RecordSubject(side: .billed, system: platform, account: UpworkWeekly.contract($0)?.id ?? $0)
        }, span: reading.knownDay(row, places["day"] ?? nil, in: nil))
    }
    try sink.rows(of: table, about: topic) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      let day = try reading.day(row, places["day"] ?? nil)
      let written = try reading.required(row, places["contract"] ?? nil, "contract")
      let named = UpworkWeekly.contract(written)
      let contract = named?.id ?? written
      let seconds = try reading.hours(row, places["hours"] ?? nil)
      if seconds > 86_400 { throw .row("more than 24 hours on one day are impossible; give the hours by day") }
      let currency = text("currency")?.uppercased() ?? options.currency
      let type = text("type") ?? ""
      let entry = BilledEntry(
        system: platform,
        id: text("id")
          ?? identity.id(["billed", day.description, contract, type.lowercased(), text("memo") ?? ""]),
        contract: contract, title: text("title") ?? named?.title ?? "", date: day, seconds: seconds,
        amount: try reading.amount(row, places["amount"] ?? nil, currency: currency), paymentType: type, source: id,
        memo: text("memo"), record: reading.place(row))
      sink.take(.billed(entry), line: row.line)
      sink.mentions(platform: platform, contract: contract, title: entry.title, seconds: seconds, line: row.line)
    }
  }

  private static func platform(_ options: ImportOptions, file: String) throws(RecordFileError) -> String {
    guard let about = options.about?.trimmingCharacters(in: .whitespaces).lowercased(), !about.isEmpty else {
      return Engagement.Platform.direct.rawValue
    }
    guard let platform = Engagement.Platform(rawValue: about) else {
      throw RecordFileError(
        .mapping, file: file, line: nil, problem: "`about: \(about)` is no platform that engagements have",
        advice: "write one of \(Engagement.Platform.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return platform.rawValue
  }
}
