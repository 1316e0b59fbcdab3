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
        summary: "\(Words.count(tests.count, "test file")) with \(Words.number(value)) lines per line of source."))
  }
}

/// Share of the window's changes whose lines a fix or revert had to touch within 30 days.
package struct ChangeFailureTrend: RepositorySignal {
  package let id = "repository.change-failure"
  package let title = "Changes that needed a fix soon after"
  package let dimension = Dimension.quality
  package let unit = "share of changes"
  package let question: String? = nil
  package let ladder = Ladder(
    [0: 100, 0.1: 88, 0.2: 72, 0.35: 50, 0.6: 20, 0.9: 0], source: "our default, after DORA's change failure rate")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let history = evidence.history
    let fixed = Set(
      FixFollows.fixes(in: history, deaths: evidence.facts.deaths, days: policy.survivalDays, until: evidence.end).keys)
    let changes = evidence.recent.filter { index in history.changes[index].substantiveLines > 0 }
    guard !changes.isEmpty else { return .notAssessed("No change to source or tests in the window.") }
    let failed = changes.filter(fixed.contains)
    return .measured(
      Measurement(
        value: Double(failed.count) / Double(changes.count), exposure: Double(changes.count), exposureUnit: "changes",
        estimator: policy.share(of: Double(changes.count), ladder: ladder),
        summary: "\(failed.count) of \(Words.count(changes.count, "change")) had to be fixed or reverted soon after.",
        evidence: Evidence.limited(
          failed.map { .change(history.changes[$0], history.changes[$0].subject, repository: history.id) })))
  }
}

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
        evidence: Evidence.limited(open.map { .open($0, repository: evidence.history.id) })))
  }
}
