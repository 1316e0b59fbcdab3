package import Findings
internal import History

/// How long the risks that the person brought stayed in the code, those still there counted up to the week's end.
/// Credentials are left out: a second key that was removed quickly must not make the first look better.
package struct TimeToFix: ContractorSignal {
  package let id = "security.time-to-fix"
  package let title = "Days until own risks were fixed"
  package let dimension = Dimension.security
  package let basis = SignalBasis.code
  package let unit = "days"
  package let question: String? = "What keeps the open security findings from being fixed, and by when will they be?"
  package let ladder = Ladder([2: 100, 7: 85, 14: 70, 30: 40, 60: 0], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    var days = 0.0
    var open = 0
    var rows: [Evidence] = []
    let lives = evidence.lives {
      $0.finding.dimension == .security && $0.finding.severity >= .medium && $0.finding.confidence >= .medium
        && !$0.finding.isCredential && !$0.isGone
    }
    for (work, life) in lives {
      let isOpen = life.isOpen(before: evidence.end)
      let until = isOpen ? evidence.end : life.fixedAt ?? evidence.end
      let age = max(0, Double(until - life.introducedAt) / 86_400)
      days += age
      if isOpen { open += 1 }
      rows.append(
        .finding(
          life.finding, "\(life.finding.title): \(isOpen ? "open for" : "fixed after") \(Words.whole(age)) days",
          in: work.facts.history.changes[life.origin], repository: work.facts.history.id))
    }
    guard !lives.isEmpty else { return .notApplicable("The contractor brought no security finding to fix.") }
    let value = days / Double(lives.count)
    return .measured(
      Measurement(
        value: value, exposure: Double(lives.count), exposureUnit: "own findings",
        estimator: policy.rate(of: Double(lives.count), per: 1, grain: max(value, 1), strength: 1, ladder: ladder),
        summary:
          "Own security findings stayed \(Words.number(value)) days on average; \(open) of \(lives.count) are still open.",
        evidence: Evidence.limited(rows)))
  }
}
