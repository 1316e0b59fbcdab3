package import Foundation

/// Numbers, durations and amounts as exports write them. Exact: no floating point on the way.
package enum FieldText {
  /// A whole number, also written `5400000.0`; nil for anything else, `4.01E+18` included.
  package static func integer(_ text: String) -> Int? {
    var digits = text[...]
    if let dot = digits.firstIndex(of: "."), digits[digits.index(after: dot)...].allSatisfy({ $0 == "0" }) {
      digits = digits[..<dot]
    }
    guard !digits.isEmpty, digits.first != "+" else { return nil }
    return Int(digits)
  }

  /// Whole seconds of `1 h 15 m`, `45 m`, `12.33 hours`, `1:15:00`, `2:30` or `12:20 hrs` (hours and minutes) and, as
  /// Toggl writes what is under an hour, `18:25 min` (minutes and seconds); nil for anything else.
  ///
  /// A clock of two parts means hours and minutes unless the word behind it says minutes: no export writes `2:30` for
  /// two and a half minutes without it.
  package static func seconds(ofDuration text: String) -> Int? {
    if text.contains(":") { return seconds(ofClock: text) }
    if text.contains(".") { return seconds(ofNamedHours: text) }
    var total = 0
    var last = Int.max
    var rest = text.lowercased()[...]
    while true {
      rest = rest.drop { $0 == " " }
      if rest.isEmpty { return last == Int.max ? nil : total }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count)
      // Units must shrink: `5 m 1 h` is not a form that any export writes.
      guard let number = Int(digits), number < 100_000, let unit = units[String(word)], unit < last else { return nil }
      total += number * unit
      last = unit
    }
  }

  private static let units = [
    "h": 3_600, "hr": 3_600, "hrs": 3_600, "hour": 3_600, "hours": 3_600, "m": 60, "min": 60, "mins": 60,
    "minute": 60, "minutes": 60, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
  ]

  private static func seconds(ofClock text: String) -> Int? {
    let clock = text.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
    // Most clocks have no word behind them, and this is read a million times.
    let word =
      clock.endIndex == text.endIndex
      ? "" : text[clock.endIndex...].trimmingCharacters(in: .whitespaces).lowercased()
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 100_000,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    if units[word] == 60, numbers.count == 2 { return numbers[0] * 60 + numbers[1] }
    guard word.isEmpty || units[word] == 3_600 else { return nil }
    return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }

  /// `12.33 hours`: only with the word, since a bare number could be minutes.
  private static func seconds(ofNamedHours text: String) -> Int? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let word = text.dropFirst(number.count).trimmingCharacters(in: .whitespaces).lowercased()
    guard units[word] == 3_600 else { return nil }
    return seconds(ofDecimalHours: String(number), allowsComma: false)
  }

  /// Whole seconds of decimal hours, rounded half up: `0.33333` is 1200. Nil where it is no number.
  ///
  /// - Parameter allowsComma: whether `7,5` is seven and a half, as in exports that part columns by semicolons.
  package static func seconds(ofDecimalHours text: String, allowsComma: Bool) -> Int? {
    guard let (digits, scale) = decimal(text, allowsComma: allowsComma) else { return nil }
    return rounded(digits, times: 3_600, over: scale)
  }

  /// `digits` times `factor` over `scale`, rounded half away from zero; nil beyond `Int`.
  private static func rounded(_ digits: Int, times factor: Int, over scale: Int) -> Int? {
    let (product, overflows) = abs(digits).multipliedReportingOverflow(by: 2 * factor)
    let (sum, overflowsToo) = product.addingReportingOverflow(scale)
    guard !overflows, !overflowsToo else { return nil }
    let magnitude = sum / (2 * scale)
    return digits < 0 ? -magnitude : magnitude
  }

  /// An amount in minor units: `1`, `12.5`, `$1,250.00`, `1.250,00`, `(30.00)` and `-30` for what is taken away; nil
  /// where it is no amount.
  ///
  /// Where both marks stand, the last parts the decimals. One alone with other than three digits behind it does too. One
  /// comma with three parts thousands, unless `allowsComma`; one dot with three is refused where commas part decimals,
  /// since it could be either.
  ///
  /// - Parameters:
  ///   - allowsComma: whether a comma alone parts the decimals, as in exports that part columns by semicolons.
  ///   - decimals: how many the currency has.
  package static func minorUnits(_ text: String, allowsComma: Bool, decimals: Int = 2) -> Int? {
    var text = text.filter { !"$€£¥ \u{A0}\u{202F}'".contains($0) }.replacing("\u{2212}", with: "-")
    if text.hasPrefix("("), text.hasSuffix(")") { text = "-" + text.dropFirst().dropLast() }
    if text.hasPrefix("+") { text.removeFirst() }
    guard let plain = plainDecimal(text, allowsComma: allowsComma, decimals: decimals),
      let (digits, scale) = decimal(plain, allowsComma: false)
    else { return nil }
    return rounded(digits, times: (0..<decimals).reduce(1) { unit, _ in unit * 10 }, over: scale)
  }

  /// `text` without marks between thousands and with a dot before the decimals; nil where its marks stand wrong.
  private static func plainDecimal(_ text: String, allowsComma: Bool, decimals: Int) -> String? {
    let mark: Character
    switch (text.lastIndex(of: ","), text.lastIndex(of: ".")) {
    case (nil, nil): return text
    case (let comma?, let dot?): mark = comma > dot ? "," : "."
    case (let comma?, nil):
      let behind = text.distance(from: comma, to: text.endIndex) - 1
      let isOnly = text.firstIndex(of: ",") == comma
      mark = isOnly && (allowsComma || (1...2).contains(behind)) ? "," : "."
    case (nil, let dot?):
      let behind = text.distance(from: dot, to: text.endIndex) - 1
      let isOnly = text.firstIndex(of: ".") == dot
      if isOnly && allowsComma && behind == 3 && decimals < 3 { return nil }
      mark = isOnly ? "." : ","
    }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: mark == "," ? "." : ",", omittingEmptySubsequences: false)
    // Two digits a group, as India writes lakhs, but three in the last.
    guard parts.count <= 2, parts.dropFirst().allSatisfy({ !$0.contains(",") && !$0.contains(".") }),
      groups.count == 1 || groups.last?.count == 3, groups.dropFirst().allSatisfy({ (2...3).contains($0.count) })
    else { return nil }
    return groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
  }

  /// `true`, `yes`, `y`, `1`, `x`, `on` and their opposites; nil for anything else.
  package static func flag(_ text: String) -> Bool? {
    switch text.trimmingCharacters(in: .whitespaces).lowercased() {
    case "true", "yes", "y", "1", "x", "on", "\u{2713}", "\u{2714}": true
    case "false", "no", "n", "0", "off", "-": false
    default: nil
    }
  }

  /// An hourly or fixed price like `25 USD/h`, `$30.00/hr` or `40`; nil where it is none.
  package static func money(_ text: String, currency: String) -> Money? {
    let price = text.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
    let code = price.split { !($0.isLetter && $0.isASCII) }.first { $0.count == 3 }.map { $0.uppercased() }
    let number = price.filter { $0.isNumber || $0 == "." || $0 == "," || $0 == "-" }
    let stated = code ?? currency
    guard let units = minorUnits(number, allowsComma: false, decimals: Money.decimals(of: stated)), units >= 0 else {
      return nil
    }
    return Money(minorUnits: units, currency: stated)
  }

  /// The digits as one integer and the power of ten under them; at most nine decimals and nine digits before them.
  private static func decimal(_ text: String, allowsComma: Bool) -> (digits: Int, scale: Int)? {
    let normal = allowsComma && !text.contains(".") ? text.replacing(",", with: ".") : text
    let isNegative = normal.hasPrefix("-")
    let parts = normal.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }), parts[0].count <= 9,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1].prefix(9) : ""
    guard let digits = Int(parts[0] + fraction) else { return nil }
    let scale = fraction.reduce(1) { scale, _ in scale * 10 }
    return (isNegative ? -digits : digits, scale)
  }

  /// An instant from epoch milliseconds between 2000 and 2100, or from ISO 8601 with its zone.
  static func instant(_ text: String) -> Result<Date, RowProblem> {
    if let milliseconds = integer(text) {
      if plausible.contains(milliseconds) { return .success(Date(milliseconds: milliseconds)) }
      if plausible.contains(milliseconds.multipliedReportingOverflow(by: 1_000).partialValue) {
        return .failure(RowProblem("the time `\(text)` is in seconds, not milliseconds"))
      }
      return .failure(RowProblem("the time `\(text)` is not between 2000 and 2100"))
    }
    if text.count < 40, text.contains("T"), let date = iso8601(text) { return .success(date) }
    return .failure(RowProblem("the time `\(text)` is neither epoch milliseconds nor ISO 8601 with a zone"))
  }

  private static let plausible = 946_684_800_000..<4_102_444_800_000

  private static func iso8601(_ text: String) -> Date? {
    for style in [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)] {
      do { return try style.parse(text) } catch { continue }
    }
    return nil
  }
}

extension Date {
  /// Exact for whole milliseconds.
  package init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1_000) }

  /// Rounded to the nearest.
  package var milliseconds: Int { Int((timeIntervalSince1970 * 1_000).rounded()) }
}
