package import Git
internal import SourceText

/// A list of commits to look through, as `.git-blame-ignore-revs` and git's `--ignore-revs-file` hold it: a full commit
/// id a line, `#` starts a comment.
package enum IgnoredRevisions {
  /// The name under which repositories keep theirs. Read at a revision that the owner names, never at the judged one by
  /// itself: who hides a commit hides its author.
  package static let fileName = ".git-blame-ignore-revs"

  /// A line that is no commit id.
  package struct Malformed: Error, Sendable, CustomStringConvertible {
    /// From 1.
    package var line: Int
    package var text: String
    package var description: String {
      "line \(line): `\(text)` is no full commit id of 40 digits; write one a line, and comments after #"
    }
  }

  /// Ids of commits the repository does not have are kept, as in git: they change nothing.
  package static func parse(_ bytes: [UInt8]) throws(Malformed) -> Set<ObjectID> {
    var ids: Set<ObjectID> = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: ASCII.trimmed(line.prefix { $0 != UInt8(ascii: "#") }), as: UTF8.self)
      if text.isEmpty { continue }
      guard let id = ObjectID(hex: text) else { throw Malformed(line: index + 1, text: text) }
      ids.insert(id)
    }
    return ids
  }

  /// The list that a repository has at a revision; nil where it has none.
  package static func read(
    from repository: borrowing Repository, at revision: ObjectID
  ) throws -> Set<ObjectID>? {
    let tree = try repository.commit(revision).tree
    guard let side = try repository.entries(at: [RepositoryPath(fileName)], ofTree: tree)[0], side.mode.isFile else {
      return nil
    }
    return try parse(repository.blob(side.id, limit: 16 << 20))
  }
}
