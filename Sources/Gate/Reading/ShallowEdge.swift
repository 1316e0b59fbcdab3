internal import Git

/// Where a shallow clone ends.
enum ShallowEdge {
  /// Whether the mainline before a change ends at the edge of a shallow clone, so that what is looked for there may be
  /// beyond it. Costs a header for each commit; nothing where the clone is whole.
  ///
  /// - Parameters:
  ///   - base: the commit to start from.
  ///   - limit: how many commits are looked at anyway.
  static func isMet(_ repository: borrowing Repository, from base: ObjectID, limit: Int) throws(GitError) -> Bool {
    guard repository.isShallow else { return false }
    var next: ObjectID? = base
    var left = limit
    while let id = next, left > 0 {
      left -= 1
      if repository.isCutOff(at: id) { return true }
      next = try repository.commit(id).parents.first
    }
    return false
  }
}
