internal import Foundation

/// ClickUp's time-tracking export: one row an entry, 41 columns and the workspace's own fields.
///
/// `Start`, `Stop` and `Time Tracked` are milliseconds; the texts beside them carry zone abbreviations that mean several
/// zones and are not read, but for `Time Tracked Text` where the number is missing. `Task Time Spent`, `User Total …` and
/// `User Period …` are totals that every row repeats and are never summed. `Date Created` counts as when the entry was
/// written down: the entry's own date or its task's, time cannot have been put on a task before there was one.
package struct ClickUpTime: TableImporter {
  package let id = "clickup-time"
  package let version = 2
  package let summary = "ClickUp: Timesheets or Time reporting, Export, CSV"

  package let coverage = ImportCoverage.tracked
  package let columns = [
    "Time Entry ID", "User ID", "Username", "Description", "Billable", "Start", "Stop", "Time Tracked",
    "Time Tracked Text", "Task ID", "Task Name", "Task Status", "Task Time Estimated", "Date Created", "Custom Task ID",
  ]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    var missing = ["Time Entry ID", "Start"].filter { options.column($0, in: table) == nil }
    for pair in [("User ID", "Username"), ("Time Tracked", "Time Tracked Text")]
    where options.column(pair.0, in: table) == nil && options.column(pair.1, in: table) == nil {
      missing.append(pair.0)
    }
    return missing
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let columns = Columns(table, options)
    // A task in several lists repeats its entries. The ledger sees rows that repeat or contradict each other; here only
    // the running timers are counted.
    var running = 0
    try sink.rows(of: table) { (row) throws(ImportStop) in
      let entry: TimeEntry
      do throws(Columns.Refusal) {
        entry = try columns.read(row)
      } catch {
        switch error {
        case .running:
          running += 1
          throw .row("the timer was still running")
        case .problem(let problem): throw .row(problem.reason)
        }
      }
      sink.take(.time(entry), line: row.line)
      sink.mentions(
        system: "clickup", account: entry.user, name: entry.userName, seconds: entry.seconds, line: row.line)
    }
    if running > 0 {
      sink.warn("\(table.file): \(running) timer\(running == 1 ? " was" : "s were") still running")
    }
  }
}

/// Where the columns stand in one file.
private struct Columns {
  enum Refusal: Error {
    case running
    case problem(RowProblem)
  }

  let entryID, user, userName, memo, billable, start, stop, tracked, trackedText: Int?
  let taskID, taskName, taskStatus, estimate, created, customID: Int?

  init(_ table: RecordTable, _ options: ImportOptions) {
    func column(_ name: String) -> Int? { options.column(name, in: table) }
    entryID = column("Time Entry ID")
    user = column("User ID")
    userName = column("Username")
    memo = column("Description")
    billable = column("Billable")
    start = column("Start")
    stop = column("Stop")
    tracked = column("Time Tracked")
    trackedText = column("Time Tracked Text")
    taskID = column("Task ID")
    taskName = column("Task Name")
    taskStatus = column("Task Status")
    estimate = column("Task Time Estimated")
    created = column("Date Created")
    customID = column("Custom Task ID")
  }

  func read(_ row: RecordRow) throws(Refusal) -> TimeEntry {
    let id = try identifier(text(row, entryID))
    let userName = text(row, userName)
    let user = text(row, user)
    if user.isEmpty && userName.isEmpty { throw .problem(RowProblem("names no user")) }
    let startText = text(row, start)
    if startText.isEmpty { throw .problem(RowProblem("has no start, so it belongs to no week")) }
    let start = try instant(startText)
    let stopText = text(row, stop)
    let seconds = try duration(row, isStopped: stop == nil || !stopText.isEmpty)
    let end = stopText.isEmpty ? nil : try instant(stopText)
    if let end, end < start { throw .problem(RowProblem("stops before it starts")) }
    return TimeEntry(
      system: "clickup", id: id, user: user.isEmpty ? userName : user, userName: userName, contractor: nil,
      start: start, end: end, seconds: seconds, memo: text(row, memo), taskID: optional(row, taskID),
      taskName: optional(row, taskName), taskStatus: optional(row, taskStatus),
      taskEstimateSeconds: FieldText.integer(text(row, estimate)).flatMap { $0 > 0 ? $0 / 1_000 : nil },
      isBillable: ["true", "1", "yes"].contains(text(row, billable).lowercased()),
      createdAt: optional(row, created).flatMap { created in
        if case .success(let date) = FieldText.instant(created) { date } else { nil }
      }, taskCustomID: optional(row, customID))
  }

  /// Nineteen digits do not fit a double: an id that went through a spreadsheet is lost.
  private func identifier(_ text: String) throws(Refusal) -> String {
    if text.isEmpty { throw .problem(RowProblem("has no time entry id")) }
    if text.utf8.contains(UInt8(ascii: "+")),
      text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "e" || $0 == "E" || $0 == "+" })
    {
      throw .problem(
        RowProblem("a spreadsheet program rounded the time entry id to `\(text)`; use the export as it was saved"))
    }
    return text
  }

  private func instant(_ text: String) throws(Refusal) -> Date {
    switch FieldText.instant(text) {
    case .success(let date): return date
    case .failure(let problem): throw .problem(problem)
    }
  }

  private func duration(_ row: RecordRow, isStopped: Bool) throws(Refusal) -> Int {
    if !isStopped { throw .running }
    let number = text(row, tracked)
    if !number.isEmpty {
      guard let milliseconds = FieldText.integer(number) else {
        throw .problem(RowProblem("the time tracked `\(number)` is no number of milliseconds"))
      }
      if milliseconds < 0 { throw .problem(RowProblem("the time tracked is negative")) }
      if milliseconds > 31 * 86_400_000 { throw .problem(RowProblem("the time tracked is over a month")) }
      return (milliseconds + 500) / 1_000
    }
    let words = text(row, trackedText)
    if words.isEmpty { throw .problem(RowProblem("has no time tracked")) }
    guard let seconds = FieldText.seconds(ofDuration: words) else {
      throw .problem(RowProblem("the time tracked `\(words)` cannot be read"))
    }
    return seconds
  }

  /// ClickUp writes the word null for nothing.
  private func text(_ row: RecordRow, _ column: Int?) -> String {
    let text = row.text(column)
    return text.utf8.count == 4 && text.lowercased() == "null" ? "" : text
  }

  private func optional(_ row: RecordRow, _ column: Int?) -> String? {
    let text = text(row, column)
    return text.isEmpty ? nil : text
  }
}
