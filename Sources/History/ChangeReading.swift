internal import Analysis
package import Findings
package import Git
package import RuleEngine

/// Everything that a change brought: two states of the files compared, and the objects of the commits between.
package struct ChangeReading: Sendable {
  package var ends: ChangeEnds
  package var comparison: ChangeComparison
  /// Credentials in the commits between, also those that a later one takes away again; of what is not committed only those
  /// that a merge brings.
  package var past: [Finding]
  /// Of both: the new state's files, and the objects between.
  package var coverage: Coverage

  /// What the change brought or made worse, and the credentials of its commits; sorted by `Finding.precedes`.
  package var findings: [Finding] {
    let brought = comparison.files.flatMap(\.findings).filter { $0.bin == .introduced || $0.bin == .worsened }
    return CredentialOrigins.merged(brought.map(\.finding).sorted(by: Finding.precedes), with: past)
  }

  /// - Parameters:
  ///   - base: the commit that the change is to go into; of what is not committed, HEAD. Nil where there is nothing yet.
  ///   - tags: annotated ones that come with the change; their text is searched for credentials.
  ///   - credentials: those of `rules` that find credentials.
  ///   - jobs: workers; the result is the same for any number.
  package static func read(
    _ path: String, options: Repository.OpenOptions, base: ObjectID?, head: ChangeHead, tags: [ObjectID] = [],
    rules: RuleSet, credentials: RuleSet, key: FingerprintKey, jobs: Int
  ) async throws -> ChangeReading {
    let ends = try ChangeEnds(path, options, base: base, head: head)
    let comparison = try await ChangeComparison.read(
      ends.changes, repository: path, options: options, rules: rules, key: key, jobs: jobs)
    var reading = ChangeReading(ends: ends, comparison: comparison, past: [], coverage: comparison.coverage)
    reading.coverage.skipped += ends.gaps
    if !ends.commits.isEmpty || !tags.isEmpty {
      let past = try await ObjectScan.scan(
        repository: path, options: options, commits: ends.commits.map(\.id), tags: tags, files: ends.files,
        analysed: comparison.analysed, rules: credentials, key: key, jobs: jobs)
      reading.past = past.findings
      reading.coverage.blobs = max(reading.coverage.blobs, past.coverage.blobs)
      reading.coverage.bytes = max(reading.coverage.bytes, past.coverage.bytes)
      reading.coverage.skipped += past.coverage.skipped
    }
    reading.coverage.skipped = Set(reading.coverage.skipped).sorted()
    return reading
  }
}
