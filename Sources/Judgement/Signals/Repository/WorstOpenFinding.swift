package import Findings
internal import History
internal import SourceText

/// The worst open security finding of the head.
package struct WorstOpenFinding: RepositorySignal {
  package let id = "repository.worst-finding"
  package let title = "The worst open risk"
  package let dimension = Dimension.security
  package let unit = "severity, 0 none to 5 critical"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 100, 1: 95, 2: 85, 3: 70, 4: 40, 5: 0], source: "Sonar: the letter is the worst open issue's severity")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let open = evidence.openFindings.filter { $0.dimension == .security && $0.confidence >= .medium }
    let worst = open.map(\.severity).max()
    let rows = open.filter { $0.severity == worst }
    return .measured(
      Measurement(
        value: worst.map { Double($0.rank + 1) } ?? 0, exposure: Double(evidence.history.coverage.files),
        exposureUnit: "files", estimator: .exact,
        summary: worst.map { "The worst of \(Words.count(open.count, "open risk")) is \($0.rawValue)." }
          ?? "No open risk was found.",
        evidence: Evidence.limited(rows.map { .open($0, in: evidence) }),
        cap: worst == .critical ? "A critical risk is open." : nil))
  }
}
