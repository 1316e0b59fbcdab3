package import Foundation

/// Reads one kind of export. A type, one file, one line in `ImporterRegistry.all`, and one sample export.
///
/// Conform to `TableImporter` or `DocumentImporter`.
package protocol Importer: Sendable {
  /// The `kind:` in the portfolio, like `clickup-time`.
  var id: String { get }
  /// Raised when the same bytes come to mean something else, so that old imports are read again.
  var version: Int { get }
  /// Where the export is found, in one sentence for help and messages.
  var summary: String { get }
  /// Which weeks an export of this kind speaks about; see `RecordCoverage`.
  var coverage: ImportCoverage { get }
  /// Whether an export says how things stood when it was made, so that the same bytes made later say something new: that
  /// nothing has changed until then.
  var isSnapshot: Bool { get }
  /// Whether rows have an id of their own, so that an entry stays the same entry whatever is corrected in it and however
  /// the file is read. Where they have none, see `EntryIdentity`.
  var hasOwnIDs: Bool { get }
}

/// What the absence of a record in an export means.
package enum ImportCoverage: Sendable, Hashable {
  /// In the weeks between its first and last record, what is not tracked was not worked.
  case tracked
  /// In the weeks between its first and last record, what is not billed was not charged.
  case billed
  /// Nothing.
  case none
}

/// Reads an export that is a table.
package protocol TableImporter: Importer {
  /// Every column that can be mapped under `columns:`, in our names.
  var columns: [String] { get }
  /// Whether the file can only be told by its `kind:`, since its columns are the user's own.
  var needsMapping: Bool { get }
  /// The columns that are needed and absent, in our names; empty where the file can be read.
  func missingColumns(in table: RecordTable, options: ImportOptions) -> [String]
  /// Reads the rows. Throws where a part would be worse than nothing.
  func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError)
}

/// Reads an export that is a JSON document.
package protocol DocumentImporter: Importer {
  /// Whether the document has the shape of this kind of export. One without a single entry has.
  func recognises(_ document: RecordDocument) -> Bool
  /// Reads the entries. Throws where a part would be worse than nothing.
  func read(_ document: RecordDocument, options: ImportOptions, into sink: ImportSink) throws(RecordFileError)
}

extension Importer {
  package var coverage: ImportCoverage { .none }

  package var isSnapshot: Bool { false }

  package var hasOwnIDs: Bool { true }

  /// How this importer reads a file under `options`; see `ImportResult.reading`.
  package func reading(_ options: ImportOptions) -> String {
    func list(_ names: [String: String]) -> String {
      names.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
    var text = "version \(version); columns \(list(options.columns)); dates \(options.dateFormat ?? "-")"
    text += "; currency \(options.currency)"
    if let zone = options.declaredZone { text += "; zone \(zone.identifier)" }
    if let about = options.about { text += "; about \(about)" }
    if !options.stages.isEmpty { text += "; stages \(list(options.stages))" }
    return text
  }
}

extension TableImporter {
  package var needsMapping: Bool { false }

  /// Whether the header has every column that is needed.
  package func recognises(_ table: RecordTable, options: ImportOptions = ImportOptions()) -> Bool {
    missingColumns(in: table, options: options).isEmpty
  }

  /// The columns of `names` that `table` lacks under `options`, each in the user's name where it is mapped.
  func absent(_ names: [String], in table: RecordTable, options: ImportOptions) -> [String] {
    names.filter { options.column($0, in: table) == nil }.map { options.mapped($0) ?? $0 }
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
  /// The zone declared for this source; nil where none is.
  package var declaredZone: TimeZone?
  /// The owner's, taken for times without a zone where none is declared, with a warning.
  package var ownerZone: TimeZone
  /// See `Portfolio.RecordSource`.
  package var about: String?
  package var stages: [String: String]

  package init(
    columns: [String: String] = [:], dateFormat: String? = nil, currency: String = "USD",
    roster: Roster = Roster(contractors: []), declaredZone: TimeZone? = nil, ownerZone: TimeZone = .gmt,
    about: String? = nil, stages: [String: String] = [:]
  ) {
    self.columns = columns
    self.dateFormat = dateFormat
    self.currency = currency
    self.roster = roster
    self.declaredZone = declaredZone
    self.ownerZone = ownerZone
    self.about = about
    self.stages = stages
  }

  package init(source: Portfolio.RecordSource, portfolio: Portfolio) {
    self.init(
      columns: source.columns, dateFormat: source.dateFormat, currency: portfolio.currency,
      roster: Roster(contractors: portfolio.contractors), declaredZone: source.timeZone,
      ownerZone: portfolio.timeZone, about: source.about, stages: source.stages)
  }

  /// The user's name of our column `name`; nil where it is not mapped.
  func mapped(_ name: String) -> String? { columns.first { $0.key.lowercased() == name.lowercased() }?.value }

  /// The place of our column `name` in `table`, through the mapping where there is one.
  func column(_ name: String, in table: RecordTable) -> Int? { table.column(mapped(name) ?? name) }

  /// The first of several names that `table` has.
  func column(anyOf names: [String], in table: RecordTable) -> Int? {
    for name in names { if let place = column(name, in: table) { return place } }
    return nil
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
