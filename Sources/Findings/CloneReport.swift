package import SourceText

/// One place of a clone.
package struct ClonePlace: Sendable, Hashable {
  package var path: RepositoryPath
  /// From 1, both counted.
  package var startLine: Int
  package var endLine: Int

  package init(path: RepositoryPath, startLine: Int, endLine: Int) {
    self.path = path
    self.startLine = startLine
    self.endLine = endLine
  }

  package var lines: Int { endLine - startLine + 1 }
}

/// Places with the same code.
package struct CloneGroup: Sendable, Hashable {
  /// At each place.
  package var tokens: Int
  /// By path, then line; two at least.
  package var places: [ClonePlace]

  package init(tokens: Int, places: [ClonePlace]) {
    self.tokens = tokens
    self.places = places
  }

  /// Lines that would go if the code stood once: all but those of the longest place. SIG's redundancy, (n - 1) x length.
  package var redundantLines: Int {
    places.reduce(0) { $0 + $1.lines } - (places.map(\.lines).max() ?? 0)
  }

  /// The most redundant first, then by tokens and places: a total order, so that numbers stay the same.
  package static func precedes(_ left: CloneGroup, _ right: CloneGroup) -> Bool {
    let (leftLines, rightLines) = (left.redundantLines, right.redundantLines)
    if leftLines != rightLines { return leftLines > rightLines }
    if left.tokens != right.tokens { return left.tokens > right.tokens }
    if left.places.count != right.places.count { return left.places.count > right.places.count }
    for (leftPlace, rightPlace) in zip(left.places, right.places) where leftPlace != rightPlace {
      if leftPlace.path != rightPlace.path { return leftPlace.path < rightPlace.path }
      return (leftPlace.startLine, leftPlace.endLine) < (rightPlace.startLine, rightPlace.endLine)
    }
    return false
  }
}

/// The lines of one file that stand in clones, each counted once however many clones it is in.
package struct DuplicatedLines: Sendable, Hashable {
  package var path: RepositoryPath
  /// Ranges of lines from 1, rising, with a gap between any two.
  package var ranges: [ClosedRange<Int>]
  /// All lines of the file.
  package var total: Int

  package init(path: RepositoryPath, ranges: [ClosedRange<Int>], total: Int) {
    self.path = path
    self.ranges = ranges
    self.total = total
  }

  package var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// 0…1; 0 for an empty file.
  package var share: Double { total == 0 ? 0 : Double(count) / Double(total) }

  /// How many of `lines` are in clones.
  package func count(within lines: ClosedRange<Int>) -> Int {
    ranges.reduce(0) { $0 + ($1.overlaps(lines) ? $1.clamped(to: lines).count : 0) }
  }
}

/// The clones of a tree, or those that a change has a part in.
package struct CloneReport: Sendable, Hashable {
  package var settings: CloneSettings
  /// The worst first.
  package var groups: [CloneGroup]
  /// Every file that was compared and has cloned lines, by path.
  package var duplicated: [DuplicatedLines]
  /// Files that were compared, and their lines.
  package var files: Int
  package var lines: Int
  /// Candidates that were not looked at because a limit on the work was reached: what is listed is not all, and who
  /// judges cannot. 0 but for files made for that.
  package var unlisted: Int

  package init(
    settings: CloneSettings, groups: [CloneGroup], duplicated: [DuplicatedLines], files: Int, lines: Int,
    unlisted: Int = 0
  ) {
    self.settings = settings
    self.groups = groups
    self.duplicated = duplicated
    self.files = files
    self.lines = lines
    self.unlisted = unlisted
  }

  /// Lines in clones, each counted once.
  package var duplicatedLines: Int { duplicated.reduce(0) { $0 + $1.count } }

  /// 0…1 of all lines that were compared.
  package var share: Double { lines == 0 ? 0 : Double(duplicatedLines) / Double(lines) }
}
