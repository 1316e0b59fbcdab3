internal import Findings
internal import Git
internal import History

/// Every known author has an engagement that is running.
struct ActiveEngagements: GateCondition {
  let definition = ConditionDefinition(
    id: "active-engagements", dimension: .ownership, title: "Every author is engaged",
    why: "Work after the end of an engagement is not covered by what was agreed, and access should have ended with it.",
    fix: "Have the owner renew the engagement in the portfolio, or revoke the access.",
    scope: .change, unit: "commits", setting: ConditionSetting(.block, threshold: 0),
    source: "the portfolio's `engagements`", minutes: 10)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    guard let people = change.people else { return .notApplicable("no portfolio says who is engaged") }
    if case .unknown(let why) = people.core { return .unknown(why) }
    let known = change.commits.filter { $0.author.standing == .confirmed }
    guard !known.isEmpty else { return .notApplicable("no commit is by a contractor of the portfolio") }
    let ended = known.filter { people.standings[$0.author.id]?.isActive != true }
    return .measured(
      Double(ended.count),
      places: ended.map {
        ConditionPlace(
          commit: $0.id.hex, text: "by \($0.author.id), who has no running engagement on this repository",
          minutes: definition.minutes)
      }, message: "\(Wording.count(ended.count, "commit")) by people without a running engagement")
  }
}
