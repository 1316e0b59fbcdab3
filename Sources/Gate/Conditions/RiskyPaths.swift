internal import Findings
internal import History

/// Paths whose changes somebody senior should see.
struct RiskyPaths: GateCondition {
  let definition = ConditionDefinition(
    id: "risky-paths", dimension: .security, title: "Risky paths are looked at",
    why: "A fault here reaches data, money or every machine at once.",
    fix: "Have whoever answers for it read this part line by line before it is merged.",
    scope: .files, unit: "files",
    setting: ConditionSetting(
      .warn, threshold: 0,
      patterns: [
        "**/{migrations,migration}/**", "**/{auth,authentication,authorization,payments,payment,billing,checkout}/**",
        "*.{tf,tfvars}", "**/{Dockerfile,docker-compose.yml,docker-compose.yaml,compose.yml,compose.yaml}",
        "**/{nginx,apache}*.conf", "**/.htaccess",
      ]),
    source: "our default", minutes: 0)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let files = PathGlobs(setting.patterns).among(change.files)
    return .measured(
      Double(files.count),
      places: files.map { ConditionPlace(path: $0.path, text: "+\($0.added) −\($0.deleted)") },
      message: Wording.count(files.count, "file") + " under a risky path")
  }
}
