internal import Foundation

/// What ClickUp's exports and its API have in common. Every reader throws the reason to skip the row.
enum ClickUpFields {
  static let system = "clickup"

  /// The word null, which exports write for nothing, is nothing.
  static func text(_ row: RecordRow, _ column: Int?) -> String {
    let text = row.text(column)
    return text.utf8.count == 4 && text.lowercased() == "null" ? "" : text
  }

  /// Nineteen digits do not fit a double: an id that went through a spreadsheet is lost.
  ///
  /// - Parameter what: `time entry`, `task`.
  static func identifier(_ text: String, of what: String) throws(ImportStop) -> String {
    if text.isEmpty { throw .row("has no \(what) id") }
    if RoundedIDs.isNumberForm(text) {
      throw .row("a spreadsheet program rounded the \(what) id to `\(text)`; use the export as it was saved")
    }
    return text
  }

  static func instant(_ text: String) throws(ImportStop) -> Date {
    switch FieldText.instant(text) {
    case .success(let date): return date
    case .failure(let problem):
      guard RoundedIDs.isNumberForm(text) else { throw .row(problem.reason) }
      throw .row("a spreadsheet program rounded the time to `\(text)`; use the export as it was saved")
    }
  }

  /// Nil for an empty text and, with a note, for one that is no time.
  static func optionalInstant(_ text: String, _ field: String, line: Int, _ leftOut: inout LeftOut) -> Date? {
    if text.isEmpty { return nil }
    if case .success(let date) = FieldText.instant(text) { return date }
    leftOut.note(field, text, line: line)
    return nil
  }

  /// Whole seconds of a tracked time in milliseconds, rounded half up.
  static func tracked(_ text: String) throws(ImportStop) -> Int {
    guard let milliseconds = FieldText.integer(text) else {
      throw .row("the time tracked `\(text)` is no number of milliseconds")
    }
    if milliseconds < 0 { throw .row("the time tracked is negative") }
    let seconds = milliseconds / 1_000 + (milliseconds % 1_000 >= 500 ? 1 : 0)
    return try plausible(seconds)
  }

  /// An entry that runs for longer than a month is a wrong date, and would be spread over every week between.
  static func interval(_ start: Date, _ end: Date?) throws(ImportStop) {
    guard let end else { return }
    if end < start { throw .row("stops before it starts") }
    if end.timeIntervalSince(start) > TimeEntry.longest { throw .row(TimeEntry.tooLong(start, end)) }
  }

  static func plausible(_ seconds: Int) throws(ImportStop) -> Int {
    if seconds > 31 * 86_400 { throw .row("the time tracked is over a month") }
    return seconds
  }

  /// Whole seconds of a task's milliseconds; nil for an empty text and, with a note, for one that is no such number.
  static func optionalSeconds(_ text: String, _ field: String, line: Int, _ leftOut: inout LeftOut) -> Int? {
    if text.isEmpty { return nil }
    if let milliseconds = FieldText.integer(text), milliseconds >= 0 { return milliseconds / 1_000 }
    leftOut.note(field, text, line: line)
    return nil
  }

  static func warnOfRunning(_ count: Int, file: String, to sink: ImportSink) {
    if count > 0 { sink.warn("\(file): \(count) timer\(count == 1 ? " was" : "s were") still running") }
  }
}
