internal import Findings

/// Tests are not switched off.
struct TestsSkipped: GateCondition {
  static let rule = "maintainability.skipped-test"

  let definition = ConditionDefinition(
    id: "tests-skipped", dimension: .quality, title: "No test is switched off",
    why: "A skipped test proves nothing, and a single focused one hides all the others.",
    fix: "Mend the test, or what it found.",
    scope: .files, unit: "tests", setting: ConditionSetting(.block, threshold: 0), source: "our default")

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let found = change.newFindings.filter { $0.rule == Self.rule }
    return .measured(
      Double(found.count), places: found.map { ConditionPlace($0) },
      message: Wording.count(found.count, "test") + " skipped or left alone to run")
  }
}
