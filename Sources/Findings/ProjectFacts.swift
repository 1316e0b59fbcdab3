package import SourceText

/// What a tree says of how it is built, checked, tested and put live, read from its pipelines, manifests and tests.
///
/// Nothing is run: what a script that a pipeline calls does is not known, and said to be so by whoever shows this.
package struct ProjectFacts: Sendable, Hashable {
  /// A line, from 1.
  package struct Place: Sendable, Hashable, Comparable {
    package var path: RepositoryPath
    package var line: Int

    package init(path: RepositoryPath, line: Int) {
      self.path = path
      self.line = line
    }

    package static func < (left: Place, right: Place) -> Bool {
      (left.path, left.line) < (right.path, right.line)
    }
  }

  /// A file that lists what the code depends on.
  package struct Manifest: Sendable, Hashable {
    package var path: RepositoryPath
    /// The lock file beside it or in a folder above, as workspaces have it; nil without one.
    package var lock: RepositoryPath?

    package init(path: RepositoryPath, lock: RepositoryPath?) {
      self.path = path
      self.lock = lock
    }
  }

  /// Whether the tree was read for this: without, nothing here means anything.
  package var isRead: Bool
  /// Files that say what a pipeline does, by path.
  package var pipelines: [RepositoryPath] = []
  /// In each of them the first line that runs tests, by its command.
  package var testSteps: [Place] = []
  /// In each of them the first line that puts something live, by its words.
  package var deploySteps: [Place] = []
  /// Manifests that name at least one dependency and have a kind of lock file, by path.
  package var manifests: [Manifest] = []
  /// Source files that a test names: by the file's name or by that of one of its functions.
  package var testedFiles: Set<RepositoryPath> = []
  /// Test files that were read for it.
  package var testFiles = 0

  package init(isRead: Bool = false) {
    self.isRead = isRead
  }
}
