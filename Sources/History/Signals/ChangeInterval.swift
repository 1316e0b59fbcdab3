internal import Findings
package import SourceText

/// One change to lines of a file that stood there before: how long the place had been left alone.
package struct ChangeInterval: Sendable, Hashable {
  /// `Change.index`.
  package var change: Int
  /// As it was called then.
  package var path: RepositoryPath
  /// Old lines that were changed, and the age that at least half of them had, by the authors' clocks.
  package var lines: Int
  package var days: Double

  /// Every such place that the window's changes touched, in their order: source files only, without new layouts and
  /// without files that were deleted whole. Linear in the window.
  ///
  /// - Parameter window: indexes of the changes that count; machines' should not.
  package static func all(in history: RepositoryHistory, window: [Int]) -> [ChangeInterval] {
    var intervals: [ChangeInterval] = []
    for index in window {
      let change = history.changes[index]
      for file in change.files
      where file.kind == .source && file.isCounted && !file.isCosmetic && file.status != .deleted {
        var ages: [(seconds: Int64, lines: Int)] = []
        for replaced in file.replaced where replaced.origin < index && history.changes.indices.contains(replaced.origin)
        {
          let origin = history.changes[replaced.origin]
          ages.append((max(0, origin.authoredAt.seconds(to: change.authoredAt)), replaced.lines))
        }
        ages.sort { ($0.seconds, $0.lines) < ($1.seconds, $1.lines) }
        let lines = ages.reduce(0) { $0 + $1.lines }
        var left = (lines + 1) / 2
        guard
          let middle = ages.first(where: { age in
            left -= age.lines
            return left <= 0
          })
        else { continue }
        intervals.append(
          ChangeInterval(change: index, path: file.path, lines: lines, days: Double(middle.seconds) / 86_400))
      }
    }
    return intervals
  }
}
