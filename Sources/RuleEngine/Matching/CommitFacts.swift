/// What commit rules are told of a commit. Names and messages are decoded lossily and are hostile when shown.
package struct CommitFacts: Sendable, Hashable, Codable {
  /// Hexadecimal.
  package var id: String
  package var message: String
  package var authorName: String
  package var authorEmail: String
  package var committerEmail: String
  /// Seconds since 1970, as claimed.
  package var authoredAt: Int64
  package var committedAt: Int64
  /// The instant of the run.
  package var now: Int64
  /// Added and deleted lines of source and test files; generated, vendored and lock files left out.
  package var changedLines: Int
  package var changedFiles: Int
  package var sourceFilesChanged: Int
  package var testFilesChanged: Int
  package var isMerge: Bool
  package var isSigned: Bool
  package var onFirstParentLine: Bool

  package init(
    id: String, message: String, authorName: String = "", authorEmail: String = "", committerEmail: String = "",
    authoredAt: Int64 = 0, committedAt: Int64 = 0, now: Int64 = .max, changedLines: Int = 0, changedFiles: Int = 0,
    sourceFilesChanged: Int = 0, testFilesChanged: Int = 0, isMerge: Bool = false, isSigned: Bool = false,
    onFirstParentLine: Bool = true
  ) {
    self.id = id
    self.message = message
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.committerEmail = committerEmail
    self.authoredAt = authoredAt
    self.committedAt = committedAt
    self.now = now
    self.changedLines = changedLines
    self.changedFiles = changedFiles
    self.sourceFilesChanged = sourceFilesChanged
    self.testFilesChanged = testFilesChanged
    self.isMerge = isMerge
    self.isSigned = isSigned
    self.onFirstParentLine = onFirstParentLine
  }

  /// The first line of the message, trimmed.
  package var subject: String {
    let line = message.drop { $0.isWhitespace }.prefix { !$0.isNewline }
    return String(line.reversed().drop { $0.isWhitespace }.reversed())
  }
}
