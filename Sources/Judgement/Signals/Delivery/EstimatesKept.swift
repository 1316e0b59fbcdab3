package import Findings

/// Share of the tasks with an estimate that ran well over it.
package struct EstimatesKept: ContractorSignal {
  package let id = "delivery.estimates"
  package let title = "Tasks far over their estimate"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.records
  package let unit = "share of estimated tasks"
  package let question: String? = "What was found on the way in the tasks that took far longer than estimated?"
  package let ladder = Ladder([0: 100, 0.25: 82, 0.5: 62, 1: 25], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let tasks = TrackedTask.all(in: evidence).filter { ($0.estimate ?? 0) > 0 }
    guard !tasks.isEmpty else { return .notAssessed("No tracked task has an estimate.") }
    let over = tasks.filter { Double($0.seconds) > Double($0.estimate ?? 0) * policy.estimateFactor }
    let value = Double(over.count) / Double(tasks.count)
    return .measured(
      Measurement(
        value: value, exposure: Double(tasks.count), exposureUnit: "estimated tasks",
        estimator: policy.share(of: Double(tasks.count), ladder: ladder),
        summary:
          "\(over.count) of \(Words.count(tasks.count, "estimated task")) took more than "
          + "\(Words.number(policy.estimateFactor)) times the estimate.",
        evidence: Evidence.limited(
          over.map {
            Evidence(
              text:
                "\($0.name): \(Words.hours(Double($0.seconds))) for an estimate of "
                + Words.hours(Double($0.estimate ?? 0)),
              record: $0.record)
          })))
  }
}
