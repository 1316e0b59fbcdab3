package import Analysis
package import Findings
package import Git

/// What a change ends in.
package enum ChangeHead: Sendable {
  case commit(ObjectID)
  /// What was added to the index, against HEAD.
  case staged
  /// What lies in the worktree, against HEAD; the repository must be opened with its blobs.
  case worktree(WorktreeFiles)
}

/// Where a change starts and ends, and what lies between: what is known before a file is read.
package struct ChangeEnds: Sendable {
  /// Where it starts: the best commit that both sides have; of what is not committed, the commit it is compared with.
  package let mergeBase: ObjectID
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

  /// - Parameter base: the commit that the change is to go into; of what is not committed, HEAD.
  /// - Throws: `HistoryError` where there is no change from one to the other; `GitError` for what cannot be read.
  package init(_ path: String, _ options: Repository.OpenOptions, base: ObjectID, head: ChangeHead) throws {
    let repository = try Repository(opening: path, options: options)
    isShallow = repository.isShallow
    switch head {
    case .commit(let id):
      let shallow = HistoryError(
        message: "\(path): the clone is too shallow to hold the commit where base and head parted; fetch more of the "
          + "history, `git fetch --unshallow` for all of it")
      guard let found = try repository.mergeBase(base, id) else {
        guard !repository.isShallow else { throw shallow }
        throw HistoryError(
          message:
            "\(path): base \(base.short) and head \(id.short) have no commit in common, so there is no change from one "
            + "to the other")
      }
      // Beyond an edge on the way down, a later commit of both sides may have been left out.
      if repository.isShallow,
        try repository.walk(from: [base, id], hiding: [found]).contains(where: { repository.isCutOff(at: $0) })
      {
        throw shallow
      }
      mergeBase = found
      let last = try repository.commit(id)
      self.head = last
      commits = try repository.walk(from: [id], hiding: [base]).map { id throws(GitError) in try repository.commit(id) }
      files = try repository.files(ofTree: last.tree)
      changes = try repository.detectRenames(repository.changes(from: repository.commit(found).tree, to: last.tree))
      gaps = []
    case .staged, .worktree:
      mergeBase = base
      self.head = nil
      commits = []
      if case .worktree(let worktree) = head {
        (files, gaps) = (worktree.files, worktree.gaps)
      } else {
        let staged = try repository.stagedFiles()
        files = staged.files
        gaps = staged.conflicts.map { Coverage.Skipped(path: $0, reason: SkipReason.undecided, isGap: true) }
      }
      let before = try repository.files(ofTree: repository.commit(base).tree)
      changes = try repository.detectRenames(TreeChange.changes(from: before, to: files))
    }
  }
}
