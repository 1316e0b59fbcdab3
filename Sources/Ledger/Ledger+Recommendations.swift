internal import Findings
package import Foundation
internal import GRDB
internal import Hiring
package import Judgement

/// A recommendation as it was stored beside the card that it was made with.
package struct StoredRecommendation: Sendable, Hashable {
  package var recommendation: Recommendation
  /// The digest of the card, as `StoredScorecard.digest`.
  package var cardDigest: String
  /// The model's version.
  package var model: String
  package var at: Date
}

extension Ledger {
  /// The sixth migration: what was recommended with a card, so that a decision can be held against it later.
  static let recommendationsSchema = """
    CREATE TABLE recommendations (
      id INTEGER PRIMARY KEY, contractor TEXT NOT NULL, week TEXT NOT NULL, model TEXT NOT NULL,
      card_digest TEXT NOT NULL, outcome TEXT NOT NULL, digest TEXT NOT NULL, recommendation TEXT NOT NULL,
      run_id INTEGER REFERENCES runs (id), at INTEGER NOT NULL);
    CREATE INDEX recommendations_by_card ON recommendations (card_digest);
    CREATE INDEX recommendations_by_contractor ON recommendations (contractor, week, model);
    CREATE TRIGGER recommendations_no_update BEFORE UPDATE ON recommendations
      BEGIN SELECT RAISE(ABORT, 'recommendations are append-only'); END;
    CREATE TRIGGER recommendations_no_delete BEFORE DELETE ON recommendations
      BEGIN SELECT RAISE(ABORT, 'recommendations are append-only'); END;
    """

  /// Keeps recommendations in one transaction, each with the card it was made with. One equal to the latest of its
  /// contractor, week and model, and with the same card, adds nothing; another one is added and the former stays.
  package func store(
    recommendations: [(recommendation: Recommendation, card: Scorecard)], model: String, run: Int64? = nil,
    at instant: Date
  ) throws(LedgerError) {
    try write { database in
      let removed = (try StopList.matcher(database)).map { TextMapping($0.redacted) }
      for (recommendation, card) in recommendations {
        let recommendation = removed.map(recommendation.mappingTexts) ?? recommendation
        let card = removed.map(card.mappingTexts) ?? card
        let json = try canonicalJSON(recommendation)
        let digest = ContentDigest(of: json.utf8).hex
        let cardDigest = ContentDigest(of: try canonicalJSON(card).utf8).hex
        let latest = try Row.fetchOne(
          database,
          sql: """
            SELECT digest, card_digest FROM recommendations WHERE contractor = ? AND week = ? AND model = ?
            ORDER BY id DESC LIMIT 1
            """, arguments: [recommendation.contractor, recommendation.week.description, model])
        if let latest, latest["digest"] == digest, latest["card_digest"] == cardDigest { continue }
        try database.execute(
          sql: """
            INSERT INTO recommendations (contractor, week, model, card_digest, outcome, digest, recommendation, run_id, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            recommendation.contractor, recommendation.week.description, model, cardDigest,
            recommendation.outcome.rawValue, digest, json, run, instant.milliseconds,
          ])
      }
    }
  }

  /// What was recommended with a card, the last time it was issued; nil for a card of a version that stored none.
  package func recommendation(cardDigest: String) throws(LedgerError) -> StoredRecommendation? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM recommendations WHERE card_digest = ? ORDER BY id DESC LIMIT 1",
        arguments: [cardDigest]
      ).map(StoredRecommendation.init)
    }
  }

  /// The latest recommendation of each contractor and week, by contractor, then week.
  package func recommendations() throws(LedgerError) -> [StoredRecommendation] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM recommendations WHERE id IN (SELECT max(id) FROM recommendations GROUP BY contractor, week)
          ORDER BY contractor, week
          """
      ).map(StoredRecommendation.init)
    }
  }
}

extension StoredRecommendation {
  fileprivate init(_ row: Row) throws {
    self.init(
      recommendation: try JSONDecoder().decode(
        Recommendation.self, from: Data((row["recommendation"] as String).utf8)),
      cardDigest: row["card_digest"], model: row["model"], at: Date(milliseconds: row["at"]))
  }
}
