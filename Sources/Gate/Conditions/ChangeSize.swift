internal import Findings
internal import History

/// A change that one person can read in one sitting.
struct ChangeSize: GateCondition {
  let definition = ConditionDefinition(
    id: "change-size", dimension: .quality, title: "The change can be reviewed",
    why: "Reviewers find less the more they are given at once, and nothing in what they skim.",
    fix: "Split it: preparation, the change itself, and clean-up can each be merged alone.",
    scope: .files, unit: "lines", setting: ConditionSetting(.warn, threshold: 400),
    source: "SmartBear's study of reviews at Cisco: 200 to 400 lines", minutes: 30)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let files = change.files.filter { $0.isCounted && !$0.isCosmetic }
    let lines = files.reduce(0) { $0 + $1.added + $1.deleted }
    guard Double(lines) > setting.threshold else {
      return .measured(Double(lines), places: [], message: "\(Wording.count(lines, "changed line")) of code")
    }
    let places = files.sorted { ($1.added + $1.deleted, $0.path) < ($0.added + $0.deleted, $1.path) }.map {
      ConditionPlace(path: $0.path, text: "+\($0.added) −\($0.deleted)")
    }
    return .measured(
      Double(lines), places: places,
      message: "\(Wording.count(lines, "changed line")) of code in \(Wording.count(files.count, "file"))")
  }
}
