package import Findings
internal import History
internal import SourceText

/// Risky settings in the head; dependencies have a signal of their own.
package struct OpenConfigurationRisks: RepositorySignal {
  package let id = "repository.configuration"
  package let title = "Risky settings"
  package let dimension = Dimension.security
  package let unit = "findings"
  package let question: String? = nil
  package let ladder = Ladder([0: 100, 2: 80, 5: 60, 10: 30, 20: 0], source: "our default")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let open = evidence.openFindings.filter { RiskyConfiguration.counts($0, policy) }
    return .measured(
      Measurement(
        value: Double(open.count), exposure: Double(evidence.history.coverage.files), exposureUnit: "files",
        estimator: .exact,
        summary:
          "\(Words.count(open.count, "risky setting")) in the tree.",
        evidence: Evidence.limited(open.map { .open($0, in: evidence) })))
  }
}
