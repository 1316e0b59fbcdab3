package import Hiring

/// A card with the version of the model that it was made with; cards are compared within one.
package struct ModelledCard: Sendable, Hashable {
  package var card: Scorecard
  package var model: String

  package init(card: Scorecard, model: String) {
    self.card = card
    self.model = model
  }
}

/// What the ledger holds that tells how decisions turned out.
package struct DecisionRecords: Sendable {
  /// The latest recommendation of each contractor and week.
  package var recommendations: [Recommendation]
  /// The latest card of each contractor, week and model.
  package var cards: [ModelledCard]
  /// The cards that decisions name, by digest.
  package var decidedCards: [String: ModelledCard]
  package var contractors: [Contractor]
  /// Every reconciled contract-week.
  package var hours: [ReconciliationRow]

  package init(
    recommendations: [Recommendation], cards: [ModelledCard], decidedCards: [String: ModelledCard],
    contractors: [Contractor], hours: [ReconciliationRow]
  ) {
    self.recommendations = recommendations
    self.cards = cards
    self.decidedCards = decidedCards
    self.contractors = contractors
    self.hours = hours
  }

  /// After how many weeks a kept contractor's score is looked at again: about when a trial would have ended, and a
  /// quarter. Our default.
  package static let horizons = [4, 12]

  /// How many weeks late a card may be and still count for its horizon: runs are skipped now and then.
  static let slack = 2

  package func aftermath(of decision: OwnerDecision) -> Aftermath {
    let base = decision.cardDigest.flatMap { decidedCards[$0] }
    let own = cards.filter { $0.card.kind == .contractor && $0.card.id == decision.contractor }
    let after = own.filter { $0.card.week > decision.week }.sorted {
      ($0.card.week, $0.model) < ($1.card.week, $1.model)
    }
    let settled = recommendations.filter {
      $0.contractor == decision.contractor && $0.week > decision.week && ($0.outcome == .keep || $0.outcome == .release)
    }.min { $0.week < $1.week }
    let day = CivilDate(utc: decision.at)
    let contractor = contractors.first { $0.id == decision.contractor }
    return Aftermath(
      score: base?.card.overall,
      later: Self.horizons.map { later($0, than: decision, base, among: after) }, settled: settled?.outcome,
      hasLaterCard: !after.isEmpty, laterCredentials: credentials(in: after, beyond: base?.card),
      overBilledWeeks: Set(
        hours.filter {
          $0.contractor == decision.contractor && $0.verdict == .overBilled && $0.week > decision.week
        }.map(\.week)
      ).sorted(), rehired: contractor?.engagements.map(\.started).filter { $0 > day }.min())
  }

  private func later(
    _ weeks: Int, than decision: OwnerDecision, _ base: ModelledCard?, among after: [ModelledCard]
  ) -> Aftermath.Later {
    let first = decision.week.advanced(by: weeks)
    let last = first.advanced(by: Self.slack)
    let found = after.first {
      $0.card.week >= first && $0.card.week <= last && $0.card.overall != nil
        && (base.map(\.model) ?? $0.model) == $0.model
    }
    var comparison: Aftermath.Later.Comparison?
    if let then = base?.card.overall, let now = found?.card.overall {
      comparison = now.low > then.high ? .higher : now.high < then.low ? .lower : .same
    }
    return Aftermath.Later(
      weeks: weeks, week: found?.card.week, score: found?.card.overall, comparison: comparison)
  }

  /// By commit and path, because what the card says of one changes when it is taken out. Without a card to compare with
  /// nothing is known to be new.
  private func credentials(in after: [ModelledCard], beyond base: Scorecard?) -> Int {
    guard let base else { return 0 }
    return Set(after.flatMap { Self.credentials($0.card) }).subtracting(Self.credentials(base)).count
  }

  private static func credentials(_ card: Scorecard) -> [Place] {
    card.dimensions.flatMap(\.signals).filter { $0.id == CredentialsIntroduced().id }.flatMap(\.evidence)
      .compactMap { row in
        row.commit.map { Place(repository: row.repository ?? "", commit: $0, path: row.path ?? "") }
      }
  }

  private struct Place: Hashable {
    var repository: String
    var commit: String
    var path: String
  }
}
