internal import Findings
internal import History

/// The policy and what it accepts are not changed by what they judge.
struct PolicyFiles: GateCondition {
  let definition = ConditionDefinition(
    id: "policy-files", dimension: .security, title: "The policy comes by another way",
    why: "A change that brings its own policy passes by the old one, and everything after it by the new one.",
    fix:
      "Whoever answers for the policy merges it by hand, or keeps it outside the repository and names it with --policy.",
    scope: .files, unit: "files", setting: ConditionSetting(.block, threshold: 0, patterns: ["**/.assay/**"]),
    source: "our default", minutes: 10)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    TouchedFiles.observe(change, setting, minutes: definition.minutes, "of the policy")
  }
}
