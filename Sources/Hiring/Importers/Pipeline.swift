/// The owner's list of applicants: whatever columns they keep, named in the portfolio under `columns:`.
///
/// Needs `name`, `stage` and `date`; takes the others where they are mapped or called so. A column called like a stage
/// (`messaged`, `interviewed`, `trial`, …) holds the day on which it was reached. What a word in `stage` means is said
/// under `stages:`, or is one of the usual words.
package struct Pipeline: TableImporter {
  package let id = "pipeline"
  package let version = 2
  package let summary = "A list of applicants from a sheet, with the columns named under `columns:`"
  package let columns = Pipeline.needed + Pipeline.optional + HiringStage.allCases.map(\.rawValue)

  private static let needed = ["name", "stage", "date"]
  private static let optional = ["posting", "source", "rate", "email", "contractor"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    absent(columns.filter { Pipeline.needed.contains($0) || options.mapped($0) != nil }, in: table, options: options)
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let stages = try StageWords(options, file: table.file)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    let dated = HiringStage.allCases.compactMap { stage in reading.column(stage.rawValue).map { (stage, $0) } }
    var ordinals: [String: Int] = [:]
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      let name = try reading.required(row, places["name"] ?? nil, "name")
      let stage = try reading.required(row, places["stage"] ?? nil, "stage")
      let date = try reading.day(row, places["date"] ?? nil)
      var reached: [HiringStage: CivilDate] = [:]
      for (stage, column) in dated { reached[stage] = try reading.optionalDay(row, column) }
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
            meaning: stages.meaning(of: stage), contractor: text("contractor"), record: reading.place(row))),
        line: row.line)
    }
  }
}
