internal import Foundation

/// Numbers and counts as people read them; the same in every locale, so that two runs agree.
enum Words {
  /// Up to two decimals, without trailing zeros.
  static func number(_ value: Double) -> String {
    let scaled = (value * 100).rounded()
    guard scaled.isFinite, abs(scaled) < 1e15 else { return "\(value)" }
    let hundredths = Int(scaled)
    let sign = hundredths < 0 ? "-" : ""
    let whole = grouped(abs(hundredths) / 100)
    let rest = abs(hundredths) % 100
    if rest == 0 { return sign + whole }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A whole number, thousands set apart.
  static func whole(_ value: Double) -> String { number(value.rounded()) }

  /// A share as whole per cent, or with a decimal under 10 %.
  static func percent(_ share: Double) -> String {
    let value = share * 100
    return "\(number(abs(value) < 10 ? (value * 10).rounded() / 10 : value.rounded())) %"
  }

  /// `1 change`, `3 changes`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// Seconds as hours, like `3.5 h`.
  static func hours(_ seconds: Double) -> String { "\(number((seconds / 36).rounded() / 100)) h" }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func grouped(_ value: Int) -> String {
    let digits = String(abs(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return value < 0 ? "-" + text : text
  }
}
