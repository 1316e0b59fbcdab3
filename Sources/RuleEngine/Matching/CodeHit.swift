internal import Findings
internal import Lexing

/// A match of a rule over tokens in one file.
struct CodeHit {
  /// The file's.
  var tokens: Range<Int>
  /// Whether it needs to know what a variable was given before.
  var isByVariable = false
  /// Whether a condition between asks about that variable.
  var isChecked = false

  init(tokens: Range<Int>) { self.tokens = tokens }

  /// Of a match in a view with names resolved: what in the file it stands for.
  init(_ match: Range<Int>, in view: TokenView) {
    tokens = view.place(match.lowerBound)..<view.place(match.upperBound - 1) + 1
    isByVariable = match.contains { view.mark($0).isByVariable }
    isChecked = match.contains { view.mark($0) == .checked }
  }

  /// Those of both, each rising, by place; of those that overlap, the plain ones, then the first.
  static func merged(_ plain: [CodeHit], _ resolved: [CodeHit]) -> [CodeHit] {
    guard !resolved.isEmpty else { return plain }
    var merged: [CodeHit] = []
    var next = 0
    var last = 0
    for hit in resolved {
      while next < plain.count, plain[next].tokens.upperBound <= hit.tokens.lowerBound {
        merged.append(plain[next])
        last = plain[next].tokens.upperBound
        next += 1
      }
      if next < plain.count, plain[next].tokens.overlaps(hit.tokens) { continue }
      guard hit.tokens.lowerBound >= last else { continue }
      merged.append(hit)
      last = hit.tokens.upperBound
    }
    return merged + plain[next...]
  }
}

/// The views of one file with names resolved, by the language that it is read as, each made when first needed.
struct Resolutions {
  struct Resolved {
    let view: TokenView
    /// The tokens that were put in, rising.
    let changed: [Int]
    /// Those of them that are names, by their text in small letters: where the words of a pattern may stand.
    let named: [String: [Int]]

    init(_ view: TokenView) {
      self.view = view
      changed = view.tokens.indices.filter { view.mark($0) != .own }
      named = Dictionary(grouping: changed.filter { view.kind($0) != .punctuation }) { view.string($0).lowercased() }
    }
  }

  private var views: [String: Resolved?] = [:]

  mutating func resolved(_ view: TokenView) -> Resolved? {
    if let known = views[view.language] { return known }
    let resolved = view.resolved().map { Resolved($0) }
    views[view.language] = .some(resolved)
    return resolved
  }
}

extension Finding {
  /// What is used is not what stands there: one step less sure, and for review where it was asked about in between.
  mutating func makeIndirect(isChecked: Bool) {
    confidence = confidence == .high && !isChecked ? .medium : .low
    message += ", by way of a variable"
  }
}
