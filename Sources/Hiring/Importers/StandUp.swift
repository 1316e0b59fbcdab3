/// Who was at the daily stand-up, from a sheet in one of three layouts: a row a person and day (date, person, present,
/// note), a row a person with a column a day, or a row a day with a column a person.
///
/// An empty mark is not recorded, which is not absence; a mark that is not known is skipped.
package struct StandUp: TableImporter {
  package let id = "stand-up"
  package let version = 1
  package let summary =
    "Attendance of the stand-up from a sheet: date, person, present; or people down and days across, or days down and "
    + "people across"
  package let columns = ["date", "person", "present", "note"]

  package init() {}

  package func missingColumns(in table: RecordTable, options: ImportOptions) -> [String] {
    let mapped = absent(columns.filter { options.mapped($0) != nil }, in: table, options: options)
    guard mapped.isEmpty, StandUpLayout(table, options) == nil else { return mapped }
    let needed = absent(["date", "person", "present"], in: table, options: options)
    return needed.isEmpty ? ["present"] : needed
  }

  package func read(
    _ table: RecordTable, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    let reading = try TableReading(table, options)
    let writer = Writer(reading: reading, meeting: options.about ?? id, sink: sink)
    switch StandUpLayout(table, options) {
    case .long(let date, let person, let mark, let note):
      try sink.rows(of: table) { (row) throws(ImportStop) in
        let name = try reading.required(row, person, "person")
        let day = try reading.day(row, date)
        try writer.take(row, row.text(mark), person: name, day: day, note: reading.text(row, note))
      }
    case .dayColumns(let person, let columns):
      let days = try headerDays(columns, reading)
      let read = Set(columns + [person])
      for (index, name) in table.header.enumerated()
      where !name.isEmpty && !read.contains(index) && !StandUpLayout.isRemark(name) {
        sink.warn("\(table.file): column `\(name)` is no day and is not read; write days like 2026-11-02")
      }
      try sink.rows(of: table) { (row) throws(ImportStop) in
        let name = try reading.required(row, person, "person")
        for (column, day) in days { writer.cell(row, column, person: name, day: day) }
      }
    case .personColumns(let date, let people):
      try sink.rows(of: table) { (row) throws(ImportStop) in
        let day = try reading.day(row, date)
        for column in people { writer.cell(row, column, person: table.header[column], day: day) }
      }
    case nil: break
    }
  }

  /// The days that columns are called by; throws where one could be read two ways.
  private func headerDays(
    _ columns: [Int], _ reading: TableReading
  ) throws(RecordFileError) -> [(column: Int, day: CivilDate)] {
    var days: [(column: Int, day: CivilDate)] = []
    for column in columns {
      let name = reading.table.header[column]
      let result = try reading.options.day(name, format: reading.format, file: reading.table.file, line: 1)
      if case .success(let day) = result { days.append((column, day)) }
    }
    return days
  }

  private struct Writer {
    let reading: TableReading
    let meeting: String
    let sink: ImportSink

    /// A cell of a row that has several: one that is not known leaves the others.
    func cell(_ row: RecordRow, _ column: Int, person: String, day: CivilDate) {
      do throws(ImportStop) {
        try take(row, row.text(column), person: person, day: day, note: nil)
      } catch {
        if case .row(let reason) = error { sink.skip(line: row.line, "\(person), \(day): \(reason)") }
      }
    }

    func take(
      _ row: RecordRow, _ mark: String, person: String, day: CivilDate, note: String?
    ) throws(ImportStop) {
      if mark.isEmpty { return }
      guard let state = AttendanceMark.state(mark) else {
        throw .row("`\(mark)` says neither present nor absent nor excused")
      }
      // Why somebody was excused, or that they came late, stands in the mark alone.
      let tells = state == .excused || mark.lowercased() == "late"
      sink.take(
        .attendance(
          Attendance(
            system: "stand-up", id: [day.description, person.lowercased(), meeting].joined(separator: "|"),
            person: person, date: day, meeting: meeting, state: state, note: note ?? (tells ? mark : ""),
            record: reading.place(row))),
        line: row.line)
      sink.mentions(written: person, in: "stand-up", line: row.line)
    }
  }
}
