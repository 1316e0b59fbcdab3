package import Findings
internal import Hiring

/// Share of the times a card could not go on in which the contractor said so on it.
package struct BlockedRaised: ContractorSignal {
  package let id = "delivery.blocked-raised"
  package let title = "Blocked cards raised in time"
  package let dimension = Dimension.delivery
  package let basis = SignalBasis.cards
  package let unit = "share of blocked cards"
  package let question: String? = "What were these cards waiting for, and whom did you tell?"
  package let ladder = Ladder([0: 30, 0.4: 60, 0.7: 80, 0.9: 100], source: "our default")

  package init() {}

  package func read(_ evidence: ContractorEvidence, policy: JudgementPolicy, ladder: Ladder) -> Reading {
    let period = evidence.period
    var (raised, unknown) = (0, 0)
    var missing: [Evidence] = []
    for card in evidence.cards {
      // Without a date nobody can say that it was in this window.
      for spell in card.spells where spell.since.map(period.contains) ?? false {
        switch spell.raised(comments: card.told, before: period.upperBound, policy: policy.cards) {
        case .yes: raised += 1
        case .unknown: unknown += 1
        case .no:
          let hours = spell.seconds.map { " for \(Words.hours(Double($0)))" } ?? ""
          missing.append(.card(card, "\(spell.word)\(hours), and no comment of theirs near it"))
        }
      }
    }
    let count = raised + missing.count
    guard count > 0 else {
      return unknown > 0
        ? .notAssessed("Cards of theirs were blocked, and no dated comments tell whether they said so.")
        : .notApplicable("No card of theirs is known to have been blocked.")
    }
    return .measured(
      Measurement(
        value: Double(raised) / Double(count), exposure: Double(count), exposureUnit: "blocked cards",
        estimator: policy.share(of: Double(count), ladder: ladder),
        summary:
          "\(raised) of \(Words.count(count, "blocked card")) were raised in a comment within "
          + "\(Words.number(policy.cards.raiseHours)) hours.",
        evidence: Evidence.limited(missing)))
  }
}
