internal import Git
internal import SourceText

/// Follows who wrote each line of every file from the first commit to the head, parents before children.
///
/// Each commit's state is a map from path to line runs. It is moved to the last child that needs it and copied for the
/// others, so that a linear history copies nothing. Agrees with `git blame` (no -M, no -C) except where two diffs of
/// the same change are equally short.
struct LineageTracker {
  private typealias Tree = [RepositoryPath: LineRuns]

  private var trees: [ObjectID: Tree] = [:]
  private var childrenLeft: [ObjectID: Int] = [:]

  /// - Parameter parents: every commit's parents, to know when a state is no longer needed.
  init(parents: [[ObjectID]], head: ObjectID) {
    for list in parents {
      for parent in list { childrenLeft[parent, default: 0] += 1 }
    }
    childrenLeft[head, default: 0] += 1
  }

  /// Takes in one commit; its parents have been taken in before.
  ///
  /// - Returns: for each of the delta's files, the lines that it took away by origin, and for a merge the lines that
  ///   are its own.
  mutating func advance(
    _ delta: CommitDelta, index: Int, compared: [ComparedFile]
  ) -> [(replaced: [ReplacedLines], own: Int)] {
    let parents = delta.commit.parents
    var sides: [Tree] = []
    for (place, parent) in parents.enumerated() { sides.append(take(parent, keep: place > 0)) }
    var tree = sides.first ?? [:]
    if !sides.isEmpty { sides[0] = [:] }
    var results: [(replaced: [ReplacedLines], own: Int)] = []
    results.reserveCapacity(delta.files.count)
    // Everything is read before anything is written: a file can be renamed to the path that another one left.
    var writes: [(RepositoryPath, LineRuns?)] = []
    for (file, result) in zip(delta.files, compared) {
      let runs = file.sides.map { side in
        (side.parent == 0 ? tree[side.path] : sides[side.parent][side.path]) ?? .none
      }
      if file.oldPath != nil, let old = file.sides.first?.path { writes.append((old, nil)) }
      guard file.new != nil else {
        let taken = runs.first.map { LineRuns.none.taking($0) } ?? []
        results.append((taken, 0))
        writes.append((file.path, nil))
        continue
      }
      if runs.count > 1 {
        let merged = LineRuns.merging(
          Array(zip(runs, result.hunks)).map { (runs: $0.0, hunks: $0.1) }, lineCount: result.lineCount, origin: index)
        results.append(([], merged.own))
        writes.append((file.path, merged.runs))
      } else if let old = runs.first, old.count > 0 {
        let next = old.applying(result.hunks.first ?? [], origin: index)
        results.append((next.replaced, 0))
        writes.append((file.path, next.runs))
      } else {
        results.append(([], result.lineCount))
        writes.append((file.path, .all(result.lineCount, from: index)))
      }
    }
    for taken in delta.taken {
      writes.append((taken.path, taken.blob == nil ? nil : sides[taken.parent][taken.path]))
    }
    // Removals first, or a rename onto a path that another rename left would lose it.
    for (path, runs) in writes where runs == nil { tree.removeValue(forKey: path) }
    for (path, runs) in writes {
      if let runs { tree[path] = runs }
    }
    for parent in parents.dropFirst() { release(parent) }
    trees[delta.commit.id] = tree
    return results
  }

  /// The state at a commit whose children have all been taken in but for the caller.
  func runs(at commit: ObjectID) -> [RepositoryPath: LineRuns] { trees[commit] ?? [:] }

  /// The parent's state: moved out when this is its last child, copied otherwise.
  private mutating func take(_ parent: ObjectID, keep: Bool) -> Tree {
    if keep { return trees[parent] ?? [:] }
    childrenLeft[parent, default: 1] -= 1
    if childrenLeft[parent] == 0 { return trees.removeValue(forKey: parent) ?? [:] }
    return trees[parent] ?? [:]
  }

  private mutating func release(_ parent: ObjectID) {
    childrenLeft[parent, default: 1] -= 1
    if childrenLeft[parent] == 0 { trees.removeValue(forKey: parent) }
  }
}

extension LineRuns {
  /// All of another version's lines, by origin: what a deletion takes away.
  fileprivate func taking(_ other: LineRuns) -> [ReplacedLines] {
    other.applying([LineHunk(oldStart: 0, oldCount: other.count, newStart: 0, newCount: 0)], origin: -1).replaced
  }
}
