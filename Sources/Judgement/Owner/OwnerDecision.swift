package import Foundation
package import Hiring

/// What the owner did about a contractor, or what the contractor answered: who signed it, why, and on which card.
package struct OwnerDecision: Sendable, Hashable, Codable {
  package enum Action: String, Sendable, Codable, CaseIterable {
    case keep, coach, release, pause
    case extendTrial = "extend-trial"
    /// The contractor's answer, printed on the next card.
    case reply
    /// Removing what the ledger holds of a person, or what is older than it may be kept.
    case forget

    /// What an owner may decide about a contractor, in the order of messages: a reply is the contractor's, and removing
    /// data decides nothing about anybody's work.
    package static let ofOwner = allCases.filter(\.isOfOwner)

    package var isOfOwner: Bool { self != .reply && self != .forget }

    /// Whether doing this is what `outcome` advises. Who goes on with a trial coaches; where there is too little to
    /// judge, whoever waits for more follows, and whoever keeps or releases decides before the evidence.
    package func follows(_ outcome: Recommendation.Outcome) -> Bool {
      switch outcome {
      case .keep: self == .keep
      case .release: self == .release
      case .coach, .insufficientEvidence: self == .coach || self == .extendTrial
      }
    }
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

  /// Whether it differs from what was recommended; nil for what is no decision of the owner and where nothing was
  /// recommended.
  package var differs: Bool? {
    guard action.isOfOwner else { return nil }
    return recommendation.map { !action.follows($0) }
  }
}

/// A decision in its place in the chain.
package struct SignedDecision: Sendable, Hashable {
  /// From 1, without gaps.
  package var sequence: Int
  package var decision: OwnerDecision
  /// The digest of the decision before; empty for the first.
  package var previous: String
  /// SHA-256 over `previous`, the sequence and every field, or what stands for fields that were removed.
  package var digest: String
  /// Whether texts of it were removed with a person or for their age; an empty text was not empty when it was signed.
  package var isErased: Bool

  package init(sequence: Int, decision: OwnerDecision, previous: String, digest: String, isErased: Bool = false) {
    self.sequence = sequence
    self.decision = decision
    self.previous = previous
    self.digest = digest
    self.isErased = isErased
  }
}

/// Whether the decisions are as they were appended.
package enum ChainVerdict: Sendable, Hashable {
  case intact(decisions: Int)
  /// The first row that does not fit, and how.
  case broken(sequence: Int, problem: String)
}
