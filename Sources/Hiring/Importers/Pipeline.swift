/// The owner's list of applicants: whatever columns they keep, named in the portfolio under `columns:`.
///
/// Needs `name`, `stage` and `date`; takes `posting`, `source`, `rate` and `email` where they are mapped or called so.
package struct Pipeline: Importer {
  package let id = "pipeline"
  package let version = 1
  package let summary = "A list of applicants from a sheet, with the columns named under `columns:`"

  private static let needed = ["name", "stage", "date"]
  private static let known = needed + ["posting", "source", "rate", "email"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let mapped = Set(options.columns.keys.map { $0.lowercased() })
    return Pipeline.known.filter {
      (Pipeline.needed.contains($0) || mapped.contains($0)) && options.column($0, in: table) == nil
    }.map { name in options.columns.first { $0.key.lowercased() == name }?.value ?? name }
  }

  package func parse(_ table: RecordTable, options: ImportOptions) throws(RecordFileError) -> ImportResult {
    if let wrong = options.columns.keys.sorted().first(where: { !Pipeline.known.contains($0.lowercased()) }) {
      throw RecordFileError(
        .mapping, file: table.file, line: nil, problem: "`columns:` names `\(wrong)`, which is no column of a pipeline",
        advice: "known are \(Pipeline.known.joined(separator: ", "))")
    }
    let format = try options.declaredFormat(file: table.file)
    func text(_ name: String, _ row: RecordRow) -> String { row.text(options.column(name, in: table)) }
    var result = ImportResult(kind: id, reading: reading(options))
    var ordinals: [String: Int] = [:]
    var cursor = table.rows()
    while let row = try table.nextRow(&cursor, skipped: &result.skipped) {
      let name = text("name", row)
      let stage = text("stage", row)
      if name.isEmpty || stage.isEmpty {
        result.skipped.append(SkippedRow(line: row.line, reason: name.isEmpty ? "has no name" : "has no stage"))
        continue
      }
      let date: CivilDate
      switch try options.day(text("date", row), format: format, file: table.file, line: row.line) {
      case .success(let day): date = day
      case .failure(let problem):
        result.skipped.append(SkippedRow(line: row.line, reason: problem.reason))
        continue
      }
      let email = text("email", row)
      let posting = text("posting", row)
      let rateText = text("rate", row)
      let rate = FieldText.money(rateText, currency: options.currency)
      if rate == nil, !rateText.isEmpty {
        result.warnings.append("\(table.file):\(row.line): the rate `\(rateText)` cannot be read and is left out")
      }
      let key = [posting, email.isEmpty ? name : email].map { $0.lowercased() }.joined(separator: "|")
      let ordinal = ordinals[key, default: 0]
      ordinals[key] = ordinal + 1
      let applicant = Applicant(
        system: id, id: ordinal == 0 ? key : "\(key)|\(ordinal)", name: name, stage: stage, date: date,
        posting: posting.isEmpty ? nil : posting, source: Pipeline.optional(text("source", row)), rate: rate,
        email: Pipeline.optional(email))
      result.entries.append(ImportResult.Entry(line: row.line, record: .applicant(applicant)))
    }
    return result
  }

  private static func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
}
