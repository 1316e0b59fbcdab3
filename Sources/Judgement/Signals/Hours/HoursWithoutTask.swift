package import Findings
internal import Hiring

/// Share of the tracked time that stands on no task.
package struct HoursWithoutTask: ContractorSignal {
  package let id = "hours.without-task"
  package let title = "Hours on no task"
  package let dimension = Dimension.hours
  package let basis = SignalBasis.records
  package let unit = "share of tracked time"
  package let question: String? = "Which tasks do the hours without a task belong to?"
  package let ladder = Ladder([0: 100, 0.1: 90, 0.3: 70, 0.6: 45, 1: 15], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    EntryShare.read(evidence, policy: policy, ladder: ladder, what: "stand on no task") {
      ($0.taskID ?? "").isEmpty ? $0.seconds : 0
    }
  }
}
