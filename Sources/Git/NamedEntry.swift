internal import SourceText

extension Repository {
  /// The entry of this name directly in a tree, a folder too; nil where there is none. Reads that tree alone.
  ///
  /// Of two entries of one name, which git never writes, the first counts.
  package func entry(named name: String, ofTree id: ObjectID) throws(GitError) -> TreeFile? {
    let wanted = Array(name.utf8)
    let handle = try read(id, expecting: .tree)
    var cursor = unsafe TreeCursor(handle.bytes)
    var found: TreeFile?
    while found == nil, try advance(&cursor, of: id) {
      if cursor.isNamed(wanted) {
        found = TreeFile(path: RepositoryPath(bytes: wanted), blob: cursor.id, mode: cursor.mode)
      }
    }
    extendLifetime(handle)
    return found
  }
}
