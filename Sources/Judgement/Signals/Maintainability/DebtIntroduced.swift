package import Findings

/// Minutes it would take to fix what the person brought, minus what they repaid, per 1,000 changed lines.
package struct DebtIntroduced: ContractorSignal {
  package let id = "maintainability.debt"
  package let title = "Clean-up work left behind"
  package let dimension = Dimension.maintainability
  package let basis = SignalBasis.code
  package let unit = "minutes per 1,000 changed lines"
  package let question: String? = "Which of these clean-ups are planned, and when?"
  package let ladder = Ladder(
    [0: 100, 90: 85, 240: 70, 480: 50, 1_000: 20, 2_000: 0],
    source: "our default, stricter than Sonar's 5 % of 30 minutes a line, which hardly anything fails")

  /// A usual finding's minutes: the least step in which debt comes. Qlty's bases are 10 to 50.
  private static let grain = 20.0

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let own = FindingTally.own(evidence, policy, where: Self.counts)
    let past = FindingTally.past(evidence, policy, where: Self.counts)
    guard own.lines > 0 else { return .notAssessed("No source or test lines were changed.") }
    let value = max(0, own.minutes) / own.lines * 1_000
    return .measured(
      Measurement(
        value: value, exposure: own.lines, exposureUnit: "changed lines of code",
        estimator: policy.rate(
          of: own.lines, per: 1_000, grain: max(Self.grain, own.grain),
          past: Tally(events: max(0, past.minutes), exposure: past.lines), ladder: ladder),
        summary:
          own.minutes < 0
          ? "Repaid \(Words.whole(-own.minutes)) minutes of clean-up more than they left behind."
          : "Left \(Words.whole(own.minutes)) minutes of clean-up behind in \(Words.whole(own.lines)) changed lines of code.",
        evidence: Evidence.limited(own.rows), credit: max(0, -own.minutes)))
  }

  private static func counts(_ finding: Finding) -> Bool {
    finding.dimension == .maintainability && finding.confidence >= .medium
  }
}
