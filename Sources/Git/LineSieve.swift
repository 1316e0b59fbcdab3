/// Leaves out of a comparison the lines that cannot match, and frequent ones that stand among such lines, where a match
/// would be by chance.
///
/// Source: `xdl_cleanup_records` in git's xdiff, whose limits these are.
struct LineSieve {
  enum Match: UInt8 {
    case none, some, frequent
  }

  /// How far around a frequent line its neighbours are looked at.
  static let window = 100
  /// A line is frequent in no text with more of it than this.
  static let frequencyLimit = 1024
  /// A frequent line goes where fewer than one in so many around it are frequent.
  static let share = 4

  /// Places of the lines that are kept, among all.
  private(set) var kept: [Int] = []
  /// Their classes.
  private(set) var classes: [Int32] = []

  /// - Parameters:
  ///   - matches: how often a class stands on the other side.
  ///   - total: lines of this side's whole text, from which follows what is frequent.
  init(_ lines: [Int32], total: Int, matches: (Int32) -> Int) {
    let limit = min(ShortestEdit.roughSquareRoot(total), Self.frequencyLimit)
    let found = lines.map { line -> Match in
      let count = matches(line)
      return count == 0 ? .none : count >= limit ? .frequent : .some
    }
    for (place, line) in lines.enumerated() {
      if found[place] == .some || found[place] == .frequent && !Self.isChance(place, found) {
        kept.append(place)
        classes.append(line)
      }
    }
  }

  /// Whether lines without a match stand close on both sides of a frequent one, with few frequent ones among them.
  private static func isChance(_ place: Int, _ found: [Match]) -> Bool {
    guard let before = run(stride(from: place - 1, through: max(0, place - window), by: -1), found),
      let after = run(stride(from: place + 1, through: min(found.count - 1, place + window), by: 1), found)
    else { return false }
    let frequent = before.frequent + after.frequent + 2
    return frequent * share < frequent + before.none + after.none
  }

  /// Counts up to the first line with some matches; nil where no line before it is without.
  private static func run(_ places: StrideThrough<Int>, _ found: [Match]) -> (none: Int, frequent: Int)? {
    var run = (none: 0, frequent: 0)
    for place in places {
      switch found[place] {
      case .none: run.none += 1
      case .frequent: run.frequent += 1
      case .some: return run.none == 0 ? nil : run
      }
    }
    return run.none == 0 ? nil : run
  }

  /// Whether a line could be left out as frequent if it were, judged without knowing how often it stands outside of the
  /// lines compared: there it can only become more frequent, and others only have more matches.
  static func mayLeaveOutMatches(_ lines: [Int32], matches: (Int32) -> Int) -> Bool {
    // Two marks count for the line itself, so it takes seven lines without a match around it.
    let needed = 2 * share - 1
    guard lines.count > needed else { return false }
    var unmatchedBefore: [Int] = [0]
    unmatchedBefore.reserveCapacity(lines.count + 1)
    for line in lines { unmatchedBefore.append((unmatchedBefore.last ?? 0) + (matches(line) == 0 ? 1 : 0)) }
    guard (unmatchedBefore.last ?? 0) >= needed else { return false }
    return lines.indices.contains { place in
      let start = max(0, place - window)
      let end = min(lines.count, place + window + 1)
      let before = unmatchedBefore[place] - unmatchedBefore[start]
      let after = unmatchedBefore[end] - unmatchedBefore[place + 1]
      return before > 0 && after > 0 && before + after >= needed && matches(lines[place]) > 0
    }
  }
}
