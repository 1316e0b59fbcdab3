internal import Findings
internal import History
internal import Metrics

/// Source changes come with tests.
struct TestsAccompany: GateCondition {
  let definition = ConditionDefinition(
    id: "tests-accompany", dimension: .quality, title: "Tests come with the code",
    why: "Without a test nobody notices when the next change breaks it.",
    fix: "Add or extend a test that fails without this change.",
    scope: .files, unit: "lines", setting: ConditionSetting(.warn, threshold: 0, floor: 20),
    source: "Sonar ignores coverage under 20 new lines; that a change must touch tests is our default", minutes: 30)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let source = change.files.filter { $0.isCounted && $0.kind == .source && !$0.functions.isEmpty && !$0.isCosmetic }
    let added = source.reduce(0) { $0 + $1.added }
    // A comment in a test's file tests nothing.
    let tests = change.files.filter { $0.isCounted && $0.kind == .test && !$0.functions.isEmpty }
      .reduce(0) { $0 + $1.added }
    guard added > 0 else { return .notApplicable("no new line of source") }
    let all = added + change.window.sourceLines
    guard all >= setting.floor ?? 0 else {
      if change.window.isCutOff { return .unknown(change.window.unseen) }
      return .notApplicable(change.window.words(added, floor: setting.floor ?? 0))
    }
    guard tests + change.window.testLines == 0 else {
      return .measured(
        0, places: [],
        message: "\(Wording.count(tests + change.window.testLines, "line")) of tests for \(all) of source"
          + change.window.remark)
    }
    // What is not in the clone may have brought the tests.
    if change.window.isCutOff { return .unknown(change.window.unseen) }
    let places = source.filter { $0.added > 0 }.map {
      ConditionPlace(
        path: $0.path, text: "\(Wording.count($0.added, "new line")) without a test in the change",
        minutes: definition.minutes)
    }
    return .measured(
      Double(all), places: places,
      message: "\(Wording.count(all, "new line")) of source and no line of tests\(change.window.remark)")
  }
}
