internal import Findings
internal import SourceText

/// Files that mostly change together change together.
struct MissingCoChange: GateCondition {
  let definition = ConditionDefinition(
    id: "missing-co-change", dimension: .quality, title: "What changes together changed together",
    why: "Where one file was almost never changed without another, forgetting the other is the usual fault.",
    fix: "Look whether the other file has to follow; where it does not, say why in the message.",
    scope: .files, unit: "files", setting: ConditionSetting(.warn, threshold: 0),
    source: "CodeScene's absence of a change; 5 changes together and 80 % of them are our default", minutes: 10)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    guard let absent = change.absent else { return .notApplicable("the history was not read for it") }
    if change.isHistoryCutOff, absent.isEmpty {
      return .unknown("the clone is shallow, so what used to change together is not all in it")
    }
    return .measured(
      Double(absent.count),
      places: absent.map {
        ConditionPlace(
          path: $0.path,
          text: "changed in \($0.together) of the last \($0.changes) changes of \($0.with.lossyString), and not now",
          minutes: definition.minutes)
      },
      message: absent.isEmpty
        ? "nothing that goes with it was left out" : "\(Wording.count(absent.count, "file")) left out")
  }
}
