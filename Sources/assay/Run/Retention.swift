import Foundation
import Hiring
import Judgement
import Ledger

/// What is older than the policy keeps.
enum Retention {
  /// What is before this instant, the start of a day in UTC, is removed.
  static func cutoff(_ policy: JudgementPolicy, now: Date) -> Date {
    CivilDate(daysSince1970: CivilDate(utc: now).daysSince1970 - policy.retentionDays).startUTC
  }

  /// Nil where nothing is too old.
  static func sentence(_ ledger: Ledger, policy: JudgementPolicy, now: Date) throws -> String? {
    let cutoff = cutoff(policy, now: now)
    let count = try ledger.older(than: cutoff)
    guard count > 0 else { return nil }
    return "\(Wording.count(count, "record, card or decision", "records, cards and decisions")) "
      + "\(count == 1 ? "is" : "are") older than \(CivilDate(utc: cutoff)), which the policy keeps no longer "
      + "(retention_days: \(policy.retentionDays)); `assay records prune` removes them and keeps totals"
  }
}

/// Keeps new data about somebody whose data was removed out of the ledger.
enum RemovedContractor {
  static func refuse(_ contractor: Contractor, _ ledger: Ledger) throws {
    guard let erasure = try ledger.forgotten(contractor.id) else { return }
    throw CommandError.usage(
      "the data of \(contractor.id) was removed on \(CivilDate(utc: erasure.at)), so nothing new is recorded about them; "
        + "if they work for you again, `assay records forget \(contractor.id) --lift` comes first")
  }
}
