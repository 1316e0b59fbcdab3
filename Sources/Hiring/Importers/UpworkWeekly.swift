/// Upwork's weekly summary: billed hours by day and contract.
///
/// Hours are decimal to five places; the contract's id stands in the trailing parentheses of its title. Days are UTC,
/// amounts USD. Rows have no id of their own: day, contract, payment type and a count among equals identify them.
package struct UpworkWeekly: TableImporter {
  package let id = "upwork-weekly"
  package let version = 2
  package let summary = "Upwork: Reports, Weekly summary, download CSV by day with the columns Date, Contract, Hours"

  package let coverage = ImportCoverage.billed
  package let columns = ["Date", "Contract", "Hours", "Amount", "Payment type"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    absent(["Date", "Contract", "Hours"], in: table, options: options)
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let date = reading.column("Date")
    let contractColumn = reading.column("Contract")
    let hours = reading.column("Hours")
    let amount = reading.column("Amount")
    let payment = reading.column("Payment type")
    var ordinals: [String: Int] = [:]
    let topic = { (row: RecordRow) in
      RowTopic(
        subject: UpworkWeekly.contract(row.text(contractColumn)).map {
          RecordSubject(side: .billed, system: "upwork", account: $0.id, name: $0.title)
        }, span: reading.knownDay(row, date, in: nil))
    }
    try sink.rows(of: table, about: topic) { (row) throws(ImportStop) in
      let day = try reading.day(row, date)
      guard let (title, contract) = UpworkWeekly.contract(row.text(contractColumn)) else {
        throw .row("the contract has no id in trailing parentheses")
      }
      let type = row.text(payment)
      if row.text(hours).isEmpty, !type.isEmpty, !type.lowercased().contains("hour") {
        throw .noWork("is a payment of type \(type), which bills no hours")
      }
      if row.text(hours).isEmpty { throw .row("has no hours\(type.isEmpty ? "" : " (payment type \(type))")") }
      let seconds = try reading.decimalHours(row, hours)
      if seconds > 86_400 {
        throw .row("\(row.text(hours)) hours on one day are impossible; export the summary by day")
      }
      let key = "\(day)|\(contract)|\(type.lowercased())"
      let ordinal = ordinals[key, default: 0]
      ordinals[key] = ordinal + 1
      let entry = BilledEntry(
        system: "upwork", id: ordinal == 0 ? key : "\(key)|\(ordinal)", contract: contract, title: title, date: day,
        seconds: seconds, amount: try reading.amount(row, amount, currency: "USD"), paymentType: type, source: id,
        record: reading.place(row))
      sink.take(.billed(entry), line: row.line)
      sink.mentions(platform: "upwork", contract: contract, title: title, seconds: seconds, line: row.line)
    }
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
}
