internal import SourceText

extension Repository {
  /// All entries below a tree that are no folders, sorted by path; gitlinks and symlinks included.
  ///
  /// - Parameter limit: more entries, or more folders, throw `tooLarge`; a few small trees can name one another's billions.
  package func files(ofTree id: ObjectID, limit: Int = 1_000_000) throws(GitError) -> [TreeFile] {
    var listing = TreeListing(limit: limit)
    try listing.add(id, in: self, depth: 0)
    // Only a tree that git did not write is out of order.
    return listing.isSorted ? listing.files : listing.files.sorted { $0.path < $1.path }
  }
}

private struct TreeListing: ~Copyable {
  let limit: Int
  private(set) var files: [TreeFile] = []
  private(set) var isSorted = true
  private var path: [UInt8] = []
  private var folders = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ id: ObjectID, in repository: borrowing Repository, depth: Int) throws(GitError) {
    guard depth <= TreeDiffer.depthLimit else { throw repository.nestedTooDeep(id) }
    let handle = try repository.read(id, expecting: .tree)
    var cursor = unsafe TreeCursor(handle.bytes)
    let length = path.count
    while try repository.advance(&cursor, of: id) {
      if length > 0 { path.append(UInt8(ascii: "/")) }
      cursor.appendName(to: &path)
      if cursor.mode == .folder {
        folders += 1
        guard folders <= limit else { throw tooLarge(id) }
        try add(cursor.id, in: repository, depth: depth + 1)
      } else {
        try append(TreeFile(path: RepositoryPath(bytes: path), blob: cursor.id, mode: cursor.mode), of: id)
      }
      path.removeSubrange(length...)
    }
    extendLifetime(handle)
  }

  private mutating func append(_ file: TreeFile, of tree: ObjectID) throws(GitError) {
    guard files.count < limit else { throw tooLarge(tree) }
    if let last = files.last, !(last.path < file.path) { isSorted = false }
    files.append(file)
  }

  private func tooLarge(_ tree: ObjectID) -> GitError {
    GitError(
      kind: .tooLarge, function: "files",
      message: "tree \(tree) is part of a tree with more than \(limit) files or folders; it was not read")
  }
}
