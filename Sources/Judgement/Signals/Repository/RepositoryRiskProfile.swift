package import Findings
internal import Git
internal import History
internal import SourceText

/// Share of the head's function lines that stand in risky functions, weighted by band.
package struct RepositoryRiskProfile: RepositorySignal {
  package let id = "repository.risk-profile"
  package let title = "Code that is risky to change"
  package let dimension = Dimension.maintainability
  package let unit = "share of function lines, weighted by risk band"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 100, 0.05: 90, 0.15: 75, 0.3: 55, 0.5: 30, 0.8: 0],
    source: "our default over SIG 2007's bands, weighted by lines, not by count")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else { return .notAssessed("The tree of a past week was not read.") }
    var lines = 0.0
    var risky = 0.0
    for file in evidence.sourceFiles {
      for function in file.measure.functions {
        let nloc = Double(max(1, function.nloc))
        lines += nloc
        risky += nloc * max(FunctionRisk.complexity(function), FunctionRisk.shape(function))
      }
    }
    guard lines > 0 else { return .notApplicable("No function was found in the tree.") }
    return .measured(
      Measurement(
        value: risky / lines, exposure: lines, exposureUnit: "function lines", estimator: .exact,
        summary: "\(Words.percent(risky / lines)) of \(Words.whole(lines)) function lines, weighted by risk."))
  }
}
