internal import Findings

/// The first line of a message has the form that the policy asks for.
struct MessageForm: GateCondition {
  let definition = ConditionDefinition(
    id: "message-form", dimension: .quality, title: "Messages have the agreed form",
    why: "Release notes and whoever looks for a cause later read messages, not code.",
    fix: "Reword it (`git rebase -i`, `reword`) so that its first line has the form that the policy asks for.",
    scope: .change, unit: "commits",
    setting: ConditionSetting(.off, threshold: 0, patterns: ["^.{10,72}$"]),
    source: "off: our default; the pattern is git's own advice of a short first line", minutes: 2)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    MessagePatterns.observe(change, setting, minutes: definition.minutes, without: "is not of the agreed form") {
      $0.subject
    }
  }
}
