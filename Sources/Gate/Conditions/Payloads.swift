internal import Findings
internal import History
internal import Metrics

/// Nothing comes in that nobody can read.
struct Payloads: GateCondition {
  let definition = ConditionDefinition(
    id: "payloads", dimension: .security, title: "Nothing unreadable comes in",
    why: "Nobody can review what was built, packed or generated, and it can hold anything.",
    fix:
      "Build it where it is used, or fetch it by its hash; pictures and fonts belong under a path that the policy names.",
    scope: .files, unit: "files",
    setting: ConditionSetting(
      .warn, threshold: 0,
      patterns: ["*.{png,jpg,jpeg,gif,webp,avif,ico,svg,bmp,woff,woff2,ttf,otf,eot,mp3,mp4,webm,ogg,wav,pdf}"]),
    source: "our default; the patterns are what is left alone", minutes: 20)

  func observe(_ change: GateChange, _ setting: ConditionSetting) -> Observation {
    let kinds: Set<FileKind> = [.binary, .generated, .minified, .vendored]
    let globs = PathGlobs(setting.patterns)
    let files = change.files.filter { file in
      file.status != .deleted && (file.isBinary || kinds.contains(file.kind)) && !globs.matches(file.path)
        && (file.added > 0 || file.isBinary)
    }
    return .measured(
      Double(files.count),
      places: files.map {
        ConditionPlace(path: $0.path, text: $0.isBinary ? "binary" : $0.kind.rawValue, minutes: definition.minutes)
      }, message: Wording.count(files.count, "file") + " that nobody can review")
  }
}
