internal import Findings

/// One secret is one finding, however many rules know it.
///
/// A token that both its provider's rule and a general one see would count twice against whoever committed it.
struct CredentialOverlaps {
  /// Spans are looked up by the blocks of so many bytes that they touch.
  private static let block = 64
  /// What stood encoded in more bytes is compared with its like alone.
  private static let longest = 4_096

  private enum Key: Hashable {
    case outer(block: Int)
    case inner(level: Int, block: Int)
    case text([UInt8])
  }

  private var taken: [Key: [ContentHit]] = [:]

  /// Takes `hit` unless it is of the same secret as one that was taken before. Cost: by its length, and the hits in its
  /// blocks, which overlap each other little.
  private mutating func take(_ hit: ContentHit) -> Bool {
    let keys = Self.keys(of: hit)
    for key in keys where taken[key, default: []].contains(where: { Self.isSame($0, hit, by: key) }) { return false }
    for key in keys { taken[key, default: []].append(hit) }
    return true
  }

  private static func keys(of hit: ContentHit) -> [Key] {
    var keys: [Key] = []
    if hit.decoded == nil || hit.span.count <= longest { keys += blocks(of: hit.span).map { .outer(block: $0) } }
    if let decoded = hit.decoded {
      keys += blocks(of: decoded.range).map { .inner(level: decoded.level, block: $0) }
      keys.append(.text(decoded.text))
    }
    return keys
  }

  private static func blocks(of span: Range<Int>) -> ClosedRange<Int> {
    (span.lowerBound / block)...(max(span.lowerBound, span.upperBound - 1) / block)
  }

  private static func isSame(_ one: ContentHit, _ other: ContentHit, by key: Key) -> Bool {
    switch key {
    // Many secrets may stand encoded in one text.
    case .outer: (one.decoded == nil || other.decoded == nil) && one.span.overlaps(other.span)
    case .inner: one.decoded?.range.overlaps(other.decoded?.range ?? 0..<0) ?? false
    // Decoded on two ways, or once more.
    case .text: one.span.overlaps(other.span)
    }
  }

  /// The hits without those of credential rules that overlap a better one's: a rule that knows the provider before one
  /// that falls back on the look of a value, then the worse severity, then the longer secret, then the order of ids. What
  /// is left keeps its order.
  static func removed(from hits: [ContentHit], rules: [CompiledRule]) -> [ContentHit] {
    let credentials = hits.indices.filter { rules[hits[$0].rule].rule.isCredential }
    guard credentials.count > 1 else { return hits }
    let ranked = credentials.sorted { left, right in
      let (first, second) = (hits[left], hits[right])
      let (one, other) = (rules[first.rule].rule, rules[second.rule].rule)
      if one.isFallback != other.isFallback { return other.isFallback }
      if one.severity != other.severity { return one.severity > other.severity }
      if first.range.count != second.range.count { return first.range.count > second.range.count }
      if first.rule != second.rule { return first.rule < second.rule }
      return first.span.lowerBound < second.span.lowerBound
    }
    var overlaps = CredentialOverlaps()
    var dropped: Set<Int> = []
    for index in ranked where !overlaps.take(hits[index]) { dropped.insert(index) }
    return hits.indices.filter { !dropped.contains($0) }.map { hits[$0] }
  }
}
