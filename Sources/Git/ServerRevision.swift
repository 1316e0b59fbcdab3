extension Repository {
  /// The commit with this id, and never one with this name: for ids that come from outside, which somebody could have
  /// named a branch or tag after.
  ///
  /// - Parameter digits: 40 hexadecimal digits, or at least the first 7.
  /// - Returns: nil where the repository has no such object, or where the text is no id.
  /// - Throws: `unknownRevision` where several objects begin so, or where it is no commit.
  package func commit(withID digits: String) throws(GitError) -> ObjectID? {
    let isHexadecimal = digits.utf8.allSatisfy { ObjectID.digit($0) != nil }
    guard isHexadecimal, (7...40).contains(digits.utf8.count) else { return nil }
    let id: ObjectID?
    if let full = ObjectID(hex: digits) {
      id = contains(full) ? full : nil
    } else {
      id = try abbreviated(digits)
    }
    guard let id else { return nil }
    return try peel(id, named: digits)
  }

  /// The commit of a branch as a clone has it from `origin`, or else of a branch of its own; with the ref's full name.
  ///
  /// The name is looked up as it stands, so nothing in it is an option, a step back or an address.
  /// - Returns: nil where there is neither, or where the text is no name of a branch.
  package func branch(_ name: String) throws(GitError) -> (id: ObjectID, ref: String)? {
    for ref in ["refs/remotes/origin/\(name)", "refs/heads/\(name)"] {
      if let id = try target(of: ref) { return (try peel(id, named: ref), ref) }
    }
    return nil
  }
}
