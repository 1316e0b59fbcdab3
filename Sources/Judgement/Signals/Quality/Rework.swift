package import Findings
internal import History

/// Share of the person's new lines that a fix or a revert rewrote while they were under 21 days old.
///
/// Rewriting young lines is neutral in itself: requirements shift. It counts only where the change that rewrote them
/// was a fix or a revert; the rest is told beside it, split by who did it, for 21 and for 14 days.
package struct Rework: ContractorSignal {
  package let id = "quality.rework"
  package let title = "New code that had to be fixed at once"
  package let dimension = Dimension.quality
  package let basis = SignalBasis.code
  package let unit = "share of added lines"
  package let question: String? =
    "What did these fixes have in common, and how could it have been seen before the merge?"
  package let ladder = Ladder(
    [0: 100, 0.03: 88, 0.08: 72, 0.15: 50, 0.3: 20, 0.5: 0],
    source: "our default; the 21 days are LinearB's, whose elite varies from 2 to 8 % by edition")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    var long = ReworkedLines.none
    var short = ReworkedLines.none
    var rows: [Evidence] = []
    for work in evidence.works {
      let facts = work.facts
      let part = PersonalHistory(evidence.person, in: facts.history, deaths: facts.deaths)
      func read(_ days: Int) -> ReworkedLines {
        ReworkedLines.of(part, within: days, from: evidence.start, until: evidence.end)
      }
      long = long + read(policy.reworkDays)
      short = short + read(policy.shortReworkDays)
      for death in facts.deaths where death.isRepair && death.days < Double(policy.reworkDays) {
        let by = facts.history.changes[death.by]
        guard work.ownIndexes.contains(death.origin), by.committedAt < evidence.end, by.author.standing != .bot
        else { continue }
        let who = by.isBy(evidence.person) ? "themselves" : "somebody else"
        rows.append(
          .change(
            by,
            "rewrote \(Words.count(death.lines, "line")) after \(Words.whole(death.days)) days, by \(who): "
              + by.subject, repository: facts.history.id))
      }
    }
    guard long.added > 0 else { return .notAssessed("No source or test lines were added.") }
    let value = min(1, long.repaired / long.added)
    return .measured(
      Measurement(
        value: value, exposure: long.added, exposureUnit: "added lines",
        estimator: policy.share(of: evidence.own.reduce(0) { $0 + $1.weight }, ladder: ladder),
        summary:
          "\(Words.percent(value)) of new lines were rewritten by a fix or revert within \(policy.reworkDays) days. "
          + "Rewritten in all: \(Words.whole(long.bySelf)) by themselves, \(Words.whole(long.byOthers)) by others, "
          + "\(Words.whole(long.reverted)) in reverts (within \(policy.shortReworkDays) days: "
          + "\(Words.whole(short.bySelf)), \(Words.whole(short.byOthers)) and \(Words.whole(short.reverted))).",
        evidence: Evidence.limited(rows)))
  }
}

extension OwnChange {
  /// Added source and test lines, times the weight; a new layout adds none.
  var addedLines: Double {
    Double(change.writtenLines) * weight
  }
}
