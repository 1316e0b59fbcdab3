internal import Foundation

/// ClickUp's time-tracking export: one row an entry, 41 columns and the workspace's own fields.
///
/// `Start`, `Stop` and `Time Tracked` are milliseconds; the texts beside them carry zone abbreviations that mean several
/// zones and are not read, but for `Time Tracked Text` where the number is missing. `Task Time Spent`, `User Total …` and
/// `User Period …` are totals that every row repeats and are never summed. `Date Created` counts as when the entry was
/// written down: the entry's own date or its task's, time cannot have been put on a task before there was one.
/// A file whose ids went through a spreadsheet is refused: rounded ids would make new entries of old ones.
package struct ClickUpTime: TableImporter {
  package let id = "clickup-time"
  package let version = 3
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
    var columns = Columns(table, options)
    if RoundedIDs.areRounded(columns.firstIDs(of: table)) { throw RoundedIDs.refusal(file: table.file) }
    if columns.taskID == nil {
      let names = columns.taskName == nil ? "" : "; its tasks are known by name only"
      sink.warn("\(table.file): has no column `Task ID`, so its time cannot be held against tasks\(names)")
    }
    // A task in several lists repeats its entries. The ledger sees rows that repeat or contradict each other; here only
    // the running timers are counted.
    var running = 0
    let places = columns
    try sink.rows(of: table, about: places.topic) { (row) throws(ImportStop) in
      guard let entry = try columns.read(row) else {
        running += 1
        throw .row("the timer was still running")
      }
      sink.take(.time(entry), line: row.line)
      sink.mentions(
        system: entry.system, account: entry.user, name: entry.userName, seconds: entry.seconds, line: row.line)
    }
    ClickUpFields.warnOfRunning(running, file: table.file, to: sink)
    columns.leftOut.report(file: table.file, to: sink)
  }
}

/// Where the columns stand in one file.
private struct Columns {
  let entryID, user, userName, memo, billable, start, stop, tracked, trackedText: Int?
  let taskID, taskName, taskStatus, estimate, created, customID: Int?
  var leftOut = LeftOut()

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

  /// Enough of the ids to see whether a program rounded them: it rounds all or none. Ends where the file breaks off,
  /// which is told when its rows are read.
  func firstIDs(of table: RecordTable) -> [String] {
    var ids: [String] = []
    do throws(RecordFileError) {
      var cursor = try table.rows()
      var malformed: [SkippedRow] = []
      while ids.count < 200, let row = try table.nextRow(&cursor, skipped: &malformed) { ids.append(row.text(entryID)) }
    } catch {
      return ids
    }
    return ids
  }

  func topic(_ row: RecordRow) -> RowTopic {
    let (account, name) = (text(row, user), text(row, userName))
    let isNamed = !account.isEmpty || !name.isEmpty
    return RowTopic(
      subject: isNamed
        ? RecordSubject(
          side: .tracked, system: ClickUpFields.system, account: account.isEmpty ? name : account, name: name) : nil,
      span: ClickUpFields.knownTime(text(row, start)))
  }

  /// Nil for a timer that was still running.
  mutating func read(_ row: RecordRow) throws(ImportStop) -> TimeEntry? {
    let id = try ClickUpFields.identifier(text(row, entryID), of: "time entry")
    let userName = text(row, userName)
    let user = text(row, user)
    if user.isEmpty && userName.isEmpty { throw .row("names no user") }
    let startText = text(row, start)
    if startText.isEmpty { throw .row("has no start, so it belongs to no week") }
    let start = try ClickUpFields.instant(startText)
    let stopText = text(row, stop)
    if isRunning(row, stopText: stopText) { return nil }
    let seconds = try duration(row)
    let end = stopText.isEmpty ? nil : try ClickUpFields.instant(stopText)
    try ClickUpFields.interval(start, end)
    let estimate = ClickUpFields.optionalSeconds(text(row, estimate), "task's estimate", line: row.line, &leftOut)
    return TimeEntry(
      system: ClickUpFields.system, id: id, user: user.isEmpty ? userName : user, userName: userName, contractor: nil,
      start: start, end: end, seconds: seconds, memo: text(row, memo), taskID: optional(row, taskID),
      taskName: optional(row, taskName), taskStatus: optional(row, taskStatus),
      taskEstimateSeconds: estimate.flatMap { $0 > 0 ? $0 : nil },
      isBillable: ["true", "1", "yes"].contains(text(row, billable).lowercased()),
      createdAt: ClickUpFields.optionalInstant(text(row, created), "date created", line: row.line, &leftOut),
      taskCustomID: optional(row, customID))
  }

  /// An entry without a stop is; where the preset left the column out, one of negative length is.
  private func isRunning(_ row: RecordRow, stopText: String) -> Bool {
    guard stop == nil else { return stopText.isEmpty }
    return FieldText.integer(text(row, tracked)).map { $0 < 0 } ?? false
  }

  private func duration(_ row: RecordRow) throws(ImportStop) -> Int {
    let number = text(row, tracked)
    if !number.isEmpty { return try ClickUpFields.tracked(number) }
    let words = text(row, trackedText)
    if words.isEmpty { throw .row("has no time tracked") }
    guard let seconds = FieldText.seconds(ofDuration: words) else {
      throw .row("the time tracked `\(words)` cannot be read")
    }
    return try ClickUpFields.plausible(seconds)
  }

  private func text(_ row: RecordRow, _ column: Int?) -> String { ClickUpFields.text(row, column) }

  private func optional(_ row: RecordRow, _ column: Int?) -> String? {
    let text = text(row, column)
    return text.isEmpty ? nil : text
  }
}
