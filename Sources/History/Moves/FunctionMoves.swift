internal import Findings
internal import SourceText

/// A function that one side of a change has and the other has not: a candidate for having moved.
struct LooseFunction: Sendable {
  /// Where it stands: change, file within the change, entry within the file's functions.
  var change: Int
  var file: Int
  var path: RepositoryPath
  var entry: Int
  var measure: FunctionMeasure
  var sketch: FunctionSketch?
}

/// Recognises functions that left one place and came up in another.
///
/// In this order: equal bodies; bodies equal but for quotes, semicolons and trailing commas; bodies in which only names
/// differ; bodies that have most of their words and of their shape in common. Cost: linear but for the last, which
/// compares each function with at most `candidateLimit` others.
enum FunctionMoves {
  /// Tokens from which a body is told from others by itself. Our default: an empty function or a getter is everywhere.
  static let normalTokens = 8
  /// Tokens from which a body is told from others by its structure alone, names left out. Our default.
  static let renamedTokens = 20
  /// Tokens from which likeness says anything. Our default.
  static let likeTokens = 24
  /// The Jaccard index of words and of shapes from which two bodies are one. Half of all different words in common is
  /// what git asks of a renamed file; our default.
  static let likeness = 0.5
  /// How many functions one is compared with at most.
  static let candidateLimit = 24

  /// Pairs of indexes into `gone` and `come`, by rising `come`. Each function is in one pair at most.
  ///
  /// - Parameters:
  ///   - least: tokens that an equal body must have; over 0 where the two sides are of different changes.
  ///   - isAllowed: whether two may be paired at all.
  static func pairs(
    gone: [LooseFunction], come: [LooseFunction], least: Int = 0,
    isAllowed: (LooseFunction, LooseFunction) -> Bool = { _, _ in true }
  ) -> [(gone: Int, come: Int)] {
    guard !gone.isEmpty, !come.isEmpty else { return [] }
    var pairing = Pairing(gone: gone, come: come)
    pairing.match(isAllowed) { $0.measure.tokens >= least ? "\($0.measure.digest) \($0.measure.name)" : nil }
    pairing.match(isAllowed) { $0.measure.tokens >= least ? "\($0.measure.digest)" : nil }
    pairing.match(isAllowed) { function in
      function.sketch.flatMap { $0.tokens >= max(least, normalTokens) ? "\($0.normal)" : nil }
    }
    pairing.match(isAllowed) { function in
      function.sketch.flatMap { $0.tokens >= renamedTokens ? "\($0.renamed)" : nil }
    }
    pairing.matchLike(isAllowed)
    return pairing.pairs.sorted { $0.come < $1.come }
  }

  private struct Pairing {
    let gone: [LooseFunction]
    let come: [LooseFunction]
    private(set) var pairs: [(gone: Int, come: Int)] = []
    private var isGoneFree: [Bool]
    private var isComeFree: [Bool]

    init(gone: [LooseFunction], come: [LooseFunction]) {
      self.gone = gone
      self.come = come
      isGoneFree = Array(repeating: true, count: gone.count)
      isComeFree = Array(repeating: true, count: come.count)
    }

    mutating func match(_ isAllowed: (LooseFunction, LooseFunction) -> Bool, by key: (LooseFunction) -> String?) {
      var waiting: [String: [Int]] = [:]
      for index in gone.indices.reversed() where isGoneFree[index] {
        if let key = key(gone[index]) { waiting[key, default: []].append(index) }
      }
      guard !waiting.isEmpty else { return }
      for index in come.indices where isComeFree[index] {
        guard let key = key(come[index]), let others = waiting[key] else { continue }
        let near = others.suffix(FunctionMoves.candidateLimit)
        guard let place = near.lastIndex(where: { isAllowed(gone[$0], come[index]) }) else { continue }
        pair(others[place], index)
        waiting[key]?.remove(at: place)
      }
    }

    /// The likest first. Candidates share one of their smallest hashes, which likely sets do.
    mutating func matchLike(_ isAllowed: (LooseFunction, LooseFunction) -> Bool) {
      var byHash: [UInt32: [Int]] = [:]
      for index in gone.indices where isGoneFree[index] {
        for hash in keys(gone[index]) { byHash[hash, default: []].append(index) }
      }
      guard !byHash.isEmpty else { return }
      var found: [(likeness: Double, gone: Int, come: Int)] = []
      for index in come.indices where isComeFree[index] {
        guard let sketch = come[index].sketch else { continue }
        var seen: Set<Int> = []
        for hash in keys(come[index]) {
          for other in byHash[hash] ?? [] {
            if seen.count >= FunctionMoves.candidateLimit { break }
            guard seen.insert(other).inserted, let source = gone[other].sketch, isAllowed(gone[other], come[index])
            else { continue }
            let isOfLikeSize = max(source.tokens, sketch.tokens) <= 2 * min(source.tokens, sketch.tokens)
            guard isOfLikeSize else { continue }
            let likeness = source.likeness(to: sketch)
            if likeness >= FunctionMoves.likeness { found.append((likeness, other, index)) }
          }
        }
      }
      found.sort { ($1.likeness, $0.come, $0.gone) < ($0.likeness, $1.come, $1.gone) }
      for match in found where isGoneFree[match.gone] && isComeFree[match.come] { pair(match.gone, match.come) }
    }

    private func keys(_ function: LooseFunction) -> [UInt32] {
      guard let sketch = function.sketch, sketch.tokens >= FunctionMoves.likeTokens else { return [] }
      return Array(sketch.words.prefix(8))
    }

    private mutating func pair(_ from: Int, _ to: Int) {
      pairs.append((from, to))
      isGoneFree[from] = false
      isComeFree[to] = false
    }
  }
}
