extension Repository {
  /// The commits reachable from `tips` and not from `hiding`, children before their parents, lines of development kept
  /// together: the order of `git rev-list --topo-order`.
  ///
  /// A shallow clone's history ends at its edge; anywhere else a missing commit throws. With `firstParentOnly`, only the
  /// first parent of each commit is followed, while everything reachable from `hiding` stays hidden. What is hidden is
  /// looked for by claimed time, a little beyond where git stops; clocks that run backwards over hundreds of commits can
  /// leave a hidden commit in the result, never take away another.
  ///
  /// - Parameters:
  ///   - since: as git's `--since`: a commit whose committer's time is before it is hidden with all its ancestors.
  ///   - until: as git's `--until`: commits whose committer's time is after it are left out, their ancestors are not.
  package func walk(
    from tips: [ObjectID], hiding: [ObjectID] = [], firstParentOnly: Bool = false, since: Int64? = nil,
    until: Int64? = nil
  ) throws(GitError) -> [ObjectID] {
    var graph = CommitGraph()
    var walk = Walk(firstParentOnly: firstParentOnly, since: since ?? .min, until: until ?? .max)
    for tip in tips { walk.start(graph.number(of: try peel(tip, named: tip.hex)), isHidden: false) }
    for tip in hiding { walk.start(graph.number(of: try peel(tip, named: tip.hex)), isHidden: true) }
    let shown = try walk.collect(&graph, in: self)
    return try walk.sort(shown, &graph, in: self).map { graph.ids[$0] }
  }
}

/// One walk's marks on the graph.
private struct Walk {
  /// How many hidden commits are looked at after the last that could matter by its time. git takes 5.
  static let slop = 256

  let firstParentOnly: Bool
  let since: Int64
  let until: Int64
  private var starts: [(number: Int, isHidden: Bool)] = []
  private var isSeen: [Bool] = []
  private var isHidden: [Bool] = []
  private var isQueued: [Bool] = []
  private var queue = CommitQueue()
  /// Queued commits that are not hidden.
  private var open = 0

  init(firstParentOnly: Bool, since: Int64, until: Int64) {
    self.firstParentOnly = firstParentOnly
    self.since = since
    self.until = until
  }

  mutating func start(_ number: Int, isHidden: Bool) {
    starts.append((number, isHidden))
  }

  /// The shown commits, in the order met: newest first as far as the clocks are right.
  mutating func collect(_ graph: inout CommitGraph, in repository: borrowing Repository) throws(GitError) -> [Int] {
    let hidesNothing = since == .min && !starts.contains { $0.isHidden }
    for start in starts {
      try enqueue(start.number, isHidden: start.isHidden, &graph, in: repository)
    }
    var shown: [Int] = []
    var oldestShown = Int64.max
    var slop = Self.slop
    while let first = queue.first, let number = queue.pop() {
      isQueued[number] = false
      let hidden = isHidden[number]
      if !hidden {
        open -= 1
        if first.time <= until { shown.append(number) }
        oldestShown = min(oldestShown, first.time)
      }
      let parents = try graph.parents(of: number, in: repository)
      let followed = firstParentOnly && !hidden ? parents.prefix(1) : parents[...]
      for parent in followed { try enqueue(Int(parent), isHidden: hidden, &graph, in: repository) }
      if open == 0, !hidesNothing {
        slop = first.time >= oldestShown ? Self.slop : slop - 1
        if oldestShown == .max || slop <= 0 { break }
      }
    }
    return shown.filter { !isHidden[$0] }
  }

  private mutating func enqueue(
    _ number: Int, isHidden hidden: Bool, _ graph: inout CommitGraph, in repository: borrowing Repository
  ) throws(GitError) {
    if isSeen.count <= number {
      let missing = max(number + 1, graph.count) - isSeen.count
      isSeen.append(contentsOf: repeatElement(false, count: missing))
      isHidden.append(contentsOf: repeatElement(false, count: missing))
      isQueued.append(contentsOf: repeatElement(false, count: missing))
    }
    // Reading it gives its time.
    _ = try graph.parents(of: number, in: repository)
    let hidden = hidden || graph.times[number] < since
    if isSeen[number] {
      if hidden, !isHidden[number] { try hide(number, &graph, in: repository) }
      return
    }
    isSeen[number] = true
    isHidden[number] = hidden
    isQueued[number] = true
    if !hidden { open += 1 }
    queue.push(number, time: graph.times[number])
  }

  /// Marks a commit met before as hidden, and all its ancestors that were met before.
  private mutating func hide(
    _ number: Int, _ graph: inout CommitGraph, in repository: borrowing Repository
  ) throws(GitError) {
    var pending = [number]
    while let next = pending.popLast() {
      guard next < isSeen.count, isSeen[next], !isHidden[next] else { continue }
      isHidden[next] = true
      if isQueued[next] { open -= 1 } else { pending += try graph.parents(of: next, in: repository).map(Int.init) }
    }
  }

  /// Children first; among lines of development the newest tip first, and a merged line before the one it was merged
  /// into, as git does.
  func sort(
    _ shown: [Int], _ graph: inout CommitGraph, in repository: borrowing Repository
  ) throws(GitError) -> [Int] {
    var waiting = [Int32](repeating: -1, count: graph.count)
    for number in shown { waiting[number] = 0 }
    for number in shown {
      for parent in try followed(number, &graph, in: repository) where waiting[Int(parent)] >= 0 {
        waiting[Int(parent)] += 1
      }
    }
    var ready = Array(shown.filter { waiting[$0] == 0 }.reversed())
    var sorted: [Int] = []
    sorted.reserveCapacity(shown.count)
    while let number = ready.popLast() {
      sorted.append(number)
      for parent in try followed(number, &graph, in: repository) where waiting[Int(parent)] >= 0 {
        waiting[Int(parent)] -= 1
        if waiting[Int(parent)] == 0 { ready.append(Int(parent)) }
      }
    }
    return sorted
  }

  private func followed(
    _ number: Int, _ graph: inout CommitGraph, in repository: borrowing Repository
  ) throws(GitError) -> ArraySlice<Int32> {
    let parents = try graph.parents(of: number, in: repository)
    return firstParentOnly ? parents.prefix(1) : parents[...]
  }
}
