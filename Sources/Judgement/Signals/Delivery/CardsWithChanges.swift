package import Findings
internal import Hiring

/// Share of the finished cards that a change of anybody's names.
///
/// Only cards whose tags and list leave open that they end in code, and not those whose hours are asked about already.
package struct CardsWithChanges: ContractorSignal {
  package let id = "delivery.cards-with-changes"
  package let title = "Finished cards that left something behind"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.code
  package let unit = "share of finished cards"
  package let question: String? = "What came out of these cards, and where can we see it?"
  package let ladder = Ladder([0: 30, 0.3: 55, 0.6: 80, 0.85: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    guard !evidence.delivery.index.cards.isEmpty else { return .notAssessed("No task card has been imported.") }
    guard evidence.namesCards else { return .notAssessed("No change of theirs names a card on record.") }
    let asked = Set(
      TrackedTask.all(in: evidence).filter { Double($0.windowSeconds) >= policy.taskHours * 3_600 }
        .flatMap { evidence.delivery.index.places(of: $0.id) })
    let cards = evidence.finishedCards.filter { $0.isOfCode && !asked.contains($0.place) }
    guard !cards.isEmpty else { return .notAssessed("No card of theirs was finished that has to end in code.") }
    let end = evidence.period.upperBound
    let missing = cards.filter { evidence.delivery.changes(naming: $0.place, before: end).isEmpty }
    let value = Double(cards.count - missing.count) / Double(cards.count)
    return .measured(
      Measurement(
        value: value, exposure: Double(cards.count), exposureUnit: "finished cards",
        estimator: policy.share(of: Double(cards.count), ladder: ladder),
        summary:
          "\(cards.count - missing.count) of \(Words.count(cards.count, "finished card")) are named by a change.",
        evidence: Evidence.limited(missing.map { .card($0, "finished, and no change names it") })))
  }
}
