/// Reads one kind of export. A type, one file, one line in `ImporterRegistry.all`.
package protocol Importer: Sendable {
  /// The `kind:` in the portfolio, like `clickup-time`.
  var id: String { get }
  /// Raised when the same bytes come to mean something else, so that old imports are read again.
  var version: Int { get }
  /// Where the export is found, in one sentence for help and messages.
  var summary: String { get }
  /// The columns that are needed and absent, in our names; empty where the file can be read.
  func missingColumns(in table: RecordTable, options: ImportOptions) -> [String]
  /// Reads the rows. Throws where a part would be worse than nothing.
  func parse(_ table: RecordTable, options: ImportOptions) throws(RecordFileError) -> ImportResult
}

extension Importer {
  /// Whether the header has every column that is needed.
  package func recognises(_ table: RecordTable, options: ImportOptions = ImportOptions()) -> Bool {
    missingColumns(in: table, options: options).isEmpty
  }

  /// How this importer reads a file under `options`; see `ImportResult.reading`.
  package func reading(_ options: ImportOptions) -> String {
    let columns = options.columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    return "version \(version); columns \(columns); dates \(options.dateFormat ?? "-"); currency \(options.currency)"
  }
}

/// What the portfolio says about a source of records.
package struct ImportOptions: Sendable {
  /// Our column name to theirs, for exports whose columns are the user's.
  package var columns: [String: String]
  /// Like `dd/MM/yyyy`; nil refuses dates that could be read two ways.
  package var dateFormat: String?
  /// For amounts that name no currency.
  package var currency: String
  /// Who is known.
  package var roster: Roster

  package init(
    columns: [String: String] = [:], dateFormat: String? = nil, currency: String = "USD",
    roster: Roster = Roster(contractors: [])
  ) {
    self.columns = columns
    self.dateFormat = dateFormat
    self.currency = currency
    self.roster = roster
  }

  package init(source: Portfolio.RecordSource, portfolio: Portfolio) {
    self.init(
      columns: source.columns, dateFormat: source.dateFormat, currency: portfolio.currency,
      roster: Roster(contractors: portfolio.contractors))
  }

  /// The place of our column `name` in `table`, through the mapping where there is one.
  func column(_ name: String, in table: RecordTable) -> Int? {
    let mapped = columns.first { $0.key.lowercased() == name.lowercased() }?.value
    return table.column(mapped ?? name)
  }

  /// The declared date format, checked.
  func declaredFormat(file: String) throws(RecordFileError) -> DayFormat? {
    guard let dateFormat else { return nil }
    guard let format = DayFormat(dateFormat) else {
      throw RecordFileError(
        .dateFormat, file: file, line: nil, problem: "the declared date_format `\(dateFormat)` cannot be used",
        advice: "write year, month and day as in `dd/MM/yyyy`, `MM/dd/yyyy` or `d MMM yyyy`")
    }
    return format
  }
}
