package import Foundation

/// A day and a time on the clock of a place, as exports write them that name no zone.
package struct LocalTime: Sendable, Hashable, CustomStringConvertible {
  /// What a time on a clock is in time itself.
  package enum Meaning: Sendable, Hashable {
    case instant(Date)
    /// The clock went forward over it. The instants are what it would be by the clock before, and by the clock after.
    case skipped(Date, Date)
    /// The clock went back and showed it twice.
    case repeated(Date, Date)

    /// Every instant that can be meant, earliest first.
    package var candidates: [Date] {
      switch self {
      case .instant(let date): [date]
      case .skipped(let first, let second), .repeated(let first, let second): [first, second].sorted()
      }
    }
  }

  package var day: CivilDate
  /// Of the day, from 0.
  package var second: Int

  package init(day: CivilDate, second: Int) {
    self.day = day
    self.second = second
  }

  /// Seconds of the day that `9:00`, `09:00:30`, `9:00 AM`, `9:00:30 p.m.` or `9 AM` name; nil for anything else, `24:00`
  /// and `13:00 PM` included.
  package static func clock(_ text: some StringProtocol) -> Int? {
    var numbers: [Int] = []
    var rest = text.utf8[...]
    while true {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard (1...2).contains(digits.count), numbers.count < 3 else { return nil }
      numbers.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
      rest = rest.dropFirst(digits.count)
      guard rest.first == UInt8(ascii: ":") else { break }
      rest = rest.dropFirst()
    }
    guard numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    // A narrow space that does not break stands before AM in the newer formats of Unicode's locale data.
    let half =
      rest.isEmpty
      ? "" : String(text[rest.startIndex...].filter { !" .\u{A0}\u{202F}".contains($0) }).lowercased()
    var hour = numbers[0]
    switch half {
    case "": guard hour < 24, numbers.count > 1 else { return nil }
    case "am", "pm":
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "pm" ? 12 : 0)
    default: return nil
    }
    return hour * 3_600 + (numbers.count > 1 ? numbers[1] * 60 : 0) + (numbers.count > 2 ? numbers[2] : 0)
  }

  /// What this is by the clock of `zone`.
  package func meaning(in zone: TimeZone) -> Meaning {
    let shown = day.startUTC.addingTimeInterval(Double(second))
    // No clock is more than fourteen hours from UTC, and none changes twice within thirty.
    let before = zone.secondsFromGMT(for: shown.addingTimeInterval(-15 * 3_600))
    let after = zone.secondsFromGMT(for: shown.addingTimeInterval(15 * 3_600))
    let first = shown.addingTimeInterval(-Double(before))
    if before == after { return .instant(first) }
    let second = shown.addingTimeInterval(-Double(after))
    switch (zone.secondsFromGMT(for: first) == before, zone.secondsFromGMT(for: second) == after) {
    case (true, true): return .repeated(first, second)
    case (true, false): return .instant(first)
    case (false, true): return .instant(second)
    case (false, false): return .skipped(first, second)
    }
  }

  /// `2026-11-01 01:30`, with seconds where there are any.
  package var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(two(second / 3_600)):\(two(second / 60 % 60))"
    return "\(day) \(clock)" + (second % 60 == 0 ? "" : ":\(two(second % 60))")
  }
}
