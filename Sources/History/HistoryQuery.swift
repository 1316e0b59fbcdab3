package import SourceText

/// Which commits and files a listing of history is asked for.
package struct HistoryQuery: Sendable, Hashable {
  /// A revision, or a range `A..B`.
  package var revision: String
  /// Seconds since 1970, by the committer's clock: older commits are left out with all their ancestors, as git does.
  package var since: Int64?
  /// Newer commits are left out; their ancestors are not.
  package var until: Int64?
  /// Files and folders; empty means all. As with git's pathspec, what is outside is not seen at all: a rename across the
  /// limit is an addition or a deletion. No commit is left out for what became of it (`git log --full-history`).
  package var paths: [RepositoryPath]
  /// Follow only first parents, and compare merges with theirs; otherwise merges have no rows.
  package var firstParentOnly: Bool

  package init(
    revision: String = "HEAD", since: Int64? = nil, until: Int64? = nil, paths: [RepositoryPath] = [],
    firstParentOnly: Bool = false
  ) {
    self.revision = revision
    self.since = since
    self.until = until
    self.paths = paths
    self.firstParentOnly = firstParentOnly
  }

  func includes(_ path: RepositoryPath) -> Bool {
    paths.isEmpty
      || paths.contains { limit in
        path.bytes.starts(with: limit.bytes)
          && (path.bytes.count == limit.bytes.count || limit.bytes.isEmpty
            || path.bytes[limit.bytes.count] == UInt8(ascii: "/"))
      }
  }
}
