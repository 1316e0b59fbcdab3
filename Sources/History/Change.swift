package import Findings
package import Git
package import SourceText

/// The unit of attribution: a non-merge commit on its first parent, or the part of a merge that no parent has.
///
/// What never changes once it is known is shared by all copies: a history is gone through many times, and copying a dozen
/// texts of each of its changes cost more than what was done with them.
package struct Change: Sendable {
  private let origin: Origin
  package var files: [FileChange]

  /// What a commit says of itself, and who stands behind it.
  private final class Origin: Sendable {
    let commit: ObjectID
    let index: Int
    let parents: [ObjectID]
    let author: Person
    let coAuthors: [Person]
    let assistants: [String]
    let authoredAt: Int64
    let committedAt: Int64
    let zoneMinutes: Int
    let authorName: String
    let authorEmail: String
    let committerEmail: String
    let committer: Person
    let subject: String
    let body: String
    let isSigned: Bool
    let onFirstParentLine: Bool

    init(
      commit: ObjectID, index: Int, parents: [ObjectID], author: Person, coAuthors: [Person], assistants: [String],
      authoredAt: Int64, committedAt: Int64, zoneMinutes: Int, authorName: String, authorEmail: String,
      committerEmail: String, committer: Person, subject: String, body: String, isSigned: Bool, onFirstParentLine: Bool
    ) {
      self.commit = commit
      self.index = index
      self.parents = parents
      self.author = author
      self.coAuthors = coAuthors
      self.assistants = assistants
      self.authoredAt = authoredAt
      self.committedAt = committedAt
      self.zoneMinutes = zoneMinutes
      self.authorName = authorName
      self.authorEmail = authorEmail
      self.committerEmail = committerEmail
      self.committer = committer
      self.subject = subject
      self.body = body
      self.isSigned = isSigned
      self.onFirstParentLine = onFirstParentLine
    }
  }

  package init(
    commit: ObjectID, index: Int, parents: [ObjectID], author: Person, coAuthors: [Person], assistants: [String],
    authoredAt: Int64, committedAt: Int64, zoneMinutes: Int, authorName: String, authorEmail: String,
    committerEmail: String, committer: Person? = nil, subject: String, body: String, isSigned: Bool,
    onFirstParentLine: Bool,
    files: [FileChange]
  ) {
    origin = Origin(
      commit: commit, index: index, parents: parents, author: author, coAuthors: coAuthors, assistants: assistants,
      authoredAt: authoredAt, committedAt: committedAt, zoneMinutes: zoneMinutes, authorName: authorName,
      authorEmail: authorEmail, committerEmail: committerEmail, committer: committer ?? author, subject: subject,
      body: body, isSigned: isSigned, onFirstParentLine: onFirstParentLine)
    self.files = files
  }

  package var commit: ObjectID { origin.commit }
  /// Its place in topological order, parents first, from 0; `LineOrigin` refers to it.
  package var index: Int { origin.index }
  package var parents: [ObjectID] { origin.parents }
  package var author: Person { origin.author }
  /// From `Co-authored-by` trailers; the change is shared equally among author and these. AI co-authors are in `assistants`.
  package var coAuthors: [Person] { origin.coAuthors }
  /// AI tools named as co-authors: shown, never scored.
  package var assistants: [String] { origin.assistants }
  /// Author's and committer's clock, seconds since 1970, as claimed; and the author's zone in minutes.
  package var authoredAt: Int64 { origin.authoredAt }
  package var committedAt: Int64 { origin.committedAt }
  package var zoneMinutes: Int { origin.zoneMinutes }
  package var authorName: String { origin.authorName }
  package var authorEmail: String { origin.authorEmail }
  package var committerEmail: String { origin.committerEmail }
  /// Who committed it, as far as that is known; the author's name is a claim of theirs.
  package var committer: Person { origin.committer }
  package var subject: String { origin.subject }
  package var body: String { origin.body }
  package var isSigned: Bool { origin.isSigned }
  /// Whether the commit stands on the mainline's first-parent line itself rather than having reached it as a merge's
  /// second parent (reviewed, at least by whoever merged).
  package var onFirstParentLine: Bool { origin.onFirstParentLine }

  package var isMerge: Bool { parents.count > 1 }

  /// Added plus deleted lines over source and test files: the exposure of most rates.
  package var changedLines: Int {
    files.reduce(0) { $0 + ($1.isCounted ? $1.added + $1.deleted : 0) }
  }
}

/// One file of a change, compared on both sides.
package struct FileChange: Sendable {
  package enum Status: String, Sendable, Codable {
    case added = "A"
    case deleted = "D"
    case modified = "M"
    case renamed = "R"
    case typeChanged = "T"
  }

  package var path: RepositoryPath
  /// Where it was before, for a rename.
  package var oldPath: RepositoryPath?
  package var status: Status
  package var kind: FileKind
  /// The language's id, empty where unknown.
  package var language: String
  package var added: Int
  package var deleted: Int
  package var isBinary: Bool
  package var findings: [AttributedFinding]
  package var functions: [FunctionChange]
  /// The new content's lines; nil where the file is gone or not text.
  package var counts: LineCounts?
  /// Whether both sides have the same code, in any order and layout: what moves and reformatting leave alone.
  package var keepsCode: Bool
  /// Whose lines this change deleted or replaced, by the change that wrote them: sorted by index.
  package var replaced: [ReplacedLines]
  /// Whether only white space differs between both sides: line ends, indentation, line breaks.
  package var isLayout: Bool
  /// Findings that were taken out here without credit: the same author brought them back later, or had taken them out
  /// before. They were away all the same.
  package var undone: [AttributedFinding] = []
  /// Whether a version was too large to be read, so that what came and went is not known.
  package var isUnread = false

  package init(
    path: RepositoryPath, oldPath: RepositoryPath?, status: Status, kind: FileKind, language: String, added: Int,
    deleted: Int, isBinary: Bool, findings: [AttributedFinding], functions: [FunctionChange], counts: LineCounts?,
    keepsCode: Bool, replaced: [ReplacedLines], isLayout: Bool = false
  ) {
    self.path = path
    self.oldPath = oldPath
    self.status = status
    self.kind = kind
    self.language = language
    self.added = added
    self.deleted = deleted
    self.isBinary = isBinary
    self.findings = findings
    self.functions = functions
    self.counts = counts
    self.keepsCode = keepsCode
    self.replaced = replaced
    self.isLayout = isLayout
  }

  /// Whether its lines count towards anybody: source and test, not generated, vendored, data or binary.
  package var isCounted: Bool { !isBinary && (kind == .source || kind == .test) }
}

/// The five bins of attribution. Inherited findings and functions are charged to nobody; per change only those are
/// listed that came back when an older state was restored.
package enum AttributionBin: String, Sendable, Codable, CaseIterable {
  case introduced, worsened, inherited, improved, fixed
}

/// A finding on one side of a change and the bin it falls into for the change's author.
package struct AttributedFinding: Sendable {
  package var bin: AttributionBin
  package var finding: Finding
  /// Of a fixed finding the change that introduced it, by `Change.index`; nil where that is not known.
  package var origin: Int?

  package init(bin: AttributionBin, finding: Finding, origin: Int? = nil) {
    self.bin = bin
    self.finding = finding
    self.origin = origin
  }
}

/// A function that a change touched, with its measures on both sides.
package struct FunctionChange: Sendable {
  package var bin: AttributionBin
  package var before: FunctionMeasure?
  package var after: FunctionMeasure?

  package init(bin: AttributionBin, before: FunctionMeasure?, after: FunctionMeasure?) {
    self.bin = bin
    self.before = before
    self.after = after
  }
}

/// Lines that a change took away, and the change that had written them.
package struct ReplacedLines: Sendable, Hashable {
  /// `Change.index` of the change that wrote the lines.
  package var origin: Int
  package var lines: Int

  package init(origin: Int, lines: Int) {
    self.origin = origin
    self.lines = lines
  }
}
