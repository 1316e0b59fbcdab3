internal import Foundation

/// Instants as calendars write them: `2026-10-08 10:00 am`, `2026-10-08 10:00`, `2026-10-08T10:00:00Z`,
/// `2026-10-08 10:00 +0700`. Without a zone they are read by the clock that is handed in.
struct CalendarTime {
  let reading: TableReading

  /// - Returns: the instant, and whether the text names its zone.
  /// - Throws: the reason to skip the row; also for a time that the clock shows twice or never.
  func instant(_ row: RecordRow, _ column: Int?, _ what: String) throws(ImportStop) -> (Date, namesZone: Bool) {
    let text = try reading.required(row, column, what)
    let day = try reading.day(row, column)
    guard let (seconds, rest) = CalendarTime.clock(CalendarTime.afterDay(text)) else {
      throw .row("`\(text)` has no time of day that can be read")
    }
    let naive = day.daysSince1970 * 86_400 + seconds
    if !rest.isEmpty {
      guard let instant = CalendarTime.instant(naive, zone: rest) else {
        throw .row("the zone `\(rest)` of `\(text)` may mean several; export the times in UTC")
      }
      return (instant, true)
    }
    switch CalendarTime.instants(naive, in: reading.zone) {
    case let found where found.count == 1: return (found[0], false)
    case let found where found.isEmpty:
      throw .row("`\(text)` never was: clocks in \(reading.zone.identifier) went forward over it")
    default:
      throw .row("`\(text)` was twice: clocks in \(reading.zone.identifier) went back over it; export the times in UTC")
    }
  }

  /// What follows the day: behind the `T` of ISO 8601, or from the first word with a colon on.
  private static func afterDay(_ text: String) -> Substring {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard let first = words.firstIndex(where: { $0.contains(":") }) else { return "" }
    let time = text[words[first].startIndex...]
    if let mark = words[first].firstIndex(of: "T") { return text[text.index(after: mark)...] }
    return time
  }

  /// Seconds of the day and what stands behind them, like `+0700`; nil where no time of day begins the text.
  static func clock(_ text: Substring) -> (seconds: Int, rest: String)? {
    let digits = text.prefix { ($0.isASCII && $0.isNumber) || $0 == ":" }
    var rest = text.dropFirst(digits.count)
    // Fractions of a second say nothing about a talk.
    if rest.first == "." { rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber } }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), var hour = parts[0], let minute = parts[1], minute < 60,
      digits.split(separator: ":").allSatisfy({ $0.count <= 2 })
    else { return nil }
    let second = parts.count == 3 ? parts[2] : 0
    guard let second, second < 60 else { return nil }
    var tail = rest.trimmingCharacters(in: .whitespaces)
    let half = tail.prefix { $0.isLetter || $0 == "." }.lowercased().replacing(".", with: "")
    if half == "am" || half == "pm" {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "pm" ? 12 : 0)
      tail = String(tail.drop { $0.isLetter || $0 == "." }).trimmingCharacters(in: .whitespaces)
    }
    guard hour < 24 else { return nil }
    return (hour * 3_600 + minute * 60 + second, tail)
  }

  /// Only zones that mean one offset: `Z`, `UTC`, `GMT`, `+07:00`, and the names of the time zone database.
  private static func instant(_ naive: Int, zone text: String) -> Date? {
    if ["z", "utc", "gmt"].contains(text.lowercased()) { return Date(timeIntervalSince1970: Double(naive)) }
    if let offset = offset(text) { return Date(timeIntervalSince1970: Double(naive - offset)) }
    let name = text.trimmingCharacters(in: CharacterSet(charactersIn: "()"))
    guard name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
    let found = instants(naive, in: zone)
    return found.count == 1 ? found[0] : nil
  }

  private static func offset(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().replacing(":", with: "")
    guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits),
      number / 100 <= 14, number % 100 < 60
    else { return nil }
    return (number / 100 * 3_600 + number % 100 * 60) * (sign == "-" ? -1 : 1)
  }

  /// The instants at which a clock shows a time: none where it jumps over it, two where it goes back over it.
  static func instants(_ naive: Int, in zone: TimeZone) -> [Date] {
    let shown = Date(timeIntervalSince1970: Double(naive))
    // No zone changes twice within two days.
    let offsets = Set([-86_400.0, 86_400.0].map { zone.secondsFromGMT(for: shown.addingTimeInterval($0)) })
    return offsets.map { shown.addingTimeInterval(-Double($0)) }
      .filter { Int(shown.timeIntervalSince($0)) == zone.secondsFromGMT(for: $0) }.sorted()
  }
}
