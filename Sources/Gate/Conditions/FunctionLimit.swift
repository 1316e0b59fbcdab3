internal import Findings
internal import History
internal import Metrics

/// A measure that no new or changed function may exceed, unless it did before and was not made worse.
struct FunctionLimit: GateCondition {
  let definition: ConditionDefinition
  private let noun: String
  private let value: @Sendable (FunctionMeasure) -> Int

  static let cognitive = FunctionLimit(
    id: "function-cognitive", noun: "cognitive complexity", title: "Functions can be understood",
    why: "Whoever changes it next must hold all its branches in mind at once, and will miss one.",
    fix: "Return early, name conditions, and take the inner loop or branch out into a function of its own.",
    setting: ConditionSetting(.block, threshold: 15), source: "SonarSource S3776, white paper 1.5"
  ) { $0.cognitive }

  static let cyclomatic = FunctionLimit(
    id: "function-cyclomatic", noun: "cyclomatic complexity", title: "Functions can be tested",
    why: "It has more paths than anybody writes tests for.",
    fix: "Split it by what it decides; a table or a type for each case takes branches away.",
    setting: ConditionSetting(.block, threshold: 15), source: "lizard's default warning"
  ) { $0.cyclomatic }

  static let length = FunctionLimit(
    id: "function-length", noun: "lines of code", title: "Functions fit on a page",
    why: "What does not fit on a page is read in parts and changed in the dark.",
    fix: "Give each step of it a function with a name.",
    setting: ConditionSetting(.warn, threshold: 70), source: "CodeScene's default warning"
  ) { $0.nloc }

  static let nesting = FunctionLimit(
    id: "function-nesting", noun: "levels of nesting", title: "Functions are not nested deep",
    why: "Every level is a condition that the reader has to remember.",
    fix: "Turn conditions around and return early; take the innermost block out into a function.",
    setting: ConditionSetting(.warn, threshold: 4), source: "CodeScene's default warning"
  ) { $0.nesting }

  static let parameters = FunctionLimit(
    id: "function-parameters", noun: "parameters", title: "Functions take few parameters",
    why: "Many of them are mixed up at the call, and the compiler does not tell.",
    fix: "Put those that go together into a value of their own.",
    setting: ConditionSetting(.warn, threshold: 7), source: "SonarSource S107"
  ) { $0.parameters }

  private init(
    id: String, noun: String, title: String, why: String, fix: String, setting: ConditionSetting, source: String,
    value: @escaping @Sendable (FunctionMeasure) -> Int
  ) {
    definition = ConditionDefinition(
      id: id, dimension: .maintainability, title: title, why: why, fix: fix, scope: .files, unit: noun,
      setting: setting, source: source, minutes: 20)
    self.noun = noun
    self.value = value
  }

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let functions = change.touchedFunctions
    guard !functions.isEmpty else { return .notApplicable("no function was written or changed") }
    var places: [ConditionPlace] = []
    var worst = 0
    for (path, function) in functions {
      guard let after = function.after else { continue }
      let number = value(after)
      let before = function.before.map(value)
      // What it was before is nobody's here; only making it worse is.
      guard before.map({ number > $0 }) ?? true else { continue }
      worst = max(worst, number)
      guard Double(number) > setting.threshold else { continue }
      let past = before.map { ", \($0) before" } ?? ", new"
      places.append(
        ConditionPlace(
          path: path, line: after.startLine, text: "\(after.name): \(noun) \(number)\(past)",
          minutes: definition.minutes))
    }
    return .measured(
      Double(worst), places: places,
      message: places.isEmpty
        ? "\(noun) of new and worsened functions up to \(worst)"
        : "\(noun) over \(Wording.number(setting.threshold)) in \(Wording.count(places.count, "function"))")
  }
}
