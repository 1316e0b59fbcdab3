package import Findings
package import History
package import SourceText

/// Who knows what of a tree, as `assay ownership` reports it.
package struct OwnershipReport: Sendable, Hashable {
  package struct Share: Sendable, Hashable {
    package var id: String
    /// confirmed, unknown or bot.
    package var standing: String
    package var lines: Int
    /// Of all lines, 0 to 1.
    package var share: Double
    package var soleOwnedLines: Int
    /// Files that the person is an author of.
    package var files: Int
    /// Whether the report takes the person for gone.
    package var isGone: Bool

    package init(
      id: String, standing: String, lines: Int, share: Double, soleOwnedLines: Int, files: Int, isGone: Bool
    ) {
      self.id = id
      self.standing = standing
      self.lines = lines
      self.share = share
      self.soleOwnedLines = soleOwnedLines
      self.files = files
      self.isGone = isGone
    }
  }

  /// The repository as the user named it, the commit read and how it was named.
  package var path: String
  package var head: String
  package var rev: String
  /// Most lines first.
  package var people: [Share]
  package var busFactor: Int
  /// Whose leaving would orphan over half of the files, in the order of taking away.
  package var busFactorPeople: [String]
  /// Text files with authors.
  package var files: Int
  package var lines: Int
  package var orphaned: [RepositoryPath]
  /// Files read; those of them that are binary and not counted; those not read; commits looked through.
  package var filesRead: Int
  package var binaryFiles: Int
  package var skipped: [Coverage.Skipped]
  package var ignoredCommits: Int
  /// What makes git show another history, sentences.
  package var warnings: [String]
  /// What changes with those who are taken for gone; nil where nobody is.
  package var leaving: Leaving?

  /// What leaves with some people.
  package struct Leaving: Sendable, Hashable {
    /// As they were named.
    package var people: [String]
    /// While they are still there.
    package var busFactorBefore: Int
    package var orphanedBefore: Int
    /// Files that somebody knew and nobody who stays does, by path.
    package var files: [OwnershipSummary.Leaving.File]

    package init(
      people: [String], busFactorBefore: Int, orphanedBefore: Int, files: [OwnershipSummary.Leaving.File]
    ) {
      self.people = people
      self.busFactorBefore = busFactorBefore
      self.orphanedBefore = orphanedBefore
      self.files = files
    }

    package var lines: Int { files.reduce(0) { $0 + $1.lines } }
  }

  package init(
    path: String, head: String, rev: String, people: [Share], busFactor: Int, busFactorPeople: [String], files: Int,
    lines: Int, orphaned: [RepositoryPath], filesRead: Int, binaryFiles: Int, skipped: [Coverage.Skipped],
    ignoredCommits: Int,
    warnings: [String] = [], leaving: Leaving? = nil
  ) {
    self.path = path
    self.head = head
    self.rev = rev
    self.people = people
    self.busFactor = busFactor
    self.busFactorPeople = busFactorPeople
    self.files = files
    self.lines = lines
    self.orphaned = orphaned
    self.filesRead = filesRead
    self.binaryFiles = binaryFiles
    self.skipped = skipped
    self.ignoredCommits = ignoredCommits
    self.warnings = warnings
    self.leaving = leaving
  }
}
