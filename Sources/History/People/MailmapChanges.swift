package import Git
package import SourceText

/// A commit that changed `.mailmap`: claims about who is who, made in the judged repository.
package struct MailmapChange: Sendable, Hashable {
  package var commit: ObjectID
  package var author: IdentityClaim
  /// The author's and the committer's time as claimed.
  package var authoredAt: Int64
  package var committedAt: Int64
  /// Lines that say something, as written, in the file's order.
  package var added: [String]
  package var removed: [String]
  /// Why the file was not read, where it was not.
  package var unread: String?

  package init(
    commit: ObjectID, author: IdentityClaim, authoredAt: Int64, committedAt: Int64, added: [String], removed: [String],
    unread: String?
  ) {
    self.commit = commit
    self.author = author
    self.authoredAt = authoredAt
    self.committedAt = committedAt
    self.added = added
    self.removed = removed
    self.unread = unread
  }
}

/// Reads `.mailmap` from commits, as far as that is safe.
package enum MailmapFile {
  /// Where git looks for it in a tree.
  package static let path = RepositoryPath(".mailmap")

  /// More than any project has; git has no limit. What is larger is not read, and that is said.
  package static let sizeLimit = 16 << 20

  /// What a tree's `.mailmap` holds.
  package enum Content: Sendable, Hashable {
    case absent
    case bytes([UInt8])
    /// There is one that is not read, with the reason.
    case unread(String)
  }

  /// The file at the top of a tree. A link is not followed, as git does not: it could lead anywhere.
  package static func read(tree: ObjectID, in repository: borrowing Repository) throws(GitError) -> Content {
    try content(of: entry(in: tree, repository), in: repository)
  }

  /// The commits of `commits` that changed the file against every parent, in the order given.
  ///
  /// Reads commits and their top trees alone, and the file where it changed.
  package static func changes(
    among commits: [ObjectID], in repository: borrowing Repository
  ) throws(GitError) -> [MailmapChange] {
    var changes: [MailmapChange] = []
    // Parents stand among the commits mostly, so each top tree is read once.
    var known: [ObjectID: TopEntry?] = [:]
    for id in commits {
      let commit = try repository.commit(id)
      let new = try entry(of: commit, in: repository, &known)
      var olds: [TopEntry?] = []
      for parent in commit.parents where repository.contains(parent) || !repository.isShallow {
        olds.append(try entry(of: repository.commit(parent), in: repository, &known))
      }
      guard olds.isEmpty ? new != nil : olds.allSatisfy({ $0 != new }) else { continue }
      changes.append(try change(commit, from: olds.first ?? nil, to: new, in: repository))
    }
    return changes
  }

  private struct TopEntry: Hashable {
    var id: ObjectID
    var mode: FileMode
  }

  private static func entry(
    of commit: Commit, in repository: borrowing Repository, _ known: inout [ObjectID: TopEntry?]
  ) throws(GitError) -> TopEntry? {
    if let entry = known[commit.tree] { return entry }
    let entry = try entry(in: commit.tree, repository)
    known[commit.tree] = entry
    return entry
  }

  private static func entry(in tree: ObjectID, _ repository: borrowing Repository) throws(GitError) -> TopEntry? {
    guard let found = try repository.entry(named: ".mailmap", ofTree: tree), found.mode != .folder else { return nil }
    return TopEntry(id: found.blob, mode: found.mode)
  }

  private static func content(
    of entry: TopEntry?, in repository: borrowing Repository
  ) throws(GitError) -> Content {
    guard let entry else { return .absent }
    switch entry.mode {
    case .symlink: return .unread(".mailmap is a link, which is not followed")
    case .gitlink, .folder: return .unread(".mailmap is no file")
    case .regular, .executable: break
    }
    do throws(GitError) {
      return .bytes(try repository.blob(entry.id, limit: sizeLimit))
    } catch {
      guard error.kind == .tooLarge else { throw error }
      return .unread(".mailmap is over \(sizeLimit >> 20) MB and was not read")
    }
  }

  private static func change(
    _ commit: Commit, from old: TopEntry?, to new: TopEntry?, in repository: borrowing Repository
  ) throws(GitError) -> MailmapChange {
    var unread: String?
    var sides: [[[UInt8]]] = []
    for entry in [old, new] {
      switch try content(of: entry, in: repository) {
      case .absent: sides.append([])
      case .bytes(let bytes): sides.append(Mailmap.lines(of: bytes).filter(Mailmap.isClaim).map { Array($0) })
      case .unread(let reason):
        unread = reason
        sides.append([])
      }
    }
    let (before, after) = (Set(sides[0]), Set(sides[1]))
    return MailmapChange(
      commit: commit.id, author: IdentityClaim(commit.author), authoredAt: commit.author.time,
      committedAt: commit.committer.time, added: sides[1].filter { !before.contains($0) }.map(ASCII.text),
      removed: sides[0].filter { !after.contains($0) }.map(ASCII.text), unread: unread)
  }
}
