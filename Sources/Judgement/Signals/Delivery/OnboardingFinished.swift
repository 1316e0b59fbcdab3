package import Findings
internal import Hiring

/// Share of what the start asks for that is done, of what is done or overdue.
///
/// Most of it the owner has to give, so the ladder ends in the middle. What is not due yet is not asked, and what the
/// portfolio itself holds, the confirmed identity and the signed agreement, ownership asks for. Where the records tell of
/// less than half of it, nothing is said.
package struct OnboardingFinished: ContractorSignal {
  package let id = "delivery.onboarding"
  package let title = "Onboarding finished"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.portfolio
  package let unit = "share of what is due"
  package let question: String? = "What is missing for you to work like everybody else, and who has to give it?"
  package let ladder = Ladder(
    [0: 45, 0.5: 70, 1: 100], source: "our default: most of what is missing is the owner's to give")

  /// Items that other signals ask for.
  private static let asked: Set<String> = ["identity", "agreement"]

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard let progress = evidence.onboarding else {
      return .notAssessed("How far onboarding was is known for the week of the run only.")
    }
    guard progress.started != nil else { return .notAssessed("The portfolio has no engagement with dates.") }
    guard !progress.isEnded else { return .notApplicable("Their engagements have ended.") }
    let items = progress.items.filter { !Self.asked.contains($0.id) }
    let done = items.filter { $0.status == .done }
    let late = items.filter { $0.overdueDays != nil }
    let known = items.count { $0.status != .notAssessable }
    // One item that happens to be on record says nothing of the rest.
    guard known > 0, known * 2 >= items.count else {
      return .notAssessed(
        "Of \(Words.count(items.count, "thing")) asked for at the start, the records tell of \(known) whether they are done."
      )
    }
    let due = done.count + late.count
    guard due > 0 else { return .notApplicable("Nothing of the start is due yet.") }
    return .measured(
      Measurement(
        value: Double(done.count) / Double(due), exposure: Double(due), exposureUnit: "things due at the start",
        estimator: .exact,
        summary:
          late.isEmpty
          ? "Everything due at the start that the records tell of is done: \(Words.count(done.count, "thing"))."
          : "\(done.count) of \(Words.count(due, "thing")) due at the start are done; missing: "
            + "\(Words.list(late.map(\.title))).",
        evidence: Evidence.limited(
          late.map { item in
            Evidence(
              text: "\(item.title): \(item.text), \(Words.count(item.overdueDays ?? 0, "day")) late",
              record: item.evidence.first ?? progress.card ?? "onboarding list \(progress.template)")
          })))
  }
}
