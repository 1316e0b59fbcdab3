/// Toggl Track's detailed report: one row an entry.
///
/// Days and clocks are those of the person who exported and name no zone; their forms follow that person's settings, and
/// so does the duration: `01:15:00`, `18:25 min` under an hour, or `1.25 h`. The column of the amount is called after
/// the currency, may be missing and is not read. Rows have no id of their own; see `EntryIdentity`.
package struct Toggl: TableImporter {
  package let id = "toggl"
  package let version = 1
  package let summary = "Toggl Track: Reports, Detailed, Export, CSV"
  package let coverage = ImportCoverage.tracked
  package let hasOwnIDs = false
  package let columns = [
    "User", "Email", "Client", "Project", "Task", "Description", "Billable", "Start date", "Start time", "End date",
    "End time", "Duration",
  ]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let person = options.column(anyOf: ["User", "Email"], in: table) == nil ? ["User"] : []
    return person
      + absent(["Start date", "Start time", "End date", "End time", "Duration"], in: table, options: options)
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let columns = TimerColumns(
      system: "toggl", user: reading.column("User"), email: reading.column("Email"), client: reading.column("Client"),
      project: reading.column("Project"), task: reading.column("Task"), memo: reading.column("Description"),
      billable: reading.column("Billable"), startDay: reading.column("Start date"),
      startClock: reading.column("Start time"), endDay: reading.column("End date"),
      endClock: reading.column("End time"))
    let duration = reading.column("Duration")
    try columns.read(reading, into: sink) { (row) throws(ImportStop) in
      try reading.duration(row, duration)
    } createdAt: { (_) throws(ImportStop) in
      nil
    }
  }
}
