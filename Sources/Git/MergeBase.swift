extension Repository {
  /// The best common ancestor of two commits: reachable from both and from no other common ancestor; of several, the
  /// newest by its claimed time. Nil where the histories share nothing.
  package func mergeBase(_ a: ObjectID, _ b: ObjectID) throws(GitError) -> ObjectID? {
    let first = try peel(a, named: a.hex)
    let second = try peel(b, named: b.hex)
    if first == second { return first }
    var graph = CommitGraph()
    let left = graph.number(of: first)
    let right = graph.number(of: second)
    var candidates = try commonAncestors(left, right, &graph)
    if candidates.count > 1 {
      // Clocks that run backwards leave ancestors of one another among them.
      let all = candidates
      var redundant: Set<Int> = []
      for candidate in all {
        for other in all where other != candidate && !redundant.contains(other) && !redundant.contains(candidate) {
          if try reaches(candidate, from: other, &graph) { redundant.insert(candidate) }
        }
      }
      candidates.removeAll { redundant.contains($0) }
    }
    return candidates.first.map { graph.ids[$0] }
  }

  /// Paints both histories, newest first, until only ancestors of found bases are left. Newest first.
  /// Source: `paint_down_to_common` in git's commit-reach.c.
  private func commonAncestors(
    _ left: Int, _ right: Int, _ graph: inout CommitGraph
  ) throws(GitError) -> [Int] {
    var paint: [Int: Paint] = [left: .left, right: .right]
    var queue = CommitQueue()
    /// How many queue entries are not stale.
    var fresh = 2
    for number in [left, right] {
      _ = try graph.parents(of: number, in: self)
      queue.push(number, time: graph.times[number])
    }
    var found: [Int] = []
    // An entry counts as fresh by the paint it had when pushed; repainting recounts the entries of that commit.
    var entries: [Int: Int] = [left: 1, right: 1]
    while fresh > 0, let number = queue.pop() {
      var marks = paint[number] ?? []
      entries[number, default: 1] -= 1
      if !marks.contains(.stale) { fresh -= 1 }
      if marks.isSuperset(of: [.left, .right]), !marks.contains(.stale) {
        if !marks.contains(.result) {
          paint[number, default: []].insert(.result)
          found.append(number)
        }
        marks.insert(.stale)
      }
      marks.formIntersection([.left, .right, .stale])
      for parent in try graph.parents(of: number, in: self).map(Int.init) {
        let before = paint[parent] ?? []
        if before.isSuperset(of: marks) { continue }
        let after = before.union(marks)
        paint[parent] = after
        if !before.contains(.stale), after.contains(.stale) { fresh -= entries[parent] ?? 0 }
        entries[parent, default: 0] += 1
        if !after.contains(.stale) { fresh += 1 }
        _ = try graph.parents(of: parent, in: self)
        queue.push(parent, time: graph.times[parent])
      }
    }
    return found.filter { !(paint[$0] ?? []).contains(.stale) }
  }

  private func reaches(_ ancestor: Int, from start: Int, _ graph: inout CommitGraph) throws(GitError) -> Bool {
    var seen: Set<Int> = [start]
    var pending = [start]
    while let number = pending.popLast() {
      if number == ancestor { return true }
      for parent in try graph.parents(of: number, in: self) where seen.insert(Int(parent)).inserted {
        pending.append(Int(parent))
      }
    }
    return false
  }
}

private struct Paint: OptionSet {
  let rawValue: UInt8
  static let left = Paint(rawValue: 1)
  static let right = Paint(rawValue: 2)
  static let stale = Paint(rawValue: 4)
  static let result = Paint(rawValue: 8)
}
