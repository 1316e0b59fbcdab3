internal import Findings
internal import History
internal import SourceText

/// What conditions over the patterns of paths see: each file that has one now or had it before, and what became of it.
enum TouchedFiles {
  static func observe(
    _ change: GateChange, _ setting: ConditionSetting, minutes: Int, _ what: String
  ) -> Observation {
    let globs = PathGlobs(setting.patterns)
    let files = change.files.filter { globs.matches($0.path) || $0.oldPath.map(globs.matches) ?? false }
    return .measured(
      Double(files.count),
      places: files.map { file in
        let word =
          switch file.status {
          case .added: "added"
          case .deleted: "deleted"
          case .modified, .typeChanged: "changed"
          case .renamed: "renamed from \(file.oldPath?.lossyString ?? "")"
          }
        return ConditionPlace(path: file.path, text: word, minutes: minutes)
      }, message: Wording.count(files.count, "file") + " \(what)")
  }
}
