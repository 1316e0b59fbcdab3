/// What is wrong with the dates that a change claims.
package enum DateAnomaly: Sendable, Hashable {
  /// The author's clock is more than a day past the committer's: it was written after it was committed.
  case writtenAfterCommitted
  /// The author's day, counted from 1970-01-01 in UTC, is in none of the engagement's spans.
  case outside(day: Int)
  /// It is dated at or after the end of what was read.
  case future

  /// The anomaly of one change; nil where there is none.
  ///
  /// - Parameters:
  ///   - spans: days of the engagements, from 1970-01-01; the last is `Int.max` while one runs. Without spans no change
  ///     is outside.
  ///   - grace: days by which a date may miss a span: 1, for zones.
  ///   - until: the end of what was read, seconds since 1970; nil where that is not asked.
  package static func of(
    _ change: Change, spans: [ClosedRange<Int>], grace: Int = 1, until: Int64? = nil
  ) -> DateAnomaly? {
    // A commit's clock is whatever its maker claimed, up to the ends of the numbers.
    let (limit, isOver) = change.committedAt.addingReportingOverflow(86_400)
    if !isOver, change.authoredAt > limit { return .writtenAfterCommitted }
    if let until, change.authoredAt >= until { return .future }
    let day = Int((Double(change.authoredAt) / 86_400).rounded(.down))
    guard !spans.isEmpty else { return nil }
    let isInside = spans.contains { span in
      day >= span.lowerBound - grace && (span.upperBound == .max || day <= span.upperBound + grace)
    }
    return isInside ? nil : .outside(day: day)
  }
}
