package import Findings
package import RuleEngine
package import SourceText

/// Findings that whoever answers for the policy has accepted, each with who, why and until when.
package struct Baseline: Sendable {
  package struct Entry: Sendable, Hashable {
    package var fingerprint: Fingerprint
    package var rule: String
    package var path: RepositoryPath
    package var by: String
    package var reason: String
    /// The last day on which it counts, like `2027-01-31`; nil for no end.
    package var until: String?

    package init(
      fingerprint: Fingerprint, rule: String, path: RepositoryPath, by: String, reason: String, until: String? = nil
    ) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.path = path
      self.by = by
      self.reason = reason
      self.until = until
    }

    /// - Parameter day: like `2026-11-22`.
    package func isExpired(on day: String) -> Bool { until.map { $0 < day } ?? false }
  }

  /// Sorted by path, rule and fingerprint.
  package private(set) var entries: [Entry]

  package init(entries: [Entry] = []) {
    self.entries = entries.sorted {
      ($0.path, $0.rule, $0.fingerprint) < ($1.path, $1.rule, $1.fingerprint)
    }
  }

  /// Reads a baseline file.
  ///
  /// - Throws: for unknown keys, missing ones, and dates that are none; an entry without a reason is none.
  package init(yaml bytes: [UInt8], file: String) throws(ConfigurationError) {
    let root = try YAMLNode(parsing: bytes, file: file)
    try root.expect(keys: ["version", "accepted"])
    let version = try root.required("version")
    guard try version.int() == 1 else { throw version.error("this Assay reads version 1 of a baseline") }
    var entries: [Entry] = []
    for item in try root.required("accepted").list() {
      try item.expect(keys: ["fingerprint", "rule", "path", "by", "reason", "until"])
      let print = try item.required("fingerprint")
      let hex = try print.string()
      guard hex.utf8.count == 32, hex.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else {
        throw print.error("a fingerprint has 32 hexadecimal digits, as `assay gate` prints them")
      }
      let reason = try item.required("reason")
      guard try !reason.string().isEmpty else { throw reason.error("say why it is accepted") }
      var until: String?
      if let node = item["until"] {
        let text = try node.string()
        guard Self.isDay(text) else { throw node.error("`until` is a day like 2027-01-31") }
        until = text
      }
      entries.append(
        Entry(
          fingerprint: Fingerprint(hex: hex), rule: try item.required("rule").string(),
          path: RepositoryPath(try item.required("path").string()), by: try item.required("by").string(),
          reason: try reason.string(), until: until))
    }
    self.init(entries: entries)
  }

  /// The text of a baseline file; equal baselines give equal text.
  package func yaml() -> String {
    var lines = [
      "# Findings that were accepted: who, why, until when. Kept where whoever is judged cannot change it.",
      "version: 1",
    ]
    guard !entries.isEmpty else { return (lines + ["accepted: []"]).joined(separator: "\n") + "\n" }
    lines.append("accepted:")
    for entry in entries {
      lines.append("  - fingerprint: \(entry.fingerprint.hex)")
      lines.append("    rule: \(entry.rule)")
      lines.append("    path: \(Self.quoted(entry.path.lossyString))")
      lines.append("    by: \(Self.quoted(entry.by))")
      lines.append("    reason: \(Self.quoted(entry.reason))")
      if let until = entry.until { lines.append("    until: '\(until)'") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package func entry(for finding: Finding) -> Entry? {
    entries.first { $0.fingerprint == finding.fingerprint && $0.rule == finding.rule }
  }

  /// `2027-01-31`, in the Gregorian calendar.
  package static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  /// Between double quotes, with what YAML gives a meaning escaped.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
          let hex = String(scalar.value, radix: 16)
          quoted += "\\x" + String(repeating: "0", count: 2 - hex.count) + hex
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
