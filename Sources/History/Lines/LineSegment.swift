internal import Git

/// Lines in a row whose author is still looked for: where they stand in the version looked at, and where in the end.
struct LineSegment: Sendable, Equatable {
  /// The first line in this version, from 0.
  var line: Int32
  var count: Int32
  /// Which of the final files, and the first line there, from 0.
  var file: Int32
  var final: Int32

  var end: Int32 { line + count }

  /// The part from `from` to `to`, lines of this version, moved by `offset`.
  func part(from: Int32, to: Int32, movedBy offset: Int32 = 0) -> LineSegment {
    LineSegment(line: from + offset, count: to - from, file: file, final: final + (from - line))
  }
}

/// Segments of one version in the order of their lines; they may overlap, where several lines came from one.
enum LineSegments {
  /// Splits the segments of a new version at the hunks from an old one.
  ///
  /// - Parameter segments: sorted by line.
  /// - Returns: what the old version has, in its lines, and what it has not, in the new one's; both sorted by line.
  static func split(
    _ segments: [LineSegment], at hunks: [LineHunk]
  ) -> (passed: [LineSegment], kept: [LineSegment]) {
    var passed: [LineSegment] = []
    var kept: [LineSegment] = []
    passed.reserveCapacity(segments.count)
    // The first hunk that ends behind the segments to come.
    var first = 0
    for segment in segments {
      while first < hunks.count, hunks[first].newEnd <= segment.line { first += 1 }
      var index = first
      var line = segment.line
      while line < segment.end {
        guard index < hunks.count, hunks[index].newStart < segment.end else {
          let offset = index == 0 ? 0 : hunks[index - 1].offsetBehind
          passed.append(segment.part(from: line, to: segment.end, movedBy: offset))
          break
        }
        let hunk = hunks[index]
        if line < hunk.newStart {
          let offset = index == 0 ? 0 : hunks[index - 1].offsetBehind
          passed.append(segment.part(from: line, to: Int32(hunk.newStart), movedBy: offset))
          line = Int32(hunk.newStart)
        }
        let end = min(segment.end, hunk.newEnd)
        if line < end { kept.append(segment.part(from: line, to: end)) }
        line = max(line, end)
        index += 1
      }
    }
    // Overlapping segments come out of order where a hunk splits them.
    return (sorted(passed), sorted(kept))
  }

  /// Two lists of segments of one version as one.
  static func merge(_ left: [LineSegment], _ right: [LineSegment]) -> [LineSegment] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    return joined(left + right)
  }

  /// Sorted, and neighbours that are neighbours in the end, too, as one.
  static func joined(_ segments: [LineSegment]) -> [LineSegment] {
    var joined: [LineSegment] = []
    joined.reserveCapacity(segments.count)
    for segment in sorted(segments) {
      if let last = joined.last, last.end == segment.line, last.file == segment.file,
        last.final + last.count == segment.final
      {
        joined[joined.count - 1].count += segment.count
      } else {
        joined.append(segment)
      }
    }
    return joined
  }

  private static func sorted(_ segments: [LineSegment]) -> [LineSegment] {
    let isSorted = zip(segments, segments.dropFirst()).allSatisfy { !precedes($1, $0) }
    return isSorted ? segments : segments.sorted(by: precedes)
  }

  private static func precedes(_ left: LineSegment, _ right: LineSegment) -> Bool {
    (left.line, left.file, left.final) < (right.line, right.file, right.final)
  }
}

extension LineHunk {
  fileprivate var newEnd: Int32 { Int32(newStart + newCount) }
  /// What leads from a line behind the hunk to the old version's.
  fileprivate var offsetBehind: Int32 { Int32(oldStart + oldCount - newStart - newCount) }
}
