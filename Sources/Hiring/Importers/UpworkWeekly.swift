/// Upwork's weekly summary: billed hours by day and contract.
///
/// Hours are decimal to five places; the contract's id stands in the trailing parentheses of its title. Days are UTC,
/// amounts USD. Rows have no id of their own: day, contract, payment type and a count among equals identify them.
package struct UpworkWeekly: Importer {
  package let id = "upwork-weekly"
  package let version = 1
  package let summary = "Upwork: Reports, Weekly summary, download CSV by day with the columns Date, Contract, Hours"

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    ["Date", "Contract", "Hours"].filter { options.column($0, in: table) == nil }
  }

  package func parse(_ table: RecordTable, options: ImportOptions) throws(RecordFileError) -> ImportResult {
    let format = try options.declaredFormat(file: table.file)
    let date = options.column("Date", in: table)
    let contractColumn = options.column("Contract", in: table)
    let hours = options.column("Hours", in: table)
    let amount = options.column("Amount", in: table)
    let payment = options.column("Payment type", in: table)
    let allowsComma = table.delimiter == UInt8(ascii: ";")
    var result = ImportResult(kind: id, reading: reading(options))
    var unknown = UnknownPeople(system: "upwork", roster: options.roster)
    var ordinals: [String: Int] = [:]
    var cursor = table.rows()
    while let row = try table.nextRow(&cursor, skipped: &result.skipped) {
      let day: CivilDate
      switch try options.day(row.text(date), format: format, file: table.file, line: row.line) {
      case .success(let value): day = value
      case .failure(let problem):
        result.skipped.append(SkippedRow(line: row.line, reason: problem.reason))
        continue
      }
      guard let (title, contract) = UpworkWeekly.contract(row.text(contractColumn)) else {
        result.skipped.append(SkippedRow(line: row.line, reason: "the contract has no id in trailing parentheses"))
        continue
      }
      let seconds: Int
      switch UpworkWeekly.seconds(row.text(hours), paymentType: row.text(payment), allowsComma: allowsComma) {
      case .success(let value): seconds = value
      case .failure(let problem):
        result.skipped.append(SkippedRow(line: row.line, reason: problem.reason))
        continue
      }
      let key = "\(day)|\(contract)|\(row.text(payment).lowercased())"
      let ordinal = ordinals[key, default: 0]
      ordinals[key] = ordinal + 1
      let entry = BilledEntry(
        system: "upwork", id: ordinal == 0 ? key : "\(key)|\(ordinal)", contract: contract, title: title, date: day,
        seconds: seconds,
        amount: FieldText.minorUnits(row.text(amount), allowsComma: allowsComma).map {
          Money(minorUnits: $0, currency: "USD")
        },
        paymentType: row.text(payment), record: "\(table.file):\(row.line)")
      result.entries.append(ImportResult.Entry(line: row.line, record: .billed(entry)))
      if options.roster.contractor(platform: "upwork", contract: contract) == nil {
        unknown.add(account: contract, name: title, seconds: seconds, line: row.line)
      }
    }
    result.unknownPeople = unknown.people
    return result
  }

  /// `Bootstrap5 Expert (34848691)` in title and id; nil without an id.
  static func contract(_ text: String) -> (title: String, id: String)? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
    let id = text[text.index(after: open)...].dropLast()
    guard !id.isEmpty, id.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter || $0 == "~" || $0 == "-") }),
      id.contains(where: \.isNumber)
    else { return nil }
    var title = text[..<open]
    while title.last?.isWhitespace == true { title.removeLast() }
    return (String(title), String(id))
  }

  private static func seconds(
    _ text: String, paymentType: String, allowsComma: Bool
  ) -> Result<Int, RowProblem> {
    if text.isEmpty {
      let kind = paymentType.isEmpty ? "" : " (payment type \(paymentType))"
      return .failure(RowProblem("has no hours\(kind)"))
    }
    guard let seconds = FieldText.seconds(ofDecimalHours: text, allowsComma: allowsComma) else {
      return .failure(RowProblem("`\(text)` is no number of hours"))
    }
    if seconds < 0 { return .failure(RowProblem("the hours are negative")) }
    if seconds > 86_400 {
      return .failure(RowProblem("\(text) hours on one day are impossible; export the summary by day"))
    }
    return .success(seconds)
  }
}
