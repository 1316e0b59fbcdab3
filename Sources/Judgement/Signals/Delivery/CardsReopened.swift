package import Findings
internal import Hiring

/// Share of the cards that were finished and had to be taken up again.
package struct CardsReopened: ContractorSignal {
  package let id = "delivery.reopened"
  package let title = "Finished cards taken up again"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.cards
  package let unit = "share of cards ever finished"
  package let question: String? = "What was missing when these cards were first called finished?"
  package let ladder = Ladder(
    [0: 100, 0.15: 90, 0.4: 65, 0.8: 35],
    source: "our default: one in seven comes back because the owner thought of something")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let period = evidence.period
    // A card that came back only counts where its export would have shown it.
    let cards = evidence.cards.filter { card in
      (card.path.seconds != nil || card.card.closedAt != nil)
        && (card.isFinished(in: period) || card.isReopened(in: period))
    }
    guard !cards.isEmpty else {
      return .notAssessed("No card of theirs was finished whose export would show that it was taken up again.")
    }
    let again = cards.filter { $0.isReopened(in: period) }
    return .measured(
      Measurement(
        value: Double(again.count) / Double(cards.count), exposure: Double(cards.count), exposureUnit: "cards",
        estimator: policy.share(of: Double(cards.count), ladder: ladder),
        summary: "\(again.count) of \(Words.count(cards.count, "finished card")) had to be taken up again.",
        evidence: Evidence.limited(
          again.map { .card($0, "finished and taken up again, now \($0.card.status)") })))
  }
}
