package import Findings
internal import History

/// How much test code stands beside the source.
package struct TestPresence: RepositorySignal {
  package let id = "repository.tests"
  package let title = "Tests beside the code"
  package let dimension = Dimension.quality
  package let unit = "test code lines per source code line"
  package let question: String? = nil
  package let ladder = Ladder([0: 0, 0.1: 40, 0.3: 70, 0.6: 90, 1: 100], source: "our default")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let source = evidence.sourceFiles.reduce(0) { $0 + $1.measure.counts.code }
    let tests = evidence.history.files.filter { $0.measure.kind == .test }
    let lines = tests.reduce(0) { $0 + $1.measure.counts.code }
    guard source > 0 else { return .notApplicable("No source file was found in the tree.") }
    let value = Double(lines) / Double(source)
    return .measured(
      Measurement(
        value: value, exposure: Double(source), exposureUnit: "source code lines", estimator: .exact,
        summary: "\(Words.count(tests.count, "test file")) with \(Words.number(value)) lines per line of source.",
        evidence: tests.isEmpty
          ? [evidence.row("no test file")]
          : Evidence.limited(
            tests.sorted { ($1.measure.counts.code, $0.path) < ($0.measure.counts.code, $1.path) }.map {
              evidence.row(Words.count($0.measure.counts.code, "line"), path: $0.path)
            })))
  }
}
