/// The owner's list of applicants: whatever columns they keep, named in the portfolio under `columns:`.
///
/// Needs `name`, `stage` and `date`; takes the others where they are mapped or called so. A column called like a stage
/// (`messaged`, `interviewed`, `trial`, `kept`, `reviewed`, …) holds the day on which it was reached; a sheet with two of
/// them or more may leave out `stage` and `date`, and the stage is then the last one reached. What a word in `stage` means
/// is said under `stages:`, or is one of the usual words.
package struct Pipeline: TableImporter {
  package let id = "pipeline"
  package let version = 3
  package let summary = "A list of applicants from a sheet, with the columns named under `columns:`"
  package let columns = Pipeline.needed + Pipeline.optional + HiringStage.allCases.map(\.rawValue)

  private static let needed = ["name", "stage", "date"]
  private static let optional = ["posting", "source", "rate", "email", "contractor"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let dated = HiringStage.allCases.count { options.column($0.rawValue, in: table) != nil }
    let needed = dated > 1 ? ["name"] : Pipeline.needed
    return absent(columns.filter { needed.contains($0) || options.mapped($0) != nil }, in: table, options: options)
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let stages = try StageWords(options, file: table.file)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    let dated = HiringStage.allCases.compactMap { stage in reading.column(stage.rawValue).map { (stage, $0) } }
    let stageColumn = places["stage"] ?? nil
    let dateColumn = places["date"] ?? nil
    var ordinals: [String: Int] = [:]
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      let name = try reading.required(row, places["name"] ?? nil, "name")
      var reached: [HiringStage: CivilDate] = [:]
      for (stage, column) in dated { reached[stage] = try reading.optionalDay(row, column) }
      let last = Pipeline.last(of: reached)
      let stage = try stageColumn == nil ? last?.rawValue : reading.required(row, stageColumn, "stage")
      guard let stage else { throw .row("has no stage: no column of a stage has a day") }
      let date = try dateColumn == nil ? last.flatMap { reached[$0] } : reading.day(row, dateColumn)
      let rate = text("rate").flatMap { FieldText.money($0, currency: options.currency) }
      if rate == nil, let words = text("rate") {
        sink.warn("\(reading.place(row)): the rate `\(words)` cannot be read and is left out")
      }
      let posting = text("posting")
      let email = text("email")
      let key = [posting ?? "", email ?? name].map { $0.lowercased() }.joined(separator: "|")
      let ordinal = ordinals[key, default: 0]
      ordinals[key] = ordinal + 1
      sink.take(
        .applicant(
          Applicant(
            system: id, id: ordinal == 0 ? key : "\(key)|\(ordinal)", name: name, stage: stage, date: date,
            posting: posting, source: text("source"), rate: rate, email: email, reached: reached,
            meaning: stageColumn == nil ? last : stages.meaning(of: stage), contractor: text("contractor"),
            record: reading.place(row))),
        line: row.line)
    }
  }

  /// The stage with the latest day; of several on one day the furthest. A review says nothing about how it ended.
  private static func last(of reached: [HiringStage: CivilDate]) -> HiringStage? {
    let order = HiringStage.allCases
    let ends = reached.filter { $0.key != .reviewed }
    return (ends.isEmpty ? reached : ends).max { left, right in
      let places = (order.firstIndex(of: left.key) ?? 0, order.firstIndex(of: right.key) ?? 0)
      return (left.value, places.0) < (right.value, places.1)
    }?.key
  }
}
