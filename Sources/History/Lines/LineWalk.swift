internal import Git
internal import SourceText

/// Walks back from the head with some of its files and finds the commit that each line is from.
///
/// Every commit that a line is looked for in has a map from path to segments. It is moved to the first parent, not
/// copied; only what differs from there is taken out and looked at. A line's way depends on commits and blobs alone, so
/// any order of children before parents, and any division of the files among workers, gives the same.
/// Source: `pass_blame` in git's blame.c.
struct LineWalk: ~Copyable {
  /// What a walk finds out about one file.
  struct Finding: Sendable {
    /// For each line the number of the commit that it is from.
    var owners: [Int32]
    var isBinary: Bool
    /// The commits that changed the file and the one that made it, newest first; only where they are asked for.
    var changes: [Int32] = []
    /// The commits that made it: one, or several where histories were joined.
    var creations: [Int32] = []
  }

  /// One file at one commit, with what is still looked for in it.
  private struct Version {
    var side: ChangeTable.Side
    var segments: [LineSegment]
    /// The final files whose changes are followed through it; empty where only lines are.
    var files: [Int32]
  }

  private typealias Tree = [Int32: Version]

  private let table: ChangeTable
  private let rules: LineOwnership.Rules
  private var blobs: BlobCache
  private var renames: RenameSources
  /// The maps of commits still to come, by number.
  private var trees: [Tree?]
  /// How many of the maps have each path, so that most changes of a commit are passed over without a look.
  private var uses: [Int32]
  private var findings: [Finding] = []
  private var diffs = 0

  init(table: ChangeTable, rules: LineOwnership.Rules, repository: consuming Repository) {
    self.table = table
    self.rules = rules
    blobs = BlobCache(repository)
    renames = RenameSources()
    trees = Array(repeating: nil, count: table.commits.count)
    uses = Array(repeating: 0, count: table.paths.count)
  }

  /// What this walk has cost so far.
  var cost: LineOwnership.Cost { LineOwnership.Cost(blobReads: blobs.reads, diffs: diffs) }

  /// - Parameter files: files of the head, as numbers in the table.
  /// - Throws: `GitError` where an object cannot be read; the walk can be asked again, about other files.
  mutating func findings(of files: ArraySlice<LineOwnership.Entry>) throws -> [Finding] {
    findings = []
    for commit in trees.indices { trees[commit] = nil }
    for path in uses.indices { uses[path] = 0 }
    var tree: Tree = [:]
    for (number, file) in files.enumerated() {
      let content = try blobs.content(of: file.side.blob, named: table.blobs[Int(file.side.blob)])
      let count = LinesOfText.count(in: content)
      findings.append(
        Finding(owners: Array(repeating: -1, count: count), isBinary: BinaryCheck.isBinary(content.span)))
      guard count > 0 || rules.followsChanges else { continue }
      let whole = LineSegment(line: 0, count: Int32(count), file: Int32(number), final: 0)
      tree[file.path] = Version(
        side: file.side, segments: count > 0 ? [whole] : [], files: rules.followsChanges ? [Int32(number)] : [])
      uses[Int(file.path)] += 1
    }
    if !tree.isEmpty { trees[0] = tree }
    for commit in trees.indices {
      guard let tree = trees[commit] else { continue }
      trees[commit] = nil
      try visit(commit, tree)
    }
    return findings
  }

  private mutating func visit(_ commit: Int, _ tree: consuming Tree) throws {
    guard let first = table.parents[commit].first else {
      for (path, version) in tree {
        uses[Int(path)] -= 1
        note(version, changedBy: commit, isNew: true)
        settle(version.segments, on: commit)
      }
      return
    }
    for step in table.steps(of: commit) where !step.isDeletion && uses[Int(step.path)] > 0 {
      guard let version = tree.removeValue(forKey: step.path) else { continue }
      uses[Int(step.path)] -= 1
      try pass(version, at: step, of: commit)
    }
    join(tree, into: Int(first))
  }

  /// Hands a file that differs from the first parent on: whole to the first parent with the same blob, else line by
  /// line to each parent in turn. What no parent has is the commit's own.
  private mutating func pass(_ version: Version, at step: ChangeTable.Step, of commit: Int) throws {
    let origins = try origins(of: version, at: step, in: commit)
    if let whole = origins.first, whole.side.blob == version.side.blob {
      var moved = version
      moved.side = whole.side
      return add(moved, at: whole.path, to: whole.commit)
    }
    var left = version.segments
    for origin in origins {
      try pass(&left, of: version, to: origin) { segments, hunks, _, _ in
        LineSegments.split(segments, at: hunks)
      }
    }
    if rules.ignored.contains(table.commits[commit].id) {
      for origin in origins where !left.isEmpty {
        try pass(&left, of: version, to: origin) { segments, hunks, old, new in
          IgnoredCommit.split(segments, by: IgnoredCommit.origins(of: hunks, old: old, new: new))
        }
      }
    }
    note(version, changedBy: commit, isNew: origins.isEmpty)
    settle(left, on: commit)
  }

  /// Hands to one parent what `split` finds to be from there; what is left stays in `left`.
  private mutating func pass(
    _ left: inout [LineSegment], of version: Version, to origin: Origin,
    by split: ([LineSegment], [LineHunk], [UInt8], [UInt8]) -> (passed: [LineSegment], kept: [LineSegment])
  ) throws {
    var passed: [LineSegment] = []
    if !left.isEmpty {
      let old = try blobs.content(of: origin.side.blob, named: table.blobs[Int(origin.side.blob)])
      let new = try blobs.content(of: version.side.blob, named: table.blobs[Int(version.side.blob)])
      diffs += 1
      let hunks = try LineDiff.hunks(old: old.span, new: new.span, ignoringWhitespace: rules.ignoresWhitespace)
      (passed, left) = split(left, hunks, old, new)
    }
    guard !passed.isEmpty || !version.files.isEmpty else { return }
    add(Version(side: origin.side, segments: passed, files: version.files), at: origin.path, to: origin.commit)
  }

  /// A parent's file that a version may have lines from.
  private struct Origin {
    var commit: Int
    var path: Int32
    var side: ChangeTable.Side
  }

  /// The parents' files to ask, in the parents' order; where one has the same blob, it alone.
  private mutating func origins(
    of version: Version, at step: ChangeTable.Step, in commit: Int
  ) throws -> [Origin] {
    let parents = table.parents[commit]
    var origins = [Origin?](repeating: nil, count: parents.count)
    for index in parents.indices {
      let side = old(step, parent: index)
      // Another kind of entry is another file to git.
      guard side.exists, side.kind == version.side.kind else { continue }
      let origin = Origin(commit: Int(parents[index]), path: step.path, side: side)
      if side.blob == version.side.blob { return [origin] }
      if !origins.contains(where: { $0?.side.blob == side.blob }) { origins[index] = origin }
    }
    for index in parents.indices where !old(step, parent: index).exists {
      guard let source = try renameSource(of: step.path, version.side, commit: commit, parent: index) else { continue }
      let origin = Origin(commit: Int(parents[index]), path: source.path, side: source.side)
      if source.side.blob == version.side.blob { return [origin] }
      if !origins[..<index].contains(where: { $0?.side.blob == source.side.blob }) { origins[index] = origin }
    }
    return origins.compactMap { $0 }
  }

  private func old(_ step: ChangeTable.Step, parent: Int) -> ChangeTable.Side {
    parent == 0 ? step.old : table.mergeSides[Int(step.others) + parent - 1]
  }

  private mutating func renameSource(
    of path: Int32, _ side: ChangeTable.Side, commit: Int, parent: Int
  ) throws -> (path: Int32, side: ChangeTable.Side)? {
    try blobs.withRepository { repository in
      try renames.source(of: path, side, commit: commit, parent: parent, table: table, in: repository)
    }
  }

  private mutating func note(_ version: Version, changedBy commit: Int, isNew: Bool) {
    for file in version.files {
      findings[Int(file)].changes.append(Int32(commit))
      if isNew { findings[Int(file)].creations.append(Int32(commit)) }
    }
  }

  private mutating func settle(_ segments: [LineSegment], on commit: Int) {
    for segment in segments {
      for line in Int(segment.final)..<Int(segment.final + segment.count) {
        findings[Int(segment.file)].owners[line] = Int32(commit)
      }
    }
  }

  private mutating func add(_ version: Version, at path: Int32, to commit: Int) {
    uses[Int(path)] += 1
    var tree = trees[commit] ?? [:]
    trees[commit] = nil
    add(version, at: path, to: &tree)
    trees[commit] = tree
  }

  private mutating func add(_ version: Version, at path: Int32, to tree: inout Tree) {
    guard let known = tree.removeValue(forKey: path) else {
      tree[path] = version
      return
    }
    uses[Int(path)] -= 1
    tree[path] = Version(
      side: known.side, segments: LineSegments.merge(known.segments, version.segments),
      files: known.files == version.files ? known.files : Set(known.files).union(version.files).sorted())
  }

  /// Adds the smaller map to the larger.
  private mutating func join(_ tree: Tree, into commit: Int) {
    guard var other = trees[commit] else {
      if !tree.isEmpty { trees[commit] = tree }
      return
    }
    trees[commit] = nil
    var tree = tree
    if tree.count > other.count { swap(&tree, &other) }
    for (path, version) in tree { add(version, at: path, to: &other) }
    trees[commit] = other
  }
}
