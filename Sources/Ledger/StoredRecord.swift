internal import Foundation
internal import GRDB
internal import Hiring

/// A record as a row: the table it belongs to and its values in the order of the columns.
struct StoredRecord {
  enum Table: String, CaseIterable {
    case time, billed, applicant

    var name: String {
      switch self {
      case .time: "time_entries"
      case .billed: "billed_entries"
      case .applicant: "applicants"
      }
    }

    /// The key first, `system` and `id`; without the place in the file.
    var columns: [String] {
      switch self {
      case .time:
        [
          "system", "id", "account", "account_name", "start_at", "end_at", "seconds", "memo", "task_id", "task_name",
          "task_status", "task_estimate_seconds", "is_billable", "created_at",
        ]
      case .billed:
        ["system", "id", "contract", "title", "day", "seconds", "amount_minor", "currency", "payment_type"]
      case .applicant:
        ["system", "id", "name", "stage", "day", "posting", "source", "rate_minor", "rate_currency", "email"]
      }
    }

    /// The columns that say whom and when a record is about, to find those that a newer export lacks.
    var scope: (owner: String, when: String) {
      switch self {
      case .time: ("account", "start_at")
      case .billed: ("contract", "day")
      case .applicant: ("posting", "day")
      }
    }
  }

  let table: Table
  let system: String
  let id: String
  let values: [any DatabaseValueConvertible]
  /// For the file's span.
  let instant: Date

  init(_ record: ImportResult.Record) {
    let values: [any DatabaseValueConvertible]
    switch record {
    case .time(let entry):
      table = .time
      (system, id, instant) = (storable(entry.system), storable(entry.id), entry.start)
      values = [
        entry.system, entry.id, entry.user, entry.userName, entry.start.milliseconds,
        entry.end?.milliseconds.databaseValue ?? .null, entry.seconds, entry.memo, entry.taskID.databaseValue,
        entry.taskName.databaseValue, entry.taskStatus.databaseValue, entry.taskEstimateSeconds.databaseValue,
        entry.isBillable, entry.createdAt?.milliseconds.databaseValue ?? .null,
      ]
    case .billed(let entry):
      table = .billed
      (system, id, instant) = (storable(entry.system), storable(entry.id), entry.date.startUTC)
      values = [
        entry.system, entry.id, entry.contract, entry.title, entry.date.description, entry.seconds,
        entry.amount?.minorUnits.databaseValue ?? .null, entry.amount?.currency.databaseValue ?? .null,
        entry.paymentType,
      ]
    case .applicant(let applicant):
      table = .applicant
      (system, id, instant) = (storable(applicant.system), storable(applicant.id), applicant.date.startUTC)
      values = [
        applicant.system, applicant.id, applicant.name, applicant.stage, applicant.date.description,
        applicant.posting.databaseValue, applicant.source.databaseValue,
        applicant.rate?.minorUnits.databaseValue ?? .null, applicant.rate?.currency.databaseValue ?? .null,
        applicant.email.databaseValue,
      ]
    }
    self.values = values.map { value in
      guard let text = String.fromDatabaseValue(value.databaseValue), text.utf8.contains(0) else { return value }
      return storable(text)
    }
  }
}

/// SQLite's text ends at a NUL, so that what follows would be lost and the record seem to change with every import.
func storable(_ text: String) -> String {
  text.utf8.contains(0) ? text.replacing("\u{0}", with: "\u{FFFD}") : text
}

extension Optional where Wrapped: DatabaseValueConvertible {
  /// NULL for nil.
  fileprivate var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}

extension TimeEntry {
  init(_ row: Row) {
    self.init(
      system: row["system"], id: row["id"], user: row["account"], userName: row["account_name"], contractor: nil,
      start: Date(milliseconds: row["start_at"]), end: (row["end_at"] as Int?).map { Date(milliseconds: $0) },
      seconds: row["seconds"], memo: row["memo"], taskID: row["task_id"], taskName: row["task_name"],
      taskStatus: row["task_status"], taskEstimateSeconds: row["task_estimate_seconds"],
      isBillable: row["is_billable"], createdAt: (row["created_at"] as Int?).map { Date(milliseconds: $0) })
  }
}

extension BilledEntry {
  /// Nil for a day that is none, which only a damaged ledger holds.
  init?(_ row: Row) {
    guard let day = CivilDate(row["day"] as String) else { return nil }
    self.init(
      system: row["system"], id: row["id"], contract: row["contract"], title: row["title"], date: day,
      seconds: row["seconds"], amount: money(row["amount_minor"], row["currency"]), paymentType: row["payment_type"],
      record: "\(row["name"] as String):\(row["line"] as Int)")
  }
}

extension Applicant {
  init?(_ row: Row) {
    guard let day = CivilDate(row["day"] as String) else { return nil }
    self.init(
      system: row["system"], id: row["id"], name: row["name"], stage: row["stage"], date: day,
      posting: row["posting"], source: row["source"], rate: money(row["rate_minor"], row["rate_currency"]),
      email: row["email"])
  }
}

private func money(_ units: Int?, _ currency: String?) -> Money? {
  guard let units, let currency else { return nil }
  return Money(minorUnits: units, currency: currency)
}
