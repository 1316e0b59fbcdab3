internal import Foundation

/// A point in time as a field has it: with its zone, or on the clock of a place.
enum Moment: Hashable, CustomStringConvertible {
  case instant(Date)
  case local(LocalTime)

  func meaning(in zone: TimeZone) -> LocalTime.Meaning {
    switch self {
    case .instant(let date): .instant(date)
    case .local(let time): time.meaning(in: zone)
    }
  }

  var description: String {
    switch self {
    case .instant(let date): EntryIdentity.text(date)
    case .local(let time): time.description
    }
  }
}

extension TableReading {
  /// The moment in a field: epoch milliseconds, ISO 8601 with its zone, a day and a clock with or without an offset, or
  /// a clock alone on `day`.
  ///
  /// - Parameter what: names the field in the reason, like `start`.
  func moment(_ row: RecordRow, _ column: Int?, day: CivilDate?, _ what: String) throws(ImportStop) -> Moment {
    let text = try required(row, column, what)
    if case .success(let date) = FieldText.instant(text) { return .instant(date) }
    if let second = LocalTime.clock(text) {
      guard let day else { throw .row("the \(what) `\(text)` has no day") }
      return .local(LocalTime(day: day, second: second))
    }
    // Nothing longer is a moment.
    for place in text.indices.prefix(40).dropFirst() where " T".contains(text[place]) {
      let tail = text[text.index(after: place)...]
      guard let (second, offset) = Moment.clock(tail) else { continue }
      let head = text[..<place].trimmingCharacters(in: CharacterSet(charactersIn: " ,"))
      let time = LocalTime(day: try self.day(head, of: row), second: second)
      guard let offset else { return .local(time) }
      return .instant(time.day.startUTC.addingTimeInterval(Double(time.second - offset)))
    }
    throw .row("the \(what) `\(text)` has no time of day that can be read")
  }
}

extension Moment {
  /// Seconds of the day and, where one stands behind them, the offset from UTC: `09:00`, `09:00 +0700`, `09:00Z`. Names
  /// of zones are no offset: `EST` and `IST` mean several.
  fileprivate static func clock(_ text: Substring) -> (second: Int, offset: Int?)? {
    if let second = LocalTime.clock(text) { return (second, nil) }
    for name in ["Z", "UTC", "GMT"] where text.hasSuffix(name) {
      return LocalTime.clock(text.dropLast(name.count)).map { ($0, 0) }
    }
    guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" || $0 == "\u{2212}" }),
      let second = LocalTime.clock(text[..<sign])
    else { return nil }
    let digits = text[text.index(after: sign)...].filter { $0 != ":" }
    guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits.count == 2 ? digits + "00" : digits), number / 100 <= 14, number % 100 < 60
    else { return nil }
    let offset = number / 100 * 3_600 + number % 100 * 60
    return (second, text[sign] == "+" ? offset : -offset)
  }
}
