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
  package static let forges: Set<String> = ["noreply@github.com", "noreply@gitlab.com", "noreply@bitbucket.org"]

  /// A person's changes that stand on the mainline's first-parent line themselves and were not put there by a forge. A
  /// root commit is left out: there was nothing to merge it into.
  ///
  /// - Parameter from, until: the window by the committer's clock.
  package static func of(
    _ part: PersonalHistory, from: Int64 = .min, until: Int64 = .max
  ) -> UnmergedWork {
    var work = UnmergedWork(changes: [], all: 0, isTold: part.isReviewTold)
    for change in part.changes(from: from, until: until) where change.isSubstantive && !change.isMerge {
      work.all += 1
      if change.onFirstParentLine, !change.parents.isEmpty, !isForge(change) {
        work.changes.append(change.index)
      }
    }
    return work
  }

  /// Whether a history tells where its changes were reviewed.
  static func isTold(by history: RepositoryHistory) -> Bool {
    history.changes.contains { $0.onFirstParentLine && ($0.isMerge || isForge($0)) }
  }

  private static func isForge(_ change: Change) -> Bool {
    forges.contains(change.committerEmail.lowercased())
  }
}
