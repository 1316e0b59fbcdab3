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
      return try Self.append(decision, to: database)
    }
  }

  /// Puts a decision behind the last one.
  ///
  /// - Parameter erases: JSON that names the fields of earlier decisions which are removed with this one.
  static func append(_ decision: OwnerDecision, erases: String? = nil, to database: Database) throws -> SignedDecision {
    let last = try Row.fetchOne(
      database, sql: "SELECT sequence, digest FROM decisions ORDER BY sequence DESC LIMIT 1")
    // As it will be read, or the digest would not be found again.
    var decision = decision
    decision.at = Date(milliseconds: decision.at.milliseconds)
    decision.contractor = storable(decision.contractor)
    decision.signedBy = storable(decision.signedBy)
    decision.reason = storable(decision.reason)
    var salts: [String: String] = [:]
    for field in DecisionSeal.Field.allCases {
      salts[field.rawValue] = try String.fetchOne(database, sql: "SELECT lower(hex(randomblob(16)))")
    }
    var seal = DecisionSeal(
      signed: SignedDecision(
        sequence: (last?["sequence"] ?? 0) + 1, decision: decision, previous: last?["digest"] ?? "", digest: ""),
      salts: salts, erases: erases)
    seal.signed.digest = seal.expectedDigest ?? ""
    let signed = seal.signed
    try database.execute(
      sql: """
        INSERT INTO decisions (sequence, contractor, week, action, recommendation, signed_by, reason, at, card_digest,
          previous, digest, salts, erases) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        signed.sequence, decision.contractor, decision.week.description, decision.action.rawValue,
        decision.recommendation?.rawValue, decision.signedBy, decision.reason, decision.at.milliseconds,
        decision.cardDigest, signed.previous, signed.digest, try json(salts), erases,
      ])
    return signed
  }

  /// Every decision, oldest first. Throws where a row cannot be read as one.
  package func decisions() throws(LedgerError) -> [SignedDecision] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM decisions ORDER BY sequence").map { row in
        guard let decision = DecisionSeal(row)?.signed else {
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
        try Row.fetchAll(database, sql: "SELECT * FROM decisions ORDER BY sequence").compactMap {
          DecisionSeal($0)?.signed
        }
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

  /// A text that was removed is no break where a later decision says that it had it removed.
  static func chainVerdict(_ database: Database) throws -> ChainVerdict {
    var previous = ""
    var count = 0
    var seals: [DecisionSeal] = []
    var erased: [Int: Set<String>] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT * FROM decisions ORDER BY sequence") {
      count += 1
      guard let seal = DecisionSeal(row), let fields = seal.erasedFields() else {
        return .broken(sequence: count, problem: "cannot be read")
      }
      let signed = seal.signed
      if signed.sequence != count { return .broken(sequence: count, problem: "was removed") }
      if signed.previous != previous { return .broken(sequence: count, problem: "does not follow the one before") }
      if seal.isChecked, signed.digest != seal.expectedDigest {
        return .broken(sequence: count, problem: "was changed")
      }
      if !fields.isEmpty, signed.decision.action != .forget || seal.salts == nil {
        return .broken(sequence: count, problem: "was changed")
      }
      for (sequence, names) in fields where sequence < count { erased[sequence, default: []].formUnion(names) }
      previous = signed.digest
      seals.append(seal)
    }
    for seal in seals where !Set(seal.commitments.keys).isSubset(of: erased[seal.signed.sequence] ?? []) {
      return .broken(sequence: seal.signed.sequence, problem: "lost a text that no later decision says was removed")
    }
    let appended = try Int.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'decisions'") ?? 0
    if appended > count { return .broken(sequence: count + 1, problem: "was removed") }
    return .intact(decisions: count)
  }
}
