package import History

/// A change with the part of it that one person answers for: 1, or an equal share with co-authors.
package struct OwnChange: Sendable {
  package var change: Change
  package var weight: Double

  /// Changed source and test lines that are not only a new layout, times the weight.
  var lines: Double { Double(change.substantiveLines) * weight }

  /// Those that defects could have come with, times the weight.
  var exposedLines: Double { Double(change.exposedLines) * weight }
}
