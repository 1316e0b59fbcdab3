/// Reads days written in a declared form, or in forms that can only mean one day.
package struct DayFormat: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case year, month, monthName, day
    case literal(Character)
  }

  /// What a day written without a declared form is.
  package enum Reading: Sendable, Hashable {
    case day(CivilDate)
    /// Both are possible: day first, month first.
    case ambiguous(CivilDate, CivilDate)
    case unreadable
  }

  private let pieces: [Piece]

  /// From `yyyy`, `MM` or `M`, `MMM`, `dd` or `d` and separators, each of the three parts once; nil for anything else.
  package init?(_ pattern: String) {
    var pieces: [Piece] = []
    var rest = pattern[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      rest = rest.dropFirst(run.count)
      switch (first, run.count) {
      case ("y", 4): pieces.append(.year)
      case ("M", 1...2): pieces.append(.month)
      case ("M", 3...4): pieces.append(.monthName)
      case ("d", 1...2): pieces.append(.day)
      case (let letter, _) where letter.isLetter: return nil
      default: pieces += run.map { .literal($0) }
      }
    }
    let months = pieces.filter { $0 == .month || $0 == .monthName }.count
    guard months == 1, pieces.filter({ $0 == .year }).count == 1, pieces.filter({ $0 == .day }).count == 1 else {
      return nil
    }
    self.pieces = pieces
  }

  /// The day that `text` names; nil where it has another form, names no day of the calendar, or goes on to a second day
  /// as in `11/02/2026 - 11/08/2026`. A time of day behind it is passed over.
  package func day(_ text: String) -> CivilDate? {
    var rest = text[...]
    var (year, month, day) = (0, 0, 0)
    for piece in pieces {
      switch piece {
      case .year:
        guard let number = DayFormat.number(&rest, digits: 4...4) else { return nil }
        year = number
      case .month:
        guard let number = DayFormat.number(&rest, digits: 1...2) else { return nil }
        month = number
      case .day:
        guard let number = DayFormat.number(&rest, digits: 1...2) else { return nil }
        day = number
      case .monthName:
        let word = rest.prefix { $0.isLetter }
        guard let number = DayFormat.month(named: word) else { return nil }
        month = number
        rest = rest.dropFirst(word.count)
      case .literal(let character):
        guard rest.first == character else { return nil }
        rest = rest.dropFirst()
      }
    }
    if let next = rest.first, next != " ", next != "T", next != "," { return nil }
    let behind = rest.drop { $0 == " " || $0 == "," }
    if ["-", "\u{2013}", "\u{2014}", "to ", "until "].contains(where: { behind.hasPrefix($0) }) { return nil }
    return CivilDate(checkedYear: year, month: month, day: day)
  }

  /// Reads `2026-11-02`, `2026/11/02`, `Nov 2, 2026` and `2 Nov 2026`, and numbers with slashes, dots or dashes where
  /// one order only gives a day of the calendar.
  package static func undeclared(_ text: String) -> Reading {
    for format in certain { if let day = format.day(text) { return .day(day) } }
    for (dayFirst, monthFirst) in uncertain {
      switch (dayFirst.day(text), monthFirst.day(text)) {
      case (let left?, let right?): return left == right ? .day(left) : .ambiguous(left, right)
      case (let day?, nil), (nil, let day?): return .day(day)
      case (nil, nil): continue
      }
    }
    return .unreadable
  }

  private static let certain = ["yyyy-MM-dd", "yyyy/MM/dd", "MMM d, yyyy", "d MMM yyyy"].compactMap { DayFormat($0) }
  private static let uncertain: [(DayFormat, DayFormat)] = ["/", ".", "-"].compactMap { separator in
    guard let left = DayFormat("d\(separator)M\(separator)yyyy"),
      let right = DayFormat("M\(separator)d\(separator)yyyy")
    else { return nil }
    return (left, right)
  }

  private static func number(_ rest: inout Substring, digits: ClosedRange<Int>) -> Int? {
    let run = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.contains(run.count), let number = Int(run) else { return nil }
    rest = rest.dropFirst(run.count)
    return number
  }

  private static func month(named word: Substring) -> Int? {
    guard word.count >= 3 else { return nil }
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    let lower = word.lowercased()
    return names.firstIndex { $0 == lower || $0.prefix(3) == lower || (lower == "sept" && $0 == "september") }
      .map { $0 + 1 }
  }
}

extension CivilDate {
  /// Nil for a day that the calendar does not have.
  init?(checkedYear year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.init(year: year, month: month, day: day)
    guard CivilDate(daysSince1970: daysSince1970) == self else { return nil }
  }
}

extension ImportOptions {
  /// The day in a field.
  ///
  /// - Returns: the day, or the reason to skip the row.
  /// - Throws: where the day could be read two ways: half of a file in one reading and half lost would falsify every sum.
  func day(
    _ text: String, format: DayFormat?, file: String, line: Int
  ) throws(RecordFileError) -> Result<CivilDate, RowProblem> {
    if let format {
      if let day = format.day(text) { return .success(day) }
      return .failure(RowProblem("the date `\(text)` is not of the declared form \(dateFormat ?? "")"))
    }
    switch DayFormat.undeclared(text) {
    case .day(let day): return .success(day)
    case .unreadable: return .failure(RowProblem("`\(text)` is no date that can be read; declare `date_format`"))
    case .ambiguous(let left, let right):
      throw RecordFileError(
        .ambiguousDate, file: file, line: line, problem: "the date `\(text)` could be \(left) or \(right)",
        advice: "declare `date_format: dd/MM/yyyy` or `date_format: MM/dd/yyyy` at this entry of `records:`")
    }
  }
}

/// Why a row cannot be taken.
struct RowProblem: Error, Hashable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
