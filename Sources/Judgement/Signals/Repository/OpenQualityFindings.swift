package import Findings
internal import History

/// Open quality findings per 1,000 lines of source.
package struct OpenQualityFindings: RepositorySignal {
  package let id = "repository.quality-findings"
  package let title = "Careless places in the code"
  package let dimension = Dimension.quality
  package let unit = "per 1,000 source code lines"
  package let question: String? = nil
  package let ladder = Ladder([0: 100, 2: 88, 5: 72, 10: 52, 20: 20, 40: 0], source: "our default")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    let source = evidence.sourceFiles.reduce(0) { $0 + $1.measure.counts.code }
    guard source > 0 else { return .notApplicable("No source file was found in the tree.") }
    let open = evidence.openFindings.filter {
      $0.dimension == .quality && $0.severity >= .low && $0.confidence >= .medium
    }
    return .measured(
      Measurement(
        value: Double(open.count) / Double(source) * 1_000, exposure: Double(source),
        exposureUnit: "source code lines", estimator: .exact,
        summary: "\(Words.count(open.count, "careless place")) in \(Words.count(source, "line")) of source.",
        evidence: Evidence.limited(open.map { .open($0, in: evidence) })))
  }
}
