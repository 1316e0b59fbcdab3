internal import Foundation

/// The answers of ClickUp's API to `GET /list/{id}/task` and `GET /task/{id}`: pages of tasks, or single ones.
///
/// Comments and times in status come from other questions. Where they were merged into each task as `comments` and
/// `time_in_status`, in the API's own shapes, they are read; a card without them is one of which nothing is known.
///
/// Source: ClickUp's reference of API v2, "Get Tasks", "Get Task", "Get Task Comments", "Get Bulk Tasks' Time in Status".
package struct ClickUpTasksAPI: DocumentImporter {
  package let id = "clickup-tasks-api"
  package let version = 1
  package let summary = "ClickUp: the JSON of `GET /list/{id}/task` with `include_closed=true` and `subtasks=true`"

  package init() {}

  package func recognises(_ document: RecordDocument) -> Bool {
    let tasks = tasks(of: document)
    return tasks?.isEmpty ?? false || tasks?.contains(where: isTask) ?? false
  }

  package func read(
    _ document: RecordDocument, options: ImportOptions, into sink: ImportSink
  ) throws(RecordFileError) {
    var leftOut = LeftOut()
    try sink.elements(tasks(of: document) ?? []) { (value, number) throws(ImportStop) in
      let card = try ClickUpTask(value, line: number, &leftOut).card
      sink.take(.card(card), line: number)
      for assignee in card.assignees {
        sink.mentions(
          system: card.system, account: assignee.account, name: assignee.name, email: assignee.email, seconds: 0,
          line: number)
      }
    }
    leftOut.report(file: document.file, to: sink)
  }

  private func tasks(of document: RecordDocument) -> [RecordValue]? {
    document.entries(under: "tasks") ?? (isTask(document.root) ? [document.root] : nil)
  }

  private func isTask(_ value: RecordValue) -> Bool {
    value.has("id") && value.has("name") && value["status"]?.has("status") == true
  }
}

/// One task of the API, read.
private struct ClickUpTask {
  let card: TaskCard

  init(_ task: RecordValue, line: Int, _ leftOut: inout LeftOut) throws(ImportStop) {
    guard case .object = task else { throw .row("is no task") }
    let id = try ClickUpFields.identifier(task["id"]?.string ?? "", of: "task")
    guard let name = task["name"]?.nonEmpty else { throw .row("has no name") }
    let state = task["status"]
    guard let status = state?["status"]?.nonEmpty ?? state?.nonEmpty else { throw .row("has no status") }
    func date(_ member: String, _ field: String) -> Date? {
      ClickUpFields.optionalInstant(task[member]?.string ?? "", field, line: line, &leftOut)
    }
    func seconds(_ member: String, _ field: String) -> Int? {
      ClickUpFields.optionalSeconds(task[member]?.string ?? "", field, line: line, &leftOut)
    }
    let estimate = seconds("time_estimate", "estimate")
    let closedAt = date("date_closed", "date closed") ?? date("date_done", "date done")
    card = TaskCard(
      system: ClickUpFields.system, id: id, name: name, status: status, customID: task["custom_id"]?.nonEmpty,
      description: ClickUpTask.description(of: task), isClosed: state?["type"]?.nonEmpty.map(ClickUpTask.isFinished),
      createdAt: date("date_created", "date created"), closedAt: closedAt,
      updatedAt: date("date_updated", "date updated"), dueAt: date("due_date", "due date"),
      assignees: (task["assignees"]?.elements ?? []).compactMap(ClickUpTask.assignee),
      estimateSeconds: estimate.flatMap { $0 > 0 ? $0 : nil }, spentSeconds: seconds("time_spent", "time spent"),
      tags: (task["tags"]?.elements ?? []).compactMap { $0["name"]?.nonEmpty ?? $0.nonEmpty },
      list: task["list"]?["name"]?.nonEmpty, url: task["url"]?.nonEmpty,
      parentID: task["parent"]?.nonEmpty ?? task["parent"]?["id"]?.nonEmpty,
      comments: ClickUpTask.comments(of: task, line: line, &leftOut), checklists: ClickUpTask.checklists(of: task),
      statusTimes: ClickUpTask.statusTimes(of: task, line: line, &leftOut))
  }

  /// ClickUp's types are open, unstarted, custom (active), done and closed; the last two are finished.
  private static func isFinished(_ type: String) -> Bool { ["done", "closed"].contains(type.lowercased()) }

  /// Empty where the card has none; nil where the answer does not carry it.
  private static func description(of task: RecordValue) -> String? {
    let members = ["markdown_description", "description", "text_content"].filter(task.has)
    return members.isEmpty ? nil : members.lazy.compactMap { task[$0]?.nonEmpty }.first ?? ""
  }

  /// Somebody who was invited and has not come yet has an address and no name.
  private static func assignee(_ user: RecordValue) -> TaskCard.Assignee? {
    let email = user["email"]?.nonEmpty
    let name = user["username"]?.nonEmpty
    guard let account = user["id"]?.nonEmpty ?? user.nonEmpty ?? name ?? email else { return nil }
    return TaskCard.Assignee(account: account, name: name ?? email ?? account, email: email)
  }

  /// Items that hang below another follow it.
  private static func checklists(of task: RecordValue) -> [TaskCard.Checklist]? {
    func items(_ values: [RecordValue]) -> [TaskCard.Checklist.Item] {
      values.flatMap { item -> [TaskCard.Checklist.Item] in
        guard let name = item["name"]?.string else { return [] }
        return [TaskCard.Checklist.Item(name: name, isDone: item["resolved"]?.flag)]
          + items(item["children"]?.elements ?? [])
      }
    }
    return task["checklists"]?.elements?.compactMap { list in
      list["name"]?.string.map { TaskCard.Checklist(name: $0, items: items(list["items"]?.elements ?? [])) }
    }
  }

  /// Oldest first, whatever the order of the pages they came in.
  private static func comments(of task: RecordValue, line: Int, _ leftOut: inout LeftOut) -> [TaskCard.Comment]? {
    guard let list = task["comments"]?.elements ?? task["comments"]?["comments"]?.elements else { return nil }
    var comments: [TaskCard.Comment] = []
    for comment in list {
      guard comment.has("comment_text") || comment.has("comment") else {
        leftOut.note("comment", comment["id"]?.string ?? "", line: line)
        continue
      }
      let parts = (comment["comment"]?.elements ?? []).compactMap { part -> String? in
        if case .text(let text)? = part["text"] { text } else { nil }
      }
      let user = comment["user"]
      let by = user?["id"]?.nonEmpty ?? user?["username"]?.nonEmpty ?? user?["email"]?.nonEmpty ?? user?.nonEmpty
      let at = ClickUpFields.optionalInstant(
        comment["date"]?.string ?? "", "date of a comment", line: line, &leftOut)
      comments.append(
        TaskCard.Comment(
          text: comment["comment_text"]?.string ?? parts.joined(), by: by ?? "", at: at,
          isResolved: comment["resolved"]?.flag))
    }
    return comments.sorted {
      ($0.at ?? .distantFuture, $0.text, $0.by) < ($1.at ?? .distantFuture, $1.text, $1.by)
    }
  }

  /// The history names each status once, the present one among them, whose own member is a moment younger.
  private static func statusTimes(of task: RecordValue, line: Int, _ leftOut: inout LeftOut) -> [TaskCard.StatusTime]? {
    guard let times = task["time_in_status"], let history = times["status_history"]?.elements else { return nil }
    var found: [TaskCard.StatusTime] = []
    func time(_ value: RecordValue) -> TaskCard.StatusTime? {
      guard let status = value["status"]?.nonEmpty, let total = value["total_time"],
        let minutes = total["by_minute"]?.integer, (0..<100_000_000).contains(minutes)
      else {
        leftOut.note("time in status", value["status"]?.string ?? "", line: line)
        return nil
      }
      let since = ClickUpFields.optionalInstant(
        total["since"]?.string ?? "", "start of a status", line: line, &leftOut)
      return TaskCard.StatusTime(status: status, seconds: minutes * 60, since: since)
    }
    for value in history {
      guard let time = time(value) else { continue }
      if let place = found.firstIndex(where: { $0.status == time.status }) {
        // Two statuses of one name, as in lists that the card moved between.
        found[place].seconds += time.seconds
        found[place].since = [found[place].since, time.since].compactMap(\.self).max()
      } else {
        found.append(time)
      }
    }
    if let present = times["current_status"].flatMap(time) {
      if let place = found.firstIndex(where: { $0.status == present.status }) {
        found[place].seconds = max(found[place].seconds, present.seconds)
        found[place].since = present.since ?? found[place].since
      } else {
        found.append(present)
      }
    }
    return found
  }
}
