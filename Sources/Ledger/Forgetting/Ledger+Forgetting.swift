package import Foundation
internal import GRDB
package import Hiring
internal import Judgement

extension Ledger {
  /// Removes what the ledger holds of a person, in one transaction: their records with all old values, cards,
  /// recommendations, replies and what was said of them, and their name from what is about others. Totals of hours and
  /// money stay under a number. The erasure is appended to the chain of decisions, which still verifies; their marks go
  /// on the stop list, so that no import brings them back.
  ///
  /// Afterwards the bytes may still stand in the file until `scrub()`.
  ///
  /// - Parameters:
  ///   - contractor: with every account by which they are known.
  ///   - others: whose marks are not removed where they share one.
  ///   - isTrial: undoes everything and only says what it would do.
  /// - Throws: where the chain is broken; then nothing is removed.
  package func forget(
    _ contractor: Contractor, others: [Contractor], by signer: String, at instant: Date, isTrial: Bool
  ) throws(LedgerError) -> ErasureSummary {
    let marks = try marks(of: contractor, others: others)
    return try erase(by: signer, at: instant, isTrial: isTrial, why: "What the ledger held of one person was removed.")
    {
      database, number in
      let erasure = Erasure(
        database, number: number, scope: .person(id: contractor.id, PersonMatcher(marks)))
      return (erasure, marks)
    }
  }

  /// Removes what is older than an instant, as `forget` does; totals stay by week.
  package func prune(
    before: Date, by signer: String, at instant: Date, isTrial: Bool
  ) throws(LedgerError) -> ErasureSummary {
    let day = CivilDate(utc: before)
    return try erase(
      by: signer, at: instant, isTrial: isTrial, why: "What was older than \(day) was removed, as the policy says."
    ) { database, number in
      (Erasure(database, number: number, scope: .before(before.milliseconds)), PersonMarks())
    }
  }

  /// Every erasure, oldest first.
  package func erasures() throws(LedgerError) -> [StoredErasure] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM erasures ORDER BY number").map { row in
        StoredErasure(
          number: row["number"], sequence: row["sequence"], at: Date(milliseconds: row["at"]),
          before: (row["before"] as Int?).map { Date(milliseconds: $0) }, isLifted: row["is_lifted"],
          isScrubbed: row["is_scrubbed"])
      }
    }
  }

  /// Hours and money of those who were removed.
  package func keptTotals() throws(LedgerError) -> [KeptTotal] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM kept_totals ORDER BY erasure, week, side, contract, currency"
      ).map { row in
        let currency = row["currency"] as String
        return KeptTotal(
          number: row["erasure"], side: row["side"], contract: row["contract"], week: row["week"],
          seconds: row["seconds"],
          amount: currency.isEmpty ? nil : Money(minorUnits: row["amount_minor"], currency: currency))
      }
    }
  }

  /// When a contractor of the portfolio was removed; nil where they were not, or may be imported again.
  package func forgotten(_ contractor: String) throws(LedgerError) -> StoredErasure? {
    let number = try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT max(erasure) FROM stop_list JOIN erasures ON number = erasure WHERE is_lifted = 0 AND mark = ?
          """, arguments: [StopList.hash(PersonMarks.id(contractor), try StopList.key(database))])
    }
    guard let number else { return nil }
    return try erasures().first { $0.number == number }
  }

  /// Lets a person be imported again, who was hired once more. What was removed stays removed.
  package func lift(_ contractor: String) throws(LedgerError) {
    try write { database in
      let mark = StopList.hash(PersonMarks.id(contractor), try StopList.key(database))
      let numbers = try Int.fetchAll(database, sql: "SELECT erasure FROM stop_list WHERE mark = ?", arguments: [mark])
      for number in numbers {
        try database.execute(sql: "UPDATE erasures SET is_lifted = 1 WHERE number = ?", arguments: [number])
        try database.execute(sql: "DELETE FROM stop_list WHERE erasure = ?", arguments: [number])
      }
    }
  }

  /// Rewrites the file without its free pages and empties the log beside it, so that the bytes of what was removed are
  /// gone. May be repeated.
  ///
  /// - Throws: `busy` where another process still reads; then it is to be done again.
  package func scrub() throws(LedgerError) {
    try writeWithoutTransaction { database in
      try database.execute(sql: "VACUUM")
      for step in 0..<2 {
        let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        if (row?["busy"] as Int?) ?? 0 != 0 {
          throw LedgerError(
            .busy, path: path,
            problem: "is being read by another process, so that removed bytes still stand in its log",
            advice: "end it, then run `assay records prune`")
        }
        if step == 0 { try database.execute(sql: "UPDATE erasures SET is_scrubbed = 1 WHERE is_scrubbed = 0") }
      }
    }
  }

  /// Notes that a backup or pages were written, so that an erasure can say where a name may still stand.
  package func note(_ place: WrittenPlace) throws(LedgerError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO places (kind, path, at) VALUES (?, ?, ?)",
        arguments: [place.kind.rawValue, storable(place.path), place.at.milliseconds])
    }
  }

  package func places() throws(LedgerError) -> [WrittenPlace] { try read { try Self.places($0) } }

  private static func places(_ database: Database) throws -> [WrittenPlace] {
    try Row.fetchAll(database, sql: "SELECT * FROM places ORDER BY kind, path").compactMap { row in
      WrittenPlace.Kind(rawValue: row["kind"]).map {
        WrittenPlace(kind: $0, path: row["path"], at: Date(milliseconds: row["at"]))
      }
    }
  }

  // MARK: One erasure

  private func erase(
    by signer: String, at instant: Date, isTrial: Bool, why: String,
    _ make: (Database, Int) throws -> (Erasure, PersonMarks)
  ) throws(LedgerError) -> ErasureSummary {
    try write { database in
      if case .broken(let sequence, let problem) = try Self.chainVerdict(database) {
        throw LedgerError(
          .corrupt, path: path,
          problem: "the chain of decisions is broken: decision \(sequence) \(problem); nothing was removed",
          advice: "put back the last copy of the ledger, and find out who changed it")
      }
      let number = try Int.fetchOne(database, sql: "SELECT coalesce(max(number), 0) + 1 FROM erasures") ?? 1
      var summary = ErasureSummary(
        number: number, counts: [], totals: [], decisions: 0, unsealedDecisions: 0, places: try Self.places(database))
      // A trial does all of it and takes it back: what it says is what would happen.
      try database.inSavepoint {
        try database.execute(sql: "INSERT INTO erasing (id) VALUES (1)")
        let (erasure, marks) = try make(database, number)
        try erasure.run()
        let fields = try Self.fields(database, erasure.scope)
        summary.counts = erasure.removed
        summary.totals = erasure.keptTotals
        summary.decisions = fields.count
        summary.unsealedDecisions = try Self.unsealed(database, Array(fields.keys))
        // Somebody of whom nothing is here yet is to stay away all the same.
        if summary.isEmpty, case .before = erasure.scope { return .rollback }
        try Self.seal(database, erasure, marks, fields, summary, signer: signer, at: instant, why: why)
        try database.execute(sql: "DELETE FROM erasing")
        return isTrial ? .rollback : .commit
      }
      return summary
    }
  }

  /// Appends the erasure to the chain, removes the texts of decisions, and keeps the totals and the stop list.
  private static func seal(
    _ database: Database, _ erasure: Erasure, _ marks: PersonMarks, _ fields: [Int: Set<String>],
    _ summary: ErasureSummary, signer: String, at instant: Date, why: String
  ) throws {
    let label = "somebody-\(summary.number)"
    let names = Dictionary(uniqueKeysWithValues: fields.map { (String($0.key), $0.value.sorted()) })
    let signed = try append(
      OwnerDecision(
        contractor: label, week: ISOWeek(containing: instant), action: .forget, recommendation: nil, signedBy: signer,
        reason: why, at: instant, cardDigest: nil),
      erases: names.isEmpty ? nil : try json(names), to: database)
    var before: Int?
    if case .before(let instant) = erasure.scope { before = instant }
    try database.execute(
      sql: "INSERT INTO erasures (number, sequence, at, before) VALUES (?, ?, ?, ?)",
      arguments: [summary.number, signed.sequence, instant.milliseconds, before])
    for (sequence, fields) in fields.sorted(by: { $0.key < $1.key }) {
      try blank(database, sequence, fields, label: label)
    }
    for total in summary.totals {
      try database.execute(
        sql: """
          INSERT INTO kept_totals (erasure, side, contract, week, currency, seconds, amount_minor)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          summary.number, total.side, total.contract, total.week, total.amount?.currency ?? "", total.seconds,
          total.amount?.minorUnits ?? 0,
        ])
    }
    try StopList.add(marks, erasure: Int64(summary.number), to: database)
  }

  /// The texts of decisions that are removed, by sequence.
  private static func fields(_ database: Database, _ scope: Erasure.Scope) throws -> [Int: Set<String>] {
    var fields: [Int: Set<String>] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT * FROM decisions ORDER BY sequence") {
      guard let seal = DecisionSeal(row) else { throw DamagedRow("decision", "\(row["sequence"] as Int)") }
      let decision = seal.signed.decision
      var found: Set<DecisionSeal.Field> = []
      switch scope {
      case .person(let id, let matcher):
        if decision.contractor == id { found = [.contractor, .reason, .card] }
        if decision.contractor == id, decision.action == .reply { found.insert(.signedBy) }
        if matcher.isIn(decision.reason) { found.insert(.reason) }
        if matcher.isIn(decision.signedBy) { found.insert(.signedBy) }
      case .before(let instant):
        if decision.at.milliseconds < instant, decision.action != .forget {
          found = Set(DecisionSeal.Field.allCases)
        }
      }
      found = found.filter { !seal.isErased($0) && !seal.value(of: $0).isEmpty }
      if !found.isEmpty { fields[seal.signed.sequence] = Set(found.map(\.rawValue)) }
    }
    return fields
  }

  private static func unsealed(_ database: Database, _ sequences: [Int]) throws -> Int {
    let first = try Set(Int.fetchAll(database, sql: "SELECT sequence FROM decisions WHERE salts IS NULL"))
    return sequences.count { first.contains($0) }
  }

  private static func blank(_ database: Database, _ sequence: Int, _ fields: Set<String>, label: String) throws {
    guard
      let row = try Row.fetchOne(database, sql: "SELECT * FROM decisions WHERE sequence = ?", arguments: [sequence]),
      var seal = DecisionSeal(row)
    else { throw DamagedRow("decision", "\(sequence)") }
    for field in DecisionSeal.Field.allCases where fields.contains(field.rawValue) {
      seal.commitments[field.rawValue] = seal.salts == nil ? "" : seal.commitment(to: field) ?? ""
      seal.salts?[field.rawValue] = nil
      switch field {
      case .contractor: seal.signed.decision.contractor = label
      case .signedBy: seal.signed.decision.signedBy = ""
      case .reason: seal.signed.decision.reason = ""
      case .card: seal.signed.decision.cardDigest = nil
      }
    }
    let decision = seal.signed.decision
    try database.execute(
      sql: """
        UPDATE decisions SET contractor = ?, signed_by = ?, reason = ?, card_digest = ?, salts = ?, commitments = ?
        WHERE sequence = ?
        """,
      arguments: [
        decision.contractor, decision.signedBy, decision.reason, decision.cardDigest,
        try seal.salts.map { try json($0) },
        try json(seal.commitments), sequence,
      ])
  }

  /// The portfolio's marks and those that stand beside their accounts in the records.
  private func marks(of contractor: Contractor, others: [Contractor]) throws(LedgerError) -> PersonMarks {
    var marks = PersonMarks(contractor)
    let own = PersonMatcher(marks)
    for entry in try timeEntries()
    where own.isTheirs(system: entry.system, account: entry.user, name: entry.userName, email: entry.email) {
      marks.add(system: entry.system, account: entry.user)
      marks.add(name: entry.userName)
      if let email = entry.email { marks.add(address: email) }
    }
    for grant in try accessGrants()
    where own.isTheirs(system: grant.system, account: grant.account, name: grant.name, email: grant.email) {
      marks.add(system: grant.system, account: grant.account)
      marks.add(name: grant.name)
      if let email = grant.email { marks.add(address: email) }
    }
    for applicant in try applicants()
    where applicant.contractor == contractor.id || own.isName(applicant.name, address: applicant.email) {
      marks.add(name: applicant.name)
      if let email = applicant.email { marks.add(address: email) }
    }
    for meeting in try meetings() where own.isName(meeting.invitee, address: meeting.email) {
      marks.add(name: meeting.invitee)
      if let email = meeting.email { marks.add(address: email) }
    }
    for payment in try payments() {
      guard let contract = payment.contract, own.holds(platform: payment.system, contract: contract) else { continue }
      marks.add(name: payment.person)
    }
    for card in try taskCards() {
      for assignee in card.assignees
      where own.isTheirs(system: card.system, account: assignee.account, name: assignee.name, email: assignee.email) {
        marks.add(name: assignee.name)
        if let email = assignee.email { marks.add(address: email) }
      }
    }
    return marks.subtracting(.union(of: others))
  }
}

extension Ledger {
  /// How many records, cards and decisions with texts are older than an instant. Cheap: counts by index where there is
  /// one.
  package func older(than instant: Date) throws(LedgerError) -> Int {
    let (milliseconds, day) = (instant.milliseconds, CivilDate(utc: instant).description)
    let week = ISOWeek(containing: instant).description
    return try read { database in
      try [
        ("SELECT count(*) FROM time_entries WHERE start_at < ?", milliseconds.databaseValue),
        ("SELECT count(*) FROM billed_entries WHERE day < ?", day.databaseValue),
        ("SELECT count(*) FROM payments WHERE day < ?", day.databaseValue),
        ("SELECT count(*) FROM interviews WHERE day < ?", day.databaseValue),
        ("SELECT count(*) FROM attendance WHERE day < ?", day.databaseValue),
        ("SELECT count(*) FROM meetings WHERE start_at < ?", milliseconds.databaseValue),
        ("SELECT count(*) FROM scorecards WHERE week < ?", week.databaseValue),
        (
          "SELECT count(*) FROM decisions WHERE at < ? AND action <> 'forget' AND commitments IS NULL",
          milliseconds.databaseValue
        ),
      ].reduce(0) { sum, question in
        sum + (try Int.fetchOne(database, sql: question.0, arguments: [question.1]) ?? 0)
      }
    }
  }
}
