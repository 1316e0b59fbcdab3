import Findings
import Foundation
import Hiring
import Judgement
import Ledger
import RuleEngine

/// Gathers from the ledger and the repositories what the cost so far is told from.
struct CostReading {
  var input: CostInput
  /// What could not be read, sentences.
  var problems: [String]
  /// Repositories that could not be read.
  var unreadable: [String]
  /// Record files of which nothing was taken.
  var unread: [String]

  /// - Parameter withHistory: whether repositories are read, as the weekly run does.
  static func read(_ run: WeeklyRun, cost: CostPolicy, withHistory: Bool) async throws -> CostReading {
    let imported = try run.importRecords()
    let hours = try run.hours(without: imported).records()
    let through = CivilDate(daysSince1970: CivilDate(utc: run.week.end).daysSince1970 - 1)
    let portfolio = run.portfolio
    let entries = try run.ledger.timeEntries(roster: Roster(contractors: portfolio.contractors))
    // All that is on record: a week is charged after its end.
    let paid = PaidRecords(
      contractors: portfolio.contractors, payments: try run.ledger.payments(),
      billedEntries: try run.ledger.billedEntries(), timeEntries: entries,
      coverage: hours.coverage, timeZone: portfolio.timeZone, through: through)
    var input = CostInput(
      contractors: portfolio.contractors, paid: paid, reconciliation: hours.rows, code: [:], codeUnread: nil,
      through: through, currency: portfolio.currency)
    var reading = CostReading(input: input, problems: imported.sentences, unreadable: [], unread: imported.unread)
    guard withHistory, !portfolio.repositories.isEmpty else {
      reading.input.codeUnread =
        withHistory ? "the portfolio names no repository." : "the repositories were left out with --no-history."
      return reading
    }
    let histories = try await run.histories()
    let judged = JudgementInput(
      portfolio: portfolio, histories: histories.read, timeEntries: entries,
      billedEntries: hours.billedEntries, reconciliation: hours.rows, week: run.week, generatedAt: run.now,
      toolVersion: Assay.version, rulesDigest: run.rules.digest.hex, unreadable: histories.unreadable,
      problems: histories.problems)
    let builder = EvidenceBuilder(judged, policy: run.policy)
    for contractor in portfolio.contractors {
      let evidence = builder.evidence(of: contractor, week: run.week)
      // Without a repository of theirs there is no code to be clean.
      if evidence.works.isEmpty { continue }
      input.code[contractor.id] = CodeCost(evidence, policy: run.policy, cost: cost)
    }
    reading.input = input
    reading.problems += histories.problems
    reading.unreadable = histories.unreadable
    return reading
  }

  /// What the reader should know about the code, sentences.
  var notes: [String] {
    input.contractors.compactMap { contractor in
      guard let earlier = input.code[contractor.id]?.earlierChanges, earlier > 0 else { return nil }
      return "\(Wording.count(earlier, "change")) of \(contractor.id) from before the first engagement "
        + "\(earlier == 1 ? "is" : "are") in no sum."
    }
  }
}
