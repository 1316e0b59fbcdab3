import Findings
import Foundation
import Judgement
import RuleEngine

/// Reads `policy.yml`, the CTO's file: which rules run at which severity, how people are judged, and what is assumed about
/// cost.
struct PolicyFile {
  var judgement: JudgementPolicy
  /// The section `rules`, to be read against the rules there are; nil where the policy has none.
  var rules: YAMLNode?
  /// The section `gate`; nil where the policy has none.
  var gate: YAMLNode?
  var cost = CostPolicy()

  /// - Parameter path: nil for the shipped defaults.
  static func read(_ path: String?) throws -> PolicyFile {
    guard let path else { return PolicyFile(judgement: JudgementPolicy(), rules: nil) }
    return try read(try RecordFiles.read(path), named: path)
  }

  /// - Parameter name: of the file, for messages.
  static func read(_ bytes: [UInt8], named name: String) throws -> PolicyFile {
    let root = try YAMLNode(parsing: bytes, file: name)
    try root.expect(keys: ["version", "rules", "judgement", "gate", CostPolicy.section])
    let version = try root.required("version")
    guard try version.int() == 1 else { throw version.error("this Assay reads version 1 of the policy") }
    return PolicyFile(
      judgement: try root["judgement"].map { try JudgementPolicy(yaml: $0) } ?? JudgementPolicy(),
      rules: root["rules"], gate: root["gate"], cost: try CostPolicy(root[CostPolicy.section]))
  }

  /// The rules of a run: all there are, as the policy and `--only` switch them.
  static func rules(_ options: AnalysisOptions, policy: PolicyFile? = nil) throws -> RuleSet {
    let policy = try policy ?? read(options.policy)
    let all = try RuleSelection.all(folders: options.rules)
    var overrides = try RuleOverrides(policy.rules, known: all)
    let dimensions = try options.dimensions()
    for rule in all where !dimensions.contains(rule.dimension) { overrides.rules[rule.id] = false }
    return try RuleDatabaseFile.ruleSet(all, overrides: overrides, isCached: !options.noCache)
  }
}
