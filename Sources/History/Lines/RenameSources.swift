internal import Git
internal import SourceText

/// Where the added files of a commit came from. Keeps what it knows of the last commit asked about, whose files come one
/// after the other.
struct RenameSources: ~Copyable {
  private var commit = -1
  private var parent = -1
  private var deletions: [TreeFile] = []
  private var search = RenameSourceSearch(deletions: [])

  /// What `path` of a commit was called in a parent that does not have it; nil where it came from nowhere.
  mutating func source(
    of path: Int32, _ side: ChangeTable.Side, commit: Int, parent: Int, table: ChangeTable,
    in repository: borrowing Repository
  ) throws -> (path: Int32, side: ChangeTable.Side)? {
    if self.commit != commit || self.parent != parent {
      deletions = try Self.deletions(of: commit, parent: parent, table: table, in: repository)
      search = RenameSourceSearch(deletions: deletions)
      self.commit = commit
      self.parent = parent
    }
    guard !deletions.isEmpty else { return nil }
    let target = TreeFile(
      path: table.paths[Int(path)], blob: table.blobs[Int(side.blob)], mode: side.mode)
    guard let index = try search.source(of: target, in: repository) else { return nil }
    let source = deletions[index]
    guard let number = table.known(source.path), let blob = table.known(source.blob) else {
      preconditionFailure("a path of a parent has no number")
    }
    return (number, ChangeTable.Side(blob: blob, kind: ChangeTable.Side.kind(of: source.mode)))
  }

  private static func deletions(
    of commit: Int, parent: Int, table: ChangeTable, in repository: borrowing Repository
  ) throws(GitError) -> [TreeFile] {
    if parent == 0 {
      return table.steps(of: commit).filter(\.isDeletion).map { step in
        TreeFile(path: table.paths[Int(step.path)], blob: table.blobs[Int(step.old.blob)], mode: step.old.mode)
      }
    }
    // Rare enough to compare the trees only when asked: a merge that changes a file which one side does not have.
    let old = table.commits[Int(table.parents[commit][parent])].tree
    return try repository.changes(from: old, to: table.commits[commit].tree).compactMap { change in
      guard change.new == nil, let side = change.old else { return nil }
      return TreeFile(path: change.path, blob: side.id, mode: side.mode)
    }
  }
}
