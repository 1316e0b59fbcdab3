package import Foundation
internal import GRDB
internal import Hiring

/// A branch that no longer contained what it held in the run before, as it was found once and kept.
package struct StoredRewrite: Sendable, Hashable {
  /// The full name of the reference; hostile until escaped.
  package var reference: String
  /// Where it stood and where it was found, full hexadecimal; `new` is nil where it was gone.
  package var old: String
  package var new: String?
  /// The run in which it still stood at `old`, and the one that found it elsewhere.
  package var since: Date
  package var at: Date

  package init(reference: String, old: String, new: String?, since: Date, at: Date) {
    self.reference = reference
    self.old = old
    self.new = new
    self.since = since
    self.at = at
  }
}

extension Ledger {
  /// Keeps where references of a repository stand, full hexadecimal by name, and in the same transaction what was
  /// rewritten since the tips before: so that no crash can lose a rewriting by moving the tips past it.
  ///
  /// A rewriting that is kept already adds nothing, and none is ever taken away: it stays true when the branch moves on.
  ///
  /// - Parameter rewrites: reference, old and new tip, as found against the tips that are replaced now.
  package func store(
    tips: [String: String], rewrites: [(reference: String, old: String, new: String?)] = [], repository: String,
    at instant: Date
  ) throws(LedgerError) {
    try write { database in
      for rewrite in rewrites {
        let since = try Int64.fetchOne(
          database, sql: "SELECT at FROM ref_tips WHERE repository = ? AND reference = ?",
          arguments: [repository, rewrite.reference])
        try database.execute(
          sql: """
            INSERT OR IGNORE INTO rewrites (repository, reference, old, new, since, at) VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            repository, rewrite.reference, rewrite.old, rewrite.new, since ?? instant.milliseconds,
            instant.milliseconds,
          ])
      }
      try database.execute(sql: "DELETE FROM ref_tips WHERE repository = ?", arguments: [repository])
      for (reference, tip) in tips.sorted(by: { $0.key < $1.key }) {
        try database.execute(
          sql: "INSERT INTO ref_tips (repository, reference, tip, at) VALUES (?, ?, ?, ?)",
          arguments: [repository, reference, tip, instant.milliseconds])
      }
    }
  }

  /// Where the references stood in the last run: a tip that is no longer an ancestor means rewritten history.
  package func tips(repository: String) throws(LedgerError) -> [String: String] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT reference, tip FROM ref_tips WHERE repository = ?", arguments: [repository])
      return Dictionary(rows.map { ($0["reference"], $0["tip"]) }) { first, _ in first }
    }
  }

  /// Every rewriting of a repository that was found before `end`, oldest first.
  package func rewrites(repository: String, before end: Date) throws(LedgerError) -> [StoredRewrite] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM rewrites WHERE repository = ? AND at < ? ORDER BY at, reference, id",
        arguments: [repository, end.milliseconds]
      ).map { row in
        StoredRewrite(
          reference: row["reference"], old: row["old"], new: row["new"], since: Date(milliseconds: row["since"]),
          at: Date(milliseconds: row["at"]))
      }
    }
  }
}
