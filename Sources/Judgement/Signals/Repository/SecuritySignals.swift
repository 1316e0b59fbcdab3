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
        evidence: Evidence.limited(rows.map { .open($0, repository: evidence.history.id) }),
        cap: worst == .critical ? "A critical risk is open." : nil))
  }
}

/// Credentials in the head.
package struct LiveCredentials: RepositorySignal {
  package let id = "repository.live-credentials"
  package let title = "Passwords and keys in the code now"
  package let dimension = Dimension.security
  package let unit = "credentials"
  package let question: String? = nil
  package let ladder = Ladder([0: 100, 1: 20, 3: 0], source: "our default")

  package init() {}

  package func read(_ evidence: RepositoryEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let live = evidence.openFindings.filter { $0.isCredential && $0.confidence >= .medium }
    return .measured(
      Measurement(
        value: Double(live.count), exposure: Double(evidence.history.coverage.files), exposureUnit: "files",
        estimator: .exact,
        summary: live.isEmpty
          ? "No password or key is in the code."
          : "\(Words.count(live.count, "password or key", "passwords or keys")) in the code.",
        evidence: Evidence.limited(live.map { .open($0, repository: evidence.history.id) }),
        cap: live.isEmpty ? nil : "A password or key is in the code."))
  }
}

/// Risky settings and dependencies in the head.
package struct OpenConfigurationRisks: RepositorySignal {
  package let id = "repository.configuration"
  package let title = "Risky settings and dependencies"
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
          "\(Words.count(open.count, "risky setting or dependency", "risky settings or dependencies")) in the tree.",
        evidence: Evidence.limited(open.map { .open($0, repository: evidence.history.id) })))
  }
}

extension Evidence {
  /// A row for an open finding of a head.
  static func open(_ finding: Finding, repository: String) -> Evidence {
    Evidence(
      text: finding.title, repository: repository, commit: finding.commit, path: finding.path.lossyString,
      line: finding.range.start.line)
  }
}
