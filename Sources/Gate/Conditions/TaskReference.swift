internal import Findings

/// Messages name the task they are for, where the policy asks for it.
struct TaskReference: GateCondition {
  let definition = ConditionDefinition(
    id: "task-reference", dimension: .delivery, title: "Commits name their task",
    why: "What was paid for can only be joined with what was delivered where the commit names the task.",
    fix: "Name the task in the message (`git rebase -i`, `reword`).",
    scope: .change, unit: "commits",
    setting: ConditionSetting(
      .off, threshold: 0, patterns: ["\\b[A-Z][A-Z0-9]{1,9}-[0-9]+\\b", "(?:^|\\s)#[0-9]+\\b"]),
    source: "off: our default", minutes: 2)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    MessagePatterns.observe(change, setting, minutes: definition.minutes, without: "names no task") {
      $0.subject + "\n" + $0.body
    }
  }
}
