import Git

/// The branch that changes go into, and where it stands before a push.
struct Mainline: Hashable {
  /// The ref's full name.
  var name: String
  var commit: ObjectID

  /// Of a repository that is pushed to: the branch that was named, or HEAD's. Nil where there is no branch yet.
  ///
  /// - Throws: where there are branches and that is none of them. It is not guessed: whoever pushes could bring the one
  ///   that is guessed, and with it the policy.
  static func ofServer(_ repository: borrowing Repository, named: String?) throws -> Mainline? {
    let name: String
    if let named {
      if let found = try first(of: branches(named, in: "refs/heads/"), in: repository) { return found }
      name = named
    } else {
      switch try repository.head() {
      case .commit(let id, let branch): return Mainline(name: branch.map { "refs/heads/" + $0 } ?? "HEAD", commit: id)
      case .unborn(let branch): name = branch
      }
    }
    guard try repository.references().contains(where: { $0.nameText.hasPrefix("refs/heads/") }) else { return nil }
    throw CommandError.cannotJudge(
      "the mainline \(name) is not there, so nobody can say by whose policy to judge; on the server, run "
        + "`git symbolic-ref HEAD refs/heads/NAME` with the branch that changes go into, or `assay hook install "
        + "--mainline NAME`")
  }

  /// Of a remote as it was fetched last: the branch that was named, or the remote's HEAD, or its main or master. A branch
  /// that was named and never fetched is the local one.
  static func ofRemote(_ remote: String, _ repository: borrowing Repository, named: String?) throws -> Mainline? {
    let folder = "refs/remotes/\(remote)/"
    if let named {
      let branch = named.hasPrefix("refs/heads/") ? String(named.dropFirst(11)) : named
      return try first(of: branches(branch, in: folder) + branches(branch, in: "refs/heads/"), in: repository)
    }
    return try first(of: ["HEAD", "main", "master"].map { folder + $0 }, in: repository)
  }

  private static func branches(_ name: String, in folder: String) -> [String] {
    name.hasPrefix("refs/") ? [name] : [folder + name]
  }

  private static func first(of names: [String], in repository: borrowing Repository) throws -> Mainline? {
    for name in names {
      if let commit = try repository.commit(ofRef: name) { return Mainline(name: name, commit: commit) }
    }
    return nil
  }
}
