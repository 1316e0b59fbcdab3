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
    var rows: [(risk: Double, row: Evidence)] = []
    for file in evidence.sourceFiles {
      for function in file.measure.functions {
        let nloc = Double(max(1, function.nloc))
        let risk = nloc * max(FunctionRisk.complexity(function), FunctionRisk.shape(function))
        lines += nloc
        risky += risk
        if risk > 0 {
          let text =
            "\(function.name): complexity \(function.cyclomatic), \(function.nloc) lines, nesting \(function.nesting), "
            + Words.count(function.parameters, "parameter")
          rows.append((risk, evidence.row(text, path: file.path, line: function.startLine)))
        }
      }
    }
    guard lines > 0 else { return .notApplicable("No function was found in the tree.") }
    return .measured(
      Measurement(
        value: risky / lines, exposure: lines, exposureUnit: "function lines", estimator: .exact,
        summary: "\(Words.percent(risky / lines)) of \(Words.whole(lines)) function lines, weighted by risk.",
        evidence: Evidence.limited(
          rows.enumerated().sorted { ($1.element.risk, $0.offset) < ($0.element.risk, $1.offset) }
            .map(\.element.row))))
  }
}
