internal import Findings
internal import History
internal import Metrics

/// The health of touched functions must not fall.
struct FunctionHealth: GateCondition {
  let definition = ConditionDefinition(
    id: "function-health", dimension: .maintainability, title: "No touched function gets worse",
    why: "A function that gets a little worse with every change ends as one that nobody dares to change.",
    fix: "Take a part of the function out into one of its own, so that it is no longer or deeper than it was.",
    scope: .files, unit: "points", setting: ConditionSetting(.block, threshold: 5),
    source: "CodeScene blocks any decline; 5 of 100 points as tolerance is our default", minutes: 20)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    var places: [ConditionPlace] = []
    var worst = 0.0
    for (path, function) in change.touchedFunctions {
      guard let before = function.before, let after = function.after else { continue }
      let fall = CodeHealth.health(of: before) - CodeHealth.health(of: after)
      worst = max(worst, fall)
      guard fall > setting.threshold else { continue }
      let from = Int(CodeHealth.health(of: before).rounded())
      let to = Int(CodeHealth.health(of: after).rounded())
      let reason = CodeHealth.reasons(of: after).first.map { ": \($0)" } ?? ""
      places.append(
        ConditionPlace(
          path: path, line: after.startLine, text: "\(after.name) fell from \(from) to \(to) of 100\(reason)",
          minutes: definition.minutes))
    }
    let message =
      places.isEmpty
      ? "no function fell by more than \(Wording.number(setting.threshold)) points"
      : "the health of \(Wording.count(places.count, "function")) fell, by up to \(Wording.number(worst)) points"
    return .measured(worst, places: places, message: message)
  }
}
