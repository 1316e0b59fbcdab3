internal import Foundation

/// Clockify's detailed report: one row an entry.
///
/// Days, clocks and durations follow the settings of the person who exported and name no zone: twelve or twenty-four
/// hours, any order of day and month, `01:30:00`, `1:30` or decimal hours. A row whose `Type` is a break or time off is
/// no work. `Date of creation` is a day; the entry counts as written down when that day began, which never makes it
/// later than it was. Rows have no id of their own; see `EntryIdentity`.
package struct Clockify: TableImporter {
  package let id = "clockify"
  package let version = 1
  package let summary = "Clockify: Reports, Detailed, Export, Save as CSV"
  package let coverage = ImportCoverage.tracked
  package let hasOwnIDs = false
  package let columns = [
    "Project", "Client", "Description", "Task", "User", "Email", "Billable", "Start Date", "Start Time", "End Date",
    "End Time", "Duration (h)", "Duration (decimal)", "Type", "Date of creation",
  ]

  private static let notWork = ["break", "holiday", "time off", "time_off"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    var missing = absent(["Start Date", "Start Time", "End Date", "End Time"], in: table, options: options)
    for pair in [["User", "Email"], ["Duration (h)", "Duration (decimal)"]]
    where options.column(anyOf: pair, in: table) == nil {
      missing.append(pair[0])
    }
    return missing
  }

  package func read(_ table: RecordTable, options: ImportOptions, into sink: ImportSink) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let columns = TimerColumns(
      system: "clockify", user: reading.column("User"), email: reading.column("Email"),
      client: reading.column("Client"), project: reading.column("Project"), task: reading.column("Task"),
      memo: reading.column("Description"), billable: reading.column("Billable"),
      startDay: reading.column("Start Date"), startClock: reading.column("Start Time"),
      endDay: reading.column("End Date"), endClock: reading.column("End Time"))
    let (clock, decimal) = (reading.column("Duration (h)"), reading.column("Duration (decimal)"))
    let (type, created) = (reading.column("Type"), reading.column("Date of creation"))
    try columns.read(reading, into: sink) { (row) throws(ImportStop) in
      if let words = reading.text(row, type), Clockify.notWork.contains(words.lowercased()) {
        throw .noWork("its type is `\(words)`, which is no work")
      }
      // The decimals are rounded to a hundredth of an hour, the clock to a second or a minute.
      return try reading.hours(row, reading.text(row, clock) == nil ? decimal : clock)
    } createdAt: { (row) throws(ImportStop) in
      try reading.optionalDay(row, created).map { reading.zone.start(of: $0) }
    }
  }
}
