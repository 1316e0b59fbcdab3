internal import Findings
package import RuleEngine
internal import SourceText

/// What the technical lead decides about changes: which conditions block, at which thresholds, and where others hold.
package struct GatePolicy: Sendable {
  /// Other settings of a condition for some paths.
  package struct PathSetting: Sendable {
    package var globs: PathGlobs
    /// As written, for the report.
    package var label: String
    package var setting: ConditionSetting
  }

  /// By condition; what is not in it has the shipped default.
  private var settings: [String: ConditionSetting] = [:]
  private var overrides: [String: [PathSetting]] = [:]
  /// For how many days back small changes of the same authors are summed: 7. Our default.
  package private(set) var windowDays = 7
  /// Where the accepted findings are, as the policy names it; nil for none.
  package private(set) var baseline: String?

  package init() {}

  package static let keys = ["conditions", "window_days", "baseline"]

  /// Reads the section `gate` of a policy file; what is left out keeps its default.
  ///
  /// - Throws: for unknown keys, conditions and severities, with the nearest known name, and for paths where a condition is
  ///   not about files.
  package init(_ node: YAMLNode) throws(ConfigurationError) {
    try node.expect(keys: Self.keys)
    windowDays = try node["window_days"]?.int(in: 0...365) ?? windowDays
    baseline = try node["baseline"]?.string()
    for entry in try node["conditions"]?.mapping() ?? [] {
      guard let definition = ConditionRegistry.condition(entry.name)?.definition else {
        throw entry.key.unknown("condition", entry.name, among: ConditionRegistry.ids)
      }
      try set(definition, entry.value)
    }
  }

  private mutating func set(_ definition: ConditionDefinition, _ node: YAMLNode) throws(ConfigurationError) {
    guard node.isMapping else {
      // `change-size: off`
      var setting = definition.setting
      setting.severity = try node.choice(ConditionSetting.Severity.self)
      settings[definition.id] = setting
      return
    }
    try node.expect(keys: ["severity", "threshold", "patterns", "floor", "paths"])
    let setting = try Self.setting(node, over: definition.setting, definition)
    settings[definition.id] = setting
    var paths: [PathSetting] = []
    for item in try node["paths"]?.list() ?? [] {
      guard definition.scope == .files else {
        throw item.error("`\(definition.id)` is about the change as a whole, so that it has no paths")
      }
      try item.expect(keys: ["match", "severity", "threshold", "patterns", "floor"])
      let globs = try item.required("match").strings()
      guard !globs.isEmpty else { throw item.error("`match` needs at least one glob") }
      paths.append(
        PathSetting(
          globs: PathGlobs(globs), label: globs.joined(separator: ", "),
          setting: try Self.setting(item, over: setting, definition)))
    }
    overrides[definition.id] = paths
  }

  private static func setting(
    _ node: YAMLNode, over base: ConditionSetting, _ definition: ConditionDefinition
  ) throws(ConfigurationError) -> ConditionSetting {
    var setting = base
    if let severity = node["severity"] { setting.severity = try severity.choice(ConditionSetting.Severity.self) }
    if let threshold = node["threshold"] { setting.threshold = try threshold.double(in: 0...1_000_000) }
    if let floor = node["floor"] {
      guard definition.setting.floor != nil else { throw floor.error("`\(definition.id)` has no floor") }
      setting.floor = try floor.int(in: 0...1_000_000)
    }
    if let patterns = node["patterns"] {
      guard !definition.setting.patterns.isEmpty else { throw patterns.error("`\(definition.id)` takes no patterns") }
      setting.patterns = try patterns.strings()
      if definition.scope == .change {
        for pattern in try patterns.list() { _ = try TextPattern(pattern) }
      }
    }
    return setting
  }

  package func setting(of definition: ConditionDefinition) -> ConditionSetting {
    settings[definition.id] ?? definition.setting
  }

  /// In the order in which they are asked; the first that matches a path counts.
  package func overrides(of definition: ConditionDefinition) -> [PathSetting] { overrides[definition.id] ?? [] }

  /// Whether a condition is looked at anywhere.
  package func isOn(_ id: String) -> Bool {
    guard let definition = ConditionRegistry.condition(id)?.definition else { return false }
    return setting(of: definition).severity != .off
      || overrides(of: definition).contains { $0.setting.severity != .off }
  }

  /// From how many new lines on a condition is looked at, here or there; none where it is off everywhere.
  func floors(of id: String) -> [Int] {
    guard let definition = ConditionRegistry.condition(id)?.definition else { return [] }
    return ([setting(of: definition)] + overrides(of: definition).map(\.setting)).filter { $0.severity != .off }
      .map { $0.floor ?? 0 }
  }

  /// The shipped policy as the section of a policy file, each condition with what must hold and where its threshold comes
  /// from.
  package static var defaultYAML: String {
    var lines = ["# What a change must hold to be merged. What is left out keeps its default.", "gate:"]
    lines += [
      "  # For so many days back, small changes of the same authors are summed.", "  window_days: 7", "  conditions:",
    ]
    for definition in ConditionRegistry.all.map(\.definition) {
      let setting = definition.setting
      lines.append("    # \(definition.title). Source: \(definition.source).")
      var parts = ["severity: \(setting.severity.rawValue)", "threshold: \(Wording.number(setting.threshold))"]
      if let floor = setting.floor { parts.append("floor: \(floor)") }
      guard setting.patterns.isEmpty else {
        lines.append("    \(definition.id):")
        lines += parts.map { "      \($0)" }
        lines.append("      patterns:")
        lines += setting.patterns.map { "        - '\($0.replacing("'", with: "''"))'" }
        continue
      }
      lines.append("    \(definition.id): { \(parts.joined(separator: ", ")) }")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
