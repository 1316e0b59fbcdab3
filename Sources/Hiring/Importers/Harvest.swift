/// Harvest's detailed time report: one row an entry, decimal hours on a day.
///
/// There is no start and no end, so overlaps cannot be told from it. In other locales the hours are `7,5`, in quotes or
/// between semicolons, and where hours are shown as clocks `7:30`. `Task` is a kind of work, like Development, and no
/// card; the card is the external reference, where an integration put one. Rows have no id of their own; see
/// `EntryIdentity`.
package struct Harvest: TableImporter {
  package let id = "harvest"
  package let version = 1
  package let summary = "Harvest: Reports, Detailed time, Export, CSV"
  package let coverage = ImportCoverage.tracked
  package let hasOwnIDs = false
  package let columns = [
    "Date", "Client", "Project", "Project Code", "Task", "Notes", "Hours", "Billable?", "First Name", "Last Name",
    "Email", "External Reference URL",
  ]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let person = options.column(anyOf: ["First Name", "Last Name", "Email"], in: table) == nil ? ["First Name"] : []
    return absent(["Date", "Project", "Task", "Notes", "Hours"], in: table, options: options) + person
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let places = Dictionary(uniqueKeysWithValues: columns.map { ($0, reading.column($0)) })
    var identity = EntryIdentity()
    let topic = { (row: RecordRow) in
      let names = ["First Name", "Last Name"].map { row.text(places[$0] ?? nil) }.filter { !$0.isEmpty }
      let (name, email) = (names.joined(separator: " "), reading.text(row, places["Email"] ?? nil))
      let account = email ?? (name.isEmpty ? nil : name)
      return RowTopic(
        subject: account.map { RecordSubject(side: .tracked, system: id, account: $0, name: name, email: email) },
        span: reading.knownDay(row, places["Date"] ?? nil, in: nil))
    }
    try sink.rows(of: table, about: topic) { (row) throws(ImportStop) in
      func text(_ name: String) -> String { row.text(places[name] ?? nil) }
      let day = try reading.day(row, places["Date"] ?? nil)
      let seconds = try reading.hours(row, places["Hours"] ?? nil)
      let name = [text("First Name"), text("Last Name")].filter { !$0.isEmpty }.joined(separator: " ")
      let email = text("Email")
      let account = email.isEmpty ? name : email
      if account.isEmpty { throw .row("names no user") }
      let link = text("External Reference URL")
      let entry = TimeEntry(
        system: id,
        id: identity.id([
          day.description, account.lowercased(), text("Client"), text("Project"), text("Task"), text("Notes"), link,
        ]), user: account, userName: name, contractor: nil, start: day.startUTC, end: nil, seconds: seconds,
        memo: text("Notes"), taskID: link.isEmpty ? nil : link, taskName: text("Task").isEmpty ? nil : text("Task"),
        taskStatus: nil, taskEstimateSeconds: nil, isBillable: FieldText.flag(text("Billable?")) ?? false,
        createdAt: nil, day: day, email: email.isEmpty ? nil : email)
      sink.take(.time(entry), line: row.line)
      sink.mentions(
        system: id, account: account, name: name, email: entry.email, seconds: seconds, line: row.line)
    }
  }
}
