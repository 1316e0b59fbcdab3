import Foundation
import Hiring
import Judgement
import Ledger

/// Reads the hours of the ledger and holds both sides against each other.
struct HoursReading {
  let portfolio: Portfolio
  let policy: JudgementPolicy
  let ledger: Ledger
  /// The last week.
  let week: ISOWeek
  let now: Date
  /// Record files of which nothing was taken.
  let unread: [RecordImport.Outcome]

  private var roster: Roster { Roster(contractors: portfolio.contractors) }

  /// The policy's tolerance in seconds.
  var tolerance: ReconciliationPolicy {
    ReconciliationPolicy(
      matchSeconds: Int(policy.matchHours * 3_600), noteSeconds: Int(policy.toleranceHours * 3_600))
  }

  /// Every contract-week up to the last week.
  func rows() throws -> [ReconciliationRow] { try records().rows }

  /// The records of the ledger up to the last week, with every contract-week.
  ///
  /// Later records only explain: work written down on the Monday after, or in the night between.
  func records() throws -> HoursRecords {
    var records = HoursRecords(
      timeEntries: try ledger.timeEntries(roster: roster), billedEntries: try ledger.billedEntries(),
      payments: try ledger.payments(), cards: try ledger.taskCards(),
      coverage: try LostFiles(portfolio: portfolio).marked(in: ledger.coverage(), unread: unread))
    records.rows = Reconciliation(contractors: portfolio.contractors, timeZone: portfolio.timeZone, policy: tolerance)
      .rows(
        timeEntries: records.timeEntries, billedEntries: records.billedEntries, payments: records.payments,
        coverage: records.coverage, through: max(week, ISOWeek(containing: now).advanced(by: -1)), now: now
      ).filter { $0.week <= week }
    records.timeEntries.removeAll { $0.start >= week.end }
    records.billedEntries.removeAll { $0.date.startUTC >= week.end }
    records.payments.removeAll { ($0.from ?? $0.date).startUTC >= week.end }
    return records
  }

  /// What deserves a question. The lead's settings of the weekly cards hold here too.
  func review(_ records: HoursRecords) -> HoursReview {
    var hours = HoursPolicy()
    hours.estimateFactor = policy.estimateFactor
    hours.afterTheFactSeconds = policy.lateEntryDays * 86_400
    hours.doneStatuses = Set(policy.doneStatuses.map { $0.lowercased() })
    hours.vagueMemos.formUnion(policy.vagueWords.map { $0.lowercased() })
    let checks = HoursChecks(
      contractors: portfolio.contractors, timeZone: portfolio.timeZone, policy: hours, tolerance: tolerance)
    return checks.review(records)
  }
}
