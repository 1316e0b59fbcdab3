internal import Foundation

/// Reads a time log whose columns the portfolio names.
struct MappedTime {
  static let columns = [
    "person", "email", "day", "start", "end", "hours", "duration", "task", "task-id", "memo", "billable", "manual",
    "id",
  ]

  private let reading: TableReading
  private let system: String
  private let places: [String: Int]

  init(_ reading: TableReading, system: String) {
    self.reading = reading
    self.system = system
    var places: [String: Int] = [:]
    for name in MappedTime.columns { places[name] = reading.column(name) }
    self.places = places
  }

  static func missing(in table: RecordTable, options: ImportOptions) -> [String] {
    func has(_ name: String) -> Bool { options.column(name, in: table) != nil }
    var missing: [String] = []
    if !has("person") && !has("email") { missing.append("person") }
    if !has("day") && !has("start") { missing.append("day") }
    if !has("hours") && !has("duration") && !(has("start") && has("end")) { missing.append("hours") }
    return missing.filter { options.mapped($0) == nil }
  }

  func read(into sink: ImportSink) throws(RecordFileError) {
    var identity = EntryIdentity()
    var readsClocks = false
    try sink.rows(of: reading.table, about: topic) { (row) throws(ImportStop) in
      let person = try reading.person(row, user: places["person"], email: places["email"])
      let time = try time(row)
      readsClocks = readsClocks || time.isLocal
      if let doubt = time.doubt { sink.warn("\(reading.place(row)): \(doubt)") }
      let (task, taskID) = (reading.text(row, places["task"]), reading.text(row, places["task-id"]))
      let memo = row.text(places["memo"])
      let entry = TimeEntry(
        system: system,
        id: reading.text(row, places["id"])
          ?? identity.id([
            time.day?.description ?? EntryIdentity.text(time.start), person.account.lowercased(), taskID ?? "",
            task ?? "", memo,
          ]), user: person.account, userName: person.name, contractor: nil, start: time.start, end: time.end,
        seconds: time.seconds, memo: memo, taskID: taskID ?? task, taskName: task, taskStatus: nil,
        taskEstimateSeconds: nil, isBillable: try reading.flag(row, places["billable"]) ?? false, createdAt: nil,
        day: time.day, isManual: try reading.flag(row, places["manual"]), email: person.email)
      sink.take(.time(entry), line: row.line)
      sink.mentions(
        system: system, account: person.account, name: person.name, email: person.email, seconds: time.seconds,
        line: row.line)
    }
    if readsClocks, let warning = reading.zoneWarning { sink.warn(warning) }
  }

  private func topic(_ row: RecordRow) -> RowTopic {
    reading.topic(
      row, system: system, user: places["person"], email: places["email"],
      span: reading.knownDay(row, places["day"], in: places["start"] == nil ? nil : reading.zone) ?? startTime(row))
  }

  /// Of a row whose start names its day itself.
  private func startTime(_ row: RecordRow) -> ClosedRange<Date>? {
    do throws(ImportStop) {
      let dates = try reading.moment(row, places["start"], day: nil, "start").meaning(in: reading.zone).candidates
      guard let first = dates.first, let last = dates.last else { return nil }
      return first...last
    } catch {
      return nil  // Why the row was not taken is told already.
    }
  }

  private struct Span {
    var start: Date
    var end: Date?
    var seconds: Int
    /// Where no time of day is known.
    var day: CivilDate?
    var doubt: String?
    /// Whether a time without a zone was read.
    var isLocal = false
  }

  private func time(_ row: RecordRow) throws(ImportStop) -> Span {
    let day = try reading.optionalDay(row, places["day"])
    let stated = try seconds(row)
    guard reading.text(row, places["start"]) != nil else {
      guard let day else { throw .row("has neither a day nor a start, so it belongs to no week") }
      guard let stated else { throw .row("has no hours") }
      return Span(start: day.startUTC, seconds: stated, day: day)
    }
    let start = try reading.moment(row, places["start"], day: day, "start")
    if places["end"] != nil, stated == nil, reading.text(row, places["end"]) == nil {
      throw .row("has neither an end nor hours: the timer was still running")
    }
    let end = reading.text(row, places["end"]) == nil ? nil : try end(row, start: start, day: day, seconds: stated)
    let interval = try LocalInterval(start: start, end: end, seconds: stated, zone: reading.zone)
    var isLocal = false
    if case .local = start { isLocal = true }
    if case .local? = end { isLocal = true }
    return Span(
      start: interval.start, end: interval.end, seconds: interval.seconds, day: interval.day, doubt: interval.doubt,
      isLocal: isLocal)
  }

  /// A clock alone stands on the start's day, or, where it is earlier and the hours say that the entry went on, the next.
  private func end(
    _ row: RecordRow, start: Moment, day: CivilDate?, seconds: Int?
  ) throws(ImportStop) -> Moment {
    guard case .local(let first) = start, let second = LocalTime.clock(row.text(places["end"])) else {
      return try reading.moment(row, places["end"], day: day, "end")
    }
    let overnight = second + 86_400 - first.second
    // Within an hour, since clocks may change in that night.
    let isNextDay = second < first.second && seconds.map { abs($0 - overnight) <= 3_660 } ?? false
    return .local(
      LocalTime(day: CivilDate(daysSince1970: first.day.daysSince1970 + (isNextDay ? 1 : 0)), second: second))
  }

  private func seconds(_ row: RecordRow) throws(ImportStop) -> Int? {
    if reading.text(row, places["duration"]) != nil { return try reading.hours(row, places["duration"]) }
    return reading.text(row, places["hours"]) == nil ? nil : try reading.hours(row, places["hours"])
  }
}

extension TableImporter {
  /// Columns that are mapped to names which the table lacks.
  func absentMapped(in table: RecordTable, options: ImportOptions) -> [String] {
    absent(columns.filter { options.mapped($0) != nil }, in: table, options: options)
  }
}
