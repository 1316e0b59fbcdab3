package import Findings
internal import Git
internal import History
internal import SourceText

/// Share of the person's live lines of the window that repeat code which stood there before them.
///
/// `CopiedLines` says what a copy is and whose. The person who was copied from is charged with nothing, nor is whoever
/// moved code, laid it out anew or mended both places of somebody else's copy.
package struct DuplicationIntroduced: ContractorSignal {
  package let id = "maintainability.duplication"
  package let title = "Code copied instead of shared"
  package let dimension = Dimension.maintainability
  package let basis = SignalBasis.code
  package let unit = "share of live lines written"
  package let question: String? = "What keeps these places from sharing one piece of code?"
  package let ladder = Ladder(
    [0: 100, 0.03: 90, 0.05: 78, 0.1: 60, 0.2: 40, 0.5: 0],
    source: "our scores over SIG 2007's bands (3, 5, 10, 20 %); Sonar's gate allows 3 % in new code")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.isCurrent else {
      return .notAssessed("What is copied from where is known for the latest state only, not for a past week.")
    }
    let own = Self.tally(evidence) { $0.own }
    guard own.live > 0 else { return .notApplicable("None of the source lines they wrote in these weeks are alive.") }
    let past = Self.tally(evidence) { $0.past }
    let value = min(1, own.copied / own.live)
    // Lines of one copy do not come one by one: a change is one trial.
    let pastShare = past.live > 0 ? min(1, past.copied / past.live) : 0
    return .measured(
      Measurement(
        value: value, exposure: own.live, exposureUnit: "live source lines",
        estimator: policy.share(
          of: own.changes, past: Tally(events: pastShare * past.changes, exposure: past.changes), ladder: ladder),
        summary:
          own.copied == 0
          ? "None of their \(Words.whole(own.live)) live source lines repeat older code."
          : "\(Words.percent(value)) of their \(Words.whole(own.live)) live source lines repeat code that was there "
            + "before.",
        evidence: Evidence.limited(Self.rows(evidence))))
  }

  private static func tally(
    _ evidence: ContractorEvidence, of changes: (ContractorEvidence.RepositoryWork) -> [OwnChange]
  ) -> (copied: Double, live: Double, changes: Double) {
    var sum = (copied: 0.0, live: 0.0, changes: 0.0)
    for work in evidence.works {
      let copies = work.facts.copies
      for own in changes(work) {
        guard let live = copies.live[own.change.index] else { continue }
        sum.copied += Double(copies.copied[own.change.index] ?? 0) * own.weight
        sum.live += Double(live) * own.weight
        sum.changes += own.weight
      }
    }
    return sum
  }

  /// The longest copies first; they open in the state that was read.
  private static func rows(_ evidence: ContractorEvidence) -> [Evidence] {
    var rows: [(lines: Int, row: Evidence)] = []
    for work in evidence.works {
      let history = work.facts.history
      for stretch in work.facts.copies.stretches where work.ownIndexes.contains(stretch.change) {
        let text =
          "\(Words.count(stretch.lines, "line")) like \(stretch.original.path.lossyString):\(stretch.original.startLine)"
          + ", written in \(history.changes[stretch.change].commit.short)"
        rows.append(
          (
            stretch.lines,
            Evidence(
              text: text, repository: history.id, commit: history.head.hex, path: stretch.path.lossyString,
              line: stretch.startLine)
          ))
      }
    }
    return rows.enumerated().sorted { ($1.element.lines, $0.offset) < ($0.element.lines, $1.offset) }
      .map(\.element.row)
  }
}
