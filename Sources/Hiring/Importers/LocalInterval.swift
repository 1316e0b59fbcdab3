internal import Foundation

/// From when to when an entry ran, where its export writes times on the clock of a place.
///
/// A time that daylight saving skips or repeats is decided by the duration that stands beside it: only one reading fits
/// it. Where several fit and all of them are of one week and as long, only the time of day is in doubt, and the entry is
/// one of its day. Where none fits, or several of more than a week, the row is not guessed at.
struct LocalInterval: Equatable {
  var start: Date
  /// Nil where there is none, or where it is in doubt while the start and the duration are not.
  var end: Date?
  /// The duration as the export has it, else from start to end.
  var seconds: Int
  /// Where the time of day is in doubt; `start` is then the start of that day in UTC.
  var day: CivilDate?
  /// Why the end is left out; continues "shop.csv:7: ". Nil where nothing is.
  var doubt: String?

  /// Clocks without seconds cut up to a minute off either side.
  private static let tolerance = 60.0

  /// - Parameter seconds: the duration, where the export has one.
  /// - Throws: the reason to skip the row.
  init(start: Moment, end: Moment?, seconds: Int?, zone: TimeZone) throws(ImportStop) {
    let starts = start.meaning(in: zone)
    guard let end else {
      guard let seconds else { throw .row("has neither a duration nor an end") }
      guard case .instant(let date) = starts else { throw .row(LocalInterval.doubt(start, starts, zone)) }
      self.init(start: date, seconds: seconds)
      return
    }
    let ends = end.meaning(in: zone)
    guard let seconds else {
      guard case .instant(let first) = starts else { throw .row(LocalInterval.doubt(start, starts, zone)) }
      guard case .instant(let last) = ends else { throw .row(LocalInterval.doubt(end, ends, zone)) }
      try LocalInterval.check(first, last)
      self.init(start: first, end: last, seconds: Int(last.timeIntervalSince(first).rounded()))
      return
    }
    if case .instant(let first) = starts, case .instant(let last) = ends {
      try LocalInterval.check(first, last)
      self.init(start: first, end: last, seconds: seconds)
      return
    }
    let fitting = starts.candidates.flatMap { first in ends.candidates.map { (first, $0) } }
      .filter { abs($0.1.timeIntervalSince($0.0) - Double(seconds)) <= LocalInterval.tolerance }
    if fitting.count == 1 {
      self.init(start: fitting[0].0, end: fitting[0].1, seconds: seconds)
    } else if case .local(let time) = start, case .repeated = starts, fitting.count > 1,
      fitting.allSatisfy({ first, last in
        [first, last].allSatisfy { ISOWeek(containing: $0) == ISOWeek(containing: time.day.startUTC) }
      })
    {
      self.init(
        start: time.day.startUTC, seconds: seconds, day: time.day,
        doubt: "the time of day is left out: " + LocalInterval.doubt(start, starts, zone))
    } else if case .instant(let first) = starts {
      self.init(
        start: first, seconds: seconds, doubt: "the end is left out: " + LocalInterval.doubt(end, ends, zone))
    } else {
      throw .row(LocalInterval.doubt(start, starts, zone) + ", and the duration does not tell which is meant")
    }
  }

  private init(
    start: Date, end: Date? = nil, seconds: Int, day: CivilDate? = nil, doubt: String? = nil
  ) {
    self.start = start
    self.end = end
    self.seconds = seconds
    self.day = day
    self.doubt = doubt
  }

  private static func check(_ first: Date, _ last: Date) throws(ImportStop) {
    if last < first { throw .row("ends before it starts") }
    if last.timeIntervalSince(first) > TimeEntry.longest { throw .row(TimeEntry.tooLong(first, last)) }
  }

  private static func doubt(_ moment: Moment, _ meaning: LocalTime.Meaning, _ zone: TimeZone) -> String {
    if case .skipped = meaning {
      return "\(moment) does not exist: the clock of \(zone.identifier) went forward over it"
    }
    return "\(moment) came twice: the clock of \(zone.identifier) went back over it"
  }
}

extension TableReading {
  /// From when to when a row runs, by its columns for start and end and its duration.
  ///
  /// - Throws: the reason to skip the row; a row without an end is a timer that still runs.
  func interval(
    _ row: RecordRow, start: (day: Int?, clock: Int?), end: (day: Int?, clock: Int?), seconds: Int?
  ) throws(ImportStop) -> LocalInterval {
    if row.text(end.day).isEmpty, row.text(end.clock).isEmpty { throw .row("the timer was still running") }
    return try LocalInterval(
      start: .local(try localTime(row, start, "start")), end: .local(try localTime(row, end, "end")),
      seconds: seconds, zone: zone)
  }

  private func localTime(
    _ row: RecordRow, _ columns: (day: Int?, clock: Int?), _ what: String
  ) throws(ImportStop) -> LocalTime {
    if row.text(columns.day).isEmpty { throw .row("has no \(what) date") }
    let text = try required(row, columns.clock, "\(what) time")
    guard let second = LocalTime.clock(text) else { throw .row("the \(what) time `\(text)` cannot be read") }
    return LocalTime(day: try day(row, columns.day), second: second)
  }
}
