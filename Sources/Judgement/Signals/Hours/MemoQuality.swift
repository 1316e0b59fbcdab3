package import Findings
internal import Hiring

/// Share of the tracked time whose note says nothing, where no task says it either.
package struct MemoQuality: ContractorSignal {
  package let id = "hours.memos"
  package let title = "Hours that nothing explains"
  package let dimension = Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "share of tracked time"
  package let question: String? = "What was done in the hours whose note is empty or says only \u{201C}work\u{201D}?"
  package let ladder = Ladder([0: 100, 0.3: 80, 0.6: 60, 1: 35], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    EntryShare.read(evidence, policy: policy, ladder: ladder, what: "have a note that says nothing") {
      guard policy.isVague($0.memo, atLeast: 1) else { return 0 }
      // A task with a name explains half of it.
      return ($0.taskName ?? "").isEmpty ? $0.seconds : $0.seconds / 2
    }
  }
}
