package import Findings
internal import Foundation

/// Share of the tasks left alone for two weeks that reached a finished state.
package struct TasksFinished: ContractorSignal {
  package let id = "delivery.finished"
  package let title = "Tasks brought to an end"
  package let dimension = Findings.Dimension.delivery
  package let basis = SignalBasis.records
  package let unit = "share of tasks not worked on for two weeks"
  package let question: String? = "What is missing for these tasks to be finished?"
  package let ladder = Ladder([0: 30, 0.4: 60, 0.7: 80, 0.9: 100], source: "our default")

  private static let quietSeconds = 14.0 * 86_400

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard evidence.knowsFinishedTasks else {
      return .notAssessed("No task on record has a state that is known to mean finished.")
    }
    let end = Date(timeIntervalSince1970: Double(evidence.end))
    let tasks = TrackedTask.all(in: evidence)
      .filter { $0.status != nil && end.timeIntervalSince($0.lastEntry) >= Self.quietSeconds }
    guard !tasks.isEmpty else { return .notAssessed("No tracked task has been left alone for two weeks.") }
    let done = Set(policy.doneStatuses)
    let open = tasks.filter { !done.contains(($0.status ?? "").lowercased()) }
    let value = Double(tasks.count - open.count) / Double(tasks.count)
    return .measured(
      Measurement(
        value: value, exposure: Double(tasks.count), exposureUnit: "tasks",
        estimator: policy.share(of: Double(tasks.count), ladder: ladder),
        summary:
          "\(tasks.count - open.count) of \(Words.count(tasks.count, "task")) left alone for two weeks are finished.",
        evidence: Evidence.limited(
          open.map { Evidence(text: "\($0.name): still \($0.status ?? "open")", record: $0.record) })))
  }
}
