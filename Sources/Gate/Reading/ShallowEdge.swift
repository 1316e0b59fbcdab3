internal import Git

/// Where a shallow clone ends.
enum ShallowEdge {
  /// Whether the mainline before a change ends at the edge of a shallow clone, so that what is looked for there may be
  /// beyond it. Costs a header for each commit; nothing where the clone is whole.
  ///
  /// - Parameters:
  ///   - base: the commit to start from.
  ///   - limit: how many commits are looked at anyway.
  ///   - start: what is older by the committer's clock is not looked at anyway, seconds since 1970.
  static func isMet(
    _ repository: borrowing Repository, from base: ObjectID, limit: Int, since start: Int64 = .min
  ) throws(GitError) -> Bool {
    guard repository.isShallow else { return false }
    var next: ObjectID? = base
    var left = limit
    while let id = next, left > 0 {
      left -= 1
      let commit = try repository.commit(id)
      if commit.committer.time < start { return false }
      if repository.isCutOff(at: id) { return true }
      next = commit.parents.first
    }
    return false
  }
}
