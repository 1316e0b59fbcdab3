package import Analysis
package import Findings
package import Git
package import RuleEngine
package import SourceText

/// What lies between two states of a repository's files, compared as if one commit had made it.
///
/// An old problem stays old through edits, moves, renames and new layout, and one that shows on a line nobody touched is
/// new: both states are analysed as wholes.
package struct ChangeComparison: Sendable {
  /// The files that differ, sorted by path; those that only moved too.
  package var files: [FileChange]
  /// Of the new state's files.
  package var coverage: Coverage
  /// The lines that the new state has and the old one had not, from 1, by path.
  package var newLines: [RepositoryPath: [Range<Int>]]
  /// The versions of both states that were read whole.
  package var analysed: [AnalysedBlob]

  /// - Parameters:
  ///   - changes: what differs, renames detected.
  ///   - options: must lead to the objects of both states.
  ///   - jobs: workers; the result is the same for any number.
  /// - Returns: costs both sides of each changed file once, and one diff each.
  /// - Throws: `GitError` for an object that cannot be read; a file that is too large is a gap.
  package static func read(
    _ changes: [TreeChange], repository path: String, options: Repository.OpenOptions, rules: RuleSet,
    key: FingerprintKey, jobs: Int
  ) async throws -> ChangeComparison {
    let files = changes.compactMap { CommitDelta.File($0) }
    let compared = try await FileComparison.compare(
      repository: path, options: options, files: [files], rules: rules, key: key, jobs: jobs,
      isRecording: true)[0]
    var coverage = Coverage()
    var settling: [SettlingFile] = []
    var newLines: [RepositoryPath: [Range<Int>]] = [:]
    for (file, result) in zip(files, compared) {
      settling.append(SettlingFile(change: result.change, contexts: result.contexts, sketches: result.sketches))
      guard file.new != nil else { continue }
      newLines[file.path] =
        file.sides.isEmpty
        ? [1..<(result.lineCount + 1)]
        : (result.hunks.first ?? []).map { $0.newStart + 1..<$0.newStart + $0.newCount + 1 }
      coverage.files += 1
      coverage.blobs += 1
      coverage.bytes += result.newBytes
      for reason in [result.skipped, result.unread].compactMap(\.self) {
        coverage.skipped.append(Coverage.Skipped(path: file.path, reason: reason, isGap: true))
      }
    }
    for change in changes where change.new?.mode == .gitlink {
      coverage.skipped.append(Coverage.Skipped(path: change.path, reason: SkipReason.submodule, isGap: false))
    }
    coverage.skipped.sort()
    FindingMoves.settle(&settling)
    var analyzer = try BlobAnalyzer(rules: rules, key: key)
    let named = try files.map { file in
      file.status == .added || file.status == .renamed ? try analyzer.nameFindings(file.path) : []
    }
    return ChangeComparison(
      files: zip(settling, named).map { settled, named in
        var file = settled.change
        file.findings += named.map { AttributedFinding(bin: .introduced, finding: $0) }
        return file
      }, coverage: coverage, newLines: newLines, analysed: compared.flatMap(\.analysed))
  }
}
