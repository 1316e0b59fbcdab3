/// Slides each run of changed lines to where it reads best: joined with its neighbours, in line with the other side's
/// changes, or between two blocks as indentation shows them.
///
/// Source: `xdl_change_compact` in git's xdiff with the indent heuristic, which is git's default; the weights were found
/// by Michael Haggerty on real changes (github.com/mhagger/diff-slider-tools).
@safe struct HunkSliding: ~Copyable {
  /// Lines and which of them are changed; one more mark on each end stays false.
  struct Side {
    let lines: TextLines
    /// What says whether two lines are the same.
    fileprivate let keys: TextLines
    fileprivate var changed: [Bool]
    /// Whether the first and the last line are those of the file, not of a part of it.
    let isWhole: (start: Bool, end: Bool)

    /// - Parameters:
    ///   - keys: one for each line; nil where the lines say it themselves.
    ///   - changed: for the lines from `first` on.
    init(
      lines: TextLines, keys: TextLines? = nil, changed: [Bool], first: Int, isWhole: (start: Bool, end: Bool)
    ) {
      self.lines = lines
      self.keys = keys ?? lines
      self.changed = [Bool](repeating: false, count: lines.count + 2)
      self.changed.replaceSubrange((first + 1)..<(first + 1 + changed.count), with: changed)
      self.isWhole = isWhole
    }

    func isChanged(_ line: Int) -> Bool { changed[line + 1] }
  }

  /// The part of the texts that was handed over does not hold all that the result depends on.
  struct OutOfSight: Error {}

  /// A run of changed lines, which may be empty: `start` up to and without `end`.
  private struct Group {
    var start: Int
    var end: Int
    var isEmpty: Bool { start == end }
  }

  /// Runs slide no further than this for looks.
  private static let slideLimit = 100

  private(set) var sides: [Side]

  init(old: Side, new: Side) {
    sides = [old, new]
  }

  /// The old side first, then the new side, as git does.
  mutating func slide() throws(OutOfSight) {
    try slide(0, other: 1)
    try slide(1, other: 0)
  }

  private mutating func slide(_ side: Int, other: Int) throws(OutOfSight) {
    var group = first(side)
    var partner = first(other)
    repeat {
      if !group.isEmpty { try settle(&group, side, &partner, other) }
    } while next(&group, side) && next(&partner, other)
  }

  private mutating func settle(
    _ group: inout Group, _ side: Int, _ partner: inout Group, _ other: Int
  ) throws(OutOfSight) {
    var size: Int
    var earliestEnd: Int
    var alignedEnd: Int?
    repeat {
      size = group.end - group.start
      while try moveUp(&group, side) { previous(&partner, other) }
      earliestEnd = group.end
      alignedEnd = partner.isEmpty ? nil : group.end
      while try moveDown(&group, side) {
        _ = next(&partner, other)
        if !partner.isEmpty { alignedEnd = group.end }
      }
      // Sliding may have joined it with others, which may slide further together.
    } while size != group.end - group.start
    if group.end == earliestEnd { return }
    if alignedEnd != nil {
      while partner.isEmpty, try moveUp(&group, side) { previous(&partner, other) }
      return
    }
    let best = try bestEnd(of: group, size: size, earliest: earliestEnd, side)
    while group.end > best, try moveUp(&group, side) { previous(&partner, other) }
  }

  private func bestEnd(
    of group: Group, size: Int, earliest: Int, _ side: Int
  ) throws(OutOfSight) -> Int {
    var best = (end: group.end, score: SplitScore())
    let start = max(earliest, group.end - size - 1, group.end - Self.slideLimit)
    for end in start...group.end {
      var score = SplitScore()
      score.add(try surroundings(of: end, side))
      score.add(try surroundings(of: end - size, side))
      if end == start || !best.score.isBetter(than: score) { best = (end, score) }
    }
    return best.end
  }

  // MARK: Moving through the groups of a side

  private func first(_ side: Int) -> Group {
    var group = Group(start: 0, end: 0)
    while sides[side].isChanged(group.end) { group.end += 1 }
    return group
  }

  private func next(_ group: inout Group, _ side: Int) -> Bool {
    guard group.end < sides[side].lines.count else { return false }
    group.start = group.end + 1
    group.end = group.start
    while sides[side].isChanged(group.end) { group.end += 1 }
    return true
  }

  private func previous(_ group: inout Group, _ side: Int) {
    guard group.start > 0 else { return }
    group.end = group.start - 1
    group.start = group.end
    while sides[side].isChanged(group.start - 1) { group.start -= 1 }
  }

  private mutating func moveDown(_ group: inout Group, _ side: Int) throws(OutOfSight) -> Bool {
    guard group.end < sides[side].lines.count else {
      if !sides[side].isWhole.end { throw OutOfSight() }
      return false
    }
    guard sides[side].keys.areEqual(group.start, group.end) else { return false }
    sides[side].changed[group.start + 1] = false
    sides[side].changed[group.end + 1] = true
    group.start += 1
    group.end += 1
    while sides[side].isChanged(group.end) { group.end += 1 }
    return true
  }

  private mutating func moveUp(_ group: inout Group, _ side: Int) throws(OutOfSight) -> Bool {
    guard group.start > 0 else {
      if !sides[side].isWhole.start { throw OutOfSight() }
      return false
    }
    guard sides[side].keys.areEqual(group.start - 1, group.end - 1) else { return false }
    group.start -= 1
    group.end -= 1
    sides[side].changed[group.start + 1] = true
    sides[side].changed[group.end + 1] = false
    while sides[side].isChanged(group.start - 1) { group.start -= 1 }
    return true
  }

  // MARK: Indentation

  private func surroundings(of split: Int, _ side: Int) throws(OutOfSight) -> SplitSurroundings {
    let side = sides[side]
    var found = SplitSurroundings()
    if split < side.lines.count {
      found.indent = unsafe SplitSurroundings.indent(of: side.lines[split])
    } else if side.isWhole.end {
      found.isAtEnd = true
    } else {
      throw OutOfSight()
    }
    var line = split - 1
    while found.indentBefore == nil, found.blankBefore < SplitSurroundings.blankLimit {
      guard line >= 0 else {
        if !side.isWhole.start { throw OutOfSight() }
        break
      }
      found.indentBefore = unsafe SplitSurroundings.indent(of: side.lines[line])
      if found.indentBefore == nil { found.blankBefore += 1 }
      line -= 1
    }
    if found.blankBefore == SplitSurroundings.blankLimit { found.indentBefore = 0 }
    line = split + 1
    while found.indentAfter == nil, found.blankAfter < SplitSurroundings.blankLimit {
      guard line < side.lines.count else {
        if !side.isWhole.end { throw OutOfSight() }
        break
      }
      found.indentAfter = unsafe SplitSurroundings.indent(of: side.lines[line])
      if found.indentAfter == nil { found.blankAfter += 1 }
      line += 1
    }
    if found.blankAfter == SplitSurroundings.blankLimit { found.indentAfter = 0 }
    return found
  }
}
