internal import CGit2

/// A branch, tag or other name for an object.
package struct Reference: Sendable, Hashable {
  /// The full name, such as `refs/heads/main`; hostile until escaped.
  package var name: [UInt8]
  /// The object it names: a commit, or a tag that names one, or anything else. Nil for a symbolic ref to nothing.
  package var target: ObjectID?
  /// The commit behind it; nil where it leads to a tree or blob, or the object is missing.
  package var commit: ObjectID?

  package init(name: [UInt8], target: ObjectID?, commit: ObjectID?) {
    self.name = name
    self.target = target
    self.commit = commit
  }

  package var nameText: String { String(decoding: name, as: UTF8.self) }

  /// The name without `refs/heads/`, `refs/tags/` or `refs/remotes/`.
  package var shortName: String {
    for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/"] where nameText.hasPrefix(prefix) {
      return String(nameText.dropFirst(prefix.count))
    }
    return nameText
  }
}

extension Repository {
  /// What HEAD stands for.
  package enum Head: Sendable, Hashable {
    /// A branch without a commit yet.
    case unborn(branch: String)
    /// A commit, and the branch if HEAD is not detached.
    case commit(ObjectID, branch: String?)

    /// Nil of an unborn branch.
    package var commit: ObjectID? {
      guard case .commit(let id, _) = self else { return nil }
      return id
    }
  }

  /// Where HEAD points. An unborn branch is a value, not an error.
  package func head() throws(GitError) -> Head {
    guard let found = try lookUp("HEAD") else {
      throw GitError(kind: .corrupt, function: "head", message: "\(namedPath) has no HEAD; run `git fsck` in it")
    }
    switch found {
    case .object(let id): return .commit(try peel(id, named: "HEAD"), branch: nil)
    case .symbolic(let name):
      let branch = name.hasPrefix("refs/heads/") ? String(name.dropFirst(11)) : name
      guard let id = try target(of: name) else { return .unborn(branch: branch) }
      return .commit(try peel(id, named: name), branch: branch)
    }
  }

  /// All refs, sorted by name. HEAD is not among them.
  package func references() throws(GitError) -> [Reference] {
    var references: [Reference] = []
    for name in try referenceNames() {
      guard let text = String(validating: name, as: UTF8.self) else {
        // libgit2 takes names as C strings, and ours are decoded: such a ref is listed, without its target.
        references.append(Reference(name: name, target: nil, commit: nil))
        continue
      }
      let target = try target(of: text)
      references.append(Reference(name: name, target: target, commit: try target.flatMapCommit(in: self)))
    }
    return references
  }

  /// The names of all refs, or of those that match a glob such as `refs/replace/*`, sorted by bytes.
  func referenceNames(matching glob: String? = nil) throws(GitError) -> [[UInt8]] {
    var iterator: OpaquePointer?
    if let glob {
      try check(
        unsafe git_reference_iterator_glob_new(&iterator, repository, glob), "git_reference_iterator_glob_new",
        namedPath)
    } else {
      try check(unsafe git_reference_iterator_new(&iterator, repository), "git_reference_iterator_new", namedPath)
    }
    defer { unsafe git_reference_iterator_free(iterator) }
    var names: [[UInt8]] = []
    while true {
      var name: UnsafePointer<CChar>?
      let code = unsafe git_reference_next_name(&name, iterator)
      if code == GIT_ITEROVER.rawValue { break }
      try check(code, "git_reference_next_name", kind: .corrupt, "the refs of \(namedPath)")
      guard let name = unsafe name else { break }
      names.append(unsafe RawMemory.bytes(ofText: name))
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  enum RawReference {
    case object(ObjectID)
    case symbolic(String)
  }

  /// One step: what a ref file says; nil where there is no such ref or the name is none.
  func lookUp(_ name: String) throws(GitError) -> RawReference? {
    guard !name.utf8.contains(0) else { return nil }
    var reference: OpaquePointer?
    let code = unsafe git_reference_lookup(&reference, repository, name)
    if code == GIT_ENOTFOUND.rawValue || code == GIT_EINVALIDSPEC.rawValue { return nil }
    try check(code, "git_reference_lookup", kind: .corrupt, "ref \(name) of \(namedPath)")
    defer { unsafe git_reference_free(reference) }
    if let oid = unsafe git_reference_target(reference) { return .object(ObjectID(unsafe oid.pointee)) }
    guard let target = unsafe git_reference_symbolic_target(reference) else { return nil }
    return .symbolic(unsafe String(cString: target))
  }

  /// The object a ref leads to, through at most ten symbolic refs; nil where it leads nowhere.
  func target(of name: String) throws(GitError) -> ObjectID? {
    var name = name
    for _ in 0..<10 {
      switch try lookUp(name) {
      case .object(let id): return id
      case .symbolic(let next): name = next
      case nil: return nil
      }
    }
    return nil
  }

  /// The commit behind an object: itself, or what a tag names.
  func peel(_ id: ObjectID, named name: String) throws(GitError) -> ObjectID {
    let peeled = try peeled(id)
    guard peeled.kind == .commit else {
      throw GitError(
        kind: .unknownRevision, function: "resolve",
        message: "`\(name)` is a \(peeled.kind) in \(namedPath), not a commit; name a branch, tag or commit")
    }
    return peeled.target
  }

  /// The commit that a ref leads to by its full name, such as `refs/heads/main`; nil where there is no such ref or
  /// nothing behind it.
  ///
  /// - Throws: `unknownRevision` where it leads to a tree or a blob.
  package func commit(ofRef name: String) throws(GitError) -> ObjectID? {
    guard let id = try target(of: name) else { return nil }
    return try peel(id, named: name)
  }
}

extension ObjectID? {
  /// The commit behind it; a missing object or one that is no commit is nil, a damaged one throws.
  fileprivate func flatMapCommit(in repository: borrowing Repository) throws(GitError) -> ObjectID? {
    guard let id = self else { return nil }
    do throws(GitError) {
      return try repository.peel(id, named: id.hex)
    } catch {
      switch error.kind {
      case .unknownRevision, .missingObject: return nil
      default: throw error
      }
    }
  }
}
