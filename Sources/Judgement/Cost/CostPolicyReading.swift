package import Foundation
package import Hiring
package import RuleEngine

extension CostPolicy {
  /// The name of the policy file's section that this reads.
  package static let section = "cost"

  /// Reads the section `cost` of a policy file: what it leaves out keeps its default, an unknown key or a value out of
  /// range is an error at its own line.
  ///
  /// - Parameter node: nil gives the defaults.
  package init(_ node: YAMLNode?) throws(ConfigurationError) {
    self.init()
    guard let node else { return }
    let settings = CostSetting.all + CostSetting.ofRelease
    try node.expect(keys: settings.map(\.key) + ["rates"])
    for setting in settings {
      guard let value = node[setting.key] else { continue }
      try setting.read(value, into: &self)
      origins[setting.key] = "the policy"
    }
    if illHealth > wellHealth, let place = node["ill_health"] ?? node["well_health"] {
      throw place.error("ill_health must not be over well_health")
    }
    guard let rates = node["rates"] else { return }
    for entry in try rates.mapping() {
      guard Self.isCurrency(entry.name) else {
        throw entry.key.error("`\(entry.name)` is no currency; write its three letters, like EUR")
      }
      guard let rate = Self.decimal(try entry.value.string()), rate > 0, rate <= 1_000_000_000 else {
        throw entry.value.error("a rate is what one \(entry.name) is worth in the currency of the totals, like 1.08")
      }
      self.rates[entry.name] = rate
    }
  }

  /// The section as the text of a policy file, each key under its source.
  package func yaml() -> String {
    var lines = ["# What is assumed about cost. What is left out keeps its default.", "cost:"]
    for setting in CostSetting.all + CostSetting.ofRelease {
      lines.append("  # \(setting.title): \(setting.source)")
      let text = setting.yaml(of: self)
      lines.append(text.isEmpty ? "  # \(setting.key):" : "  \(setting.key): \(text)")
    }
    lines.append("  # What one unit of another currency is worth in the currency of the totals.")
    let known = rates.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    lines.append("  rates: {\(known.isEmpty ? "" : " \(known.joined(separator: ", ")) ")}")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Digits with at most one dot and nine decimals; nil for anything else.
  package static func decimal(_ text: String) -> Decimal? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
      parts[0].utf8.count <= 10, parts.count == 1 || parts[1].utf8.count <= 9
    else { return nil }
    return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
  }

  /// `150 USD`, or `150 USD/h`; in `currency` where none is written. Nil for anything else, for an amount without any
  /// currency, and for more decimals than the currency has.
  package static func money(_ text: String, isHourly: Bool, currency: String? = nil) -> Money? {
    guard text.hasSuffix("/h") == isHourly else { return nil }
    let parts = (isHourly ? text.dropLast(2) : text[...]).split(separator: " ")
    guard (1...2).contains(parts.count), let amount = decimal(String(parts[0])),
      let code = parts.count == 2 ? String(parts[1]) : currency, isCurrency(code)
    else { return nil }
    let units = (0..<Money.decimals(of: code)).reduce(amount) { value, _ in value * 10 }
    guard let whole = ExactAmount.whole(units), Decimal(whole) == units else { return nil }
    return Money(minorUnits: whole, currency: code)
  }

  package static func isCurrency(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension CostSetting {
  /// As the policy file has it; empty where it is not set.
  func yaml(of policy: CostPolicy) -> String {
    switch value {
    case .number(let path, _): "\(policy[keyPath: path])"
    case .whole(let path, _): "\(policy[keyPath: path])"
    case .money(let path, let isHourly): policy[keyPath: path].written + (isHourly ? "/h" : "")
    case .day(let path): policy[keyPath: path]?.description ?? ""
    case .currency(let path): policy[keyPath: path] ?? ""
    }
  }

  fileprivate func read(_ node: YAMLNode, into policy: inout CostPolicy) throws(ConfigurationError) {
    switch value {
    case .number(let path, let range):
      let text = try node.string()
      guard let number = CostPolicy.decimal(text), range.contains(number) else {
        throw node.error("expected a number between \(range.lowerBound) and \(range.upperBound), found '\(text)'")
      }
      policy[keyPath: path] = number
    case .whole(let path, let range): policy[keyPath: path] = try node.int(in: range)
    case .money(let path, let isHourly):
      let text = try node.string()
      guard let money = CostPolicy.money(text, isHourly: isHourly) else {
        throw node.error("`\(text)` is no amount; write it as \(isHourly ? "150 USD/h" : "6000 USD")")
      }
      policy[keyPath: path] = money
    case .day(let path):
      guard let day = CivilDate(try node.string()) else { throw node.error("expected a day like 2026-10-01") }
      policy[keyPath: path] = day
    case .currency(let path):
      let text = try node.string()
      guard CostPolicy.isCurrency(text) else {
        throw node.error("`\(text)` is no currency; write its three letters, like USD")
      }
      policy[keyPath: path] = text
    }
  }
}

extension Money {
  /// `150 USD`, `99.50 USD`: as it is written in a file.
  package var written: String {
    let decimals = Money.decimals(of: currency)
    let units = (0..<decimals).reduce(Decimal(minorUnits)) { value, _ in value / 10 }
    return "\(units) \(currency)"
  }
}
