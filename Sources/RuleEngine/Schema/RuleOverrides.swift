package import Findings
internal import SourceText

/// What a policy changes about the rules: packs and rules on or off, and severities. Rules not named stay as written.
package struct RuleOverrides: Sendable, Hashable, Codable {
  /// Pack name to whether its rules run. All run unless named here, but for those that are off by default: these a pack
  /// switches off and not on.
  package var packs: [String: Bool]
  /// Rule id to whether it runs; stronger than its pack.
  package var rules: [String: Bool]
  /// Rule id to the severity its findings have.
  package var severities: [String: Severity]

  package init(packs: [String: Bool] = [:], rules: [String: Bool] = [:], severities: [String: Severity] = [:]) {
    self.packs = packs
    self.rules = rules
    self.severities = severities
  }

  /// Reads `{ packs: {process: false}, rules: {secrets.jwt: false}, severity: {code.js-eval: medium} }`.
  ///
  /// - Parameters:
  ///   - node: nil for no overrides.
  ///   - known: the rules there are; a name that is none of them is an error with the nearest one.
  package init(_ node: YAMLNode?, known: [Rule]) throws(ConfigurationError) {
    self.init()
    guard let node else { return }
    try node.expect(keys: ["packs", "rules", "severity"])
    let ids = known.map(\.id)
    let packNames = Set(known.map(\.pack)).sorted()
    for entry in try node["packs"]?.mapping() ?? [] {
      guard packNames.contains(entry.name) else { throw entry.key.unknown("rule pack", entry.name, among: packNames) }
      packs[entry.name] = try entry.value.bool()
    }
    for entry in try node["rules"]?.mapping() ?? [] {
      guard ids.contains(entry.name) else { throw Self.unknownRule(entry, among: ids) }
      rules[entry.name] = try entry.value.bool()
    }
    for entry in try node["severity"]?.mapping() ?? [] {
      guard ids.contains(entry.name) else { throw Self.unknownRule(entry, among: ids) }
      severities[entry.name] = try entry.value.choice(Severity.self)
    }
  }

  /// Switches every one of `rules` on, those that are off by default too.
  package static func all(on rules: [Rule]) -> RuleOverrides {
    RuleOverrides(rules: Dictionary(rules.map { ($0.id, true) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Whether `rule` runs.
  package func isOn(_ rule: Rule) -> Bool {
    rules[rule.id] ?? (rule.isOnByDefault && packs[rule.pack] ?? true)
  }

  /// Checks that every name is that of a rule or pack in `known`.
  func check(known: [Rule]) throws(ConfigurationError) {
    let ids = Set(known.map(\.id))
    for id in (Array(rules.keys) + Array(severities.keys)).sorted() where !ids.contains(id) {
      throw ConfigurationError(file: "policy", message: Self.message("rule", id, among: ids.sorted()))
    }
    let packNames = Set(known.map(\.pack))
    for name in packs.keys.sorted() where !packNames.contains(name) {
      throw ConfigurationError(file: "policy", message: Self.message("rule pack", name, among: packNames.sorted()))
    }
  }

  private static func unknownRule(_ entry: YAMLNode.Entry, among ids: [String]) -> ConfigurationError {
    entry.key.error(message("rule", entry.name, among: ids))
  }

  private static func message(_ what: String, _ name: String, among known: [String]) -> String {
    if let nearest = NearestName.suggestion(for: name, among: known) {
      return "unknown \(what) '\(name)'; did you mean '\(nearest)'?"
    }
    return "unknown \(what) '\(name)'; `assay rules list` shows all"
  }
}
