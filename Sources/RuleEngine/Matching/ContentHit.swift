/// A confirmed hit of a content rule in one file.
struct ContentHit {
  var rule: Int
  var range: Range<Int>
  var secret: Range<Int>?
  /// What stands there once it is decoded; nil where it stands there as it is.
  var decoded: Decoded?

  /// A hit in a text that stood encoded: the hit's ranges are those of all that was encoded.
  struct Decoded {
    var text: [UInt8]
    /// How many times something was decoded, from 1.
    var level: Int
    /// In the texts of that level.
    var range: Range<Int>
    var encodings: Set<Encoding>
  }

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
