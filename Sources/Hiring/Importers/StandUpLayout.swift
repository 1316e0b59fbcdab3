/// How a sheet of attendance is laid out.
enum StandUpLayout {
  /// A row a person and day.
  case long(date: Int, person: Int, mark: Int, note: Int?)
  /// A row a person, a column a day.
  case dayColumns(person: Int, days: [Int])
  /// A row a day, a column a person.
  case personColumns(date: Int, people: [Int])

  /// Nil for a table that is none of them.
  init?(_ table: RecordTable, _ options: ImportOptions) {
    let date = options.column(anyOf: ["date", "day"], in: table)
    let person = options.column(anyOf: ["person", "name", "member"], in: table)
    let mark = options.column(anyOf: ["present", "attendance", "attended"], in: table)
    if let date, let person, let mark {
      self = .long(date: date, person: person, mark: mark, note: options.column("note", in: table))
      return
    }
    let others = table.header.indices.filter { !table.header[$0].isEmpty && !Self.isRemark(table.header[$0]) }
    if let date, mark == nil, person == nil {
      let people = others.filter { $0 != date }
      guard Self.holdsMarks(table, in: people) else { return nil }
      self = .personColumns(date: date, people: people)
      return
    }
    let format = options.dateFormat.flatMap { DayFormat($0) }
    let days = others.filter { $0 != (person ?? 0) && Self.isDay(table.header[$0], format) }
    guard date == nil, !days.isEmpty else { return nil }
    self = .dayColumns(person: person ?? 0, days: days)
  }

  /// Columns that stand beside the marks and are none.
  static func isRemark(_ name: String) -> Bool {
    ["note", "notes", "comment", "comments", "total", "totals", "role", "team", "email"].contains(name.lowercased())
  }

  /// A day that could be read two ways is one all the same: reading it refuses the file and says what to declare.
  private static func isDay(_ name: String, _ format: DayFormat?) -> Bool {
    if let format { return format.day(name) != nil }
    return DayFormat.undeclared(name) != .unreadable
  }

  /// Whether what stands under the columns are marks: many sheets begin with a date, and names of people look like any
  /// other header.
  private static func holdsMarks(_ table: RecordTable, in columns: [Int]) -> Bool {
    var (known, all) = (0, 0)
    do throws(RecordFileError) {
      var cursor = try table.rows()
      for _ in 0..<20 {
        guard let row = try cursor.next() else { break }
        for mark in columns.map(row.text) where !mark.isEmpty {
          all += 1
          if AttendanceMark.state(mark) != nil { known += 1 }
        }
      }
    } catch {
      // A table that cannot be read is refused with this error, whoever reads it; here it only fits nothing.
      return false
    }
    return known > 0 && known * 2 >= all
  }
}
