/// One commit of a sample history, as its `.history` file tells it. The format is described in `Samples/README.md`.
package struct SampleCommit: Sendable, Hashable {
  /// A name and an address, as git keeps them.
  package struct Person: Sendable, Hashable {
    package var name: String
    package var email: String
  }

  /// An instant with the zone it was told in.
  package struct Moment: Sendable, Hashable {
    /// Seconds since 1970.
    package var seconds: Int64
    package var zoneMinutes: Int
  }

  /// A change to one path, with the line of the file that asks for it.
  package struct Operation: Sendable, Hashable {
    package var line: Int
    package var kind: Kind

    package enum Kind: Sendable, Hashable {
      /// A path that is not there yet.
      case add(path: String, lines: [String])
      /// New content for a path that is there.
      case write(path: String, lines: [String])
      /// More lines at the end of a path that is there.
      case append(path: String, lines: [String])
      case edit(path: String, [Replacement])
      case delete(path: String)
      case rename(from: String, to: String)
      /// Undoes what the commit with that number did.
      case revert(number: String)
    }
  }

  /// The branch to merge, and the line that says so.
  package struct Merge: Sendable, Hashable {
    package var branch: String
    package var line: Int
  }

  /// Whole lines to find exactly once, and what stands there afterwards.
  package struct Replacement: Sendable, Hashable {
    package var line: Int
    package var old: [String]
    package var new: [String]
  }

  /// The path of the `.history` file, for messages.
  package var file: String
  /// The digits before the slug; the order of the history, and how other commits refer to this one.
  package var number: String
  package var author: Person
  package var authored: Moment
  package var committer: Person
  package var committed: Moment
  package var branch: String
  /// Where a new branch starts; `main` unless told.
  package var startPoint: String
  /// The branch that this commit merges into its own.
  package var merged: Merge?
  package var message: String
  package var operations: [Operation]

  package init(
    file: String, number: String, author: Person, authored: Moment, committer: Person, committed: Moment,
    branch: String, startPoint: String, merged: Merge?, message: String, operations: [Operation]
  ) {
    self.file = file
    self.number = number
    self.author = author
    self.authored = authored
    self.committer = committer
    self.committed = committed
    self.branch = branch
    self.startPoint = startPoint
    self.merged = merged
    self.message = message
    self.operations = operations
  }
}
