/// The owner's sheet of talks with applicants, judged by the rubric: a column a criterion, whole scores from 1 to 5.
///
/// Needs `date`, `by`, one of `applicant` and `email`, and one criterion. An empty score, `-` or `n/a` was not judged.
/// Who judged whom for what and when identifies a row.
package struct Interviews: TableImporter {
  package let id = "interviews"
  package let version = 1
  package let summary =
    "A list of interviews from a sheet: applicant, email, posting, date, by, a column a criterion with 1 to 5, note"
  package let columns = Interviews.plain + Interview.Criterion.allCases.map(\.rawValue)

  private static let plain = ["applicant", "email", "posting", "date", "by", "note"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let mapped = columns.filter { !["date", "by"].contains($0) && options.mapped($0) != nil }
    var missing = absent(["date", "by"] + mapped, in: table, options: options)
    if missing.isEmpty, options.column(anyOf: ["applicant", "email"], in: table) == nil { missing.append("applicant") }
    if Interview.Criterion.allCases.allSatisfy({ Interviews.column($0, options, table) == nil }) {
      missing.append(Interview.Criterion.skill.rawValue)
    }
    return missing
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: Interviews.plain.map { ($0, reading.column($0)) })
    let rubric = Interview.Criterion.allCases.compactMap { criterion in
      Interviews.column(criterion, options, table).map { (criterion, $0) }
    }
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      let email = text("email")
      guard let applicant = text("applicant") ?? email else { throw .row("names no applicant") }
      let date = try reading.day(row, places["date"] ?? nil)
      let judge = try reading.required(row, places["by"] ?? nil, "name of who judged")
      var scores: [Interview.Criterion: Int] = [:]
      for (criterion, column) in rubric {
        scores[criterion] = try Interviews.score(row.text(column), criterion)
      }
      if scores.isEmpty { throw .row("judges nothing: no criterion has a score") }
      let posting = text("posting")
      let key = [posting ?? "", email ?? applicant, date.description, judge].map { $0.lowercased() }
      sink.take(
        .interview(
          Interview(
            system: id, id: key.joined(separator: "|"), applicant: applicant, email: email, posting: posting,
            date: date, by: judge, scores: scores, note: text("note") ?? "", record: reading.place(row))),
        line: row.line)
    }
  }

  /// `work-product` is also written `Work product` or `work_product`.
  private static func column(
    _ criterion: Interview.Criterion, _ options: ImportOptions, _ table: RecordTable
  ) -> Int? {
    let name = criterion.rawValue
    if let mapped = options.column(name, in: table) { return mapped }
    return table.column(name.replacing("-", with: " ")) ?? table.column(name.replacing("-", with: "_"))
  }

  /// Nil where the criterion was not judged.
  private static func score(_ text: String, _ criterion: Interview.Criterion) throws(ImportStop) -> Int? {
    if ["", "-", "\u{2013}", "n/a"].contains(text.lowercased()) { return nil }
    guard let score = FieldText.integer(text) else {
      throw .row("`\(text)` for \(criterion.rawValue) is no whole score from 1 to 5")
    }
    guard (1...5).contains(score) else {
      throw .row("the score \(score) for \(criterion.rawValue) is not from 1 to 5")
    }
    return score
  }
}
