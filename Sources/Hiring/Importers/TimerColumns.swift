internal import Foundation

/// Where the columns of a timer's export stand: who, on what, from which day and clock to which.
struct TimerColumns {
  let system: String
  let user, email, client, project, task, memo, billable: Int?
  let startDay, startClock, endDay, endClock: Int?

  /// Reads every row of the table as one entry.
  ///
  /// - Parameters:
  ///   - duration: a row's seconds; throws for a row that is no work.
  ///   - createdAt: when it was written down, where that is known.
  func read(
    _ reading: TableReading, into sink: ImportSink, duration: (RecordRow) throws(ImportStop) -> Int,
    createdAt: (RecordRow) throws(ImportStop) -> Date?
  ) throws(RecordFileError) {
    var identity = EntryIdentity()
    if let warning = reading.zoneWarning { sink.warn(warning) }
    let topic = { (row: RecordRow) in
      reading.topic(
        row, system: system, user: user, email: email, span: reading.knownDay(row, startDay, in: reading.zone))
    }
    try sink.rows(of: reading.table, about: topic) { (row) throws(ImportStop) in
      let person = try reading.person(row, user: user, email: email)
      let isRunning = row.text(endDay).isEmpty && row.text(endClock).isEmpty
      let seconds = isRunning ? nil : try duration(row)
      let interval = try reading.interval(
        row, start: (startDay, startClock), end: (endDay, endClock), seconds: seconds)
      if let doubt = interval.doubt { sink.warn("\(reading.place(row)): \(doubt)") }
      let (project, task) = (row.text(project), row.text(task))
      let entry = TimeEntry(
        system: system,
        id: identity.id([
          EntryIdentity.text(interval.start), person.account.lowercased(), row.text(client), project, task,
          row.text(memo),
        ]), user: person.account, userName: person.name, contractor: nil, start: interval.start, end: interval.end,
        seconds: interval.seconds, memo: row.text(memo),
        // A task is known by its name within its project.
        taskID: task.isEmpty ? nil : project.isEmpty ? task : "\(project)/\(task)",
        taskName: task.isEmpty ? nil : task, taskStatus: nil, taskEstimateSeconds: nil,
        isBillable: FieldText.flag(row.text(billable)) ?? false, createdAt: try createdAt(row),
        day: interval.day, email: person.email)
      sink.take(.time(entry), line: row.line)
      sink.mentions(
        system: system, account: person.account, name: person.name, email: person.email, seconds: entry.seconds,
        line: row.line)
    }
  }
}

/// Whom a row of a time log is about.
struct LoggedPerson {
  /// The address where there is one, else the name.
  var account: String
  var name: String
  var email: String?
}

extension TableReading {
  func person(_ row: RecordRow, user: Int?, email: Int?) throws(ImportStop) -> LoggedPerson {
    let name = row.text(user)
    let address = text(row, email)
    guard let account = address ?? (name.isEmpty ? nil : name) else { throw .row("names no user") }
    return LoggedPerson(account: account, name: name, email: address)
  }

  /// Seconds of `1:30`, `01:30:00`, `1 h 30 m` or decimal hours like `1.5`.
  ///
  /// `7,5` is seven and a half also between commas, where it stands in quotes: a comma with one or two digits behind it
  /// parts no thousands.
  func hours(_ row: RecordRow, _ column: Int?) throws(ImportStop) -> Int {
    let text = try required(row, column, "hours")
    if text.contains(where: { $0 == ":" || $0.isLetter }) { return try duration(row, column) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !text.contains("."), (1...2).contains(parts[1].count) else {
      return try decimalHours(row, column)
    }
    guard let seconds = FieldText.seconds(ofDecimalHours: text, allowsComma: true) else {
      throw .row("`\(text)` is no number of hours")
    }
    return try plausible(seconds, text)
  }
}
