package import Findings
package import Git
package import History
package import SourceText

/// Everything a gate judges: two states of the files, the commits between, and what is known of their authors.
package struct GateChange: Sendable {
  /// Files that differ, sorted by path.
  package var files: [FileChange]
  /// Credentials of the commits between, also those that a later one takes away; with the files' own, one each.
  package var credentials: [Finding]
  /// Newest first; empty where what is judged is no commit yet.
  package var commits: [GateCommit]
  /// Copies of code that new lines make, nil where they were not looked for.
  package var copies: [CopiedCode]?
  /// Files that mostly change together with files of this change and do not.
  package var absent: [AbsentFile]?
  /// Whether the clone is too shallow to tell all of them.
  package var isHistoryCutOff = false
  /// Submodules that came in or point elsewhere now; by path.
  package var submodules: [SubmoduleChange] = []
  /// Earlier small changes by the same authors that were judged under a floor, summed with this one.
  package var window: ChangeWindow
  /// What tools were told to pass over in the new lines; by path and line.
  package var suppressions: [Suppression]
  /// Nil where there is no portfolio.
  package var people: GatePeople?

  package init(
    files: [FileChange], credentials: [Finding], commits: [GateCommit], copies: [CopiedCode]? = nil,
    absent: [AbsentFile]? = nil, window: ChangeWindow = ChangeWindow(), suppressions: [Suppression] = [],
    people: GatePeople? = nil
  ) {
    self.files = files
    self.credentials = credentials
    self.commits = commits
    self.copies = copies
    self.absent = absent
    self.window = window
    self.suppressions = suppressions
    self.people = people
  }

  /// The same of some files alone.
  func restricted(to isKept: (RepositoryPath) -> Bool) -> GateChange {
    var change = self
    change.files.removeAll { !isKept($0.path) }
    change.credentials.removeAll { !isKept($0.path) }
    change.copies?.removeAll { !isKept($0.path) }
    change.absent?.removeAll { !isKept($0.path) }
    change.submodules.removeAll { !isKept($0.path) }
    change.suppressions.removeAll { !isKept($0.path) }
    return change
  }

  /// What the change brought or made worse that is no credential.
  var newFindings: [Finding] {
    files.flatMap(\.findings).filter { $0.bin == .introduced || $0.bin == .worsened }.map(\.finding)
      .filter { !$0.isCredential }.sorted(by: Finding.precedes)
  }

  /// Functions that were written or made worse, with the file they stand in.
  var touchedFunctions: [(path: RepositoryPath, function: FunctionChange)] {
    files.filter(\.isCounted).flatMap { file in file.functions.map { (file.path, $0) } }
      .filter { $0.function.after != nil }
  }
}

/// A commit of a change.
package struct GateCommit: Sendable, Hashable {
  package var id: ObjectID
  package var author: Person
  /// As the commit claims them; hostile until escaped.
  package var authorEmail: String
  package var committer: Person
  package var committerEmail: String
  /// Seconds since 1970 by the author's and the committer's clock, as claimed.
  package var authoredAt: Int64
  package var committedAt: Int64
  package var subject: String
  package var body: String
  package var isSigned: Bool
  /// Whether it only joins what its parents have.
  package var isMerge: Bool

  /// Whoever is claimed to have written it, and whoever is claimed to have made the commit of it where that is somebody
  /// else and no source host, which merges in everybody's name.
  package var people: [Person] {
    committer == author || Self.hosts.contains(committerEmail) ? [author] : [author, committer]
  }

  /// GitHub's own, by which it commits what is merged on its pages.
  private static let hosts: Set<String> = ["noreply@github.com"]

  package init(
    id: ObjectID, author: Person, authorEmail: String, committer: Person, committerEmail: String, authoredAt: Int64,
    committedAt: Int64, subject: String, body: String, isSigned: Bool, isMerge: Bool
  ) {
    self.id = id
    self.author = author
    self.authorEmail = authorEmail
    self.committer = committer
    self.committerEmail = committerEmail
    self.authoredAt = authoredAt
    self.committedAt = committedAt
    self.subject = subject
    self.body = body
    self.isSigned = isSigned
    self.isMerge = isMerge
  }
}

/// What the owner's portfolio says of the people and the repository.
package struct GatePeople: Sendable {
  /// Contractor id to whether an engagement on this repository is running, and whether it is bounded to a scope.
  package struct Standing: Sendable, Hashable {
    package var isActive: Bool
    /// Whether the engagement's scope keeps them away from the core.
    package var isBounded: Bool

    package init(isActive: Bool, isBounded: Bool) {
      self.isActive = isActive
      self.isBounded = isBounded
    }
  }

  /// The paths that no bounded engagement may touch.
  package enum Core: Sendable, Hashable {
    /// Their globs.
    case known([String])
    /// Which of the portfolio's repositories this is, is not known, and so nothing that depends on it; in words, with why.
    /// May hold names of the owner's files: escape when shown.
    case unknown(String)
  }

  package var standings: [String: Standing]
  package var core: Core

  package init(standings: [String: Standing], core: Core) {
    self.standings = standings
    self.core = core
  }
}

/// A pointer to a commit of another repository.
package struct SubmoduleChange: Sendable, Hashable {
  package var path: RepositoryPath
  package var commit: ObjectID
  /// Whether there was none at the path.
  package var isNew: Bool

  package init(path: RepositoryPath, commit: ObjectID, isNew: Bool) {
    self.path = path
    self.commit = commit
    self.isNew = isNew
  }
}

/// New lines that stand elsewhere in the tree too.
package struct CopiedCode: Sendable, Hashable {
  package var path: RepositoryPath
  /// Of the new state, from 1.
  package var lines: ClosedRange<Int>
  /// How many of them are new with this change or with the small ones before it that are summed with it.
  package var newLines: Int
  /// Where the same code stands.
  package var otherPath: RepositoryPath
  package var otherLines: ClosedRange<Int>

  package init(
    path: RepositoryPath, lines: ClosedRange<Int>, newLines: Int, otherPath: RepositoryPath,
    otherLines: ClosedRange<Int>
  ) {
    self.path = path
    self.lines = lines
    self.newLines = newLines
    self.otherPath = otherPath
    self.otherLines = otherLines
  }
}

/// A file that mostly changes together with one of this change, and does not.
package struct AbsentFile: Sendable, Hashable {
  package var path: RepositoryPath
  /// The changed file it goes with.
  package var with: RepositoryPath
  /// In how many of how many changes of that file it changed too.
  package var together: Int
  package var changes: Int

  package init(path: RepositoryPath, with: RepositoryPath, together: Int, changes: Int) {
    self.path = path
    self.with = with
    self.together = together
    self.changes = changes
  }
}

/// What the same authors brought into the mainline shortly before, in changes too small to be judged alone.
package struct ChangeWindow: Sendable, Hashable {
  package var days = 0
  package var changes = 0
  /// Added lines of source, and of tests.
  package var sourceLines = 0
  package var testLines = 0
  /// Whether the clone is too shallow to tell all of them.
  package var isCutOff = false

  package init() {}
}
