/// A confirmed hit of a content rule in one file.
struct ContentHit {
  var rule: Int
  var range: Range<Int>
  var secret: Range<Int>?

  /// What the finding points at.
  var span: Range<Int> { secret ?? range }
}

extension [ContentHit] {
  /// Sorted by rule and place, and of hits of one rule that overlap only the first (of those that begin together, the
  /// longest): several expressions of a rule may see the same thing.
  func withoutOverlaps() -> [ContentHit] {
    let sorted = sorted {
      ($0.rule, $0.span.lowerBound, -$0.span.upperBound) < ($1.rule, $1.span.lowerBound, -$1.span.upperBound)
    }
    var kept: [ContentHit] = []
    kept.reserveCapacity(sorted.count)
    for hit in sorted {
      if let last = kept.last, last.rule == hit.rule, hit.span.lowerBound < last.span.upperBound { continue }
      kept.append(hit)
    }
    return kept
  }
}
