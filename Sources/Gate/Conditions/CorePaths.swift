internal import Findings
internal import History

/// The core is not for engagements that are bounded to something else.
struct CorePaths: GateCondition {
  let definition = ConditionDefinition(
    id: "core-paths", dimension: .ownership, title: "Bounded work stays out of the core",
    why: "The owner keeps the core to people who stay; work for a fixed task must not reach into it.",
    fix: "Leave the core alone and say what has to change there; somebody of the core team changes it.",
    scope: .files, unit: "files", setting: ConditionSetting(.block, threshold: 0),
    source: "the portfolio's `core` and each engagement's `scope`", minutes: 15)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    guard let people = change.people else { return .notApplicable("no portfolio says what the core is") }
    let core: [String]
    switch people.core {
    case .known(let globs): core = globs
    case .unknown(let why): return .unknown(why)
    }
    guard !core.isEmpty else { return .notApplicable("the portfolio names no core") }
    let files = PathGlobs(core).among(change.files)
    guard !files.isEmpty else { return .measured(0, places: [], message: "the core is untouched") }
    guard !change.commits.isEmpty else { return .notApplicable("what is staged has no author yet") }
    let authors = Set(change.commits.flatMap(\.people)).sorted()
    // Whoever is not known has no engagement that lets them into the core, and anybody can call themselves a machine.
    let outsiders = authors.filter { $0.standing != .confirmed || people.standings[$0.id]?.isBounded ?? true }
    guard !outsiders.isEmpty else {
      return .measured(0, places: [], message: "\(Wording.count(files.count, "file")) of the core, by its own people")
    }
    let names = outsiders.map(\.id).joined(separator: ", ")
    return .measured(
      Double(files.count),
      places: files.map {
        ConditionPlace(path: $0.path, text: "core, touched by \(names)", minutes: definition.minutes)
      },
      message: "\(Wording.count(files.count, "file")) of the core touched by \(names)")
  }
}
