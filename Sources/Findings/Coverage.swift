package import SourceText

/// What was read and what was not. Not measured is not zero and not a pass, so this stands beside every result.
package struct Coverage: Sendable, Hashable, Codable {
  /// One thing that was passed over, and why, in our words.
  package struct Skipped: Sendable, Hashable, Codable, Comparable {
    package var path: RepositoryPath
    package var reason: String
    /// Whether it should have been read: a limit, a missing object. Submodules and such, which never are, are none.
    package var isGap: Bool

    package init(path: RepositoryPath, reason: String, isGap: Bool) {
      self.path = path
      self.reason = reason
      self.isGap = isGap
    }

    package static func < (left: Skipped, right: Skipped) -> Bool {
      (left.path, left.reason) < (right.path, right.reason)
    }
  }

  package var files: Int
  package var bytes: Int
  package var blobs: Int
  package var skipped: [Skipped]

  package init(files: Int = 0, bytes: Int = 0, blobs: Int = 0, skipped: [Skipped] = []) {
    self.files = files
    self.bytes = bytes
    self.blobs = blobs
    self.skipped = skipped
  }

  /// Whether something that should have been judged was not, so that the result is "could not judge".
  package var isIncomplete: Bool { skipped.contains(where: \.isGap) }

  /// Adds another part's counts; the list stays sorted by path.
  package mutating func merge(_ other: Coverage) {
    files += other.files
    bytes += other.bytes
    blobs += other.blobs
    skipped = (skipped + other.skipped).sorted()
  }
}
