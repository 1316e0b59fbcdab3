package import SourceText

/// One path that differs between two trees.
package struct TreeChange: Sendable, Hashable {
  /// One side: the object and what it is.
  package struct Side: Sendable, Hashable {
    package var id: ObjectID
    package var mode: FileMode

    package init(id: ObjectID, mode: FileMode) {
      self.id = id
      self.mode = mode
    }
  }

  package enum Status: String, Sendable, Hashable, Codable {
    case added = "A"
    case deleted = "D"
    case modified = "M"
    case renamed = "R"
    case typeChanged = "T"
  }

  /// Where it is now; for a deletion, where it was.
  package var path: RepositoryPath
  /// Where it was before; only for a rename.
  package var oldPath: RepositoryPath?
  package var old: Side?
  package var new: Side?
  /// How alike the sides of a rename are, 0 to 60,000, as git counts; 60,000 is the same object. 0 for other changes.
  package var similarity: Int

  package init(path: RepositoryPath, oldPath: RepositoryPath? = nil, old: Side?, new: Side?, similarity: Int = 0) {
    self.path = path
    self.oldPath = oldPath
    self.old = old
    self.new = new
    self.similarity = similarity
  }

  package var status: Status {
    guard let old else { return .added }
    guard let new else { return .deleted }
    if oldPath != nil { return .renamed }
    // git's `T`: the kind of entry changed, not only its permission.
    return old.mode.rawValue & 0o170000 == new.mode.rawValue & 0o170000 ? .modified : .typeChanged
  }
}
