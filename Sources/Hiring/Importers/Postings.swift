/// The owner's sheet of jobs that were posted.
///
/// Needs `posted` and one of `id` and `title`. What applicants name as their posting is the id, or the title where there
/// is none.
package struct Postings: TableImporter {
  package let id = "postings"
  package let version = 1
  package let summary = "A list of posted jobs from a sheet: id or title, posted; source, closed, role, cost, url"
  package let columns = ["id", "title", "source", "posted", "closed", "role", "cost", "url"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let mapped = columns.filter { $0 != "posted" && options.mapped($0) != nil }
    var missing = absent(["posted"] + mapped, in: table, options: options)
    if options.column(anyOf: ["id", "title"], in: table) == nil, !missing.contains(where: mapped.contains) {
      missing.append("title")
    }
    return missing
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    try sink.rows(of: table) { (row) throws(ImportStop) in
      func text(_ name: String) -> String? { reading.text(row, places[name] ?? nil) }
      guard let name = text("id") ?? text("title") else { throw .row("has neither id nor title") }
      let posted = try reading.day(row, places["posted"] ?? nil)
      let closed = try reading.optionalDay(row, places["closed"] ?? nil)
      if let closed, closed < posted { throw .row("was closed before it was posted") }
      let cost = text("cost").flatMap { StatedCost.read($0, reading) }
      if cost == nil, let words = text("cost") {
        sink.warn("\(reading.place(row)): the cost `\(words)` cannot be read in one currency and is left out")
      }
      sink.take(
        .posting(
          Posting(
            system: id, id: name, title: text("title") ?? name, source: text("source") ?? "", posted: posted,
            closed: closed, role: text("role"), cost: cost, url: text("url"), record: reading.place(row))),
        line: row.line)
    }
  }
}

/// A cost in words: `30`, `30 USD`, `$30`.
enum StatedCost {
  /// Nil where it is no cost, or where its sign is that of another currency than the portfolio's.
  static func read(_ text: String, _ reading: TableReading) -> Money? {
    let code = text.split { !($0.isLetter && $0.isASCII) }.first { $0.count == 3 }.map { $0.uppercased() }
    let letters = text.filter(\.isLetter)
    guard letters.isEmpty || letters.uppercased() == code else { return nil }
    let currency = code ?? reading.options.currency
    for (sign, currencies) in signs where text.contains(sign) && !currencies.contains(currency) { return nil }
    let number = text.filter { !$0.isLetter }
    guard
      let units = FieldText.minorUnits(
        number, allowsComma: reading.allowsComma, decimals: Money.decimals(of: currency)), units >= 0
    else { return nil }
    return Money(minorUnits: units, currency: currency)
  }

  /// Which currencies a sign can mean.
  private static let signs: [(Character, Set<String>)] = [
    ("$", ["USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD", "ARS", "CLP", "COP"]), ("€", ["EUR"]),
    ("£", ["GBP", "EGP"]), ("¥", ["JPY", "CNY"]),
  ]
}
