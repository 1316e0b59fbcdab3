internal import SourceText

/// Compares two trees by their raw bytes, entry by entry, and skips what is equal: entries by memory comparison, subtrees
/// by id. Emits in git's order, which is by path.
struct TreeDiffer: ~Copyable {
  /// Deeper nesting than any file system allows is an attack on the stack.
  static let depthLimit = 512

  private(set) var changes: [TreeChange] = []
  private var path: [UInt8] = []

  private let limit: Int
  /// Folders looked into: some hold no file, however many there are.
  private var folders = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func compare(
    _ old: ObjectID?, _ new: ObjectID?, in repository: borrowing Repository, depth: Int = 0
  ) throws(GitError) {
    if old == new { return }
    guard depth <= Self.depthLimit else { throw repository.nestedTooDeep(new ?? old ?? .zero) }
    switch (old, new) {
    case (let old?, let new?):
      let left = try repository.read(old, expecting: .tree)
      let right = try repository.read(new, expecting: .tree)
      try compare(
        unsafe TreeCursor(left.bytes), old, unsafe TreeCursor(right.bytes), new, in: repository, depth: depth)
      extendLifetime(left)
      extendLifetime(right)
    case (let old?, nil):
      let left = try repository.read(old, expecting: .tree)
      try compare(unsafe TreeCursor(left.bytes), old, TreeCursor(), old, in: repository, depth: depth)
      extendLifetime(left)
    case (nil, let new?):
      let right = try repository.read(new, expecting: .tree)
      try compare(TreeCursor(), new, unsafe TreeCursor(right.bytes), new, in: repository, depth: depth)
      extendLifetime(right)
    case (nil, nil): break
    }
  }

  private mutating func compare(
    _ old: consuming TreeCursor, _ oldID: ObjectID, _ new: consuming TreeCursor, _ newID: ObjectID,
    in repository: borrowing Repository, depth: Int
  ) throws(GitError) {
    TreeCursor.skipEqual(&old, &new)
    var hasOld = try repository.advance(&old, of: oldID)
    var hasNew = try repository.advance(&new, of: newID)
    while hasOld || hasNew {
      let order = hasOld && hasNew ? old.compare(new) : (hasOld ? -1 : 1)
      if order == 0 {
        if old.id != new.id || old.mode != new.mode {
          try report(old, new, in: repository, depth: depth)
        }
        TreeCursor.skipEqual(&old, &new)
        hasOld = try repository.advance(&old, of: oldID)
        hasNew = try repository.advance(&new, of: newID)
      } else if order < 0 {
        try report(old, nil, in: repository, depth: depth)
        hasOld = try repository.advance(&old, of: oldID)
      } else {
        try report(nil, new, in: repository, depth: depth)
        hasNew = try repository.advance(&new, of: newID)
      }
    }
  }

  private mutating func report(
    _ old: TreeCursor?, _ new: TreeCursor?, in repository: borrowing Repository, depth: Int
  ) throws(GitError) {
    let length = path.count
    if length > 0 { path.append(UInt8(ascii: "/")) }
    (new ?? old)?.appendName(to: &path)
    defer { path.removeSubrange(length...) }
    // Entries of one name and order are both folders or both not.
    if (new ?? old)?.mode == .folder {
      folders += 1
      guard folders <= limit else { throw tooLarge(repository) }
      try compare(old?.id, new?.id, in: repository, depth: depth + 1)
      return
    }
    guard changes.count < limit else { throw tooLarge(repository) }
    changes.append(
      TreeChange(
        path: RepositoryPath(bytes: path), old: old.map { TreeChange.Side(id: $0.id, mode: $0.mode) },
        new: new.map { TreeChange.Side(id: $0.id, mode: $0.mode) }))
  }

  private func tooLarge(_ repository: borrowing Repository) -> GitError {
    GitError(
      kind: .tooLarge, function: "changes",
      message:
        "two trees in \(repository.namedPath) differ in more than \(limit) files or folders; they were not compared")
  }
}

extension Repository {
  /// What differs between two trees, by path; nil is the empty tree. No renames: a move is a deletion and an addition.
  ///
  /// Reads only trees. A tree that is out of order or names an entry twice, as git never writes, is reported as more
  /// changes, never as fewer.
  /// - Parameter limit: more changes, or more folders with one, throw `tooLarge`; a few small trees can name one another's billions.
  package func changes(
    from old: ObjectID?, to new: ObjectID?, limit: Int = 1_000_000
  ) throws(GitError) -> [TreeChange] {
    var differ = TreeDiffer(limit: limit)
    try differ.compare(old, new, in: self)
    return differ.changes
  }

  func advance(_ cursor: inout TreeCursor, of tree: ObjectID) throws(GitError) -> Bool {
    do throws(TreeCursor.Malformed) {
      return try cursor.advance()
    } catch {
      throw corrupt(tree, "the tree has a malformed entry")
    }
  }

  func nestedTooDeep(_ tree: ObjectID) -> GitError {
    GitError(
      kind: .unsupported, function: "tree",
      message: "tree \(tree) in \(namedPath) nests folders more than \(TreeDiffer.depthLimit) deep; it was not read")
  }
}
