internal import CGit2
package import SourceText

/// What the next commit would have: the files as they were added to the index.
package struct StagedFiles: Sendable, Hashable {
  /// Sorted by path.
  package var files: [TreeFile]
  /// Paths that a merge left undecided; no commit can be made before they are, and what they will hold is not known.
  package var conflicts: [RepositoryPath]
  /// Those that a sparse checkout does not lay out in the worktree.
  package var notLaidOut: Set<RepositoryPath> = []
}

extension Repository {
  /// Reads the index, the one that `OpenOptions.indexFile` names if it names one, without taking notice of flags that let
  /// git pass over files (`assume-unchanged`, `skip-worktree`): what they stand at is committed all the same. An announced
  /// file (`git add -N`) is not in the next commit.
  ///
  /// - Throws: `corrupt` or `unsupported` where libgit2 cannot read it: a split or a sparse index.
  package func stagedFiles() throws(GitError) -> StagedFiles {
    var staged = StagedFiles(files: [], conflicts: [])
    let file = indexFile
    // Without one nothing is staged, as behind `git clone --bare` or before the first `git add`.
    guard FileSystem.kind(of: file) != nil else { return staged }
    var index: OpaquePointer?
    try check(unsafe git_index_open(&index, file), "git_index_open", kind: .corrupt, file)
    defer { unsafe git_index_free(index) }
    var conflicts: Set<RepositoryPath> = []
    for number in 0..<(unsafe git_index_entrycount(index)) {
      guard let entry = unsafe git_index_get_byindex(index, number) else { continue }
      let path = unsafe RepositoryPath(bytes: RawMemory.bytes(ofText: entry.pointee.path))
      if unsafe git_index_entry_stage(entry) != 0 {
        conflicts.insert(path)
      } else if unsafe entry.pointee.flags_extended & UInt16(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue) == 0 {
        let mode = unsafe FileMode(normalising: entry.pointee.mode)
        guard mode != .folder else {
          throw GitError(
            kind: .unsupported, function: "stagedFiles",
            message: "\(namedPath) has a sparse index; run `git sparse-checkout reapply --no-sparse-index` in it")
        }
        if unsafe entry.pointee.flags_extended & UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0 {
          staged.notLaidOut.insert(path)
        }
        staged.files.append(unsafe TreeFile(path: path, blob: ObjectID(entry.pointee.id), mode: mode))
      }
    }
    staged.files.sort { $0.path < $1.path }
    staged.conflicts = conflicts.sorted()
    return staged
  }
}

extension TreeChange {
  /// What differs between two lists of files, each sorted by path, in that order; no renames.
  package static func changes(from old: [TreeFile], to new: [TreeFile]) -> [TreeChange] {
    var changes: [TreeChange] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let before = left < old.count ? old[left] : nil
      let after = right < new.count ? new[right] : nil
      let isOld = before.map { before in after.map { before.path <= $0.path } ?? true } ?? false
      let isNew = after.map { after in before.map { after.path <= $0.path } ?? true } ?? false
      if isOld { left += 1 }
      if isNew { right += 1 }
      let sides = (
        old: isOld ? before.map { Side(id: $0.blob, mode: $0.mode) } : nil,
        new: isNew ? after.map { Side(id: $0.blob, mode: $0.mode) } : nil
      )
      guard sides.old != sides.new, let path = (isOld ? before : after)?.path else { continue }
      changes.append(TreeChange(path: path, old: sides.old, new: sides.new))
    }
    return changes
  }
}
