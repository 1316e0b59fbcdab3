internal import Findings
internal import History
internal import Metrics
internal import SourceText

/// Tests that are there stay.
struct TestsDeleted: GateCondition {
  let definition = ConditionDefinition(
    id: "tests-deleted", dimension: .quality, title: "No test is taken away",
    why: "A test that is gone can no longer fail, and that is a reason to take it away.",
    fix: "Mend the code or the test; where what it tested is gone too, say so and have the reviewer accept it.",
    scope: .files, unit: "tests", setting: ConditionSetting(.block, threshold: 0), source: "our default", minutes: 20)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let files = change.files.filter { $0.kind == .test && !$0.isBinary }
    var places: [ConditionPlace] = []
    for file in files {
      let gone = file.functions.filter { $0.after == nil }.compactMap(\.before)
      let come = file.functions.filter { $0.before == nil && $0.after != nil }.count
      if file.status == .deleted {
        places.append(
          ConditionPlace(path: file.path, text: "deleted, with \(Wording.count(gone.count, "function"))", minutes: 20))
      } else if gone.count > come {
        let names = gone.map(\.name).joined(separator: ", ")
        places.append(
          ConditionPlace(
            path: file.path, line: 1, text: "\(gone.count - come) fewer than before; gone: \(names)", minutes: 20))
      }
    }
    for file in change.files where file.status == .renamed && file.kind != .test {
      guard let old = file.oldPath, FileClassification.isTest(old) else { continue }
      places.append(
        ConditionPlace(
          path: file.path, text: "was the test \(old.lossyString), and is none under this name", minutes: 20))
    }
    return .measured(
      Double(places.count), places: places,
      message: places.isEmpty
        ? "no test was taken away" : "tests were taken away in \(Wording.count(places.count, "file"))")
  }
}
