internal import SourceText

/// Finds where one added file came from among a commit's deletions, each addition asked about alone: the way of
/// `git blame` and `git log --follow`, in which two additions may share a source. `detectRenames` is the way of
/// `git diff`, in which they may not.
///
/// The same object first, then the one deletion with the same name if it is 75 % alike, then the most alike of at least
/// 50 %. Keeps what it has read of the deletions for the next question.
/// Source: `diffcore_rename_extended` in git's diffcore-rename.c with `single_follow`.
package struct RenameSourceSearch: ~Copyable {
  /// git looks no further than this many deletions of the same object.
  private static let sameObjectLimit = 100
  /// git's default limit of 1,000 by 1,000 pairs.
  private static let sourceLimit = 1_000 * 1_000

  private let sources: [TreeFile]
  private var byObject: [ObjectID: [Int]] = [:]
  /// The deletion of a name; nil where several have it.
  private var byName: [ArraySlice<UInt8>: Int?] = [:]
  private var similarity: ContentSimilarity

  /// - Parameter deletions: in the order of the tree.
  /// - Parameter blobLimit: larger blobs are found by id only.
  package init(deletions: [TreeFile], blobLimit: Int = 64 << 20) {
    sources = deletions
    similarity = ContentSimilarity(blobLimit: blobLimit)
    for (index, source) in deletions.enumerated() {
      byObject[source.blob, default: []].append(index)
      let name = source.path.name
      byName[name] = .some(byName.keys.contains(name) ? nil : index)
    }
  }

  /// The index of the deletion that `target` came from; nil where it came from none.
  package mutating func source(
    of target: TreeFile, in repository: borrowing Repository
  ) throws(GitError) -> Int? {
    if let same = sameObject(as: target) { return same }
    if case .some(.some(let index)) = byName[target.path.name],
      try score(index, target, in: repository) >= ContentSimilarity.minimumOfOneName
    {
      return index
    }
    guard sources.count <= Self.sourceLimit else { return nil }
    var candidates = RenameCandidates()
    for (index, source) in sources.enumerated() {
      candidates.add(
        RenameCandidate(
          source: index, target: 0, score: try score(index, target, in: repository),
          hasSameName: source.path.name == target.path.name))
    }
    var best: RenameCandidate?
    for candidate in candidates.best where candidate.score >= ContentSimilarity.minimum {
      if best.map(candidate.isBetter) ?? true { best = candidate }
    }
    return best?.source
  }

  private func sameObject(as target: TreeFile) -> Int? {
    var first: Int?
    var seen = 0
    for index in byObject[target.blob] ?? [] {
      let source = sources[index]
      guard source.mode == target.mode || source.mode.isFile && target.mode.isFile else { continue }
      if source.path.name == target.path.name { return index }
      first = first ?? index
      seen += 1
      if seen == Self.sameObjectLimit { break }
    }
    return first
  }

  private mutating func score(
    _ index: Int, _ target: TreeFile, in repository: borrowing Repository
  ) throws(GitError) -> Int {
    let source = sources[index]
    return try similarity.score(
      TreeChange.Side(id: source.blob, mode: source.mode), TreeChange.Side(id: target.blob, mode: target.mode),
      in: repository)
  }
}
