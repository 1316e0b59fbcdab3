internal import Git

/// Guesses which lines the changed lines of an ignored commit were before it.
///
/// Source: `guess_line_blames` in git's blame.c: first among the lines that the hunk replaced, then anywhere in the old
/// version, if at least ten pairs of bytes are the same.
enum IgnoredCommit {
  private static let leastAlike = 10

  /// - Returns: for each line of the new version that a hunk changed, the line of the old version that it came from.
  static func origins(
    of hunks: [LineHunk], old: [UInt8], new: [UInt8]
  ) -> [Int32: Int32] {
    var oldPrints = LineFingerprint.lines(of: old)
    let newPrints = LineFingerprint.lines(of: new)
    var origins: [Int32: Int32] = [:]
    for hunk in hunks where hunk.newCount > 0 {
      let matches = SimilarLines.matches(
        old: hunk.oldStart..<(hunk.oldStart + hunk.oldCount), new: hunk.newStart..<(hunk.newStart + hunk.newCount),
        oldPrints: &oldPrints, newPrints: newPrints)
      for (index, match) in matches.enumerated() {
        let line = hunk.newStart + index
        if let origin = match ?? mostAlike(newPrints[line], line: line, in: oldPrints) {
          origins[Int32(line)] = Int32(origin)
        }
      }
    }
    return origins
  }

  /// Of lines equally alike the nearest one; of two equally near, the later.
  private static func mostAlike(_ print: LineFingerprint, line: Int, in old: [LineFingerprint]) -> Int? {
    var best: (similarity: Int, line: Int)?
    for (index, candidate) in old.enumerated() {
      let similarity = print.similarity(to: candidate)
      guard similarity >= best?.similarity ?? leastAlike else { continue }
      if let best, similarity == best.similarity, abs(best.line - line) < abs(index - line) { continue }
      best = (similarity, index)
    }
    return best?.line
  }

  /// Splits segments by whether each line has an origin.
  static func split(
    _ segments: [LineSegment], by origins: [Int32: Int32]
  ) -> (passed: [LineSegment], kept: [LineSegment]) {
    var passed: [LineSegment] = []
    var kept: [LineSegment] = []
    for segment in segments {
      for line in segment.line..<segment.end {
        if let origin = origins[line] {
          passed.append(segment.part(from: line, to: line + 1, movedBy: origin - line))
        } else {
          kept.append(segment.part(from: line, to: line + 1))
        }
      }
    }
    return (LineSegments.joined(passed), LineSegments.joined(kept))
  }
}
