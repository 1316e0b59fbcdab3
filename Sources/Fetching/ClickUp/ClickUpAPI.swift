internal import Hiring

/// The questions to ClickUp's API v2 that a fetch asks, and what their answers must look like.
///
/// Source: ClickUp's reference of API v2: "Get Authorized Workspaces", "Get time entries within a date range", "Get
/// Filtered Team Tasks", "Get Task Comments", "Get Bulk Tasks' Time in Status", "Get Task's Time in Status"; and
/// developer.clickup.com/docs/task-comments-pagination.
package struct ClickUpAPI: Sendable {
  let client: APIClient

  package init(client: APIClient) { self.client = client }

  /// As many tasks stand on a page.
  static let tasksAPage = 100
  /// As many comments stand on a page.
  static let commentsAPage = 25

  /// The workspaces that the token may see, with their members.
  package func teams() async throws(FetchError) -> [ClickUpTeam] {
    let subject = "the workspaces"
    let answer = try await client.get(["team"], about: subject)
    var teams: [ClickUpTeam] = []
    for value in try elements(answer, "teams", subject) {
      let id = try identifier(value, "a workspace", subject)
      var members: [ClickUpTeam.Member] = []
      for member in try elements(value, "members", subject) {
        guard let user = member["user"] else { throw undocumented(subject, "a member of workspace \(id) is nobody") }
        members.append(
          ClickUpTeam.Member(
            account: try identifier(user, "a member", subject), name: line(user["username"]) ?? "",
            email: line(user["email"])))
      }
      teams.append(ClickUpTeam(id: id, name: line(value["name"]) ?? id, members: members))
    }
    return teams
  }

  /// The time entries of `accounts` that start between two instants.
  ///
  /// Without `assignee` only the caller's own are given, and without dates only those of the last 30 days. Only owners
  /// and admins of the workspace may ask for others.
  ///
  /// - Parameters:
  ///   - from: milliseconds since 1970; `to` likewise.
  ///   - accounts: at least one.
  func timeEntries(
    team: String, from: Int, to: Int, accounts: [String], about subject: String
  ) async throws(FetchError) -> [RecordValue] {
    let answer = try await client.get(
      ["team", team, "time_entries"],
      query: [("start_date", "\(from)"), ("end_date", "\(to)"), ("assignee", accounts.joined(separator: ","))],
      about: subject)
    let entries = try elements(answer, "data", subject)
    for (index, entry) in entries.enumerated() where entry["id"] == nil || entry["user"] == nil {
      throw undocumented(subject, "element \(index + 1) of `data` is no time entry")
    }
    return entries
  }

  /// A page of the workspace's tasks that were changed after an instant, closed ones and subtasks among them, oldest
  /// first; and whether it is the last.
  ///
  /// - Parameter since: milliseconds since 1970.
  func tasks(team: String, page: Int, since: Int) async throws(FetchError) -> (tasks: [RecordValue], isLast: Bool) {
    let subject = "page \(page + 1) of the tasks"
    let answer = try await client.get(
      ["team", team, "task"],
      query: [
        ("page", "\(page)"), ("order_by", "created"), ("reverse", "true"), ("subtasks", "true"),
        ("include_closed", "true"), ("date_updated_gt", "\(since)"),
      ], about: subject)
    let tasks = try elements(answer, "tasks", subject)
    for task in tasks {
      _ = try identifier(task, "a task", subject)
      guard task["name"] != nil, task["status"]?["status"] != nil else {
        throw undocumented(subject, "task \(task["id"]?.string ?? "") has no name or no status")
      }
    }
    let isLast = answer["last_page"]?.flag ?? (tasks.count < ClickUpAPI.tasksAPage)
    return (tasks, isLast || tasks.isEmpty)
  }

  /// Every comment on a task, newest first; nil where the task is gone.
  ///
  /// The next page begins behind the oldest comment of the one before, named by its `date` and `id`.
  func comments(task: String) async throws(FetchError) -> [RecordValue]? {
    let subject = "the comments of task \(task)"
    var comments: [RecordValue] = []
    var seen: Set<String> = []
    var start: [(name: String, value: String)] = []
    while true {
      let answer: RecordValue
      do throws(FetchError) {
        answer = try await client.get(["task", task, "comment"], query: start, about: subject)
      } catch {
        if error.kind == .rejected(404) { return nil }
        throw error
      }
      let page = try elements(answer, "comments", subject)
      var added = 0
      var last: (date: String, id: String)?
      for comment in page {
        let id = try identifier(comment, "a comment", subject)
        guard let date = comment["date"]?.integer else { throw undocumented(subject, "comment \(id) has no date") }
        last = ("\(date)", id)
        guard seen.insert(id).inserted else { continue }
        comments.append(comment)
        added += 1
      }
      guard page.count >= ClickUpAPI.commentsAPage, let last else { return comments }
      if added == 0 { throw undocumented(subject, "the same page comes again after comment \(last.id)") }
      start = [("start", last.date), ("start_id", last.id)]
    }
  }

  /// How long tasks stood in each status, by their ids; tasks of which nothing is known are left out.
  ///
  /// The bulk question is for two to a hundred tasks. The server refuses it where the workspace has not switched the
  /// ClickApp "Total time in Status" on.
  func timeInStatus(tasks: [String]) async throws(FetchError) -> [String: RecordValue] {
    let subject = "the times in status"
    if tasks.count == 1 {
      let answer = try await client.get(["task", tasks[0], "time_in_status"], about: subject)
      guard case .object = answer else { throw undocumented(subject, "it is no object") }
      return [tasks[0]: answer]
    }
    let answer = try await client.get(
      ["task", "bulk_time_in_status", "task_ids"], query: tasks.map { ("task_ids", $0) }, about: subject)
    guard case .object(let members) = answer else { throw undocumented(subject, "it is no object") }
    return members
  }

  private func elements(_ value: RecordValue, _ member: String, _ subject: String) throws(FetchError) -> [RecordValue] {
    guard let elements = value[member]?.elements else { throw undocumented(subject, "it has no list `\(member)`") }
    return elements
  }

  /// A name on one line: errors name people and workspaces, and a second line would look like another error.
  private func line(_ value: RecordValue?) -> String? {
    value?.nonEmpty?.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// An id, which becomes part of addresses and file names: letters, digits, hyphens and underscores only.
  private func identifier(_ value: RecordValue, _ what: String, _ subject: String) throws(FetchError) -> String {
    guard let id = value["id"]?.nonEmpty, id.utf8.count <= 64,
      id.utf8.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "_")
      })
    else { throw undocumented(subject, "\(what) has no id that could be one") }
    return id
  }

  private func undocumented(_ subject: String, _ problem: String) -> FetchError {
    FetchError(
      .undocumented, "\(subject): ClickUp's answer is not as documented: \(problem); nothing of this page is kept")
  }
}
