internal import Findings
internal import Foundation
internal import GRDB
internal import Hiring
internal import Judgement

/// One erasure under way, inside its transaction: of a person by a matcher, or of everything before an instant.
final class Erasure {
  /// What is removed.
  enum Scope {
    case person(id: String, PersonMatcher)
    /// Milliseconds since 1970.
    case before(Int)
  }

  let database: Database
  let number: Int
  let scope: Scope
  private var counts: [ErasureSummary.Count] = []
  private var totals: [TotalKey: Total] = [:]
  private var contracts: [String: Int] = [:]

  private struct TotalKey: Hashable {
    var side: String
    var contract: Int
    var week: String
    var currency: String
  }

  private struct Total {
    var seconds = 0
    var amount = 0
  }

  init(_ database: Database, number: Int, scope: Scope) {
    self.database = database
    self.number = number
    self.scope = scope
  }

  /// Removes everything but the decisions, whose rows need the erasure's own place in the chain.
  func run() throws {
    for table in StoredRecord.Table.allCases { try records(table) }
    try skippedRows()
    if case .person(_, let matcher) = scope { try fileNames(matcher) }
    try cards()
    try recommendations()
    try references()
  }

  var removed: [ErasureSummary.Count] { counts.filter { $0.removed + $0.redacted > 0 } }

  var keptTotals: [KeptTotal] {
    totals.map { key, total in
      KeptTotal(
        number: number, side: key.side, contract: key.contract, week: key.week, seconds: total.seconds,
        amount: key.currency.isEmpty ? nil : Money(minorUnits: total.amount, currency: key.currency))
    }.sorted {
      ($0.week, $0.side, $0.contract, $0.amount?.currency ?? "") < (
        $1.week, $1.side, $1.contract, $1.amount?.currency ?? ""
      )
    }
  }

  private func count(_ kind: String, removed: Int, redacted: Int = 0) {
    counts.append(ErasureSummary.Count(kind: kind, removed: removed, redacted: redacted))
  }

  private var matcher: PersonMatcher {
    if case .person(_, let matcher) = scope { matcher } else { PersonMatcher(PersonMarks()) }
  }

  // MARK: Records

  private func records(_ table: StoredRecord.Table) throws {
    let texts = RecordTexts(table: table, matcher: matcher)
    let columns = table.columns
    var removed = 0
    var redacted = 0
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT record.*, files.exported_at AS exported_at FROM \(table.name) AS record JOIN files ON files.id = file_id
        ORDER BY record.system, record.id
        """)
    for row in rows {
      let values = columns.map { row[$0] as DatabaseValue }
      let named = table.named(values)
      let (system, id) = (row["system"] as String, row["id"] as String)
      if isRemoved(table, texts, named, exportedAt: row["exported_at"]) {
        keep(table, named)
        try remove(table, system: system, id: id)
        removed += 1
      } else if try redact(table, texts, values, system: system, id: id) {
        redacted += 1
      }
    }
    try strayVersions(table, texts)
    count(table.plural, removed: removed, redacted: redacted)
  }

  private func isRemoved(
    _ table: StoredRecord.Table, _ texts: RecordTexts, _ named: [String: String], exportedAt: Int
  ) -> Bool {
    switch scope {
    case .person: return texts.isTheirs(named)
    case .before(let instant):
      guard table != .posting, table != .attestation else { return false }
      return (texts.instant(named) ?? exportedAt) < instant
    }
  }

  private func remove(_ table: StoredRecord.Table, system: String, id: String) throws {
    for statement in [
      "DELETE FROM \(table.name) WHERE system = :system AND id = :id",
      "DELETE FROM versions WHERE kind = :kind AND system = :system AND entry = :id",
      "DELETE FROM amendments WHERE kind = :kind AND system = :system AND entry = :id",
    ] {
      var arguments: [String: any DatabaseValueConvertible] = ["system": system, "id": id]
      if statement.contains(":kind") { arguments["kind"] = table.rawValue }
      try database.cachedStatement(sql: statement).execute(arguments: StatementArguments(arguments))
    }
  }

  /// Takes the person out of what is said of a record that is not theirs, and of all its versions.
  private func redact(
    _ table: StoredRecord.Table, _ texts: RecordTexts, _ values: [DatabaseValue], system: String, id: String
  ) throws -> Bool {
    guard case .person = scope else { return false }
    var changed: [(column: String, text: String)] = []
    for (column, value) in zip(table.columns, values) {
      guard case .string(let text) = value.storage else { continue }
      let redacted = try texts.redacted(column, text)
      if redacted != text { changed.append((column, redacted)) }
    }
    let versions = try redactVersions(table, texts, system: system, id: id)
    guard !changed.isEmpty else { return versions }
    try database.execute(
      sql: "UPDATE \(table.name) SET \(changed.map { "\($0.column) = ?" }.joined(separator: ", ")) "
        + "WHERE system = ? AND id = ?",
      arguments: StatementArguments(changed.map { $0.text.databaseValue } + [system.databaseValue, id.databaseValue]))
    return true
  }

  private func redactVersions(
    _ table: StoredRecord.Table, _ texts: RecordTexts, system: String, id: String
  ) throws -> Bool {
    var isChanged = false
    // What was taken back first, so that what counts replaces it where both become one.
    for (source, columns, order) in [
      ("versions", ["value"], "withdrawn_by IS NULL, rowid"), ("amendments", ["old", "new"], "id"),
    ] {
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT rowid AS number, * FROM \(source) WHERE kind = ? AND system = ? AND entry = ? ORDER BY \(order)",
        arguments: [table.rawValue, system, id])
      for row in rows {
        for column in columns {
          guard let value = row[column] as String? else { continue }
          let redacted = try redacted(value, texts)
          guard redacted != value else { continue }
          isChanged = true
          // Two versions that differed in the name alone become one: the other file states the same.
          try database.execute(
            sql: "UPDATE OR REPLACE \(source) SET \(column) = ? WHERE rowid = ?",
            arguments: [redacted, row["number"] as Int64])
        }
      }
    }
    return isChanged
  }

  private func redacted(_ value: String, _ texts: RecordTexts) throws -> String {
    let named = try decoded(value, as: [String: String].self)
    var shown: [String: String] = [:]
    for (column, text) in named { shown[column] = try texts.redacted(column, text) }
    return shown == named ? value : try json(shown)
  }

  /// Versions whose record is gone, because the reading that had it was taken back.
  private func strayVersions(_ table: StoredRecord.Table, _ texts: RecordTexts) throws {
    for (source, columns) in [("versions", ["value"]), ("amendments", ["old", "new"])] {
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT \(source).rowid AS number, \(source).*, files.exported_at AS exported_at
          FROM \(source) JOIN files ON files.id = \(source).file_id
          WHERE \(source).kind = ?
            AND NOT EXISTS (SELECT 1 FROM \(table.name) AS record WHERE record.system = \(source).system
              AND record.id = \(source).entry)
          """, arguments: [table.rawValue])
      for row in rows {
        let values = try columns.compactMap { row[$0] as String? }.map { try decoded($0, as: [String: String].self) }
        if values.contains(where: { isRemoved(table, texts, $0, exportedAt: row["exported_at"]) }) {
          try database.execute(sql: "DELETE FROM \(source) WHERE rowid = ?", arguments: [row["number"] as Int64])
        } else {
          _ = try redactVersions(table, texts, system: row["system"], id: row["entry"])
        }
      }
    }
  }

  /// Adds what a record says of hours and money to the totals that stay.
  private func keep(_ table: StoredRecord.Table, _ named: [String: String]) {
    let texts = RecordTexts(table: table, matcher: matcher)
    guard let instant = texts.instant(named) else { return }
    let side: String
    switch table {
    case .time: side = "tracked"
    case .billed: side = "billed"
    case .payment: side = "paid \(named["kind"] ?? "")"
    default: return
    }
    var contract = 0
    if let name = named["contract"], !name.isEmpty, case .person = scope {
      contract = contracts[name] ?? contracts.count + 1
      contracts[name] = contract
    }
    let key = TotalKey(
      side: side, contract: contract, week: ISOWeek(containing: Date(milliseconds: instant)).description,
      currency: table == .time ? "" : named["currency"] ?? "")
    totals[key, default: Total()].seconds += named["seconds"].flatMap { Int($0) } ?? 0
    totals[key, default: Total()].amount += named["amount_minor"].flatMap { Int($0) } ?? 0
  }

  private func skippedRows() throws {
    switch scope {
    case .person(_, let matcher):
      var redacted = 0
      for row in try Row.fetchAll(database, sql: "SELECT rowid AS number, reason FROM skipped_rows") {
        let reason = row["reason"] as String
        let shown = matcher.redacted(reason)
        guard shown != reason else { continue }
        try database.execute(
          sql: "UPDATE skipped_rows SET reason = ? WHERE rowid = ?", arguments: [shown, row["number"] as Int64])
        redacted += 1
      }
      count("remarks on skipped rows", removed: 0, redacted: redacted)
      try subjects(of: matcher)
    case .before(let instant):
      try database.execute(
        sql: "DELETE FROM skipped_rows WHERE file_id IN (SELECT id FROM files WHERE exported_at < ?)",
        arguments: [instant])
      count("remarks on skipped rows", removed: database.changesCount)
      try database.execute(
        sql: """
          DELETE FROM unread_rows WHERE file_id IN (SELECT id FROM files WHERE exported_at < :before);
          DELETE FROM file_subjects WHERE last_at < :before;
          """, arguments: ["before": instant])
    }
  }

  /// Whom files of hours speak of, and whose rows could not be read.
  private func subjects(of matcher: PersonMatcher) throws {
    func isNamed(_ row: Row) -> Bool {
      ["account", "name", "email"].contains { column in
        (row[column] as String?).map { matcher.redacted($0) != $0 } ?? false
      }
    }
    var removed = 0
    for row in try Row.fetchAll(database, sql: "SELECT rowid AS number, account, name, email FROM file_subjects")
    where isNamed(row) {
      try database.execute(sql: "DELETE FROM file_subjects WHERE rowid = ?", arguments: [row["number"] as Int64])
      removed += 1
    }
    for row in try Row.fetchAll(database, sql: "SELECT rowid AS number, * FROM unread_rows") {
      let shown = matcher.redacted(row["reason"])
      if isNamed(row) {
        // Without its person it would be anybody's, and leave everybody's week open.
        try database.execute(sql: "DELETE FROM unread_rows WHERE rowid = ?", arguments: [row["number"] as Int64])
      } else if shown != row["reason"] as String {
        try database.execute(
          sql: "UPDATE unread_rows SET reason = ? WHERE rowid = ?", arguments: [shown, row["number"] as Int64])
      } else {
        continue
      }
      removed += 1
    }
    count("whom files of hours name", removed: removed)
  }

  private func fileNames(_ matcher: PersonMatcher) throws {
    var redacted = 0
    for row in try Row.fetchAll(database, sql: "SELECT id, name FROM files") {
      let name = row["name"] as String
      let shown = matcher.redacted(name)
      guard shown != name else { continue }
      try database.execute(sql: "UPDATE files SET name = ? WHERE id = ?", arguments: [shown, row["id"] as Int64])
      redacted += 1
    }
    count("names of imported files", removed: 0, redacted: redacted)
  }

  // MARK: What was judged

  private func cards() throws {
    var removed = 0
    var redacted = 0
    for row in try Row.fetchAll(database, sql: "SELECT id, kind, subject, week, card FROM scorecards ORDER BY id") {
      let id = row["id"] as Int64
      if isRemoved(kind: row["kind"], subject: row["subject"], week: row["week"]) {
        try remove("scorecards", "scorecard", id)
        removed += 1
      } else if case .person(_, let matcher) = scope {
        let card = try decoded(row["card"], as: Scorecard.self)
        let shown = card.mappingTexts(TextMapping(matcher.redacted))
        guard shown != card else { continue }
        try redact("scorecards", "card", "scorecard", id, try canonicalJSON(shown))
        redacted += 1
      }
    }
    count("scorecards", removed: removed, redacted: redacted)
  }

  private func recommendations() throws {
    var removed = 0
    var redacted = 0
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, contractor, week, recommendation FROM recommendations ORDER BY id")
    for row in rows {
      let id = row["id"] as Int64
      if isRemoved(kind: Scorecard.SubjectKind.contractor.rawValue, subject: row["contractor"], week: row["week"]) {
        try remove("recommendations", "recommendation", id)
        removed += 1
      } else if case .person(_, let matcher) = scope {
        let recommendation = try decoded(row["recommendation"], as: Recommendation.self)
        let shown = recommendation.mappingTexts(TextMapping(matcher.redacted))
        guard shown != recommendation else { continue }
        try redact("recommendations", "recommendation", "recommendation", id, try canonicalJSON(shown))
        redacted += 1
      }
    }
    count("recommendations", removed: removed, redacted: redacted)
  }

  private func isRemoved(kind: String, subject: String, week: String) -> Bool {
    switch scope {
    case .person(let id, _): return kind == Scorecard.SubjectKind.contractor.rawValue && subject == id
    case .before(let instant): return ISOWeek(week).map { $0.end.milliseconds <= instant } ?? false
    }
  }

  private func remove(_ table: String, _ kind: String, _ id: Int64) throws {
    try database.execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [id])
    try database.execute(sql: "DELETE FROM redactions WHERE kind = ? AND id = ?", arguments: [kind, id])
  }

  private func redact(_ table: String, _ column: String, _ kind: String, _ id: Int64, _ text: String) throws {
    try database.execute(sql: "UPDATE \(table) SET \(column) = ? WHERE id = ?", arguments: [text, id])
    try database.execute(
      sql: "INSERT OR REPLACE INTO redactions (kind, id, digest) VALUES (?, ?, ?)",
      arguments: [kind, id, ContentDigest(of: text.utf8).hex])
  }

  /// Names of branches. Where they stand now is read again from the repository with the next run.
  private func references() throws {
    var removed = 0
    var redacted = 0
    switch scope {
    case .person(_, let matcher):
      for row in try Row.fetchAll(database, sql: "SELECT * FROM rewrites ORDER BY id") {
        let shown = matcher.redacted(row["reference"])
        guard shown != row["reference"] as String else { continue }
        try database.execute(sql: "DELETE FROM rewrites WHERE id = ?", arguments: [row["id"] as Int64])
        try database.execute(
          sql: "INSERT OR IGNORE INTO rewrites (repository, reference, old, new, since, at) VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            row["repository"] as String, shown, row["old"] as String, row["new"] as String?, row["since"] as Int,
            row["at"] as Int,
          ])
        redacted += 1
      }
      for row in try Row.fetchAll(database, sql: "SELECT repository, reference FROM ref_tips") {
        guard matcher.isIn(row["reference"]) else { continue }
        try database.execute(
          sql: "DELETE FROM ref_tips WHERE repository = ? AND reference = ?",
          arguments: [row["repository"] as String, row["reference"] as String])
        removed += 1
      }
    case .before(let instant):
      try database.execute(sql: "DELETE FROM rewrites WHERE at < ?", arguments: [instant])
      removed = database.changesCount
    }
    count("names of branches", removed: removed, redacted: redacted)
  }
}

extension StoredRecord.Table {
  /// As the owner reads it.
  var plural: String {
    switch self {
    case .time: "time entries"
    case .billed: "billed entries"
    case .payment: "payments"
    case .applicant: "applicants"
    case .posting: "job posts"
    case .meeting: "talks booked"
    case .interview: "interviews"
    case .card: "task cards"
    case .attendance: "attendances"
    case .access: "rights of access"
    case .attestation: "attestations"
    }
  }
}
