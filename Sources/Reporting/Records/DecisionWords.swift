internal import Foundation
internal import Hiring
internal import Judgement

/// A decision as people read it; every output says it the same way.
enum DecisionWords {
  /// `Decided: keep, by Ana on 16 November 2026, on the card of 2026-W46: finishes what he starts`.
  static func sentence(_ signed: SignedDecision) -> String {
    let decision = signed.decision
    let difference =
      decision.differs == true ? ", which differs from the recommendation (\(recommended(decision)))" : ""
    let card = decision.cardDigest == nil ? "without a card" : "on the card of \(decision.week)"
    return "Decided: \(name(decision.action)), by \(decision.signedBy) on \(day(decision)), \(card)\(difference): "
      + decision.reason
  }

  static func name(_ action: OwnerDecision.Action) -> String {
    switch action {
    case .extendTrial: "extend the trial"
    case .keep, .coach, .release, .pause, .reply, .forget: action.rawValue
    }
  }

  static func name(_ outcome: Recommendation.Outcome) -> String {
    outcome == .insufficientEvidence ? "too little to judge" : outcome.rawValue
  }

  /// What was recommended, in words.
  static func recommended(_ decision: OwnerDecision) -> String { decision.recommendation.map(name) ?? "none" }

  static func day(_ decision: OwnerDecision) -> String { Wording.date(CivilDate(utc: decision.at)) }

  static func instant(_ decision: OwnerDecision) -> String {
    Wording.instant(Int64(decision.at.timeIntervalSince1970.rounded(.down)))
  }
}

/// The members of a decision, the same in every shape.
enum DecisionJSON {
  static func value(of signed: SignedDecision) -> JSONValue { .object(members(of: signed)) }

  static func members(of signed: SignedDecision) -> [JSONValue.Member] {
    let decision = signed.decision
    return [
      .init("sequence", .integer(signed.sequence)),
      .init("contractor", .string(decision.contractor)),
      .init("week", .string(decision.week.description)),
      .init("decision", .string(decision.action.rawValue)),
      .init("recommendation", JSONValue(decision.recommendation?.rawValue)),
      .init("differs", decision.differs.map { .bool($0) } ?? .null),
      .init("signed_by", .string(decision.signedBy)),
      .init("reason", .string(decision.reason)),
      .init("at", .string(DecisionWords.instant(decision))),
      .init("card", JSONValue(decision.cardDigest)),
      .init("previous", .string(signed.previous)),
      .init("digest", .string(signed.digest)),
    ]
  }
}
