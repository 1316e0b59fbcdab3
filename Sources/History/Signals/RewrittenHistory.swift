package import Git

/// A branch that no longer contains what it held in the last run: its history was rewritten, or it is gone with work
/// that nothing else holds.
package struct RewrittenHistory: Sendable, Hashable, Comparable {
  package enum Kind: String, Sendable, Codable {
    /// The branch stands elsewhere, and what it held is not among its ancestors: a non-fast-forward.
    case rewritten
    /// The branch is gone, and no other reference reaches what it held.
    case vanished
  }

  package var kind: Kind
  /// The full name, such as `refs/heads/main`; hostile until escaped.
  package var reference: String
  /// Where it stood, and where it stands now: full hexadecimal.
  package var old: String
  package var new: String?

  package init(kind: Kind, reference: String, old: String, new: String?) {
    self.kind = kind
    self.reference = reference
    self.old = old
    self.new = new
  }

  package static func < (left: RewrittenHistory, right: RewrittenHistory) -> Bool {
    (left.reference, left.old) < (right.reference, right.old)
  }

  /// Where the branches and remote branches of a repository stand: full hexadecimal by full name, to be kept for the
  /// next run. Names that are not UTF-8 and branches that lead to no commit are left out.
  package static func tips(of repository: borrowing Repository) throws(GitError) -> [String: String] {
    var tips: [String: String] = [:]
    for reference in try repository.references() {
      guard let name = String(validating: reference.name, as: UTF8.self), let commit = reference.commit,
        name.hasPrefix("refs/heads/") || name.hasPrefix("refs/remotes/")
      else { continue }
      tips[name] = commit.hex
    }
    return tips
  }

  /// Compares what branches held with what the repository has, sorted by name.
  ///
  /// A branch that moved forward is no finding, nor one that was deleted after its work was merged. What is no longer in
  /// the repository at all was rewritten and then cleaned up. Cost: one walk a branch that moved, as far back as the
  /// common ancestor.
  ///
  /// - Parameter old: `tips` of the last run; nothing is compared with names that are new.
  package static func findings(
    old: [String: String], in repository: borrowing Repository
  ) throws(GitError) -> [RewrittenHistory] {
    let now = try tips(of: repository)
    var findings: [RewrittenHistory] = []
    for (reference, tip) in old.sorted(by: { $0.key < $1.key }) where now[reference] != tip {
      guard let id = ObjectID(hex: tip) else {
        throw GitError(
          kind: .other, function: "compare tips",
          message: "the stored tip of \(reference) is no object id; delete it from the ledger's table ref_tips")
      }
      if let new = now[reference] {
        let finding = RewrittenHistory(kind: .rewritten, reference: reference, old: tip, new: new)
        if try !holds(ObjectID(hex: new), id, in: repository) { findings.append(finding) }
      } else {
        var isHeld = false
        for other in Set(now.values).sorted() where try holds(ObjectID(hex: other), id, in: repository) {
          isHeld = true
          break
        }
        if !isHeld { findings.append(RewrittenHistory(kind: .vanished, reference: reference, old: tip, new: nil)) }
      }
    }
    return findings
  }

  /// Whether `old` is an ancestor of `tip`, or it.
  private static func holds(
    _ tip: ObjectID?, _ old: ObjectID, in repository: borrowing Repository
  ) throws(GitError) -> Bool {
    guard let tip, repository.contains(old) else { return false }
    if tip == old { return true }
    return try repository.mergeBase(tip, old) == old
  }
}
