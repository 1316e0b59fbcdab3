internal import Findings
internal import Git

/// Commits carry a signature, where the policy asks for it.
struct SignedCommits: GateCondition {
  let definition = ConditionDefinition(
    id: "signed-commits", dimension: .ownership, title: "Commits are signed",
    why: "Name and address of a commit are free text; a signature ties it to a key.",
    fix: "Set up signing (`git config commit.gpgsign true`) and sign these commits: `git rebase --exec 'git commit "
      + "--amend --no-edit -S' BASE`.",
    scope: .change, unit: "commits", setting: ConditionSetting(.off, threshold: 0),
    source: "off: our default, most owners never asked for it. That a signature is there is checked, not whose",
    minutes: 5)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    guard !change.commits.isEmpty else { return .notApplicable("what is staged is no commit yet") }
    let unsigned = change.commits.filter { !$0.isSigned }
    return .measured(
      Double(unsigned.count),
      places: unsigned.map { ConditionPlace(commit: $0.id.hex, text: "not signed", minutes: definition.minutes) },
      message: "\(Wording.count(unsigned.count, "commit")) without a signature")
  }
}
