internal import SourceText

extension Repository {
  /// Pairs deletions and additions into renames as `git diff -M` does: the same object first, then the one file of a
  /// name on each side if it is 75 % alike, then the best of all pairs that are at least 50 % alike. No copies.
  ///
  /// Reads the blobs of unpaired files only. As in git, with more than a million pairs left nothing further is paired.
  /// In a partial clone, a blob left on the server pairs by id only; elsewhere a missing one throws.
  /// - Parameter blobLimit: larger blobs pair by id only, too.
  package func detectRenames(
    _ changes: [TreeChange], blobLimit: Int = 64 << 20
  ) throws(GitError) -> [TreeChange] {
    var detection = RenameDetection(changes, blobLimit: blobLimit)
    guard !detection.sources.isEmpty, !detection.targets.isEmpty else { return changes }
    detection.pairSameObjects()
    try detection.pairSameNames(in: self)
    try detection.pairMostAlike(in: self)
    return detection.result()
  }
}

/// Source: `diffcore_rename_extended` in git's diffcore-rename.c, for a plain `-M`.
private struct RenameDetection: ~Copyable {
  static let pairLimit = 1_000 * 1_000

  let changes: [TreeChange]
  /// Indexes of deletions and additions.
  let sources: [Int]
  let targets: [Int]
  private var sourceOfTarget: [Int: (source: Int, score: Int)] = [:]
  private var usedSources: Set<Int> = []
  private var similarity: ContentSimilarity

  init(_ changes: [TreeChange], blobLimit: Int) {
    self.changes = changes
    similarity = ContentSimilarity(blobLimit: blobLimit)
    sources = changes.indices.filter { changes[$0].new == nil && changes[$0].old != nil }
    targets = changes.indices.filter { changes[$0].old == nil && changes[$0].new != nil }
  }

  private mutating func pair(_ source: Int, _ target: Int, score: Int) {
    sourceOfTarget[target] = (source, score)
    usedSources.insert(source)
  }

  mutating func pairSameObjects() {
    var byID: [ObjectID: [Int]] = [:]
    for source in sources {
      if let id = changes[source].old?.id { byID[id, default: []].append(source) }
    }
    for target in targets {
      guard let new = changes[target].new, let alike = byID[new.id] else { continue }
      var best: Int?
      // git gives up on a better one after about a hundred.
      for source in alike.prefix(102) {
        guard let old = changes[source].old, old.mode == new.mode || old.mode.isFile && new.mode.isFile else {
          continue
        }
        if hasSameName(source, target) {
          best = source
          break
        }
        best = best ?? source
      }
      if let best {
        pair(best, target, score: ContentSimilarity.full)
        byID[new.id]?.removeAll { $0 == best }
      }
    }
  }

  mutating func pairSameNames(in repository: borrowing Repository) throws(GitError) {
    // The file of a name, or nil where several have it.
    var sourceOfName: [ArraySlice<UInt8>: Int?] = [:]
    var targetOfName: [ArraySlice<UInt8>: Int?] = [:]
    for source in sources where !usedSources.contains(source) {
      let name = changes[source].path.name
      sourceOfName[name] = .some(sourceOfName.keys.contains(name) ? nil : source)
    }
    for target in targets where sourceOfTarget[target] == nil {
      let name = changes[target].path.name
      targetOfName[name] = .some(targetOfName.keys.contains(name) ? nil : target)
    }
    for source in sources where !usedSources.contains(source) {
      let name = changes[source].path.name
      guard case .some(.some(source)) = sourceOfName[name], case .some(.some(let target)) = targetOfName[name] else {
        continue
      }
      let score = try score(source, target, in: repository)
      if score >= ContentSimilarity.minimumOfOneName { pair(source, target, score: score) }
    }
  }

  mutating func pairMostAlike(in repository: borrowing Repository) throws(GitError) {
    let freeSources = sources.filter { !usedSources.contains($0) }
    let freeTargets = targets.filter { sourceOfTarget[$0] == nil }
    guard !freeSources.isEmpty, !freeTargets.isEmpty, freeSources.count * freeTargets.count <= Self.pairLimit else {
      return
    }
    var pairs: [RenameCandidate] = []
    for target in freeTargets {
      var kept = RenameCandidates()
      for source in freeSources {
        kept.add(
          RenameCandidate(
            source: source, target: target, score: try score(source, target, in: repository),
            hasSameName: hasSameName(source, target)))
      }
      pairs += kept.best
    }
    // Stable, as git's is: among equals the order of targets decides, and two runs agree.
    let ordered = pairs.enumerated().sorted { left, right in
      if left.element.isBetter(than: right.element) { return true }
      if right.element.isBetter(than: left.element) { return false }
      return left.offset < right.offset
    }
    for (_, pair) in ordered where pair.score >= ContentSimilarity.minimum {
      if sourceOfTarget[pair.target] == nil, !usedSources.contains(pair.source) {
        self.pair(pair.source, pair.target, score: pair.score)
      }
    }
  }

  private func hasSameName(_ source: Int, _ target: Int) -> Bool {
    changes[source].path.name == changes[target].path.name
  }

  /// 0 to 60,000: the share of the larger file's bytes that both have.
  private mutating func score(
    _ source: Int, _ target: Int, in repository: borrowing Repository
  ) throws(GitError) -> Int {
    guard let old = changes[source].old, let new = changes[target].new else { return 0 }
    return try similarity.score(old, new, in: repository)
  }

  /// Renames stand where their additions stood; the deletions they use up are gone.
  func result() -> [TreeChange] {
    changes.indices.compactMap { index in
      if usedSources.contains(index) { return nil }
      guard let (source, score) = sourceOfTarget[index] else { return changes[index] }
      var change = changes[index]
      change.oldPath = changes[source].path
      change.old = changes[source].old
      change.similarity = score
      return change
    }
  }
}
