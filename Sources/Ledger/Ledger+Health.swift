internal import Findings
internal import Foundation
internal import GRDB
internal import Hiring
internal import Judgement

/// What a look over the whole ledger found.
package struct LedgerHealth: Sendable, Hashable {
  /// What is damaged, a sentence each; empty where all is well.
  package var problems: [String]
  /// What is not as it should be but harms no record.
  package var remarks: [String]
  /// Names of the migrations that were made, in order.
  package var migrations: [String]
  /// Rows by kind of record, in the order of the kinds.
  package var counts: [Count]
  package var decisions: Int
  package var scorecards: Int
  /// How often somebody's data, or what was too old, was removed.
  package var erasures: Int = 0

  package struct Count: Sendable, Hashable {
    package var kind: String
    package var rows: Int
  }
}

extension Ledger {
  /// Looks over the whole ledger: the file's structure, references between rows, the chain of decisions, the digests of
  /// stored cards, every record's fields, and that what counts of a record is what its versions say.
  ///
  /// Cost: reads everything once.
  package func health() throws(LedgerError) -> LedgerHealth {
    var health = try read { database in
      var health = LedgerHealth(
        problems: [], remarks: [], migrations: [], counts: [], decisions: 0, scorecards: 0)
      let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      if integrity != ["ok"] { health.problems += integrity.map { "the file's structure is damaged: \($0)" } }
      for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
        health.problems.append(
          "a row of \(row["table"] as String) refers to a row of \(row["parent"] as String) that is not there")
      }
      health.migrations = try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
      for table in StoredRecord.Table.allCases {
        let rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)") ?? 0
        health.counts.append(LedgerHealth.Count(kind: table.rawValue, rows: rows))
        health.problems += try Ledger.disagreements(database, table)
      }
      for row in try Row.fetchAll(database, sql: Ledger.sealed("scorecard", "scorecards", "subject, week, card")) {
        health.scorecards += 1
        if ContentDigest(of: (row["card"] as String).utf8).hex != row["digest"] as String {
          health.problems.append(
            "the card of \(row["subject"] as String) in \(row["week"] as String) is not the one that was stored")
        }
      }
      for row in try Row.fetchAll(
        database, sql: Ledger.sealed("recommendation", "recommendations", "contractor, week, recommendation"))
      where ContentDigest(of: (row["recommendation"] as String).utf8).hex != row["digest"] as String {
        health.problems.append(
          "the recommendation for \(row["contractor"] as String) in \(row["week"] as String) is not the one that was stored"
        )
      }
      health.problems += try Ledger.unfounded(database)
      health.erasures = try Int.fetchOne(database, sql: "SELECT count(*) FROM erasures") ?? 0
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM erasing") ?? 0 > 0 {
        health.problems.append("what is append-only is open to changes; somebody wrote to the file past this program")
      }
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM erasures WHERE is_scrubbed = 0") ?? 0 > 0 {
        health.remarks.append(
          "bytes of what was removed may still stand in the file; `assay records prune` rewrites it")
      }
      if try Data.fetchOne(database, sql: "SELECT bytes FROM fingerprint_key")?.count ?? 0 < 32 {
        health.problems.append("the key of the fingerprints is absent or too short")
      }
      return health
    }
    switch try verifyDecisionChain() {
    case .intact(let decisions): health.decisions = decisions
    case .broken(let sequence, let problem): health.problems.append("decision \(sequence) \(problem)")
    }
    health.problems += unreadableRecords()
    do {
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      if let mode, mode.intValue & 0o077 != 0 {
        health.remarks.append("others than its owner may read the file; `chmod 600` keeps its key and rates private")
      }
    } catch {
      throw LedgerError(error, path: path)
    }
    return health
  }

  /// Decisions whose card, or whose recommendation, is not there any more. The chain seals the card's digest, so that a
  /// card which was changed together with its own digest is missed here as well.
  private static func unfounded(_ database: Database) throws -> [String] {
    // What was removed for its age may be what a later decision rests on.
    let removed = try Int.fetchOne(database, sql: "SELECT max(before) FROM erasures")
    func isRemoved(_ week: String) -> Bool {
      guard let removed, let week = ISOWeek(week) else { return false }
      return week.end.milliseconds <= removed
    }
    let cards = try Row.fetchAll(
      database,
      sql: """
        SELECT sequence, week FROM decisions WHERE card_digest IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM scorecards WHERE scorecards.digest = decisions.card_digest) ORDER BY sequence
        """)
    // Before model 3 no recommendation was kept beside its card.
    let recommendations = try Row.fetchAll(
      database,
      sql: """
        SELECT DISTINCT sequence, decisions.week FROM decisions
        JOIN scorecards ON scorecards.digest = decisions.card_digest
        WHERE decisions.recommendation IS NOT NULL AND decisions.action NOT IN ('reply', 'forget')
          AND scorecards.model NOT IN ('1', '2')
          AND NOT EXISTS (SELECT 1 FROM recommendations WHERE recommendations.card_digest = decisions.card_digest)
        ORDER BY sequence
        """)
    return cards.filter { !isRemoved($0["week"]) }.map {
      "the card that decision \($0["sequence"] as Int) rests on is not there"
    }
      + recommendations.filter { !isRemoved($0["week"]) }.map {
        "the recommendation that decision \($0["sequence"] as Int) was held against is not there"
      }
  }

  /// Rows with the digest that they must have: their own, or that of what is left of them without a removed person.
  private static func sealed(_ kind: String, _ table: String, _ columns: String) -> String {
    """
    SELECT \(columns), coalesce(redactions.digest, \(table).digest) AS digest FROM \(table)
    LEFT JOIN redactions ON redactions.kind = '\(kind)' AND redactions.id = \(table).id ORDER BY \(table).id
    """
  }

  /// Records whose row is not what their versions say: somebody wrote to the file past this program.
  private static func disagreements(_ database: Database, _ table: StoredRecord.Table) throws -> [String] {
    let entries = try Row.fetchAll(
      database,
      sql: """
        SELECT DISTINCT versions.system, versions.entry FROM versions
        WHERE versions.kind = ? AND withdrawn_by IS NULL ORDER BY 1, 2
        """, arguments: [table.rawValue])
    return try entries.compactMap { entry in
      let (system, id) = (entry["system"] as String, entry["entry"] as String)
      let row = try Row.fetchOne(database, sql: table.select, arguments: [system, id])
      let versions = try RecordVersions(database, table: table, system: system, id: id)
      let values = row.map { row in
        RecordVersions.values(table.columns, table.columns.indices.map { row[$0] as DatabaseValue })
      }
      return values == versions.current(whole: table.isStatedWhole)?.values
        ? nil : "\(table.rawValue) \(system) \(id) is not what the imported files say"
    }
  }

  /// Kinds of record that cannot be read back.
  private func unreadableRecords() -> [String] {
    let readers: [(String, () throws -> Void)] = [
      ("time", { _ = try self.timeEntries() }), ("billed", { _ = try self.billedEntries() }),
      ("payment", { _ = try self.payments() }), ("applicant", { _ = try self.applicants() }),
      ("posting", { _ = try self.postings() }), ("meeting", { _ = try self.meetings() }),
      ("interview", { _ = try self.interviews() }), ("card", { _ = try self.taskCards() }),
      ("attendance", { _ = try self.attendance() }), ("access", { _ = try self.accessGrants() }),
      ("attestation", { _ = try self.attestations() }),
    ]
    return readers.compactMap { kind, reader in
      do {
        try reader()
        return nil
      } catch {
        return "records of the kind \(kind) cannot be read: \(error)"
      }
    }
  }
}
