internal import Findings
package import Foundation
package import Hiring
package import Judgement

/// What the owner did about a contractor, or what the contractor answered: who signed it, why, and on which card.
package struct Decision: Sendable, Hashable, Codable {
  package enum Action: String, Sendable, Codable, CaseIterable {
    case keep, coach, release, pause
    case extendTrial = "extend-trial"
    /// The contractor's answer, printed on the next card.
    case reply
  }

  package var contractor: String
  package var week: ISOWeek
  package var action: Action
  /// What was recommended at that time; nil where there was no recommendation.
  package var recommendation: Recommendation.Outcome?
  package var signedBy: String
  package var reason: String
  package var at: Date
  /// The digest of the scorecard it was based on.
  package var cardDigest: String?

  package init(
    contractor: String, week: ISOWeek, action: Action, recommendation: Recommendation.Outcome?, signedBy: String,
    reason: String, at: Date, cardDigest: String?
  ) {
    self.contractor = contractor
    self.week = week
    self.action = action
    self.recommendation = recommendation
    self.signedBy = signedBy
    self.reason = reason
    self.at = at
    self.cardDigest = cardDigest
  }
}

/// A decision in its place in the chain.
package struct SignedDecision: Sendable, Hashable {
  /// From 1, without gaps.
  package var sequence: Int
  package var decision: Decision
  /// The digest of the decision before; empty for the first.
  package var previous: String
  /// SHA-256 over `previous`, the sequence and every field.
  package var digest: String

  /// What `digest` must be. Each field is preceded by its length, so that no two rows have the same bytes.
  var expectedDigest: String {
    let fields = [
      "assay.decision/1", previous, String(sequence), decision.contractor, decision.week.description,
      decision.action.rawValue, decision.recommendation?.rawValue ?? "", decision.signedBy, decision.reason,
      String(decision.at.milliseconds), decision.cardDigest ?? "",
    ]
    return ContentDigest(of: fields.flatMap { Array("\($0.utf8.count):\($0)".utf8) }).hex
  }
}

/// Whether the decisions are as they were appended.
package enum ChainVerdict: Sendable, Hashable {
  case intact(decisions: Int)
  /// The first row that does not fit, and how.
  case broken(sequence: Int, problem: String)
}
