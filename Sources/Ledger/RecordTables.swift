internal import GRDB
internal import Hiring

extension StoredRecord {
  /// The table of a kind of record.
  enum Table: String, CaseIterable {
    case time, billed, payment, applicant, posting, meeting, interview, card, attendance, access, attestation

    var name: String {
      switch self {
      case .time: "time_entries"
      case .billed: "billed_entries"
      case .payment: "payments"
      case .applicant: "applicants"
      case .posting: "postings"
      case .meeting: "meetings"
      case .interview: "interviews"
      case .card: "cards"
      case .attendance: "attendance"
      case .access: "access_grants"
      case .attestation: "attestations"
      }
    }

    /// The key first, `system` and `id`; without the place in the file.
    var columns: [String] {
      switch self {
      case .time:
        [
          "system", "id", "account", "account_name", "start_at", "end_at", "seconds", "memo", "task_id", "task_name",
          "task_status", "task_estimate_seconds", "is_billable", "created_at", "day", "is_manual", "email",
          "task_custom_id",
        ]
      case .billed:
        [
          "system", "id", "contract", "title", "day", "seconds", "amount_minor", "currency", "payment_type", "source",
          "manual_seconds", "memo",
        ]
      case .payment:
        [
          "system", "id", "day", "kind", "type", "contract", "person", "title", "amount_minor", "currency", "from_day",
          "to_day", "seconds", "is_from_rate", "reference",
        ]
      case .applicant:
        [
          "system", "id", "name", "stage", "day", "posting", "source", "rate_minor", "rate_currency", "email",
          "reached", "meaning", "contractor",
        ]
      case .posting:
        ["system", "id", "title", "source", "posted", "closed", "role", "cost_minor", "cost_currency", "url"]
      case .meeting:
        ["system", "id", "invitee", "email", "title", "start_at", "end_at", "is_canceled", "is_no_show", "host"]
      case .interview: ["system", "id", "applicant", "email", "posting", "day", "judge", "scores", "note"]
      case .card:
        [
          "system", "id", "custom_id", "name", "description", "status", "is_closed", "created_at", "closed_at",
          "updated_at", "due_at", "assignees", "estimate_seconds", "spent_seconds", "tags", "list", "url", "parent_id",
          "comments", "checklists", "status_times",
        ]
      case .attendance: ["system", "id", "person", "day", "meeting", "state", "note"]
      case .access:
        [
          "system", "id", "account", "name", "email", "resource", "level", "is_active", "has_second_factor", "granted",
          "revoked",
        ]
      case .attestation: ["system", "id", "what", "day", "signer", "contractor", "note"]
      }
    }

    /// The columns that say whom and when a record is about, to find those that a newer export lacks; nil for kinds
    /// of which every export is a part.
    var scope: (owner: String, when: String)? {
      switch self {
      case .time: ("account", "start_at")
      case .billed: ("contract", "day")
      case .payment, .applicant, .posting, .meeting, .interview, .card, .attendance, .access, .attestation: nil
      }
    }

    /// Whether an export states all that there is to say of a record, so that what it leaves empty is empty.
    var isStatedWhole: Bool { self == .access }

    /// The statements that are prepared once and run for every record.
    var insert: String {
      let marks = Array(repeating: "?", count: columns.count + 4).joined(separator: ", ")
      return """
        INSERT INTO \(name) (\(columns.joined(separator: ", ")), file_id, line, touched_file_id, touched_line)
        VALUES (\(marks)) ON CONFLICT (system, id) DO NOTHING
        """
    }

    var select: String {
      """
      SELECT \(columns.joined(separator: ", ")), file_id, line, touched_file_id, touched_line FROM \(name)
      WHERE system = ? AND id = ?
      """
    }
  }
}
