package import Findings
package import Git
internal import Metrics
package import SourceText

/// Everything that judgement reads of one repository: its changes, who wrote what is alive, and what the tree is like.
package struct RepositoryHistory: Sendable {
  /// The portfolio's id of the repository.
  package var id: String
  package var head: ObjectID
  /// The mainline's name as read, like `main`.
  package var mainline: String
  /// Every change that reaches the head, parents first: `changes[i].index == i`.
  package var changes: [Change]
  /// Who wrote each live line, by path, sorted by path. Source and test files only.
  package var ownership: [FileOwnership]
  /// The head's files with measures, sorted by path.
  package var files: [HeadFile]
  /// The head's findings, each with the change that introduced it where that is known; sorted by `Finding.precedes`.
  package var findings: [Finding]
  package var coverage: Coverage
  /// The last second of the period that was read; nothing later is in here.
  package var until: Int64
  /// What makes the history less trustworthy, in our words: rewritten, clock anomalies, replaced objects.
  package var warnings: [String]
  /// Every commit that changed `.mailmap`, parents first: claims about who is who, to be shown for the period judged.
  package var mailmapChanges: [MailmapChange] = []
  /// The head's clones, the worst first; at least two places each.
  package var clones: [CloneGroup] = []
  /// What of the head's tree says how it is built, checked and put live.
  package var project = ProjectFacts()

  package init(
    id: String, head: ObjectID, mainline: String, changes: [Change], ownership: [FileOwnership], files: [HeadFile],
    findings: [Finding], coverage: Coverage, until: Int64, warnings: [String]
  ) {
    self.id = id
    self.head = head
    self.mainline = mainline
    self.changes = changes
    self.ownership = ownership
    self.files = files
    self.findings = findings
    self.coverage = coverage
    self.until = until
    self.warnings = warnings
  }
}

/// The live lines of one file by the change that wrote them.
package struct FileOwnership: Sendable {
  package var path: RepositoryPath
  /// Runs from the first line to the last: `lines` lines written by change `origin`.
  package var runs: [ReplacedLines]

  package init(path: RepositoryPath, runs: [ReplacedLines]) {
    self.path = path
    self.runs = runs
  }
}

/// One file of the head's tree.
package struct HeadFile: Sendable {
  package var path: RepositoryPath
  package var blob: ObjectID
  package var measure: FileMeasure
  /// Its lines in clones; nil where it has none.
  package var duplicated: DuplicatedLines?

  package init(path: RepositoryPath, blob: ObjectID, measure: FileMeasure, duplicated: DuplicatedLines? = nil) {
    self.path = path
    self.blob = blob
    self.measure = measure
    self.duplicated = duplicated
  }

  /// 0 (ill) … 100 (well), by `CodeHealth`.
  package var health: Double { CodeHealth.health(of: measure, duplicated: duplicated) }
}
