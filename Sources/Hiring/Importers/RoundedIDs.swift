/// Ids of nineteen digits do not fit a double. A program that read them as numbers wrote other ids, which would make new
/// entries of old ones.
enum RoundedIDs {
  /// Whether this is a whole number as programs write it that took it for a decimal one: `4.01353E+18`, `4,01353E+18`,
  /// `4013526171234567680.0`. `86e12` is not, since ids may look so.
  static func isNumberForm(_ text: String) -> Bool {
    guard let first = text.utf8.first, digits.contains(first), !text.utf8.allSatisfy(digits.contains) else {
      return false
    }
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let mantissa = halves[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard mantissa.count <= 2, mantissa.allSatisfy(isDigits) else { return false }
    guard halves.count == 2 else { return true }
    let hasSign = halves[1].hasPrefix("+")
    return isDigits(hasSign ? halves[1].dropFirst() : halves[1]) && (hasSign || mantissa.count == 2)
  }

  /// Whether all the long ids of a file look rounded: to fifteen digits as spreadsheet programs do, or to the nearest
  /// double as programs do that read JSON into floating point.
  ///
  /// A true id of nineteen digits looks rounded the first way once in 10,000 and the second way once in 256, so that for
  /// the second two are needed.
  static func areRounded(_ ids: some Sequence<String>) -> Bool {
    let long = ids.filter { $0.utf8.count >= 18 && $0.utf8.allSatisfy(digits.contains) }
    if long.isEmpty { return false }
    return long.allSatisfy { $0.utf8.dropFirst(15).allSatisfy { $0 == UInt8(ascii: "0") } }
      || (long.count > 1 && long.allSatisfy(isNearestDouble))
  }

  /// What to refuse a file with whose ids are rounded.
  static func refusal(file: String) -> RecordFileError {
    RecordFileError(
      .structure, file: file, line: nil,
      problem: "its ids were rounded by a program that took them for numbers, so entries cannot be told apart",
      advice: "use the export as it was saved")
  }

  /// Written out in full, as every 512th number here, or in as few digits as tell it from its neighbours, and zeros.
  private static func isNearestDouble(_ id: String) -> Bool {
    guard let number = UInt64(id), number > 1 << 53, number < 1 << 63 else { return false }
    if UInt64(Double(number)) == number { return true }
    let shortest = "\(Double(number))".utf8.prefix { $0 != UInt8(ascii: "e") }.filter(digits.contains)
    return id.utf8.starts(with: shortest) && id.utf8.dropFirst(shortest.count).allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private static func isDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(digits.contains) }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
