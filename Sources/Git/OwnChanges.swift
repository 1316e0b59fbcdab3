extension Repository {
  /// Where a commit's tree differs from that of every parent, compared with the first: of a merge what it did itself. One
  /// whose parents a shallow clone left out counts as whole.
  package func ownChanges(of commit: Commit) throws(GitError) -> [TreeChange] {
    let parents = isCutOff(at: commit.id) ? [] : commit.parents
    guard let first = parents.first else { return try changes(from: nil, to: commit.tree) }
    var own = try changes(from: self.commit(first).tree, to: commit.tree)
    for parent in parents.dropFirst() where !own.isEmpty {
      let others = Set(try changes(from: self.commit(parent).tree, to: commit.tree).map(\.path))
      own.removeAll { !others.contains($0.path) }
    }
    return own
  }
}
