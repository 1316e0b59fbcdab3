internal import Git
internal import SourceText

/// Follows who wrote each line of every file from the first commit to the head, parents before children.
///
/// Each commit's state is the line runs of its files. It is moved to the last child that needs it and shared with the
/// others, so that a linear history copies nothing and a branch little. Agrees with `git blame` (no -M, no -C) except
/// where two diffs of the same change are equally short, and where a change only laid a file out anew: there its lines
/// stay with whoever wrote them.
struct LineageTracker {
  private var paths = PathNumbers()
  private var trees: [ObjectID: FileStates] = [:]
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
  /// What became of one file.
  struct Step {
    /// The lines that the change took away, by origin.
    var replaced: [ReplacedLines]
    /// For a merge the lines that are its own.
    var own = 0
    /// Who wrote the lines that are there now.
    var runs = LineRuns.none
  }

  /// - Returns: one step for each of the delta's files.
  mutating func advance(_ delta: CommitDelta, index: Int, compared: [ComparedFile]) -> [Step] {
    let parents = delta.commit.parents
    var sides: [FileStates] = []
    for (place, parent) in parents.enumerated() { sides.append(take(parent, keep: place > 0)) }
    var tree = sides.first ?? FileStates()
    if !sides.isEmpty { sides[0] = FileStates() }
    var results: [Step] = []
    results.reserveCapacity(delta.files.count)
    // Everything is read before anything is written: a file can be renamed to the path that another one left.
    var writes: [(file: Int, runs: LineRuns?)] = []
    for (file, result) in zip(delta.files, compared) {
      let place = paths.number(of: file.path)
      let runs = file.sides.map { side in
        let number = paths.number(of: side.path)
        return (side.parent == 0 ? tree[number] : sides[side.parent][number]) ?? .none
      }
      if file.oldPath != nil, let old = file.sides.first?.path { writes.append((paths.number(of: old), nil)) }
      guard file.new != nil else {
        let taken = runs.first.map { LineRuns.none.taking($0) } ?? []
        results.append(Step(replaced: taken))
        writes.append((place, nil))
        continue
      }
      if result.skipped != nil {
        // A version that was not read is taken for the one before it, as far as lines go.
        let kept = runs.first ?? .none
        let next = result.lineCount == 0 ? kept : kept.resized(to: result.lineCount, origin: index)
        results.append(Step(replaced: [], runs: next))
        writes.append((place, next))
      } else if runs.count > 1 {
        let merged = LineRuns.merging(
          Array(zip(runs, result.hunks)).map { (runs: $0.0, hunks: $0.1) }, lineCount: result.lineCount, origin: index)
        results.append(Step(replaced: [], own: merged.own, runs: merged.runs))
        writes.append((place, merged.runs))
      } else if let old = runs.first, old.count > 0, result.change.isLayout {
        let next = old.relaid(result.hunks.first ?? [], origin: index)
        results.append(Step(replaced: [], runs: next))
        writes.append((place, next))
      } else if let old = runs.first, old.count > 0 {
        let next = old.applying(result.hunks.first ?? [], origin: index)
        results.append(Step(replaced: next.replaced, runs: next.runs))
        writes.append((place, next.runs))
      } else {
        let all = LineRuns.all(result.lineCount, from: index)
        results.append(Step(replaced: [], own: result.lineCount, runs: all))
        writes.append((place, all))
      }
    }
    for taken in delta.taken {
      let place = paths.number(of: taken.path)
      writes.append((place, taken.blob == nil ? nil : sides[taken.parent][place]))
    }
    // Removals first, or a rename onto a path that another rename left would lose it.
    for write in writes where write.runs == nil { tree[write.file] = nil }
    for write in writes where write.runs != nil { tree[write.file] = write.runs }
    for parent in parents.dropFirst() { release(parent) }
    trees[delta.commit.id] = tree
    return results
  }

  /// The state at a commit whose children have all been taken in but for the caller.
  func runs(at commit: ObjectID) -> [RepositoryPath: LineRuns] {
    guard let tree = trees[commit] else { return [:] }
    return paths.all.compactMapValues { tree[$0] }
  }

  /// The parent's state: moved out when this is its last child, copied otherwise.
  private mutating func take(_ parent: ObjectID, keep: Bool) -> FileStates {
    if keep { return trees[parent] ?? FileStates() }
    childrenLeft[parent, default: 1] -= 1
    if childrenLeft[parent] == 0 { return trees.removeValue(forKey: parent) ?? FileStates() }
    return trees[parent] ?? FileStates()
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
