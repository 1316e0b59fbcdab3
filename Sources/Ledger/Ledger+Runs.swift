internal import Findings
package import Foundation
internal import GRDB
internal import Hiring
package import Judgement

/// One run of a command that judged, so that its verdict can be reproduced.
package struct RunRecord: Sendable, Hashable {
  package var command: String
  package var at: Date
  package var provenance: Provenance

  package init(command: String, at: Date, provenance: Provenance) {
    self.command = command
    self.at = at
    self.provenance = provenance
  }
}

/// A scorecard as it was stored.
package struct StoredScorecard: Sendable, Hashable {
  package var card: Scorecard
  /// The model's version; cards are compared within one.
  package var model: String
  /// SHA-256 of its JSON, by which a decision names the card it was based on.
  package var digest: String
  package var at: Date
}

extension Ledger {
  /// Keeps a run and returns its number.
  @discardableResult
  package func record(run: RunRecord) throws(LedgerError) -> Int64 {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO runs (command, at, tool, model, policy_digest, rules_digest, heads) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.command, run.at.milliseconds, run.provenance.toolVersion, run.provenance.modelVersion,
          run.provenance.policyDigest, run.provenance.rulesDigest, try canonicalJSON(run.provenance.heads),
        ])
      return database.lastInsertedRowID
    }
  }

  /// Every run, oldest first.
  package func runs() throws(LedgerError) -> [RunRecord] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY id").map { row in
        let heads = try JSONDecoder().decode([String: String].self, from: Data((row["heads"] as String).utf8))
        return RunRecord(
          command: row["command"], at: Date(milliseconds: row["at"]),
          provenance: Provenance(
            toolVersion: row["tool"], modelVersion: row["model"], policyDigest: row["policy_digest"],
            rulesDigest: row["rules_digest"], heads: heads))
      }
    }
  }

  /// Keeps cards in one transaction. A card equal to the latest of its subject, week and model adds nothing; another
  /// one is added and the former stays, because a decision may rest on it.
  package func store(
    scorecards: [Scorecard], model: String, run: Int64? = nil, at instant: Date
  ) throws(LedgerError) {
    try write { database in
      let removed = try StopList.matcher(database)
      for card in scorecards {
        // The history still names whoever was removed; what is kept of it here does not.
        let card = removed.map { card.mappingTexts(TextMapping($0.redacted)) } ?? card
        let json = try canonicalJSON(card)
        let digest = ContentDigest(of: json.utf8).hex
        let latest = try String.fetchOne(
          database,
          sql: """
            SELECT digest FROM scorecards WHERE kind = ? AND subject = ? AND week = ? AND model = ?
            ORDER BY id DESC LIMIT 1
            """, arguments: [card.kind.rawValue, card.id, card.week.description, model])
        if latest == digest { continue }
        try database.execute(
          sql: """
            INSERT INTO scorecards (kind, subject, week, model, digest, card, run_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            card.kind.rawValue, card.id, card.week.description, model, digest, json, run, instant.milliseconds,
          ])
      }
    }
  }

  /// The latest card of each week and model, by week, then model.
  ///
  /// - Parameters:
  ///   - kind: nil for contractors and repositories of that id.
  ///   - model: nil for every model.
  package func scorecards(
    subject: String, kind: Scorecard.SubjectKind? = nil, model: String? = nil
  ) throws(LedgerError) -> [StoredScorecard] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM scorecards WHERE id IN (SELECT max(id) FROM scorecards WHERE subject = ? GROUP BY kind, week, model)
            AND (? IS NULL OR kind = ?) AND (? IS NULL OR model = ?)
          ORDER BY week, model, kind
          """, arguments: [subject, kind?.rawValue, kind?.rawValue, model, model]
      ).map(StoredScorecard.init)
    }
  }

  /// The card with a digest, however old; nil where there is none.
  package func scorecard(digest: String) throws(LedgerError) -> StoredScorecard? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM scorecards WHERE digest = ? ORDER BY id LIMIT 1", arguments: [digest]
      )
      .map(StoredScorecard.init)
    }
  }
}

extension Ledger {
  /// The cards whose digest begins with `prefix`, hexadecimal and not empty, in the order they were stored; equal cards
  /// once.
  package func scorecards(digestPrefix prefix: String) throws(LedgerError) -> [StoredScorecard] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM scorecards WHERE id IN (SELECT min(id) FROM scorecards GROUP BY digest)
            AND substr(digest, 1, ?) = ? ORDER BY id
          """, arguments: [prefix.count, prefix.lowercased()]
      ).map(StoredScorecard.init)
    }
  }
}

extension StoredScorecard {
  fileprivate init(_ row: Row) throws {
    self.init(
      card: try JSONDecoder().decode(Scorecard.self, from: Data((row["card"] as String).utf8)), model: row["model"],
      digest: row["digest"], at: Date(milliseconds: row["at"]))
  }
}

/// Sorted keys, so that equal values have equal bytes.
func canonicalJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
