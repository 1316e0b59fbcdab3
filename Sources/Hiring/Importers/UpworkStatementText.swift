internal import Foundation

/// What the words of a row of Upwork's statement say: hours, rate, period, contract.
///
/// Seen are `12:20 hrs @ $30.00/hr`, `12.33 hours`, `40.00 hours x $6.00 = $240.00`, `09/01/2026 - 09/07/2026` (Upwork
/// writes the month first, whatever the settings), `Earnings for Aug 31-Sep 6, 2026` and `Shop (34848691)`.
struct UpworkStatementText {
  /// Hours and, where it stands behind them, their rate in cents an hour.
  struct Statement: Hashable {
    var seconds: Int
    var rate: Int?
    /// Whether the number is a clock or has decimals. `24 hours` may be a part of a contract's title.
    var isExact: Bool
  }

  /// The columns beside the title's.
  private let details: [String]
  private let words: [[Substring]]
  private let title: [Substring]

  /// - Parameters:
  ///   - title: the contract's, in which only its id is looked for: `24 hours support` bills nothing.
  ///   - details: one text for each column.
  init(title: String, details: [String]) {
    self.details = details
    self.words = details.map(UpworkStatementText.words)
    self.title = UpworkStatementText.words(title)
  }

  /// Words, with parentheses, `@` and `x` between numbers as words of their own and `$` at the start of one.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    let scalars = text.unicodeScalars
    func finish(at end: String.Index) {
      var word = text[start..<end]
      while let last = word.unicodeScalars.last, ",.:".unicodeScalars.contains(last) {
        word.unicodeScalars.removeLast()
      }
      if !word.isEmpty { words.append(word) }
    }
    var index = start
    while index < text.endIndex {
      let next = scalars.index(after: index)
      switch scalars[index] {
      case " ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", ";", "=":
        finish(at: index)
        start = next
      case "(", ")", "@", "\u{D7}":
        finish(at: index)
        words.append(scalars[index] == "\u{D7}" ? "x" : Substring(String(scalars[index])))
        start = next
      case "$":
        finish(at: index)
        start = index
      default: break
      }
      index = next
    }
    finish(at: text.endIndex)
    return words
  }

  /// The hours that the row bills, with their rates; empty where it states none, or where its columns contradict each
  /// other.
  var hours: [Statement] {
    let stated = Set(words.map(UpworkStatementText.statements).filter { !$0.isEmpty })
    let rated = stated.filter { $0.allSatisfy { $0.rate != nil } }
    if rated.count == 1, let only = rated.first { return only }
    return rated.isEmpty && stated.count == 1 ? stated.first ?? [] : []
  }

  /// The only rate that the row names, in cents an hour.
  var rate: Int? {
    let rates = Set(
      words.flatMap { words in
        words.indices.compactMap { index in
          words[index].contains("/h") || (index > 0 && words[index - 1] == "@")
            ? UpworkStatementText.price(words[index]) : nil
        }
      })
    return rates.count == 1 ? rates.first : nil
  }

  private static func statements(_ words: [Substring]) -> [Statement] {
    words.indices.compactMap { index in
      let number = words[index].prefix { $0.isASCII && ($0.isNumber || ".:".contains($0)) }
      var next = index + 1
      if number.isEmpty { return nil }
      if number.count == words[index].count {
        guard next < words.count, hourWords.contains(words[next].lowercased()) else { return nil }
        next += 1
      } else if !hourWords.contains(words[index].dropFirst(number.count).lowercased()) {
        return nil
      }
      guard let seconds = seconds(String(number)) else { return nil }
      let isRated = next + 1 < words.count && (words[next] == "@" || words[next] == "x")
      return Statement(
        seconds: seconds, rate: isRated ? price(words[next + 1]) : nil,
        isExact: number.contains(":") || number.contains("."))
    }
  }

  private static let hourWords: Set<String> = ["h", "hr", "hrs", "hour", "hours"]

  /// `$30/h`, `$30.00`.
  private static func price(_ word: Substring) -> Int? {
    guard word.first == "$", let number = word.split(separator: "/").first else { return nil }
    guard let cents = FieldText.minorUnits(String(number), allowsComma: false), cents > 0 else { return nil }
    return cents
  }

  /// Seconds of `12:20` or of decimal hours. Upwork bills segments of ten minutes: of a number with two decimals the
  /// segment is taken that it was rounded from, so that 12.33 is twelve hours and twenty minutes.
  static func seconds(_ number: String) -> Int? {
    if number.contains(":") { return FieldText.seconds(ofDuration: number) }
    guard let seconds = FieldText.seconds(ofDecimalHours: number, allowsComma: false) else { return nil }
    guard number.split(separator: ".").dropFirst().first?.count == 2 else { return seconds }
    let segment = (seconds + 300) / 600 * 600
    return abs(segment - seconds) <= 18 ? segment : seconds
  }

  /// What `cents` buy at `rate`: the segment of ten minutes that costs so much to the cent, else the quotient.
  static func seconds(cents: Int, rate: Int) -> Int {
    let seconds = (cents * 3_600 * 2 + rate) / (2 * rate)
    let segment = (seconds + 300) / 600 * 600
    return (segment * rate * 2 + 3_600) / 7_200 == cents ? segment : seconds
  }

  /// The first and the last day that the row is for; nil where it names none or several.
  var period: ClosedRange<CivilDate>? {
    let found = Set(details.flatMap(UpworkStatementText.periods))
    return found.count == 1 ? found.first : nil
  }

  private static let monthFirst = DayFormat("M/d/yyyy")
  private static let monthName = DayFormat("MMM d yyyy")

  private static func periods(_ field: String) -> [ClosedRange<CivilDate>] {
    let scalars = field.unicodeScalars
    return scalars.indices.filter { ["-", "\u{2013}", "\u{2014}"].contains(scalars[$0]) }.compactMap { dash in
      func words(_ part: Substring) -> [Substring] { part.split { $0.isWhitespace || "(),:;".contains($0) } }
      // No day is written longer.
      let left = words(field[..<dash].suffix(40))
      let right = words(field[scalars.index(after: dash)...].prefix(40))
      guard let days = numbers(left, right) ?? names(left, right), days.0 <= days.1,
        // A week or a month is paid for, never more.
        days.1.daysSince1970 - days.0.daysSince1970 <= 31
      else { return nil }
      return days.0...days.1
    }
  }

  private static func numbers(_ left: [Substring], _ right: [Substring]) -> (CivilDate, CivilDate)? {
    guard let first = left.last.flatMap({ monthFirst?.day(String($0)) }),
      let last = right.first.flatMap({ monthFirst?.day(String($0)) })
    else { return nil }
    return (first, last)
  }

  /// `Aug 31-Sep 6, 2026`, `Sep 7-13, 2026`, `Dec 29-Jan 4, 2026` and with both years.
  private static func names(_ left: [Substring], _ right: [Substring]) -> (CivilDate, CivilDate)? {
    func day(_ words: some Sequence<Substring>) -> CivilDate? { monthName?.day(words.joined(separator: " ")) }
    if let first = day(left.suffix(3)), let last = day(right.prefix(3)) { return (first, last) }
    let start = left.suffix(2)
    guard let month = start.first, start.count == 2 else { return nil }
    if right.count >= 3, let last = day(right.prefix(3)), let first = day(start + [right[2]]) {
      if first <= last { return (first, last) }
      return day(start + [Substring(String(last.year - 1))]).map { ($0, last) }
    }
    guard right.count >= 2, let last = day([month] + right.prefix(2)), let first = day(start + [right[1]]) else {
      return nil
    }
    return (first, last)
  }

  /// The contract's id: in parentheses, behind the word contract, or one of `known` wherever it stands. Nil where the
  /// row names none or several.
  func contract(known: (String) -> Bool) -> String? {
    var found: Set<String> = []
    for words in [title] + words {
      for index in words.indices {
        let digits = words[index].drop { $0 == "#" }
        guard digits.utf8.count >= 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
        let before = words[..<index].suffix(2).map { $0.lowercased() }
        let isAlone = before.last == "(" && index + 1 < words.count && words[index + 1] == ")"
        if isAlone || before.last == "contract" || before == ["contract", "id"] || known(String(digits)) {
          found.insert(String(digits))
        }
      }
    }
    return found.count == 1 ? found.first : nil
  }
}
