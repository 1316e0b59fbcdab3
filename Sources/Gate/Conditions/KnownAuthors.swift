internal import Findings
internal import Git
internal import History

/// Every commit is by somebody whom the owner knows.
struct KnownAuthors: GateCondition {
  let definition = ConditionDefinition(
    id: "known-authors", dimension: .ownership, title: "Every author is known",
    why: "Nobody can be asked, paid or held to an agreement under a name that the owner does not know.",
    fix: "Commit under the address that the owner has on file, or have the owner add this one to the portfolio.",
    scope: .change, unit: "commits", setting: ConditionSetting(.warn, threshold: 0),
    source: "the portfolio's `identities`", minutes: 5)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    guard change.people != nil else { return .notApplicable("no portfolio says who the contractors are") }
    guard !change.commits.isEmpty else { return .notApplicable("what is staged has no author yet") }
    // Anybody can call themselves a machine.
    let unknown = change.commits.filter { $0.people.contains { $0.standing != .confirmed } }
    return .measured(
      Double(unknown.count),
      places: unknown.map {
        ConditionPlace(
          commit: $0.id.hex,
          text: $0.author.standing == .confirmed
            ? "committed by \($0.committerEmail), whom the portfolio does not name"
            : "by \($0.authorEmail), whom the portfolio does not name",
          minutes: definition.minutes)
      }, message: "\(Wording.count(unknown.count, "commit")) by people whom the portfolio does not name")
  }
}
