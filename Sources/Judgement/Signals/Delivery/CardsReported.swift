package import Findings
internal import Hiring

/// Share of the cards in hand on which the contractor wrote anything.
package struct CardsReported: ContractorSignal {
  package let id = "delivery.comments"
  package let title = "Cards they reported on"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.cards
  package let unit = "share of cards in hand"
  package let question: String? = "Can each card say where it stands, in its comments?"
  package let ladder = Ladder([0: 35, 0.3: 60, 0.6: 80, 0.85: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let period = evidence.period
    let worked = evidence.cards.filter { $0.isWorked(in: period, policy: policy.cards) }
    guard !worked.isEmpty else { return .notAssessed("No card of theirs is known to have been in hand.") }
    let told = worked.compactMap { card in card.isReported(before: period.upperBound).map { (card, $0) } }
    guard !told.isEmpty else { return .notAssessed("The export of their cards carries no dated comments.") }
    let silent = told.filter { !$0.1 }.map(\.0)
    return .measured(
      Measurement(
        value: Double(told.count - silent.count) / Double(told.count), exposure: Double(told.count),
        exposureUnit: "cards in hand", estimator: policy.share(of: Double(told.count), ladder: ladder),
        summary: "\(told.count - silent.count) of \(Words.count(told.count, "card")) in hand have a comment of theirs.",
        evidence: Evidence.limited(silent.map { .card($0, "in hand, and not a word of theirs on it") })))
  }
}
