/// A deletion that an addition may have come from.
struct RenameCandidate {
  var source: Int
  var target: Int
  /// 0 to 60,000.
  var score: Int
  var hasSameName: Bool

  /// Whether it goes before `other`.
  func isBetter(than other: RenameCandidate) -> Bool {
    score != other.score ? score > other.score : hasSameName && !other.hasSameName
  }
}

/// The few best of one addition's candidates, as git keeps them: slots matter for the order of equals.
///
/// Source: `record_if_better` in git's diffcore-rename.c.
struct RenameCandidates {
  /// git keeps this many of the best sources for each target.
  static let limit = 4

  private(set) var best: [RenameCandidate] = []

  /// Replaces the worst of the kept, the first of equals, if the candidate is better.
  mutating func add(_ candidate: RenameCandidate) {
    if best.count < Self.limit {
      best.append(candidate)
      return
    }
    var worst = 0
    for index in best.indices where best[worst].isBetter(than: best[index]) { worst = index }
    if candidate.isBetter(than: best[worst]) { best[worst] = candidate }
  }
}
