package import Findings
internal import History

/// Share of the person's changes whose lines a fix or a revert had to touch within 30 days.
///
/// A change that has not been out for so long, and needed no fix yet, counts by the part of that time that is over:
/// else whoever began last would look best.
package struct LaterFixes: ContractorSignal {
  package let id = "quality.later-fixes"
  package let title = "Changes that needed a fix soon after"
  package let dimension = Dimension.quality
  package let basis = SignalBasis.code
  package let unit = "share of changes"
  package let question: String? = "Which of these fixes could a test have found first?"
  package let ladder = Ladder(
    [0: 100, 0.1: 88, 0.2: 72, 0.35: 50, 0.6: 20, 0.9: 0],
    source: "our default, after DORA's change failure rate")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    func watched(_ change: Change, until end: Int64) -> Double {
      min(1, Double(end - change.committedAt) / Double(policy.survivalDays * 86_400))
    }
    func fixed(_ facts: RepositoryFacts, before end: Int64) -> Set<Int> {
      Set(FixFollows.fixes(in: facts.history, deaths: facts.deaths, days: policy.survivalDays, until: end).keys)
    }
    var share = Tally()
    var past = Tally()
    var changes = 0.0
    var rows: [Evidence] = []
    for work in evidence.works {
      let broken = fixed(work.facts, before: evidence.end)
      for own in work.own where own.addedLines > 0 {
        changes += own.weight
        guard broken.contains(own.change.index) else {
          share.exposure += own.weight * watched(own.change, until: evidence.end)
          continue
        }
        share.exposure += own.weight
        share.events += own.weight
        rows.append(
          .change(
            own.change, "was fixed or reverted soon after: \(own.change.subject)", repository: work.facts.history.id))
      }
      let brokenBefore = fixed(work.facts, before: evidence.start)
      for own in work.past where own.addedLines > 0 {
        let isBroken = brokenBefore.contains(own.change.index)
        past.exposure += isBroken ? 1 : watched(own.change, until: evidence.start)
        if isBroken { past.events += 1 }
      }
    }
    guard share.exposure > 0 else { return .notAssessed("No source or test lines were added.") }
    let value = share.events / share.exposure
    return .measured(
      Measurement(
        value: value, exposure: share.exposure,
        exposureUnit: "changes by the part of \(policy.survivalDays) days that is over",
        estimator: policy.share(of: share.exposure, past: past, ladder: ladder),
        summary:
          "\(Words.number(share.events)) of \(Words.number(changes)) changes had to be fixed or reverted within "
          + "\(policy.survivalDays) days.",
        evidence: Evidence.limited(rows)))
  }
}
