package import Findings
internal import Hiring

/// Share of the finished cards that stood in a state of work or review before.
package struct CardsWorkedThrough: ContractorSignal {
  package let id = "delivery.status-path"
  package let title = "Cards moved along as the work went"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.cards
  package let unit = "share of finished cards"
  package let question: String? = "When was this worked on, and who has looked at the result?"
  package let ladder = Ladder([0: 40, 0.3: 60, 0.6: 80, 0.9: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let cards = evidence.finishedCards.filter { $0.path.wasWorkedThrough != nil }
    guard !cards.isEmpty else {
      return .notAssessed("No card of theirs was finished whose export has the time in each state.")
    }
    // Where the board has no such state, nobody can move a card through it.
    let isUsed = evidence.delivery.cards.values.contains { $0.contains { $0.path.wasWorkedThrough == true } }
    guard isUsed else { return .notAssessed("No card on record was ever in a state of work or review.") }
    let straight = cards.filter { $0.path.wasWorkedThrough == false }
    let value = Double(cards.count - straight.count) / Double(cards.count)
    return .measured(
      Measurement(
        value: value, exposure: Double(cards.count), exposureUnit: "finished cards",
        estimator: policy.share(of: Double(cards.count), ladder: ladder),
        summary:
          "\(cards.count - straight.count) of \(Words.count(cards.count, "finished card")) went through work or review.",
        evidence: Evidence.limited(straight.map { .card($0, "went straight to \($0.card.status)") })))
  }
}
