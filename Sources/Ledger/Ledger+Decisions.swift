internal import Foundation
internal import GRDB
internal import Hiring
package import Judgement

extension Ledger {
  /// Appends a decision to the chain and returns it in its place. A chain that is broken takes no more: a new row would
  /// make what was done to the earlier ones look sealed.
  @discardableResult
  package func appendDecision(_ decision: OwnerDecision) throws(LedgerError) -> SignedDecision {
    try write { database in
      if case .broken(let sequence, let problem) = try Self.chainVerdict(database) {
        throw LedgerError(
          .corrupt, path: path,
          problem: "the chain of decisions is broken: decision \(sequence) \(problem); nothing was appended",
          advice: "put back the last copy of the ledger, and find out who changed it")
      }
      let last = try Row.fetchOne(
        database, sql: "SELECT sequence, digest FROM decisions ORDER BY sequence DESC LIMIT 1")
      // As it will be read, or the digest would not be found again.
      var decision = decision
      decision.at = Date(milliseconds: decision.at.milliseconds)
      decision.contractor = storable(decision.contractor)
      decision.signedBy = storable(decision.signedBy)
      decision.reason = storable(decision.reason)
      var signed = SignedDecision(
        sequence: (last?["sequence"] ?? 0) + 1, decision: decision, previous: last?["digest"] ?? "", digest: "")
      signed.digest = signed.expectedDigest
      try database.execute(
        sql: """
          INSERT INTO decisions (sequence, contractor, week, action, recommendation, signed_by, reason, at, card_digest,
            previous, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          signed.sequence, decision.contractor, decision.week.description, decision.action.rawValue,
          decision.recommendation?.rawValue, decision.signedBy, decision.reason, decision.at.milliseconds,
          decision.cardDigest, signed.previous, signed.digest,
        ])
      return signed
    }
  }

  /// Every decision, oldest first. Throws where a row cannot be read as one.
  package func decisions() throws(LedgerError) -> [SignedDecision] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM decisions ORDER BY sequence").map { row in
        guard let decision = SignedDecision(row) else {
          throw LedgerError(
            .corrupt, path: path, problem: "decision \(row["sequence"] as Int) cannot be read",
            advice: "put back the last copy of the ledger")
        }
        return decision
      }
    }
  }

  /// The decisions of a chain that may be broken, oldest first: what can be read of them, with the verdict of the same
  /// moment.
  package func decisionsAsFound() throws(LedgerError) -> (verdict: ChainVerdict, decisions: [SignedDecision]) {
    try read { database in
      (
        try Self.chainVerdict(database),
        try Row.fetchAll(database, sql: "SELECT * FROM decisions ORDER BY sequence").compactMap { SignedDecision($0) }
      )
    }
  }

  /// Checks that no decision was changed, removed or put in between.
  ///
  /// The last ones are missed by the counter that SQLite keeps beside the table. Whoever can write the file and knows
  /// this code can forge all of it; keep a copy of the last digest elsewhere to notice that too.
  package func verifyDecisionChain() throws(LedgerError) -> ChainVerdict {
    try read { try Self.chainVerdict($0) }
  }

  private static func chainVerdict(_ database: Database) throws -> ChainVerdict {
    var previous = ""
    var count = 0
    for row in try Row.fetchAll(database, sql: "SELECT * FROM decisions ORDER BY sequence") {
      count += 1
      guard let signed = SignedDecision(row) else { return .broken(sequence: count, problem: "cannot be read") }
      if signed.sequence != count { return .broken(sequence: count, problem: "was removed") }
      if signed.previous != previous { return .broken(sequence: count, problem: "does not follow the one before") }
      if signed.digest != signed.expectedDigest { return .broken(sequence: count, problem: "was changed") }
      previous = signed.digest
    }
    let appended = try Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'decisions'") ?? 0
    if appended > count { return .broken(sequence: count + 1, problem: "was removed") }
    return .intact(decisions: count)
  }
}

extension SignedDecision {
  fileprivate init?(_ row: Row) {
    guard let week = ISOWeek(row["week"] as String), let action = OwnerDecision.Action(rawValue: row["action"]) else {
      return nil
    }
    self.init(
      sequence: row["sequence"],
      decision: OwnerDecision(
        contractor: row["contractor"], week: week, action: action,
        recommendation: (row["recommendation"] as String?).flatMap(Recommendation.Outcome.init(rawValue:)),
        signedBy: row["signed_by"], reason: row["reason"], at: Date(milliseconds: row["at"]),
        cardDigest: row["card_digest"]),
      previous: row["previous"], digest: row["digest"])
  }
}
