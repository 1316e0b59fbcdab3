package import Findings
package import Foundation
package import Hiring

/// What an applicant's repository shows of them, what it cannot show, and what to ask.
///
/// Nothing in it decides: there is no engagement to keep or to end, and nobody has confirmed who wrote what.
package struct Evaluation: Sendable {
  /// The time that the card looks at: from the applicant's first change to the repository's last, whole weeks.
  package struct Window: Sendable, Hashable {
    package var from: CivilDate
    /// The last day that is in it.
    package var to: CivilDate
    package var weeks: Int

    package init(from: CivilDate, to: CivilDate, weeks: Int) {
      self.from = from
      self.to = to
      self.weeks = weeks
    }
  }

  /// Files of one kind that they changed and that count towards nobody.
  package struct LeftOut: Sendable, Hashable {
    package var kind: FileKind
    package var files: Int
    /// Lines they added in them.
    package var lines: Int

    package init(kind: FileKind, files: Int, lines: Int) {
      self.kind = kind
      self.files = files
      self.lines = lines
    }
  }

  /// As the owner named it.
  package var path: String
  package var head: String
  package var mainline: String
  package var applicant: SampleAuthor
  package var window: Window
  /// Of the applicant, and then of the repository as a whole.
  package var card: Scorecard
  package var repositoryCard: Scorecard
  /// Facts that only say whether there is enough evidence.
  package var volume: ContractorPage.Volume
  /// Which evidence would do where it is too little, sentences; empty where there is enough.
  package var needed: [String]
  package var leftOut: [LeftOut]
  /// Lines that they added and that count, to hold the ones left out against.
  package var countedLines: Int
  /// What the card rests on and cannot check, the weightiest first.
  package var unchecked: [UncheckedClaim]
  package var questions: [InterviewQuestion]
  /// What was not measured and why, sentences.
  package var notMeasured: [String]
  /// Passwords and keys that the applicant brought and that are still in the code.
  package var liveCredentials: Int
  /// Open findings at the head, worst first, whoever brought them.
  package var findings: [Finding]
  package var coverage: Coverage
  /// What makes the history less trustworthy, sentences.
  package var warnings: [String]
  package var generatedAt: Date
  package var provenance: Provenance

  package init(
    path: String, head: String, mainline: String, applicant: SampleAuthor, window: Window, card: Scorecard,
    repositoryCard: Scorecard, volume: ContractorPage.Volume, needed: [String], leftOut: [LeftOut], countedLines: Int,
    unchecked: [UncheckedClaim], questions: [InterviewQuestion], notMeasured: [String], liveCredentials: Int,
    findings: [Finding], coverage: Coverage, warnings: [String], generatedAt: Date, provenance: Provenance
  ) {
    self.path = path
    self.head = head
    self.mainline = mainline
    self.applicant = applicant
    self.window = window
    self.card = card
    self.repositoryCard = repositoryCard
    self.volume = volume
    self.needed = needed
    self.leftOut = leftOut
    self.countedLines = countedLines
    self.unchecked = unchecked
    self.questions = questions
    self.notMeasured = notMeasured
    self.liveCredentials = liveCredentials
    self.findings = findings
    self.coverage = coverage
    self.warnings = warnings
    self.generatedAt = generatedAt
    self.provenance = provenance
  }
}
