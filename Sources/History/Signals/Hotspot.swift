package import Findings
internal import Metrics
package import SourceText

/// A file by how often it changes and how ill it is: Tornhill's hotspot, where ill health costs.
package struct Hotspot: Sendable {
  package var path: RepositoryPath
  /// Changes of the window that changed its content, under whatever name.
  package var changes: Int
  /// 0 (ill) to 100 (well).
  package var health: Double
  package var measure: FileMeasure

  /// Changes times the points of health missing.
  package var heat: Double { Double(changes) * (100 - health) }

  /// The head's source files of code, not of prose or settings, that changed in the window, the hottest first, then by changes, then by path.
  ///
  /// Changes are followed through renames: giving a file a new name neither adds a change nor takes one away. Linear in
  /// the window and the head.
  ///
  /// - Parameters:
  ///   - followed: the history's files.
  ///   - window: indexes of the changes that count; machines' should not.
  package static func rank(
    _ history: RepositoryHistory, followed: FollowedFiles, window: [Int]
  ) -> [Hotspot] {
    var changes: [Int32: Int] = [:]
    for index in window {
      let files = history.changes[index].files
      let touched = zip(followed.numbers(of: index), files.indices)
        .filter { files[$0.1].isCounted && !files[$0.1].isCosmetic }.map(\.0)
      for number in Set(touched) { changes[number, default: 0] += 1 }
    }
    var byPath: [RepositoryPath: Int] = [:]
    for (number, count) in changes { byPath[followed.name(number), default: 0] += count }
    return history.files.filter { $0.measure.kind == .source && CodeLanguage.isCode($0.measure.language) }.compactMap {
      file -> Hotspot? in
      guard let count = byPath[file.path] else { return nil }
      return Hotspot(path: file.path, changes: count, health: file.health, measure: file.measure)
    }.sorted {
      if $0.heat != $1.heat { return $0.heat > $1.heat }
      if $0.changes != $1.changes { return $0.changes > $1.changes }
      return $0.path < $1.path
    }
  }
}
