internal import Findings
internal import History

/// Paths that nobody may bring in or change.
struct ForbiddenPaths: GateCondition {
  let definition = ConditionDefinition(
    id: "forbidden-paths", dimension: .security, title: "No forbidden path is touched",
    why: "The policy says that these files do not belong in a change.",
    fix: "Take the file out of the change; ask whoever answers for the policy if it has to be there.",
    scope: .files, unit: "files",
    setting: ConditionSetting(
      .block, threshold: 0,
      patterns: [
        "**/node_modules/**", "**/.env", "**/.env.{local,production,staging}", "*.{pem,p12,pfx,key,jks,keystore}",
        "**/id_{rsa,dsa,ecdsa,ed25519}", "**/.ssh/**", "**/.aws/**", "**/.git/**",
      ]),
    source: "our default", minutes: 10)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    // Taking such a file away is what is wanted.
    let files = PathGlobs(setting.patterns).among(change.files.filter { $0.status != .deleted })
    return .measured(
      Double(files.count),
      places: files.map {
        ConditionPlace(path: $0.path, text: $0.status == .added ? "added" : "changed", minutes: definition.minutes)
      }, message: Wording.count(files.count, "file") + " under a forbidden path")
  }
}
