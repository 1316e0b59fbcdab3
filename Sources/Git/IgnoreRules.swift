internal import CGit2
package import SourceText

/// What a worktree's `.gitignore` files and `info/exclude` leave out of the next `git add`. The user's own global list is
/// not read.
@safe package struct IgnoreRules: ~Copyable {
  private let repository: OpaquePointer

  /// - Throws: where the repository has no worktree, or `GitError` where it cannot be opened.
  package init(_ opened: borrowing Repository) throws(GitError) {
    guard let worktree = opened.workingDirectory else {
      throw GitError(kind: .unsupported, function: "IgnoreRules", message: "\(opened.namedPath) has no worktree")
    }
    // A handle of its own: the other one is bare, so that nothing else of it ever looks into the worktree.
    var handle: OpaquePointer?
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    let folder = opened.gitDirectory
    // Its owner was looked at when it was opened first.
    let code = try Library.whileOpening(validatingOwner: false) {
      unsafe git_repository_open_ext(&handle, folder, flags | GIT_REPOSITORY_OPEN_BARE.rawValue, nil)
    }
    try check(code, "git_repository_open_ext", opened.namedPath)
    guard let handle = unsafe handle else {
      throw GitError(kind: .other, function: "git_repository_open_ext", message: "\(opened.namedPath): no handle")
    }
    do throws(GitError) {
      try check(unsafe git_repository_set_workdir(handle, worktree, 0), "git_repository_set_workdir", worktree)
    } catch {
      unsafe git_repository_free(handle)
      throw error
    }
    unsafe repository = handle
  }

  deinit { unsafe git_repository_free(repository) }

  /// Whether they leave a path out; of a folder, with all that is in it.
  package func ignore(_ path: RepositoryPath, isFolder: Bool) throws(GitError) -> Bool {
    var ignored: Int32 = 0
    let name = (path.bytes + (isFolder ? [UInt8(ascii: "/")] : []) + [0]).map { CChar(bitPattern: $0) }
    try check(unsafe git_ignore_path_is_ignored(&ignored, repository, name), "git_ignore_path_is_ignored")
    return ignored == 1
  }
}
