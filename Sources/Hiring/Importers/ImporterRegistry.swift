/// Every kind of export that can be read.
package enum ImporterRegistry {
  /// In the order in which an unnamed file is tried.
  package static let all: [any Importer] = [
    ClickUpTime(),
    ClickUpTimeAPI(),
    ClickUpTasks(),
    ClickUpTasksAPI(),
    UpworkWeekly(),
    Trello(),
    TrelloApplicants(),
    Pipeline(),
    UpworkTransactions(),
    UpworkTime(),
    FiverrOrders(),
    Toggl(),
    Clockify(),
    Harvest(),
    JiraWorklog(),
    Tempo(),
    GenericTime(),
    Billed(),
    GitHubCollaborators(),
    SlackMembers(),
    AccessByHand(),
    Attestations(),
    StandUp(),
    Calendly(),
    Interviews(),
    Postings(),
  ]

  package static func importer(id: String) -> (any Importer)? { all.first { $0.id == id } }

  /// The importer called `kind`; throws where there is none.
  package static func importer(kind: String, file: String) throws(RecordFileError) -> any Importer {
    guard let importer = importer(id: kind) else {
      throw RecordFileError(
        .unknownKind, file: file, line: nil, problem: "`\(kind)` is no kind of record",
        advice: "known kinds are \(all.map(\.id).joined(separator: ", "))")
    }
    return importer
  }

  /// Reads `source` as the kind `kind` into `sink`.
  ///
  /// - Throws: where the kind is not known, a needed column is absent, or the file cannot be read as a whole.
  package static func read(
    _ source: RecordBytes, kind: String, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    switch try importer(kind: kind, file: source.file) {
    case let importer as any TableImporter: try read(source, by: importer, options: options, into: sink)
    case let importer as any DocumentImporter: try read(source, by: importer, options: options, into: sink)
    default:
      throw RecordFileError(
        .unknownKind, file: source.file, line: nil, problem: "`\(kind)` reads neither tables nor documents",
        advice: "this is a fault of Assay: report it")
    }
  }

  /// Reads `bytes` as a whole, for small exports and for tests.
  ///
  /// - Parameter file: the name for messages and references.
  package static func parse(
    _ bytes: [UInt8], file: String, kind: String, options: ImportOptions
  ) throws(RecordFileError) -> ImportResult {
    let importer = try importer(kind: kind, file: file)
    var entries: [ImportResult.Entry] = []
    var places: [ImportResult.Record.Key: Int] = [:]
    let sink = ImportSink(roster: options.roster) { entry in
      if let place = places[entry.record.key] {
        let first = entries[place]
        return first.record.withoutPlace == entry.record.withoutPlace
          ? .repeats(line: first.line) : .contradicts(line: first.line)
      }
      places[entry.record.key] = entries.count
      entries.append(entry)
      return .kept
    }
    try read(RecordBytes(bytes, file: file), kind: kind, options: options, into: sink)
    return ImportResult(
      kind: kind, reading: importer.reading(options), entries: entries, skipped: sink.skipped,
      unread: sink.unread, lack: sink.lack, unknownPeople: sink.unknownPeople, warnings: sink.warnings)
  }

  /// The kinds that a file can be, best first: those whose needed columns or shape it has. Kinds that need a mapping are
  /// not among them.
  package static func kinds(of source: RecordBytes) throws(RecordFileError) -> [String] {
    if try RecordDocument.isLikely(source) { return kinds(of: try RecordDocument(source)) }
    return kinds(of: try RecordTable(source))
  }

  package static func kinds(of table: RecordTable) -> [String] {
    let fitting = all.compactMap { $0 as? any TableImporter }.filter { !$0.needsMapping && $0.recognises(table) }
    // Whoever knows more of the header's columns knows the file better.
    let names = Set(table.header.map { $0.lowercased() })
    let scores = fitting.map { importer in importer.columns.count { names.contains($0.lowercased()) } }
    return zip(fitting, scores).enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0.id)
  }

  package static func kinds(of document: RecordDocument) -> [String] {
    all.compactMap { $0 as? any DocumentImporter }.filter { $0.recognises(document) }.map(\.id)
  }

  private static func read(
    _ source: RecordBytes, by importer: any TableImporter, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    if try RecordDocument.isLikely(source) {
      throw RecordFileError(
        .structure, file: source.file, line: 1, problem: "is JSON, and \(importer.id) is a table",
        advice: "name the kind that is read from JSON, or export it as CSV")
    }
    let table = try RecordTable(source)
    for name in options.columns.keys.sorted() {
      guard importer.columns.contains(where: { $0.lowercased() == name.lowercased() }) else {
        throw RecordFileError(
          .mapping, file: table.file, line: nil,
          problem: "`columns:` names `\(name)`, which is no column of \(importer.id)",
          advice: "known are \(importer.columns.joined(separator: ", "))")
      }
    }
    let missing = importer.missingColumns(in: table, options: options)
    guard missing.isEmpty else {
      throw RecordFileError(
        .missingColumns, file: source.file, line: 1,
        problem: "not a \(importer.id) export: no column \(missing.map { "`\($0)`" }.joined(separator: ", "))",
        advice: advice(table: table, kind: importer.id))
    }
    for name in table.repeatedColumns {
      sink.warn("\(table.file): column `\(name)` stands twice; the first is read")
    }
    try importer.read(table, options: options, into: sink)
  }

  private static func read(
    _ source: RecordBytes, by importer: any DocumentImporter, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    guard try RecordDocument.isLikely(source) else {
      throw RecordFileError(
        .structure, file: source.file, line: 1, problem: "is no JSON, and \(importer.id) is",
        advice: "name the kind that is read from a table, or export it as JSON")
    }
    let document = try RecordDocument(source)
    guard importer.recognises(document) else {
      let others = kinds(of: document)
      throw RecordFileError(
        .structure, file: source.file, line: nil, problem: "not a \(importer.id) export: it has another shape",
        advice: others.first.map { "its shape is that of `\($0)`: set that kind" } ?? importer.summary)
    }
    try importer.read(document, options: options, into: sink)
  }

  private static func advice(table: RecordTable, kind: String) -> String {
    let others = kinds(of: table).filter { $0 != kind }
    if let other = others.first { return "its columns are those of `\(other)`: set that kind" }
    let names = table.header.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    let more = table.header.count > 12 ? " and \(table.header.count - 12) more" : ""
    return "its columns are \(names)\(more): name them under `columns:`, or export it with the standard ones"
  }
}
