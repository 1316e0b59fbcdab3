package import Findings
internal import History
internal import SourceText

/// Share of the source code that stands in files which any test names.
///
/// A name is no proof that anything is tested well, and what is tested through a browser names no file: it shows which
/// parts no test knows of at all.
package struct TestReach: RepositorySignal {
  package let id = "repository.test-reach"
  package let title = "Code that a test knows of"
  package let dimension = Dimension.quality
  package let unit = "share of source code lines"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 20, 0.2: 50, 0.4: 70, 0.6: 85, 0.8: 100], source: "our default: by names alone, so the top is at 80 %")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let project = evidence.history.project
    guard evidence.isCurrent, project.isRead else { return .notAssessed("The tests of this state were not read.") }
    // What has no function decides nothing: lists of constants, types, exports.
    let files = evidence.sourceFiles.filter { !$0.measure.functions.isEmpty }
    let all = files.reduce(0) { $0 + $1.measure.counts.code }
    guard all > 0 else { return .notApplicable("No function was found in the tree.") }
    let missing = files.filter { !project.testedFiles.contains($0.path) }
    let unknown = missing.reduce(0) { $0 + $1.measure.counts.code }
    let value = Double(all - unknown) / Double(all)
    let rows = missing.sorted {
      ($1.measure.counts.code, $0.path) < ($0.measure.counts.code, $1.path)
    }.map { evidence.row("\(Words.count($0.measure.counts.code, "code line")), named by no test", path: $0.path) }
    return .measured(
      Measurement(
        value: value, exposure: Double(all), exposureUnit: "source code lines", estimator: .exact,
        summary:
          "\(Words.count(files.count - missing.count, "file")) of \(Words.whole(Double(files.count))) with functions, "
          + "\(Words.percent(value)) of their lines, are named by a test.",
        evidence: Evidence.limited(rows)))
  }
}
