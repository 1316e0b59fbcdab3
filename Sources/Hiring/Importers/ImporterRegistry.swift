/// Every kind of export that can be read.
package enum ImporterRegistry {
  /// In the order in which an unnamed file is tried.
  package static let all: [any Importer] = [ClickUpTime(), UpworkWeekly(), Pipeline()]

  package static func importer(id: String) -> (any Importer)? { all.first { $0.id == id } }

  /// Reads `bytes` as the kind `kind`.
  ///
  /// - Parameter file: the name for messages and references.
  /// - Throws: where the kind is not known, a needed column is absent, or the file cannot be read as a whole.
  package static func parse(
    _ bytes: [UInt8], file: String, kind: String, options: ImportOptions
  ) throws(RecordFileError) -> ImportResult {
    guard let importer = importer(id: kind) else {
      throw RecordFileError(
        .unknownKind, file: file, line: nil, problem: "`\(kind)` is no kind of record",
        advice: "known kinds are \(all.map(\.id).joined(separator: ", "))")
    }
    let table = try RecordTable(bytes, file: file)
    let missing = importer.missingColumns(in: table, options: options)
    guard missing.isEmpty else {
      throw RecordFileError(
        .missingColumns, file: file, line: 1,
        problem: "not a \(kind) export: no column \(missing.map { "`\($0)`" }.joined(separator: ", "))",
        advice: advice(table: table, kind: kind, options: options))
    }
    var result = try importer.parse(table, options: options)
    result.warnings += table.repeatedColumns.map { "\(file): column `\($0)` stands twice; the first is read" }
    return result
  }

  /// The kinds whose columns `table` has.
  package static func kinds(of table: RecordTable) -> [String] {
    all.filter { $0.recognises(table) }.map(\.id)
  }

  private static func advice(table: RecordTable, kind: String, options: ImportOptions) -> String {
    let others = kinds(of: table).filter { $0 != kind }
    if let other = others.first { return "its columns are those of `\(other)`: set that kind" }
    let names = table.header.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    return "its columns are \(names): name them under `columns:`, or export it with the standard ones"
  }
}
