internal import Findings
internal import SourceText

/// What was not read, in words.
enum CoverageWords {
  static func byReason(_ coverage: Coverage) -> [(reason: String, paths: [RepositoryPath])] {
    Dictionary(grouping: coverage.skipped.sorted(), by: \.reason)
      .map { (reason: $0.key, paths: $0.value.map(\.path)) }
      .sorted { ($1.paths.count, $0.reason) < ($0.paths.count, $1.reason) }
  }

  /// One by one what should have been read and was not; what is beyond the first is counted.
  static func writeGaps(_ coverage: Coverage, to output: inout TerminalText) {
    let gaps = coverage.skipped.filter(\.isGap)
    let shown = gaps.prefix(20)
    for gap in shown { output.paragraph("\(gap.path.lossyString): \(gap.reason)", .fair, limit: 4) }
    if gaps.count > shown.count {
      output.line("and \(Wording.count(gaps.count - shown.count, "more file")) not read", .fair)
    }
  }
}
