package import Findings
internal import Git
internal import History
internal import Metrics
internal import SourceText

/// The health of the worst file: a mean would hide it.
package struct WorstFile: RepositorySignal {
  package let id = "repository.worst-file"
  package let title = "The file in the worst state"
  package let dimension = Dimension.maintainability
  package let unit = "health, 0 to 100"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 10, 30: 40, 60: 70, 90: 100], source: "our default; CodeScene shows the worst file beside every average")

  /// Code lines from which a file counts here; our default.
  private static let fileLines = 50

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let files = evidence.sourceFiles
      .filter { $0.measure.counts.code >= Self.fileLines && CodeLanguage.isCode($0.measure.language) }
      .map { (file: $0, health: $0.health) }
    guard let worst = files.min(by: { ($0.health, $0.file.path) < ($1.health, $1.file.path) }) else {
      return .notApplicable("No source file is large enough.")
    }
    return .measured(
      Measurement(
        value: worst.health, exposure: Double(files.count), exposureUnit: "files", estimator: .exact,
        summary: "The worst file has a health of \(Words.whole(worst.health)) of 100.",
        evidence: [
          evidence.row("health \(Words.whole(worst.health))", path: worst.file.path, line: worst.file.worstLine)
        ]))
  }
}
