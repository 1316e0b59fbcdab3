internal import Findings

/// No credential anywhere in the change, in the files or in a commit between.
struct NoCredentials: GateCondition {
  let definition = ConditionDefinition(
    id: "no-credentials", dimension: .security, title: "No credential in the change",
    why:
      "Whoever can read the repository, now or later, can use it; taking it out in a later commit does not take it back.",
    fix: """
      Have the credential revoked and a new one kept outside the repository, then rewrite these commits without it \
      (`git rebase -i`) before anything is merged.
      """,
    scope: .files, unit: "credentials", setting: ConditionSetting(.block, threshold: 0),
    source: "CWE-798; a secret that was pushed counts as published")

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let found = change.credentials.filter { $0.severity >= .medium || $0.confidence >= .medium }
    return .measured(
      Double(found.count), places: found.map { ConditionPlace($0) },
      message: Wording.count(found.count, "credential") + " in the files or commits of the change")
  }
}
