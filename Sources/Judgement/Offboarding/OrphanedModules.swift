internal import Findings
internal import History
internal import SourceText

/// Finds the folders nearly all of whose live lines nobody knows once somebody leaves.
enum OrphanedModules {
  /// The outermost of them, the largest first; a file at the top alone is no folder. Linear in the files, times their
  /// depth.
  static func of(_ files: [Offboarding.File], in history: RepositoryHistory, share: Double) -> [Offboarding.Module] {
    guard !files.isEmpty else { return [] }
    let top = RepositoryPath(bytes: [])
    var all: [RepositoryPath: Int] = [:]
    for file in history.ownership {
      let lines = file.runs.reduce(0) { $0 + $1.lines }
      for folder in file.path.folders + [top] { all[folder, default: 0] += lines }
    }
    var orphaned: [RepositoryPath: (files: Int, lines: Int)] = [:]
    for file in files {
      for folder in file.path.folders + [top] {
        let known = orphaned[folder] ?? (0, 0)
        orphaned[folder] = (known.files + 1, known.lines + file.lines)
      }
    }
    let modules = orphaned.compactMap { folder, sum -> Offboarding.Module? in
      guard let lines = all[folder], lines > 0 else { return nil }
      let part = Double(sum.lines) / Double(lines)
      return part >= share
        ? Offboarding.Module(folder: folder, files: sum.files, lines: sum.lines, share: part) : nil
    }
    let names = Set(modules.map(\.folder))
    return modules.filter { module in
      module.folder == top || !(module.folder.folders + [top]).contains(where: names.contains)
    }.sorted { ($1.lines, $0.folder) < ($0.lines, $1.folder) }
  }
}
