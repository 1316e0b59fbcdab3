internal import Findings
internal import History
internal import SourceText

/// How many new lines stand elsewhere in the tree too.
///
/// A number, not a share: a share falls with every line of good code that is put beside the copy.
struct Duplication: GateCondition {
  let definition = ConditionDefinition(
    id: "duplication", dimension: .maintainability, title: "New code is no copy",
    why: "A fault in copied code is mended in one place and lives on in the other.",
    fix: "Call the code that is there; where both differ a little, make what differs a parameter.",
    scope: .files, unit: "lines", setting: ConditionSetting(.block, threshold: 12, floor: 20),
    source: """
      Sonar way: 3 % on new code, here of the 400 lines that one review takes; left out under 20 new lines as there
      """, minutes: 20)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let lines = change.files.filter { $0.isCounted && $0.kind == .source }.reduce(0) { $0 + $1.added }
    guard lines > 0 else { return .notApplicable("no new line of source") }
    let all = lines + change.window.sourceLines
    guard all >= setting.floor ?? 0 else {
      if change.window.isCutOff { return .unknown(change.window.unseen) }
      return .notApplicable(change.window.words(lines, floor: setting.floor ?? 0))
    }
    guard let copies = change.copies else { return .unknown("copies were not looked for") }
    let copied = copies.reduce(0) { $0 + $1.newLines }
    if change.window.isCutOff, Double(copied) <= setting.threshold { return .unknown(change.window.unseen) }
    let places = copies.map { copy in
      ConditionPlace(
        path: copy.path, line: copy.lines.lowerBound,
        text: "\(Wording.count(copy.newLines, "new line")) as in \(copy.otherPath.lossyString):"
          + "\(copy.otherLines.lowerBound)-\(copy.otherLines.upperBound)",
        minutes: definition.minutes)
    }
    return .measured(
      Double(copied), places: places,
      message: "\(copied) of \(Wording.count(all, "new line")) are copies\(change.window.remark)")
  }
}
