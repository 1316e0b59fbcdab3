internal import Findings

/// One secret is one finding, however many rules know it.
///
/// A token that both its provider's rule and a general one see would count twice against whoever committed it.
struct CredentialOverlaps {
  /// Spans are looked up by the blocks of so many bytes that they touch.
  private static let block = 64

  private var taken: [Int: [Range<Int>]] = [:]

  /// Takes `span` unless it overlaps one that was taken before. Cost: by its length, and the spans in its blocks, which
  /// don't overlap each other.
  private mutating func take(_ span: Range<Int>) -> Bool {
    let blocks = (span.lowerBound / Self.block)...(max(span.lowerBound, span.upperBound - 1) / Self.block)
    for block in blocks where taken[block, default: []].contains(where: { $0.overlaps(span) }) { return false }
    for block in blocks { taken[block, default: []].append(span) }
    return true
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
    for index in ranked where !overlaps.take(hits[index].span) { dropped.insert(index) }
    return hits.indices.filter { !dropped.contains($0) }.map { hits[$0] }
  }
}
