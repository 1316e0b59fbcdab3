internal import Foundation
internal import GRDB
internal import Hiring

/// What in a stored record tells of whom, by the table's columns: the same for rows, for their old versions, and for
/// records that an import brings, or what was removed would come back as a change.
struct RecordTexts {
  let table: StoredRecord.Table
  let matcher: PersonMatcher

  /// Whether the record as a whole is about the person.
  func isTheirs(_ values: [String: String]) -> Bool {
    let system = values["system"] ?? ""
    func text(_ column: String) -> String { values[column] ?? "" }
    switch table {
    case .time:
      return matcher.isTheirs(
        system: system, account: text("account"), name: text("account_name"), email: values["email"])
    case .billed: return matcher.holds(platform: system, contract: text("contract"))
    case .payment:
      return matcher.holds(platform: system, contract: text("contract")) || matcher.isName(text("person"))
    case .applicant:
      return matcher.isContractor(text("contractor")) || matcher.isName(text("name"), address: values["email"])
    case .meeting: return matcher.isName(text("invitee"), address: values["email"])
    case .interview: return matcher.isName(text("applicant"), address: values["email"])
    case .attendance: return matcher.isTheirs(system: system, account: text("person"))
    case .access:
      return matcher.isTheirs(
        system: system, account: text("account"), name: text("name"), email: values["email"])
    case .attestation: return matcher.isContractor(text("contractor"))
    case .posting, .card: return false
    }
  }

  /// A column's text without the person; the same text where they are not in it.
  func redacted(_ column: String, _ text: String) throws -> String {
    if table == .card {
      switch column {
      case "assignees": return try mapped(text) { (all: [TaskCard.Assignee]) in all.filter { !isTheirs($0) } }
      case "comments":
        return try mapped(text) { (all: [TaskCard.Comment]) in
          all.filter { !isAccount($0.by) }.map { comment in
            var comment = comment
            comment.text = matcher.redacted(comment.text)
            return comment
          }
        }
      case "checklists":
        return try mapped(text) { (all: [TaskCard.Checklist]) in
          all.map { list in
            TaskCard.Checklist(
              name: matcher.redacted(list.name),
              items: list.items.map { .init(name: matcher.redacted($0.name), isDone: $0.isDone) })
          }
        }
      case "tags": return try mapped(text) { (all: [String]) in all.map(matcher.redacted) }
      default: break
      }
    }
    return runningTexts.contains(column) ? matcher.redacted(text) : text
  }

  /// A list as text, changed; the very text where nothing changes.
  private func mapped<Element: Codable & Hashable>(
    _ text: String, _ change: ([Element]) -> [Element]
  ) throws -> String {
    let all = try decoded(text, as: [Element].self)
    let changed = change(all)
    return changed == all ? text : try json(changed)
  }

  private func isTheirs(_ assignee: TaskCard.Assignee) -> Bool {
    isAccount(assignee.account) || matcher.isName(assignee.name, address: assignee.email)
  }

  /// By any tracker's account: a card's system is the tracker itself.
  private func isAccount(_ account: String) -> Bool {
    Self.trackers.contains { matcher.isTheirs(system: $0, account: account) }
  }

  private static let trackers = ["clickup", "trello", "jira"]

  private var runningTexts: Set<String> {
    switch table {
    case .time: ["memo", "task_name"]
    case .billed: ["title", "memo"]
    case .payment: ["title"]
    case .applicant: ["posting", "source"]
    case .posting: ["title"]
    case .meeting: ["title", "host"]
    case .interview: ["judge", "posting", "note"]
    case .card: ["name", "description", "list"]
    case .attendance: ["meeting", "note"]
    case .access: []
    case .attestation: ["what", "signer", "note"]
    }
  }

  /// When the record is of, milliseconds since 1970; nil where it does not say. Attestations and job posts have none
  /// here: they prove an agreement or speak of nobody.
  func instant(_ values: [String: String]) -> Int? {
    func day(_ column: String) -> Int? { values[column].flatMap { CivilDate($0) }?.startUTC.milliseconds }
    func whole(_ column: String) -> Int? { values[column].flatMap { Int($0) } }
    switch table {
    case .time: return whole("start_at")
    case .billed, .payment, .applicant, .interview, .attendance: return day("day")
    case .meeting: return whole("start_at")
    case .card: return whole("updated_at") ?? whole("closed_at") ?? whole("created_at")
    case .access: return day("revoked")
    case .posting, .attestation: return nil
    }
  }
}

extension StoredRecord.Table {
  /// A row's values by column as `RecordTexts` takes them; NULL is left out.
  func named(_ values: [DatabaseValue]) -> [String: String] { RecordVersions.values(columns, values) }
}
