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
    var added = 0.0
    var counted = 0.0
    var own = (long: 0, short: 0)
    var others = (long: 0, short: 0)
    var reverted = 0
    var rows: [Evidence] = []
    var changes = 0.0
    for work in evidence.works {
      let facts = work.facts
      for change in work.own {
        added += change.addedLines
        changes += change.weight
      }
      for young in facts.replacements where work.ownIndexes.contains(young.origin) {
        let by = facts.history.changes[young.by]
        guard young.days < Double(policy.reworkDays), by.committedAt < evidence.end else { continue }
        let isShort = young.days < Double(policy.shortReworkDays)
        if by.isBy(evidence.person) {
          own = (own.long + young.lines, own.short + (isShort ? young.lines : 0))
        } else {
          others = (others.long + young.lines, others.short + (isShort ? young.lines : 0))
        }
        if young.isRevert { reverted += young.lines }
        if young.isFix {
          counted += Double(young.lines) * facts.history.changes[young.origin].weight
          let who = by.isBy(evidence.person) ? "themselves" : "somebody else"
          rows.append(
            .change(
              by,
              "rewrote \(Words.count(young.lines, "line")) after \(Words.whole(young.days)) days, by \(who): "
                + by.subject, repository: facts.history.id))
        }
      }
    }
    guard added > 0 else { return .notAssessed("No source or test lines were added.") }
    let value = min(1, counted / added)
    return .measured(
      Measurement(
        value: value, exposure: added, exposureUnit: "added lines",
        estimator: policy.share(of: changes, ladder: ladder),
        summary:
          "\(Words.percent(value)) of new lines were rewritten by a fix or revert within \(policy.reworkDays) days. "
          + "Rewritten in all: \(own.long) by themselves, \(others.long) by others, \(reverted) in reverts "
          + "(within \(policy.shortReworkDays) days: \(own.short) and \(others.short)).",
        evidence: Evidence.limited(rows)))
  }
}

extension OwnChange {
  /// Added source and test lines, times the weight; a new layout adds none.
  var addedLines: Double {
    Double(change.files.reduce(0) { $0 + ($1.isCounted && !$1.isCosmetic ? $1.added : 0) }) * weight
  }
}
