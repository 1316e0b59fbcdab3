/// Work that reached the mainline without a merge: nobody else had to look at it.
package struct UnmergedWork: Sendable, Hashable {
  /// Indexes of the changes, in order.
  package var changes: [Int]
  /// Substantive changes of the person in the window, on whatever line.
  package var all: Int
  /// Whether the mainline has any merge at all, or any change that a forge committed: without, the history may be
  /// rebased, and where a change was reviewed cannot be told from it.
  package var isTold: Bool

  /// Addresses under which forges commit what they merge, squash or rebase: the work went through a pull request.
  package static let forges = ["noreply@github.com", "noreply@gitlab.com", "noreply@bitbucket.org"]

  /// A person's changes that stand on the mainline's first-parent line themselves and were not put there by a forge. A
  /// root commit is left out: there was nothing to merge it into.
  ///
  /// - Parameter from, until: the window by the committer's clock.
  package static func of(
    _ person: Person, in history: RepositoryHistory, forges: [String] = UnmergedWork.forges, from: Int64 = .min,
    until: Int64 = .max
  ) -> UnmergedWork {
    let forges = Set(forges)
    func isForge(_ change: Change) -> Bool { forges.contains(change.committerEmail.lowercased()) }
    var work = UnmergedWork(changes: [], all: 0, isTold: false)
    for change in history.changes {
      if change.onFirstParentLine, change.isMerge || isForge(change) { work.isTold = true }
      guard change.isBy(person), change.isSubstantive, !change.isMerge, change.committedAt >= from,
        change.committedAt < until
      else { continue }
      work.all += 1
      if change.onFirstParentLine, !change.parents.isEmpty, !isForge(change) { work.changes.append(change.index) }
    }
    return work
  }
}
