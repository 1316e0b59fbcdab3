internal import Findings
internal import Git

/// No code comes in by a pointer to another repository.
struct Submodules: GateCondition {
  let definition = ConditionDefinition(
    id: "submodules", dimension: .security, title: "No code comes in by a pointer",
    why: "A submodule is code of another repository, which was not read: whoever moves the pointer brings anything.",
    fix: "Have the other repository judged at that commit and the new pointer accepted, or take the code in as files.",
    scope: .files, unit: "submodules", setting: ConditionSetting(.block, threshold: 0), source: "our default",
    minutes: 30)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    .measured(
      Double(change.submodules.count),
      places: change.submodules.map { link in
        let target = String(link.commit.hex.prefix(10))
        let text = link.isNew ? "added at \(target)" : "moved to \(target)"
        return ConditionPlace(path: link.path, text: text, minutes: definition.minutes)
      },
      message: change.submodules.isEmpty
        ? "no submodule came in or moved" : "\(Wording.count(change.submodules.count, "submodule")) added or moved")
  }
}
