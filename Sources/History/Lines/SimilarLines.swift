/// Matches the lines of one hunk of an ignored commit with the lines that they replaced, in order, by how alike they are.
///
/// The surest match divides the hunk; what is before it is matched with what is before, what is behind with what is
/// behind. A line is compared with at most ten lines on either side of where it would stand in proportion.
/// Source: `fuzzy_find_matching_lines` in git's blame.c, whose choices this has to share to agree with
/// `git blame --ignore-rev`. Takes time in proportion to the hunk's lines, in the worst case to their square.
struct SimilarLines {
  private static let searchDistance = 10

  /// How sure a line's match is.
  private enum Certainty: Equatable {
    case unknown
    case nothingAlike
    case known(Int)

    var value: Int? {
      if case .known(let value) = self { return value }
      return nil
    }
  }

  /// A part of the hunk still to be matched.
  private struct Part {
    var old: Range<Int>
    var new: Range<Int>
  }

  private let old: Range<Int>
  private let new: Range<Int>
  private let distance: Int
  /// The similarity of each new line to the old ones around its place; -1 where it was not calculated.
  private var similarities: [Int]
  private var certainties: [Certainty]
  private var best: [Int]
  private var second: [Int]

  /// - Parameters:
  ///   - old: the lines that the hunk replaced.
  ///   - new: the lines that it put there.
  ///   - oldPrints: of all lines of the old version. What is matched is taken out of them.
  /// - Returns: for each new line of the hunk the old version's line, or nil.
  static func matches(
    old: Range<Int>, new: Range<Int>, oldPrints: inout [LineFingerprint], newPrints: [LineFingerprint]
  ) -> [Int?] {
    guard !old.isEmpty else { return Array(repeating: nil, count: new.count) }
    var matching = SimilarLines(old: old, new: new)
    matching.run(&oldPrints, newPrints)
    return matching.best.map { $0 < 0 ? nil : $0 }
  }

  private init(old: Range<Int>, new: Range<Int>) {
    self.old = old
    self.new = new
    distance = min(Self.searchDistance, old.count - 1)
    similarities = Array(repeating: -1, count: new.count * (2 * distance + 1))
    certainties = Array(repeating: .unknown, count: new.count)
    best = Array(repeating: -1, count: new.count)
    second = Array(repeating: -1, count: new.count)
  }

  private mutating func run(_ oldPrints: inout [LineFingerprint], _ newPrints: [LineFingerprint]) {
    // In place of git's recursion, which a long hunk would let overflow the stack. The earlier part comes first: each
    // match takes something from the old lines that later ones see.
    var parts = [Part(old: old, new: new)]
    while let part = parts.popLast() {
      var surest: (line: Int, certainty: Int)?
      for line in part.new {
        find(line, in: part.old, oldPrints, newPrints)
        if let certainty = certainties[line - new.lowerBound].value, certainty > surest?.certainty ?? -1 {
          surest = (line, certainty)
        }
      }
      guard let line = surest?.line else { continue }
      let match = best[line - new.lowerBound]
      oldPrints[match].subtract(newPrints[line])
      forgetWhatDepends(on: match, of: line, in: part)
      parts.append(Part(old: match..<part.old.upperBound, new: (line + 1)..<part.new.upperBound))
      parts.append(Part(old: part.old.lowerBound..<(match + 1), new: part.new.lowerBound..<line))
    }
  }

  /// Where a new line would stand among the old ones in proportion.
  private func place(of line: Int) -> Int {
    ((line - new.lowerBound) * 2 + 1) * old.count / (new.count * 2) + old.lowerBound
  }

  private func slot(_ line: Int, _ oldLine: Int) -> Int {
    (line - new.lowerBound) * (2 * distance + 1) + oldLine - place(of: line) + distance
  }

  private mutating func find(
    _ line: Int, in range: Range<Int>, _ oldPrints: [LineFingerprint], _ newPrints: [LineFingerprint]
  ) {
    let local = line - new.lowerBound
    guard certainties[local] == .unknown else { return }
    let place = place(of: line)
    // As in git, the first line stands for "no second".
    var top = (similarity: 0, line: range.lowerBound)
    var next = (similarity: 0, line: range.lowerBound)
    let first = max(range.lowerBound, place - distance)
    let last = min(range.upperBound, place + distance + 1)
    for candidate in first..<max(first, last) {
      let slot = slot(line, candidate)
      if similarities[slot] < 0 {
        // Among equals the nearer one.
        similarities[slot] =
          newPrints[line].similarity(to: oldPrints[candidate]) * (1_000 - abs(candidate - place))
      }
      let similarity = similarities[slot]
      if similarity > top.similarity {
        next = top
        top = (similarity, candidate)
      } else if similarity > next.similarity {
        next = (similarity, candidate)
      }
    }
    if top.similarity == 0 {
      certainties[local] = .nothingAlike
      best[local] = -1
    } else {
      certainties[local] = .known(top.similarity * 2 - next.similarity)
      best[local] = top.line
      second[local] = next.line
    }
  }

  private mutating func forgetWhatDepends(on match: Int, of line: Int, in part: Part) {
    // How far new lines can be from each other that are compared with the same old line.
    let reach = ((2 * distance + 1) * new.count - 1) / old.count
    let around = max(part.new.lowerBound, line - reach)..<min(part.new.upperBound, line + reach + 1)
    for other in around where abs(match - place(of: other)) <= distance { similarities[slot(other, match)] = -1 }
    for other in around where other != line && certainties[other - new.lowerBound].value != nil {
      let local = other - new.lowerBound
      let isOutOfOrder =
        other < line ? best[local] >= match || second[local] >= match : best[local] <= match || second[local] <= match
      if isOutOfOrder { certainties[local] = .unknown }
    }
  }
}
