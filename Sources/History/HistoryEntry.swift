package import Git
package import SourceText

/// A commit and the files it changed, as `git log --numstat` lists them.
package struct HistoryEntry: Sendable, Hashable {
  package var commit: ObjectID
  /// The parent that it was compared with; nil for a root, whose files were all added.
  package var parent: ObjectID?
  package var author: Signature
  /// By path, as git orders them: renames stand where they went.
  package var rows: [HistoryRow]

  package init(commit: ObjectID, parent: ObjectID?, author: Signature, rows: [HistoryRow]) {
    self.commit = commit
    self.parent = parent
    self.author = author
    self.rows = rows
  }
}

/// One changed file of a commit.
package struct HistoryRow: Sendable, Hashable {
  package enum Lines: Sendable, Hashable {
    case counted(added: Int, deleted: Int)
    case binary
    /// Not counted, because an object is not there; why stands in the summary's coverage.
    case unread
  }

  package var path: RepositoryPath
  /// Where it was before; only for a rename.
  package var oldPath: RepositoryPath?
  package var status: TreeChange.Status
  package var lines: Lines

  package init(path: RepositoryPath, oldPath: RepositoryPath? = nil, status: TreeChange.Status, lines: Lines) {
    self.path = path
    self.oldPath = oldPath
    self.status = status
    self.lines = lines
  }
}
