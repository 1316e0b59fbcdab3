package import Findings
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

  /// The head's source files that changed in the window, the hottest first, then by changes, then by path.
  ///
  /// Changes are followed through renames: giving a file a new name neither adds a change nor takes one away. Linear.
  ///
  /// - Parameters:
  ///   - counts: whether a change is of the window; machines' should not be.
  ///   - health: of a file, 0 to 100.
  package static func rank(
    _ history: RepositoryHistory, health: (FileMeasure) -> Double, counts: (Change) -> Bool
  ) -> [Hotspot] {
    var names = FollowedNames()
    var changes: [Int: Int] = [:]
    for change in history.changes {
      let numbers = names.follow(change)
      guard counts(change) else { continue }
      let touched = zip(numbers, change.files).filter { $0.1.isCounted && !$0.1.isCosmetic }.map(\.0)
      for number in Set(touched) { changes[number, default: 0] += 1 }
    }
    var byPath: [RepositoryPath: Int] = [:]
    for (number, count) in changes { byPath[names.name(number), default: 0] += count }
    return history.files.filter { $0.measure.kind == .source }.compactMap { file -> Hotspot? in
      guard let count = byPath[file.path] else { return nil }
      return Hotspot(path: file.path, changes: count, health: health(file.measure), measure: file.measure)
    }.sorted {
      if $0.heat != $1.heat { return $0.heat > $1.heat }
      if $0.changes != $1.changes { return $0.changes > $1.changes }
      return $0.path < $1.path
    }
  }
}
