internal import Foundation
internal import GRDB
internal import Hiring

// Rows of the record tables, joined with their file's name as `file_name`, as the values they were made from. A row that
// does not hold what the schema promises is damage and throws.

extension TimeEntry {
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], user: row["account"], userName: row["account_name"], contractor: nil,
      start: Date(milliseconds: row["start_at"]), end: instant(row["end_at"]), seconds: row["seconds"],
      memo: row["memo"], taskID: row["task_id"], taskName: row["task_name"], taskStatus: row["task_status"],
      taskEstimateSeconds: row["task_estimate_seconds"], isBillable: row["is_billable"],
      createdAt: instant(row["created_at"]), day: try optionalDay(row["day"]), isManual: row["is_manual"],
      email: row["email"], taskCustomID: row["task_custom_id"])
  }
}

extension BilledEntry {
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], contract: row["contract"], title: row["title"],
      date: try requiredDay(row["day"]), seconds: row["seconds"],
      amount: money(row["amount_minor"], row["currency"]), paymentType: row["payment_type"], source: row["source"],
      manualSeconds: row["manual_seconds"], memo: row["memo"], record: place(row))
  }
}

extension Payment {
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], date: try requiredDay(row["day"]),
      kind: Kind(rawValue: row["kind"]) ?? .other, type: row["type"], contract: row["contract"],
      person: row["person"], title: row["title"],
      amount: Money(minorUnits: row["amount_minor"], currency: row["currency"]), from: try optionalDay(row["from_day"]),
      to: try optionalDay(row["to_day"]), seconds: row["seconds"], isFromRate: row["is_from_rate"],
      reference: row["reference"], record: place(row))
  }
}

extension Applicant {
  init(_ row: Row) throws {
    let text = row["day"] as String
    self.init(
      system: row["system"], id: row["id"], name: row["name"], stage: row["stage"],
      date: text.isEmpty ? nil : try requiredDay(text), posting: row["posting"], source: row["source"],
      rate: money(row["rate_minor"], row["rate_currency"]), email: row["email"],
      reached: try (row["reached"] as String?).map { try decoded($0) } ?? [:],
      meaning: (row["meaning"] as String?).flatMap(HiringStage.init(rawValue:)), contractor: row["contractor"],
      record: place(row))
  }
}

extension Posting {
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], title: row["title"], source: row["source"],
      posted: try requiredDay(row["posted"]), closed: try optionalDay(row["closed"]), role: row["role"],
      cost: money(row["cost_minor"], row["cost_currency"]), url: row["url"], record: place(row))
  }
}

extension Meeting {
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], invitee: row["invitee"], email: row["email"], title: row["title"],
      start: Date(milliseconds: row["start_at"]), end: instant(row["end_at"]), isCanceled: row["is_canceled"],
      isNoShow: row["is_no_show"], host: row["host"], record: place(row))
  }
}

extension Interview {
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], applicant: row["applicant"], email: row["email"],
      posting: row["posting"], date: try requiredDay(row["day"]), by: row["judge"],
      scores: try (row["scores"] as String?).map { try decoded($0) } ?? [:], note: row["note"], record: place(row))
  }
}

extension TaskCard {
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], name: row["name"], status: row["status"], customID: row["custom_id"],
      description: row["description"], isClosed: row["is_closed"], createdAt: instant(row["created_at"]),
      closedAt: instant(row["closed_at"]), updatedAt: instant(row["updated_at"]), dueAt: instant(row["due_at"]),
      assignees: try decoded(row["assignees"]), estimateSeconds: row["estimate_seconds"],
      spentSeconds: row["spent_seconds"], tags: try decoded(row["tags"]), list: row["list"], url: row["url"],
      parentID: row["parent_id"], comments: try (row["comments"] as String?).map { try decoded($0) },
      checklists: try (row["checklists"] as String?).map { try decoded($0) },
      statusTimes: try (row["status_times"] as String?).map { try decoded($0) }, record: place(row))
  }
}

extension Attendance {
  init(_ row: Row) throws {
    guard let state = State(rawValue: row["state"]) else { throw DamagedRow("state", row["state"]) }
    self.init(
      system: row["system"], id: row["id"], person: row["person"], date: try requiredDay(row["day"]),
      meeting: row["meeting"], state: state, note: row["note"], record: place(row))
  }
}

extension AccessGrant {
  /// Needs `seen_at` and `is_current` beside the columns.
  init(_ row: Row) throws {
    self.init(
      system: row["system"], id: row["id"], account: row["account"], name: row["name"], email: row["email"],
      resource: row["resource"], level: row["level"], isActive: row["is_active"],
      hasSecondFactor: row["has_second_factor"], granted: try optionalDay(row["granted"]),
      revoked: try optionalDay(row["revoked"]),
      seenAt: instant(row["seen_at"]), isCurrent: row["is_current"], record: place(row))
  }
}

extension Attestation {
  init(_ row: Row) throws {
    self.init(
      what: row["what"], on: try requiredDay(row["day"]), by: row["signer"], contractor: row["contractor"],
      note: row["note"], record: place(row))
  }
}

/// A value that the schema does not allow.
struct DamagedRow: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, _ value: String) { description = "`\(value)` is no \(what)" }
}

private func place(_ row: Row) -> String { "\(row["file_name"] as String):\(row["line"] as Int)" }

private func instant(_ milliseconds: Int?) -> Date? { milliseconds.map { Date(milliseconds: $0) } }

private func optionalDay(_ text: String?) throws -> CivilDate? { try text.map(requiredDay) }

private func requiredDay(_ text: String) throws -> CivilDate {
  guard let day = CivilDate(text) else { throw DamagedRow("day", text) }
  return day
}

private func money(_ units: Int?, _ currency: String?) -> Money? {
  guard let units, let currency else { return nil }
  return Money(minorUnits: units, currency: currency)
}
