internal import Analysis
package import Findings
package import Git
package import SourceText

/// Finds the new lines of a change that stand elsewhere in the tree too.
package enum CopiedCodeReader {
  /// A clone counts where at least this share of its lines is new: mending both copies of old code copies nothing.
  private static let leastNew = 0.5

  /// - Parameters:
  ///   - files: the whole tree after the change.
  ///   - newLines: by path, from 1.
  /// - Returns: each new line in one entry at most; by path and line. Costs the tree's clones.
  package static func read(
    repository path: String, options: Repository.OpenOptions, files: [TreeFile],
    newLines: [RepositoryPath: [Range<Int>]], settings: CloneSettings, jobs: Int
  ) async throws -> (copies: [CopiedCode], coverage: Coverage) {
    let facts = try await CloneScan.scan(
      repository: path, options: options, files: files, settings: settings, jobs: jobs)
    var coverage = facts.coverage
    if facts.report.unlisted > 0 {
      coverage.skipped.append(
        Coverage.Skipped(
          path: RepositoryPath("clones"), reason: "not compared: \(facts.report.unlisted) candidates over the limit",
          isGap: true))
    }
    return (copies(in: facts.report.groups, newLines), coverage)
  }

  static func copies(in groups: [CloneGroup], _ newLines: [RepositoryPath: [Range<Int>]]) -> [CopiedCode] {
    var counted: [RepositoryPath: Set<Int>] = [:]
    var copies: [CopiedCode] = []
    for group in groups {
      for (index, place) in group.places.enumerated() {
        guard let ranges = newLines[place.path] else { continue }
        let lines = (place.startLine...place.endLine).filter { line in ranges.contains { $0.contains(line) } }
        guard Double(lines.count) >= Double(place.lines) * leastNew else { continue }
        let fresh = lines.filter { !(counted[place.path]?.contains($0) ?? false) }
        guard !fresh.isEmpty else { continue }
        counted[place.path, default: []].formUnion(fresh)
        let other = group.places[index == 0 ? 1 : 0]
        copies.append(
          CopiedCode(
            path: place.path, lines: place.startLine...place.endLine, newLines: fresh.count, otherPath: other.path,
            otherLines: other.startLine...other.endLine))
      }
    }
    return copies.sorted { ($0.path, $0.lines.lowerBound) < ($1.path, $1.lines.lowerBound) }
  }
}
