internal import Foundation

/// Reads the fields of one table's rows by the options of its source; every reader throws the reason to skip the row.
struct TableReading {
  let table: RecordTable
  let options: ImportOptions
  let format: DayFormat?
  /// Whether `7,5` is seven and a half, as in exports that part columns by semicolons.
  let allowsComma: Bool

  init(_ table: RecordTable, _ options: ImportOptions) throws(RecordFileError) {
    self.table = table
    self.options = options
    self.format = try options.declaredFormat(file: table.file)
    self.allowsComma = table.delimiter == UInt8(ascii: ";")
  }

  func column(_ name: String) -> Int? { options.column(name, in: table) }

  /// `shop.csv:7`.
  func place(_ row: RecordRow) -> String { "\(table.file):\(row.line)" }

  func text(_ row: RecordRow, _ column: Int?) -> String? {
    let text = row.text(column)
    return text.isEmpty ? nil : text
  }

  /// - Parameter what: names the field in the reason, like `name`.
  func required(_ row: RecordRow, _ column: Int?, _ what: String) throws(ImportStop) -> String {
    guard let text = text(row, column) else { throw .row("has no \(what)") }
    return text
  }

  func day(_ row: RecordRow, _ column: Int?) throws(ImportStop) -> CivilDate { try day(row.text(column), of: row) }

  /// The day that a part of a field names.
  func day(_ text: String, of row: RecordRow) throws(ImportStop) -> CivilDate {
    let result: Result<CivilDate, RowProblem>
    do throws(RecordFileError) {
      result = try options.day(text, format: format, file: table.file, line: row.line)
    } catch {
      throw .file(error)
    }
    switch result {
    case .success(let day): return day
    case .failure(let problem): throw .row(problem.reason)
    }
  }

  /// Nil for an empty field and for an absent column.
  func optionalDay(_ row: RecordRow, _ column: Int?) throws(ImportStop) -> CivilDate? {
    row.text(column).isEmpty ? nil : try day(row, column)
  }

  /// Seconds of decimal hours that a day can have.
  func decimalHours(_ row: RecordRow, _ column: Int?) throws(ImportStop) -> Int {
    let text = try required(row, column, "hours")
    guard let seconds = FieldText.seconds(ofDecimalHours: text, allowsComma: allowsComma) else {
      throw .row("`\(text)` is no number of hours")
    }
    return try plausible(seconds, text)
  }

  /// Seconds of a duration like `01:15:00`, `18:25 min` or `1 h 15 m`.
  func duration(_ row: RecordRow, _ column: Int?) throws(ImportStop) -> Int {
    let text = try required(row, column, "duration")
    guard let seconds = FieldText.seconds(ofDuration: text) else { throw .row("the duration `\(text)` cannot be read") }
    return try plausible(seconds, text)
  }

  /// - Throws: for hours that no entry can have.
  func plausible(_ seconds: Int, _ text: String) throws(ImportStop) -> Int {
    if seconds < 0 { throw .row("the hours are negative") }
    if seconds > 31 * 86_400 { throw .row("\(text) hours are over a month") }
    return seconds
  }

  /// An amount like `$1,250.00`, `-30.5` or, between semicolons, `1.250,00`; nil for an empty field.
  func amount(_ row: RecordRow, _ column: Int?, currency: String) throws(ImportStop) -> Money? {
    guard let text = text(row, column) else { return nil }
    guard let units = FieldText.minorUnits(text, allowsComma: allowsComma, decimals: Money.decimals(of: currency))
    else { throw .row("`\(text)` is no amount") }
    return Money(minorUnits: units, currency: currency)
  }

  /// `true`, `yes`, `1`, `x` and their opposites; nil for an empty field.
  func flag(_ row: RecordRow, _ column: Int?) throws(ImportStop) -> Bool? {
    guard let text = text(row, column) else { return nil }
    guard let value = FieldText.flag(text) else { throw .row("`\(text)` is neither yes nor no") }
    return value
  }

  /// The zone of times that name none.
  var zone: TimeZone { options.declaredZone ?? options.ownerZone }

  /// To be said once where times without a zone are read and none is declared.
  var zoneWarning: String? {
    guard options.declaredZone == nil else { return nil }
    return "\(table.file): its times name no zone and are read by the owner's clock, \(options.ownerZone.identifier); "
      + "declare `timezone:` at this entry of `records:`"
  }
}
