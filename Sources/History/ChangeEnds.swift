package import Analysis
package import Findings
package import Git

/// What a change ends in.
package enum ChangeHead: Sendable {
  case commit(ObjectID)
  /// What was added to the index. `merging` are the commits that a merge is about to bring in beside the one that it is
  /// compared with; none of a plain commit.
  case staged(merging: [ObjectID] = [])
  /// What lies in the worktree, against HEAD; the repository must be opened with its blobs.
  case worktree(WorktreeFiles)
}

/// Where a change starts and ends, and what lies between: what is known before a file is read.
package struct ChangeEnds: Sendable {
  /// Where it starts: the best commit that both sides have; of what is not committed, the commit it is compared with. Nil
  /// where there was nothing before.
  package let mergeBase: ObjectID?
  /// Its last commit; nil for what is not committed.
  package let head: Commit?
  /// Those between, newest first.
  package let commits: [Commit]
  /// What differs, renames detected.
  package let changes: [TreeChange]
  /// All files after it.
  package let files: [TreeFile]
  /// What a merge left undecided.
  package let gaps: [Coverage.Skipped]
  package let isShallow: Bool

  /// - Parameter base: the commit that the change is to go into; of what is not committed, HEAD. Nil where there is none
  ///   yet: then everything is new.
  /// - Throws: `HistoryError` where there is no change from one to the other; `GitError` for what cannot be read.
  package init(_ path: String, _ options: Repository.OpenOptions, base: ObjectID?, head: ChangeHead) throws {
    let repository = try Repository(opening: path, options: options)
    isShallow = repository.isShallow
    switch head {
    case .commit(let id):
      mergeBase = try base.map { try Self.start(path, repository, base: $0, head: id) }
      if base == nil, repository.isShallow { throw Self.tooShallow(path, "everything before it") }
      let last = try repository.commit(id)
      self.head = last
      commits = try repository.walk(from: [id], hiding: base.map { [$0] } ?? [])
        .map { id throws(GitError) in try repository.commit(id) }
      files = try repository.files(ofTree: last.tree)
      let before = try mergeBase.map { id throws(GitError) in try repository.commit(id).tree }
      changes = try repository.detectRenames(repository.changes(from: before, to: last.tree))
      gaps = []
    case .staged, .worktree:
      mergeBase = base
      self.head = nil
      var merging: [ObjectID] = []
      if case .staged(let brought) = head { merging = brought }
      if case .worktree(let worktree) = head {
        (files, gaps) = (worktree.files, worktree.gaps)
      } else {
        let staged = try repository.stagedFiles()
        files = staged.files
        gaps = staged.conflicts.map { Coverage.Skipped(path: $0, reason: SkipReason.undecided, isGap: true) }
      }
      commits =
        merging.isEmpty
        ? []
        : try repository.walk(from: merging, hiding: base.map { [$0] } ?? [])
          .map { id throws(GitError) in try repository.commit(id) }
      let tree = try base.map { id throws(GitError) in try repository.commit(id).tree }
      let before = try tree.map { tree throws(GitError) in try repository.files(ofTree: tree) } ?? []
      changes = try repository.detectRenames(TreeChange.changes(from: before, to: files))
    }
  }

  private static func start(
    _ path: String, _ repository: borrowing Repository, base: ObjectID, head: ObjectID
  ) throws -> ObjectID {
    if let found = try repository.mergeBase(base, head) {
      // Beyond an edge on the way down, a later commit of both sides may have been left out.
      guard repository.isShallow,
        try repository.walk(from: [base, head], hiding: [found]).contains(where: { repository.isCutOff(at: $0) })
      else { return found }
      throw tooShallow(path, "the commit where base and head parted")
    }
    if repository.isShallow { throw tooShallow(path, "the commit where base and head parted") }
    throw HistoryError(
      message: "\(path): base \(base.short) and head \(head.short) have no commit in common, so there is no change "
        + "from one to the other")
  }

  private static func tooShallow(_ path: String, _ what: String) -> HistoryError {
    HistoryError(
      message: "\(path): the clone is too shallow to hold \(what); fetch more of the history, "
        + "`git fetch --unshallow` for all of it")
  }
}
