import Findings
import Git
import History
import SourceText

/// Tells since when each finding of a revision is there, and who brought it.
enum FindingAges {
  /// The findings with the commit that wrote their first line, as `git blame` has it, its author as written there, and
  /// its author's date. Reads the whole history; of the files only those with findings.
  ///
  /// - Returns: also the files whose lines could not be followed; their findings have no age.
  /// - Throws: `HistoryError` for a shallow history.
  static func adding(
    to findings: [Finding], repository path: String, options: Repository.OpenOptions, head: ObjectID, jobs: Int
  ) async throws -> (findings: [Finding], skipped: [Coverage.Skipped]) {
    guard !findings.isEmpty else { return ([], []) }
    let ownership = try await LineOwnership.read(
      repository: path, options: options, revision: head, paths: Set(findings.map(\.path)), jobs: jobs)
    let files = Dictionary(uniqueKeysWithValues: ownership.files.map { ($0.path, $0) })
    let dated = findings.map { finding in
      guard let file = files[finding.path], !file.lines.isEmpty else { return finding }
      // A finding of a whole file stands on its first line.
      let line = min(max(1, finding.range.start.line), file.lines.count)
      let commit = ownership.commits[Int(file.lines[line - 1])]
      var finding = finding
      finding.commit = commit.id.hex
      finding.author = commit.author.emailText
      finding.introducedAt = commit.author.time
      return finding
    }
    return (dated, ownership.skipped)
  }
}
